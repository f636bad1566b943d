"""Which new reports repeat which: containment of winnowed fingerprints, with the shared text as evidence.

Containment is the share of the shorter report's fingerprints found in the other (Broder 1997); it finds an excerpt,
a shuffled and a reworked copy where a comparison of whole documents does not.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sitroom.lineage.align import Match, runs, shared_spans
from sitroom.lineage.boilerplate import MANY, carried_by_one, repeated
from sitroom.lineage.index import Head, Index, Places, Text, columns, earliest
from sitroom.lineage.shingles import Fingerprint, fingerprints
from sitroom.model import Copy

LEAST_CONTAINMENT = 0.05
LEAST_SHARED = 8
LEAST_RUN = 6
"""Shared shingles in one stretch: stock phrases meet here and there, copied text runs on."""

LOOSE = 400
"""Code points that may lie between them: with every fourth word changed, shared shingles stand far apart."""

SCATTERED = 0.12
"""Containment from which no such stretch is asked for: sentences may be short and in another order."""

MOST_COPIES = 20
"""Of one report: a text carried by hundreds is tied to its nearest kin, not to all of them."""

MOST_LIKELY = 32
"""So many are looked at closely, those that share the most; in a large room stock phrases alone make hundreds."""

_LOOKED_UP = 5_000
"""Fingerprints of one report asked for at a time: what carries them is held in memory."""

OWN_SHARE = 0.3
"""A report of which less than this is its own is not boilerplate with a few words added but a copy told often."""


def find_copies(new: Mapping[str, Text], index: Index) -> list[Copy]:
    """Compare new reports with those of the index and among themselves, then add them to the index.

    Parameters
    ----------
    new
        Reports by sha256.
    index
        The reports known before; the new ones are put into it.

    Returns
    -------
    list of Copy
        Pairs that share at least 8 fingerprints and 5 % of the shorter one's, most often six of them in one stretch;
        ``of`` is the earlier by publication (by recording where a day is missing). A report is paired with its 20
        nearest. What five reports of one publisher have in common (a footer, a standing explanation) does not count.
    """
    prints = {sha: fingerprints(text.text) for sha, text in new.items()}
    run = _Run(index, new, prints, repeated(new, prints))
    found: list[Copy] = []
    for sha in sorted(new, key=lambda sha: (*earliest(new[sha]), sha)):
        found += run.copies(sha, new[sha])
        index.put(sha, new[sha], prints[sha])
    return found


@dataclass(slots=True)
class _Run:
    index: Index
    new: Mapping[str, Text]
    prints: dict[str, list[Fingerprint]]
    boilerplate: frozenset[int]

    def copies(self, sha: str, text: Text) -> list[Copy]:
        """Return the report's nearest kin among those of the index."""
        own = Places(*columns(self.prints[sha]))
        shared, common, told_often = self._shared(sha, list(own.at))
        likely = [other for other, count in shared.most_common(MOST_LIKELY) if count >= LEAST_SHARED]
        heads, places = self.index.heads(likely), self.index.places(likely)
        # Boilerplate counts only where a text told often meets another publisher's (see OWN_SHARE).
        told = {other for other in places if told_often and not _same(text, heads[other])}
        kin = (
            _kin(own, other, heads[other], theirs, frozenset() if other in told else common)
            for other, theirs in places.items()
        )
        nearest = sorted(
            (pair for pair in kin if pair and _runs_on(pair)),
            key=lambda pair: (-pair.share, earliest(pair.head), pair.other),
        )
        return self._told(sha, text, nearest[:MOST_COPIES])

    def _shared(self, sha: str, hashes: Sequence[int]) -> tuple[Counter[str], set[int], bool]:
        """Count the fingerprints others share, and say which are common and whether nearly all are."""
        telling, stock, common = Counter[str](), Counter[str](), set[int]()
        for at in range(0, len(hashes), _LOOKED_UP):
            carriers = self.index.carriers(hashes[at : at + _LOOKED_UP])
            here = self._common(carriers)
            telling.update(chain.from_iterable(held for number, held in carriers.items() if number not in here))
            stock.update(chain.from_iterable(carriers[number] for number in here))
            common |= here
        told_often = len(common) > (1 - OWN_SHARE) * len(hashes)
        if told_often:
            telling.update(stock)
        del telling[sha]
        return telling, common, told_often

    def _common(self, carriers: Mapping[int, Sequence[str]]) -> set[int]:
        often = {number: held for number, held in carriers.items() if len(held) >= MANY}
        heads = self.index.heads(set(chain.from_iterable(often.values())))
        publishers = {sha: head.publisher for sha, head in heads.items()}
        earlier = {number for number, held in often.items() if carried_by_one(held, publishers)}
        return earlier | self.boilerplate.intersection(carriers)

    def _told(self, sha: str, text: Text, nearest: Sequence["_Kin"]) -> list[Copy]:
        texts = {pair.other: self.new[pair.other].text for pair in nearest if pair.other in self.new}
        texts |= self.index.texts([pair.other for pair in nearest if pair.other not in texts])
        return [_copy(sha, text, pair, texts[pair.other]) for pair in nearest if pair.other in texts]


@dataclass(frozen=True, slots=True)
class _Kin:
    other: str
    head: Head
    share: float
    matches: list[Match]


def _same(text: Text, head: Head) -> bool:
    return text.publisher is not None and text.publisher == head.publisher


def _kin(own: Places, other: str, head: Head, theirs: Places, left_out: Collection[int]) -> _Kin | None:
    """Return what two reports share, None when it is too little."""
    both = (own.at.keys() & theirs.at.keys()).difference(left_out)
    if len(both) < LEAST_SHARED or len(both) < LEAST_CONTAINMENT * min(len(own), len(theirs)):
        return None
    matches = [(*own.span(number), *theirs.span(number)) for number in both]
    return _Kin(other, head, len(both) / min(len(own), len(theirs)), matches)


def _runs_on(kin: _Kin) -> bool:
    """Say whether it is copied text, not stock phrases here and there."""
    return kin.share >= SCATTERED or any(run.matches >= LEAST_RUN for run in runs(kin.matches, LOOSE))


def _copy(sha: str, text: Text, kin: _Kin, theirs: str) -> Copy:
    if (*earliest(kin.head), kin.other) <= (*earliest(text), sha):
        spans = shared_spans(runs(kin.matches), text.text, theirs)
        return Copy(report=sha, of=kin.other, containment=kin.share, shared=spans)
    turned = [(of_start, of_end, start, end) for start, end, of_start, of_end in kin.matches]
    return Copy(report=kin.other, of=sha, containment=kin.share, shared=shared_spans(runs(turned), theirs, text.text))
