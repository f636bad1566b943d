"""Places that tell where something was written or said, not where it was counted: datelines and speakers' seats."""

from collections.abc import Sequence

from sitroom.reading import cues
from sitroom.reading.datelines import dateline
from sitroom.reading.grammar import listed
from sitroom.reading.layers import layers
from sitroom.reading.roles import Placed
from sitroom.reading.spans import Document, Sentence
from sitroom.reference import gazetteer

_BEFORE = 3  # words from a place back to the "in" of its speaker's seat


class Seats:
    """The seats of a document's speakers, asked sentence by sentence."""

    def __init__(self, document: Document) -> None:
        self.sources: dict[int, list[tuple[int, int]]] = {}
        for saying in layers(document).heard:
            if saying.source is not None:
                self.sources.setdefault(saying.line.sentence.index, []).append(saying.source)

    def part(self, sentence: Sentence, placed: Sequence[Placed]) -> tuple[list[Placed], list[Placed]]:
        """Return the places of what a sentence tells, and those of its dateline and its speakers' seats."""
        body = dateline(sentence)
        seated = [one for one in placed if one.last < body or self._seat(sentence, one)]
        return [one for one in placed if one not in seated], seated

    def _seat(self, sentence: Sentence, one: Placed) -> bool:
        """Say whether "the ministry in Athens" names a seat; a hospital or camp that speaks is where it counts."""
        if one.form != "name":
            return False
        lead = [token.lower for token in sentence.tokens[max(one.at - 2, 0) : one.at]]
        if len(lead) == 2 and lead[1] == "in" and (lead[0] in listed("inheritance", "seated") or _said(lead[0])):
            return True
        for start, end in self.sources.get(sentence.index, ()):
            if not start < one.at < end:
                continue
            before = [token.lower for token in sentence.tokens[start : one.at]]
            return bool({"in", "at"}.intersection(before[-_BEFORE:])) and not listed(
                "inheritance", "sites"
            ).intersection(before)
        return False


def _said(word: str) -> bool:
    """Say whether a word tells that somebody speaks ("said in New York")."""
    cue = cues.verb_cues().get(word)
    return word in ("reporters", "journalists", "conference", "briefing") or (
        cue is not None and cue.manner == "say" and not cue.noun and "past" in cue.form.kinds and word != "reported"
    )


def home(seated: Sequence[Placed]) -> str | None:
    """Return the country of the first seat; the seats of world and European bodies speak for no country."""
    for one in seated:
        country = gazetteer().country_of(one.place)
        if country and not listed("inheritance", "world_seats").intersection(_names(one.place)):
            return country
    return None


def _names(place: str) -> set[str]:
    return {gazetteer().place(place).name.lower()}
