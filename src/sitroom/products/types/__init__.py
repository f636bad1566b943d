"""What a brief is made of: plain strings and numbers, ready to be set as HTML, Markdown or JSON."""

from sitroom.products.types.cite import Cite, Words
from sitroom.products.types.deeds import Answer, MeasureGroup, MeasureRow, Moment, MoneyGroup, Speech, StatementLine
from sitroom.products.types.figures import (
    Axis,
    Beside,
    Card,
    Clash,
    Disagreement,
    FigureGroup,
    FigureRow,
    Part,
    Said,
    Sum,
)
from sitroom.products.types.maps import Crossing, Flow, MapRow, MapView, Spot
from sitroom.products.types.sources import Evidence, EvidenceClaim, GapRow, Piece, SourceRow
from sitroom.products.types.whole import Brief, Head, NewItem, News

__all__ = [
    "Answer",
    "Axis",
    "Beside",
    "Brief",
    "Card",
    "Cite",
    "Clash",
    "Crossing",
    "Disagreement",
    "Evidence",
    "EvidenceClaim",
    "FigureGroup",
    "FigureRow",
    "Flow",
    "GapRow",
    "Head",
    "MapRow",
    "MapView",
    "MeasureGroup",
    "MeasureRow",
    "Moment",
    "MoneyGroup",
    "NewItem",
    "News",
    "Part",
    "Piece",
    "Said",
    "SourceRow",
    "Speech",
    "Spot",
    "StatementLine",
    "Sum",
    "Words",
]
