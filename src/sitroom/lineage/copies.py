"""Which new reports repeat which: containment of winnowed fingerprints, with the shared text as evidence.

Containment is the share of the shorter report's fingerprints found in the other (Broder 1997); it finds an excerpt,
a shuffled and a reworked copy where a comparison of whole documents does not.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sitroom.lineage.align import Match, runs, shared_spans
from sitroom.lineage.boilerplate import MANY, carried_by_one, repeated
from sitroom.lineage.index import Index, Text, earliest
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
    run = _Run(index, prints, repeated(new, prints))
    found: list[Copy] = []
    for sha in sorted(new, key=lambda sha: (*earliest(new[sha]), sha)):
        found += run.copies(sha, new[sha])
        index.put(sha, new[sha], prints[sha])
    return found


@dataclass(slots=True)
class _Run:
    index: Index
    prints: dict[str, list[Fingerprint]]
    boilerplate: frozenset[int]
    places: dict[str, dict[int, tuple[int, int]]] = field(default_factory=dict)

    def copies(self, sha: str, text: Text) -> list[Copy]:
        """Return the report's nearest kin among those of the index."""
        own = self.prints[sha]
        carriers = self.index.carriers([number for number, _, _ in own])
        common = self._common(carriers)
        told_often = len(common) > (1 - OWN_SHARE) * len(own)
        telling = [held for number, held in carriers.items() if told_often or number not in common]
        shared = Counter(chain.from_iterable(telling))
        likely = sorted(other for other, count in shared.items() if count >= LEAST_SHARED and other != sha)
        kin = [self._kin(sha, text, other, of, common) for other, of in self.index.texts(likely).items()]
        nearest = sorted(filter(_is_copy, kin), key=lambda pair: (-pair.share, earliest(pair.text), pair.other))[
            :MOST_COPIES
        ]
        return [_copy(sha, text, pair) for pair in nearest]

    def _common(self, carriers: Mapping[int, Sequence[str]]) -> frozenset[int]:
        known = self.boilerplate.intersection(carriers)
        often = {number: held for number, held in carriers.items() if len(held) >= MANY and number not in known}
        publishers = self.index.publishers(sorted(set(chain.from_iterable(often.values()))))
        earlier = {number for number, held in often.items() if carried_by_one(held, publishers)}
        return known | earlier

    def _kin(self, sha: str, text: Text, other: str, of: Text, common: frozenset[int]) -> "_Kin":
        own, theirs = self.prints[sha], self._places(other, of)
        # Boilerplate counts only where a text told often meets another publisher's (see OWN_SHARE).
        same = text.publisher is not None and text.publisher == of.publisher
        left_out = common if same or len(common) <= (1 - OWN_SHARE) * len(own) else frozenset()
        matches = [
            (start, end, *theirs[number]) for number, start, end in own if number in theirs and number not in left_out
        ]
        return _Kin(other, of, len(matches) / min(len(own), len(theirs)), matches)

    def _places(self, sha: str, text: Text) -> dict[int, tuple[int, int]]:
        if sha not in self.places:
            prints = self.prints[sha] if sha in self.prints else fingerprints(text.text)
            self.places[sha] = {number: (start, end) for number, start, end in prints}
        return self.places[sha]


@dataclass(frozen=True, slots=True)
class _Kin:
    other: str
    text: Text
    share: float
    matches: list[Match]


def _is_copy(kin: _Kin) -> bool:
    if len(kin.matches) < LEAST_SHARED or kin.share < LEAST_CONTAINMENT:
        return False
    return kin.share >= SCATTERED or any(run.matches >= LEAST_RUN for run in runs(kin.matches, LOOSE))


def _copy(sha: str, text: Text, kin: _Kin) -> Copy:
    if (*earliest(kin.text), kin.other) <= (*earliest(text), sha):
        spans = shared_spans(runs(kin.matches), text.text, kin.text.text)
        return Copy(report=sha, of=kin.other, containment=kin.share, shared=spans)
    turned = [(of_start, of_end, start, end) for start, end, of_start, of_end in kin.matches]
    return Copy(
        report=kin.other, of=sha, containment=kin.share, shared=shared_spans(runs(turned), kin.text.text, text.text)
    )
