"""The nouns of the house: reports, claims, periods, places, grades, errors. No I/O, standard library only."""

from sitroom.model.claim import (
    CONTRACT,
    UNITS,
    Anchor,
    AnyClaim,
    Claim,
    Figure,
    Kind,
    Measure,
    Mention,
    Modality,
    Nature,
    Period,
    PeriodKind,
    PlaceRef,
    Plover,
    Population,
    Statement,
    kind_of,
)
from sitroom.model.contract import from_contract, to_contract
from sitroom.model.grade import Credibility, Grade, Reliability, Tlp
from sitroom.model.lineage import Copy, Span
from sitroom.model.reading import Reading
from sitroom.model.report import Capture, Known, Passage, PassageKind, Report
from sitroom.model.view import Decision, Recorded, Review, Source, View

__all__ = [
    "CONTRACT",
    "UNITS",
    "Anchor",
    "AnyClaim",
    "Capture",
    "Claim",
    "Copy",
    "Credibility",
    "Decision",
    "Figure",
    "Grade",
    "Kind",
    "Known",
    "Measure",
    "Mention",
    "Modality",
    "Nature",
    "Passage",
    "PassageKind",
    "Period",
    "PeriodKind",
    "PlaceRef",
    "Plover",
    "Population",
    "Reading",
    "Recorded",
    "Reliability",
    "Report",
    "Review",
    "Source",
    "Span",
    "Statement",
    "Tlp",
    "View",
    "from_contract",
    "kind_of",
    "to_contract",
]
