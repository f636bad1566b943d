"""Claims to series: compare, check sums, count voices, find gaps. Pure functions, no store.

::

    build(claims, sources, copies, codebook, view)   the picture of a view
    compare(a, b, context)                           two figures: verdict and reason in words
    bounds(figure)                                   least and greatest value a figure leaves room for
    measure_groups(picture)                          one measure told by several reports
"""

from sitroom.picture.bounds import bounds
from sitroom.picture.build import build
from sitroom.picture.compare import compare
from sitroom.picture.context import Context
from sitroom.picture.measures import measure_groups
from sitroom.picture.types import (
    Comparison,
    Conflict,
    Gap,
    Picture,
    Point,
    Series,
    SumCheck,
    Verdict,
    Voice,
)

__all__ = [
    "Comparison",
    "Conflict",
    "Context",
    "Gap",
    "Picture",
    "Point",
    "Series",
    "SumCheck",
    "Verdict",
    "Voice",
    "bounds",
    "build",
    "compare",
    "measure_groups",
]
