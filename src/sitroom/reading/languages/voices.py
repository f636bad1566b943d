"""Who said it: a verb of saying or an "according to", and the name of an office or body beside it.

A private person is never named: a name counts only with an office, a body or a known title beside it, there or
earlier in the report.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitroom.reading.languages.tongue import Tongue
from sitroom.reading.spans import Document, Sentence, TimeSpan

_LONGEST = 14
_STOPS = frozenset([",", ";", ":", ".", "–", "—", "“", "”", "(", ")", "!", "?", '"', "|"])


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of the text and who is said to say it; ``said`` is the code point span of cue and name."""

    start: int
    end: int
    speaker: str
    said: tuple[int, int]


def voices(document: Document, of: Tongue, times: Sequence[TimeSpan]) -> list[Voice]:
    """Return the voices of a document in text order."""
    found: list[Voice] = []
    known: list[str] = []
    busy = {at for span in times for at in (span.start,)}
    last: tuple[Sentence, str] | None = None
    for sentence in document.sentences:
        here = list(_Hearing(sentence, of, busy).voices(known))
        if not here and last is not None and last[0].passage is sentence.passage:
            here = list(_goes_on(sentence, of, last))
        found += here
        if here and (start := _of_this(sentence, of, document.sentences)) is not None:
            found[-1] = Voice(start, here[-1].end, here[-1].speaker, here[-1].said)
            found.sort(key=lambda voice: voice.start)
        if here:
            last = sentence, here[-1].speaker
            known += [voice.speaker for voice in here if voice.speaker not in known]
    return found


def _of_this(sentence: Sentence, of: Tongue, sentences: Sequence[Sentence]) -> int | None:
    """Return where "Пра гэта паведаміў …" begins to speak of: the paragraph up to it."""
    low = [token.lower for token in sentence.tokens[:8]]
    if not any(of.speech.of_this.at(low, at) for at in range(min(3, len(low)))):
        return None
    here = next((one for one in sentences if one.passage is sentence.passage), sentence)
    return here.start if here is not sentence else None


def _goes_on(sentence: Sentence, of: Tongue, last: tuple[Sentence, str]) -> Iterator[Voice]:
    """Give "dodała", "сказала она" and "по его словам" to the speaker before."""
    low = [token.lower for token in sentence.tokens]
    for at, token in enumerate(sentence.tokens):
        if token.lower in of.speech.theirs and of.speech.theirs.at(low, at):
            yield Voice(sentence.start, sentence.end, last[1], (token.start, token.end))
            return
        if token.lower in of.speech.verbs:
            beside = [one.lower for one in sentence.tokens[at + 1 : at + 3]]
            alone = not beside or beside[0] in _STOPS or any(word in of.speech.pronouns for word in beside)
            if alone or (at and sentence.tokens[at - 1].lower in of.speech.pronouns) or at == 0:
                yield Voice(sentence.start, sentence.end, last[1], (token.start, token.end))
                return


class _Hearing:
    """Finds the cues of one sentence."""

    def __init__(self, sentence: Sentence, of: Tongue, busy: set[int]) -> None:
        self.sentence, self.of, self.busy = sentence, of, busy
        self.tokens = sentence.tokens
        self.low = [token.lower for token in sentence.tokens]

    def voices(self, known: Sequence[str]) -> Iterator[Voice]:
        """Yield who speaks in the sentence; a later voice covers only what follows the one before."""
        for at, end, name in self._cues():
            speaker = self._speaker(name, known)
            if speaker is not None:
                first, last = self._covered(at, end, verbal=self.low[at] in self.of.speech.verbs)
                yield Voice(first, last, speaker, (self.tokens[name.start].start, self.tokens[name.stop - 1].end))
                return

    def _cues(self) -> Iterator[tuple[int, int, range]]:
        speech = self.of.speech
        for at, word in enumerate(self.low):
            found = speech.according.at(self.low, at) if word in speech.according else None
            if found is not None and (name := self._right(found[0])):
                yield at, name.stop, name
            found = speech.postposed.at(self.low, at) if word in speech.postposed else None
            if found is not None and (name := self._left(at)):
                yield name.start, found[0], name
            if word in speech.verbs and not (word in speech.weak and not self._tells(at)):
                for name in filter(None, (self._left(at), self._right(at + 1))):
                    yield min(at, name.start), max(at + 1, name.stop), name

    def _tells(self, at: int) -> bool:
        """Say whether a verb of giving tells: "перадала, што" and ", передает Интерфакс", not "передала службі 10"."""
        behind = any(word in self.of.speech.that for word in self.low[at + 1 : at + 5])
        return behind or at == 0 or self.low[at - 1] in (",", "”", '"')

    def _right(self, at: int) -> range:
        """Return the name right of a cue: it begins with a head or a capital, over a date or a small word."""
        start = at
        while start < len(self.low) and start - at < 5 and not self._begins(start):
            if self.low[start] in _STOPS or self.low[start] in self.of.speech.that:
                return range(0)
            start += 1
        return self._run(start)

    def _left(self, at: int) -> range:
        """Return the name left of a cue, back to where its clause begins."""
        floor = at
        while floor > 0 and at - floor < _LONGEST and not self._stops(floor - 1):
            if self.low[floor - 1] in self.of.speech.that or self.low[floor - 1][0].isdigit():
                break
            floor -= 1
        for start in range(floor, at):
            if self._begins(start) and (name := self._run(start, at)):
                gap = self.low[name.stop : at]
                return name if len(gap) <= 3 else range(0)
        return range(0)

    def _stops(self, at: int) -> bool:
        """Say whether a mark ends a clause; a hyphen does with spaces around it."""
        spaced = self.low[at] == "-" and at > 0 and self.tokens[at].start > self.tokens[at - 1].end
        return spaced or self.low[at] in _STOPS

    def _begins(self, at: int) -> bool:
        word = self.low[at]
        if at >= len(self.low) or word in self.of.speech.dropped or word in self.of.dates.weekdays:
            return False
        if word in self.of.speech.heads:
            return True
        headed = at + 1 < len(self.low) and self.low[at + 1] in self.of.speech.heads
        capital = self.tokens[at].text[0].isupper() and (at > 0 or headed) and word not in self.of.dates.months
        return capital and not self.of.capital_nouns and word not in self.of.stops

    def _run(self, start: int, end: int | None = None) -> range:
        """Return a name's words from its first: to a mark, a verb, a preposition or a date, heads and capitals in."""
        last = at = start
        limit = min(len(self.low) if end is None else end, start + _LONGEST)
        while at < limit:
            word = self.low[at]
            if word in _STOPS and not (word in ("“", "”") and at + 1 < limit):
                break
            if word in self.of.speech.that or word in self.of.speech.verbs or word in self.of.dates.weekdays:
                break
            if at > start and word in self.of.stops and word not in self.of.speech.heads:
                break
            if self.of.capital_nouns and at > start and self._small(at):
                break
            if self.tokens[at].start in self.busy or word in self.of.speech.dropped or word[0].isdigit():
                break
            at += 1
            last = at
        while last > start and not (self.low[last - 1][-1].isalnum() or self.low[last - 1][-1] == "”"):
            last -= 1
        return range(start, last)

    def _small(self, at: int) -> bool:
        """Say whether a small word ends a German name: no article or adjective before a noun."""
        nouns = at + 1 < len(self.tokens) and self.tokens[at + 1].text[0].isupper()
        article = self.low[at] in self.of.determiners
        return self.tokens[at].text[0].islower() and not (nouns or article)

    def _speaker(self, name: range, known: Sequence[str]) -> str | None:
        """Return the name as said; a bare name only where the report gave it an office before."""
        if not name:
            return None
        start, end = self.tokens[name.start].start, self.tokens[name.stop - 1].end
        text = self.sentence.text[start - self.sentence.start : end - self.sentence.start]
        words = [self.low[at] for at in name]
        if any(word in self.of.speech.heads for word in words) or any(self._acronym(at) for at in name):
            return text
        if len(words) == 1 and words[0] in self.of.speech.capitals and self._seated(name.start):
            return text
        stem = words[-1][: max(len(words[-1]) - 2, 4)]
        return next((full for full in known if stem in full.lower()), None)

    def _seated(self, at: int) -> bool:
        """Say whether a capital city stands for its government: "утверждают в Минске"."""
        return bool(self.of.locative) or (at > 0 and self.low[at - 1] in self.of.stops)

    def _acronym(self, at: int) -> bool:
        text = self.tokens[at].text
        return len(text) > 1 and text.isupper() and text.isalpha()

    def _covered(self, at: int, end: int, *, verbal: bool) -> tuple[int, int]:
        """Return what a voice covers: after a cue that opens its sentence all that follows, else what stands before."""
        tokens = self.tokens
        opens = at <= 2 or (
            end < len(self.low) and any(word in self.of.speech.that for word in self.low[end : end + 4])
        )
        if opens and end < len(tokens):
            return self.sentence.start if at <= 2 else tokens[at].start, self.sentence.end
        clause = max((index + 1 for index in range(at) if self.low[index] == ";"), default=0)
        rest = [index for index in range(end, len(tokens)) if self.low[index] not in _STOPS]
        return tokens[clause].start, tokens[end - 1].end if verbal and len(rest) > 3 else self.sentence.end
