"""How parent and child talk: frames of JSON with blobs behind, never pickles, for the child reads hostile bytes.

A frame is eight bytes of length, that much JSON, then the blobs whose lengths the JSON lists.
"""

import struct
from collections.abc import Callable, Sequence
from typing import Any

import orjson

from sitroom.evidence.types import Bounds, Given, Parsed
from sitroom.model import Known, Passage, PassageKind, Report, Tlp, errors

_LENGTH = struct.Struct(">Q")
_KNOWN = ("title", "publisher", "author", "published", "language")

Frame = tuple[dict[str, Any], list[bytes]]


class Broken(Exception):
    """The other end went away or sent something that is no frame."""


def write(put: Callable[[bytes], object], head: dict[str, Any], blobs: Sequence[bytes] = ()) -> None:
    """Send one frame."""
    body = orjson.dumps(head | {"blobs": [len(blob) for blob in blobs]})
    put(_LENGTH.pack(len(body)))
    put(body)
    for blob in blobs:
        put(blob)


def read(take: Callable[[int], bytes], most: int) -> Frame:
    """Receive one frame; `take` returns exactly as many bytes as asked or raises `Broken`."""
    (length,) = _LENGTH.unpack(take(_LENGTH.size))
    if length > most:
        raise Broken(f"a frame of {length} bytes")
    head: dict[str, Any] = orjson.loads(take(length))
    sizes = head.pop("blobs")
    if sum(sizes) > most:
        raise Broken(f"{sum(sizes)} bytes behind a frame")
    return head, [take(size) for size in sizes]


def asked(name: str, media_type: str | None, charset: str | None, given: Given, bounds: Bounds) -> dict[str, Any]:
    """Return the head of a request."""
    limits = {"size": bounds.size, "text": bounds.text, "seconds": bounds.seconds, "depth": bounds.depth}
    said = {key: getattr(given, key) for key in ("publisher", "published", "title", "language", "tlp")}
    return {"name": name, "media_type": media_type, "charset": charset, "given": said, "bounds": limits}


def answer(parsed: list[Parsed], original: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return the head and blobs of an answer; the original itself need not travel back."""
    items: list[dict[str, Any]] = []
    blobs: list[bytes] = []
    for part in parsed:
        item: dict[str, Any] = {"name": part.name, "parent": part.parent, "report": _report_out(part.report)}
        item["failures"] = [failed(error) for error in part.failures]
        item["blob"] = None if part.original is original else len(blobs)
        blobs += [] if part.original is original else [part.original]
        items.append(item)
    return {"parsed": items}, blobs


def answered(head: dict[str, Any], blobs: list[bytes], original: bytes) -> list[Parsed]:
    """Return what an answer says; raise the error it carries."""
    if "error" in head:
        raise failure(head["error"])
    return [
        Parsed(
            report=_report_in(item["report"]),
            original=original if item["blob"] is None else blobs[item["blob"]],
            name=item["name"],
            parent=item["parent"],
            failures=tuple(failure(error) for error in item["failures"]),
        )
        for item in head["parsed"]
    ]


def failed(error: errors.SitroomError) -> dict[str, Any]:
    """Return an error as plain data."""
    return {"kind": type(error).__name__, "problem": error.problem, "way_out": error.way_out, "where": error.where}


def failure(data: dict[str, Any]) -> Any:
    """Return plain data as an error of the tree (`EvidenceError`, or `UsageError` for what was given)."""
    made = getattr(errors, data["kind"], None)
    if not (isinstance(made, type) and issubclass(made, errors.SitroomError)):
        made = errors.Damaged
    return made(data["problem"], data["way_out"], data["where"])


def _report_out(report: Report) -> dict[str, Any]:
    out: dict[str, Any] = {name: (known.value, known.how) for name in _KNOWN for known in [getattr(report, name)]}
    for name in ("sha256", "media_type", "size", "text", "parser", "notes"):
        out[name] = getattr(report, name)
    out["tlp"] = str(report.tlp)
    out["passages"] = [(p.start, p.end, str(p.kind), p.page) for p in report.passages]
    return out


def _report_in(data: dict[str, Any]) -> Report:
    fields: dict[str, Any] = {name: Known(*data[name]) for name in _KNOWN}
    for name in ("sha256", "media_type", "size", "text", "parser"):
        fields[name] = data[name]
    passages = enumerate(data["passages"], 1)
    return Report(
        **fields,
        tlp=Tlp(data["tlp"]),
        notes=tuple(data["notes"]),
        passages=tuple(Passage(n, start, end, PassageKind(kind), page) for n, (start, end, kind, page) in passages),
    )
