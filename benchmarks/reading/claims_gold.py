"""The own claim set: annotated reports, kept stand-off in gold/, or drafts with their text."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from benchmarks.reading.claims_draft import Entry, compiled, listed
from sitroom.evidence import Failure, gather
from sitroom.model import Known, Report
from sitroom.model.errors import SitroomError

ROOT = Path(__file__).resolve().parents[2]
GOLD = Path(__file__).with_name("gold")
ELSEWHERE = (ROOT.parent / "shared" / "seeds",)
"""Folders searched, by hash, for originals that are not ours."""

Sort = Literal["figure", "not", "either"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Value:
    """One acceptable reading of a number."""

    value: float | None
    low: float | None
    high: float | None
    qualifier: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity-looking expression; lists are what is accepted, the best first, None for "none told".

    ``periods`` hold (kind, start, end) with "*" where a point cannot be determined; empty: not scored. ``totals`` are
    spans of what it is a part of, with None where the tie need not be told.
    """

    span: Span
    text: str
    sort: Sort
    why: str = ""
    values: tuple[Value, ...] = ()
    units: tuple[str, ...] = ()
    indicators: tuple[str | None, ...] = ()
    places: tuple[str | None, ...] = ()
    sources: tuple[str | None, ...] = ()
    destinations: tuple[str | None, ...] = ()
    periods: tuple[tuple[str, ...] | None, ...] = ()
    speakers: tuple[str | None, ...] = ()
    modalities: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    group: str | None = None
    change: str | None = None
    totals: tuple[Span | None, ...] = ()
    ellipsis: bool = False
    table: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """A statement or measure: a stretch of its sentence, its kinds, who; ``targets`` for statements only."""

    span: Span
    wanted: bool
    kinds: tuple[str, ...]
    actors: tuple[str | None, ...] = ()
    targets: tuple[str | None, ...] = ()
    statuses: tuple[str, ...] = ()
    dates: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report with everything an analyst would take from it."""

    id: str
    genre: str
    ours: bool
    report: Report
    codebook: str
    quantities: tuple[Quantity, ...]
    statements: tuple[Deed, ...]
    measures: tuple[Deed, ...]


class NotAnnotated(SitroomError):
    """A draft or kept annotation does not fit its text."""


def kept(folder: Path = GOLD) -> Iterator[Annotated]:
    """Yield the kept annotations whose originals are here, in the order of their names."""
    for path in sorted(folder.glob("*.yaml")):
        entry = entries(path)[0]
        report = original(entry)
        if report is not None:
            for problem in mismatches(entry, report):
                raise NotAnnotated(problem, "annotate it again", path.name)
            yield annotated(entry, entry, report)


def drafts(paths: Iterable[Path]) -> Iterator[Annotated]:
    """Yield annotated reports of draft files, a text inline or a file named; kept files are taken as well."""
    for path in paths:
        for entry in entries(path):
            report = draft_report(entry, path)
            made = entry
            if "original" not in entry:
                done = compiled(entry, report.text, ours=entry.get("ours", True))
                if done.problems:
                    raise NotAnnotated("; ".join(done.problems), "mend the draft", f"{path.name}, {entry['id']}")
                made = done.kept
            yield annotated(entry, made, report)


def entries(path: Path) -> list[Entry]:
    """Return the entries of a YAML file."""
    held = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return held if isinstance(held, list) else [held]


def draft_report(entry: Entry, path: Path) -> Report:
    """Return the report of a draft: its text inline, a file it names (from the root or the draft), or by hash."""
    if "text" in entry and "original" not in entry:
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "report.txt"
            target.write_text(entry["text"], "utf-8")
            return with_outside(read(target), entry)
    found = original(entry) if "original" in entry else _named(entry, path)
    if found is None:
        raise NotAnnotated("its original is not here", "lay it beside the checkout", f"{path.name}, {entry['id']}")
    return found


def original(entry: Entry) -> Report | None:
    """Return the report of a kept annotation, None where the original is not here."""
    if "file" in entry:
        return with_outside(read(ROOT / entry["file"]), entry)
    path = _by_hash().get(entry["original"])
    return None if path is None else with_outside(read(path), entry)


def mismatches(entry: Entry, report: Report) -> Iterator[str]:
    """Yield how a kept annotation no longer fits its original or the text read from it."""
    if entry["original"] != report.sha256:
        yield "the original has changed"
    if entry["text"] != sha256(report.text.encode()):
        yield "the text read from the original has changed: its offsets no longer hold"


def with_outside(report: Report, entry: Entry) -> Report:
    """Add what is known from outside the text, where the original does not tell it."""

    def told(known: Known, name: str) -> Known:
        return Known(str(entry[name]), "given") if known.value is None and entry.get(name) else known

    return replace(report, published=told(report.published, "published"), publisher=told(report.publisher, "publisher"))


def read(path: Path) -> Report:
    """Return the report in a file."""
    for item in gather((str(path),)):
        if isinstance(item, Failure):
            raise item.error
        return item.report
    raise NotAnnotated("no report in it", "name a file", path.name)


def sha256(data: bytes) -> str:
    """Return the hash in hex."""
    return hashlib.sha256(data).hexdigest()


def annotated(entry: Entry, made: Entry, report: Report) -> Annotated:
    """Make the kept form's fields typed, spans of names read from the text."""
    text = report.text
    return Annotated(
        id=str(entry["id"]),
        genre=str(entry["genre"]),
        ours=bool(entry.get("ours", True)),
        report=report,
        codebook=entry.get("codebook", "instrumentalised-migration"),
        quantities=tuple(_quantity(item, text) for item in made["quantities"]),
        statements=tuple(_deed(item, text, "stance", "speaker") for item in made["statements"]),
        measures=tuple(_deed(item, text, "action", "actor") for item in made["measures"]),
    )


@cache
def _by_hash() -> dict[str, Path]:
    files = (path for folder in ELSEWHERE if folder.is_dir() for path in folder.iterdir() if path.is_file())
    return {sha256(path.read_bytes()): path for path in files}


def _named(entry: Entry, path: Path) -> Report | None:
    places = (ROOT / entry["file"], path.parent / entry["file"])
    there = next((place for place in places if place.exists()), None)
    return None if there is None else with_outside(read(there), entry)


def _quantity(item: Entry, text: str) -> Quantity:
    start, end = item["span"]
    bare = Quantity((start, end), text[start:end], item["is"], item.get("why", ""))
    if item["is"] != "figure":
        return bare
    return replace(
        bare,
        values=tuple(Value(one["v"], one["lo"], one["hi"], one["q"]) for one in (item, *item.get("alt", ()))),
        units=tuple(listed(item["unit"])),
        indicators=tuple(listed(item.get("ind"))),
        places=tuple(item.get("place", ())),
        sources=tuple(item.get("from", ())),
        destinations=tuple(item.get("to", ())),
        periods=_periods(item.get("period")) if "period" in item else (),
        speakers=_names(item.get("speaker", ()), text),
        modalities=tuple(listed(item["mod"])) if "mod" in item else (),
        nationalities=tuple(item.get("nat", ())),
        group=item.get("group"),
        change=item.get("change"),
        totals=tuple(None if span is None else (span[0], span[1]) for span in item.get("part_of", ())),
        ellipsis=item.get("ellipsis", False),
        table=item.get("table", False),
    )


def _deed(item: Entry, text: str, kind: str, actor: str) -> Deed:
    start, end = item["span"]
    return Deed(
        span=(start, end),
        wanted=item["is"] == "wanted",
        kinds=tuple(listed(item[kind])),
        actors=_names(item.get(actor, (None,)), text),
        targets=_names(item.get("target", ()), text),
        statuses=tuple(listed(item["status"])) if "status" in item else (),
        dates=tuple(None if day is None else str(day) for day in listed(item["date"])) if "date" in item else (),
    )


def _names(held: Any, text: str) -> tuple[str | None, ...]:
    return tuple(text[name[0] : name[1]] if isinstance(name, list) else name for name in held)


def _periods(value: Any) -> tuple[tuple[str, ...] | None, ...]:
    """Read one period, a list of acceptable ones, null for none told, or "*" for not to be scored."""
    if value == "*":
        return ()
    several = value if isinstance(value, list) and (not value or not isinstance(value[0], str)) else [value]
    return tuple(None if one is None else tuple("" if part is None else str(part) for part in one) for one in several)
