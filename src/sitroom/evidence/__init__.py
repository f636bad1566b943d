"""Bytes to reports: fetch, identify, parse in bounds, archive.

Everything that arrives is hostile. `gather` turns files, folders and addresses into reports one by one; each input
becomes a `Gathered` or a `Failure` and the rest go on. Readers run in a child process bounded in time and memory.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sitroom.evidence.batch import gather
    from sitroom.evidence.difference import diff
    from sitroom.evidence.parsing import formats, parse
    from sitroom.evidence.sniff import identify
    from sitroom.evidence.subscriptions import collect
    from sitroom.evidence.types import (
        Bounds,
        Change,
        Collected,
        Diff,
        Failure,
        FeedSource,
        Fetched,
        FieldChange,
        Gathered,
        Given,
        Parsed,
        WordChange,
    )
    from sitroom.evidence.web import fetch

_HOMES = {
    "collect": "subscriptions",
    "diff": "difference",
    "fetch": "web",
    "formats": "parsing",
    "gather": "batch",
    "identify": "sniff",
    "parse": "parsing",
} | dict.fromkeys(
    [
        *("Bounds", "Change", "Collected", "Diff", "Failure", "FeedSource", "Fetched", "FieldChange"),
        *("Gathered", "Given", "Parsed", "WordChange"),
    ],
    "types",
)

__all__ = [
    "Bounds",
    "Change",
    "Collected",
    "Diff",
    "Failure",
    "FeedSource",
    "Fetched",
    "FieldChange",
    "Gathered",
    "Given",
    "Parsed",
    "WordChange",
    "collect",
    "diff",
    "fetch",
    "formats",
    "gather",
    "identify",
    "parse",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
