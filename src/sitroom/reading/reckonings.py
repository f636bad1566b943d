"""Who counted: "the police recorded 300 entries", "were registered by the ministry", "put the number at 640".

An authority or organisation that records, counts or documents a number says it; what nobody else is said to say in
its sentence is its own. States that record, and private persons who count, tell of themselves and are no source.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sitroom.reading import carriers
from sitroom.reading.contents import Saying
from sitroom.reading.lexicon import Form, verb_forms, vocabulary, words
from sitroom.reading.lines import Line, auxiliaries, be, determiners, pronouns
from sitroom.reading.phrases import Phrase, adverb, following, subject
from sitroom.reading.scenes import Scene, Voice
from sitroom.reading.speakers import voice

_NEAR = 9  # words from the verb to the number it tells
_TOTAL = 14  # words of "put the number of ... at"
_COUNTING = ("body", "group", "role", "person")
_ENDS = frozenset([";", "—", "while", "whereas", "but", "”", '"'])


class _Reckoning(NamedTuple):
    """A cue by token span, who reckons, where the noun phrase stands, and the tokens of what is reckoned."""

    cue: tuple[int, int]
    who: Voice
    phrase: Phrase
    content: tuple[int, int]


@cache
def forms() -> dict[str, Form]:
    """Return the verbs of counting by every form."""
    return verb_forms(vocabulary("attribution")["count"].split())


@cache
def triggers() -> frozenset[str]:
    """Return the words at which a reckoning can begin."""
    return frozenset(forms()) | _PUT | _SPEAK


_PUT = frozenset(["put", "puts", "putting"])
_SPEAK = frozenset(["spoke", "speaks", "speak"])


def reckonings(scene: Scene, line: Line, said: Sequence[Saying]) -> Iterator[Saying]:
    """Yield who counted what in a sentence, where nobody else is said to say it."""
    for at, word in enumerate(line.low):
        if word not in triggers() or (line.capital(at) and at > 0) or _told(said, at):
            continue
        if word in _SPEAK:
            found = _active(scene, line, at, at + 2) if line.at(at + 1) == "of" else None
        elif word in _PUT:
            found = _put(scene, line, at)
        else:
            found = _counted(scene, line, at)
        if found is not None:
            text, phrase = " ".join(line.low[slice(*found.cue)]), found.phrase
            via = tuple(carriers.carriers(scene, line, phrase.end, min(phrase.end + 8, at))) if phrase.end < at else ()
            source = (phrase.start, phrase.end)
            yield Saying(line, found.cue, text, text, "count", found.who, source, *found.content, via)


def _told(said: Sequence[Saying], at: int) -> bool:
    """Say whether somebody is said to say the words around a verb already."""
    return any(one.voice is not None and one.first <= at < one.last for one in said)


def _counted(scene: Scene, line: Line, at: int) -> _Reckoning | None:
    kinds, chain = forms()[line.low[at]].kinds, at
    while chain > 0 and (line.low[chain - 1] in auxiliaries() or adverb(line, chain - 1)):
        chain -= 1
    helpers = set(line.low[chain:at])
    if helpers & {"not", "never", "will", "would", "could", "can", "may", "should", "must"}:
        return None
    if line.at(at + 1) == "by" and (be() & helpers or line.at(at - 1) not in determiners()):
        return _by(scene, line, at)
    if be() & helpers or not {"past", "s", "participle"} & kinds:
        return None
    found = _active(scene, line, at, at + 1)
    return found if found is not None and found.who.kind in _COUNTING else None


def _active(scene: Scene, line: Line, at: int, first: int) -> _Reckoning | None:
    """Read the subject of a verb with a number behind it."""
    phrase = subject(line, at)
    who = voice(scene, line, phrase) if phrase and _numbered(line, first, first + _NEAR) else None
    if who is None or phrase is None or who.kind in ("unknown", "document"):
        return None
    alone = phrase.end - phrase.start == 1 and line.low[phrase.start] in pronouns()
    return None if alone and who.kind == "private" else _Reckoning((at, first), who, phrase, (first, _end(line, first)))


def _by(scene: Scene, line: Line, at: int) -> _Reckoning | None:
    phrase = following(line, at + 2)
    who = voice(scene, line, phrase) if phrase else None
    start = max((k + 1 for k in range(at) if line.low[k] in _ENDS), default=0)
    if who is None or phrase is None or who.kind not in _COUNTING or not _numbered(line, start, len(line.low)):
        return None
    return _Reckoning((at, at + 2), who, phrase, (start, at))


def _put(scene: Scene, line: Line, at: int) -> _Reckoning | None:
    """Read "put the number at 640": the total it puts may stand before or behind the number."""
    to = next((k for k in range(at + 1, min(at + _TOTAL, len(line.low))) if line.low[k] == "at"), None)
    if to is None or not _numbered(line, to + 1, to + 4):
        return None
    if not words("attribution", "totals").intersection(line.low[at:to]):
        return None
    return _active(scene, line, at, at + 1) if _numbered(line, at + 1, at + 1 + _NEAR) else _far(scene, line, at)


def _far(scene: Scene, line: Line, at: int) -> _Reckoning | None:
    phrase = subject(line, at)
    who = voice(scene, line, phrase) if phrase else None
    if who is None or phrase is None or who.kind in ("unknown", "document"):
        return None
    return _Reckoning((at, at + 1), who, phrase, (at + 1, _end(line, at + 1)))


def _numbered(line: Line, first: int, last: int) -> bool:
    numbers = words("attribution", "number_words")
    return any(word[0].isdigit() or word in numbers for word in line.low[first:last])


def _end(line: Line, first: int) -> int:
    return next((k for k in range(first + 1, len(line.low)) if line.low[k] in _ENDS), len(line.low))
