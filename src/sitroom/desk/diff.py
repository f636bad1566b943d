"""What changed between two captures of an address, or between two reports."""

from sitroom import evidence
from sitroom.desk.listing import Listing, listing
from sitroom.desk.room import Room
from sitroom.desk.rows import ChangeRow
from sitroom.evidence import Change, Diff, FieldChange
from sitroom.model import Passage, Report, View
from sitroom.model.errors import NotFound, UsageError


def diff(room: Room, first: str, second: str | None = None) -> Listing:
    """List the passages removed, added and changed, the changed words marked as wdiff does: [-old-] and {+new+}.

    Parameters
    ----------
    first
        An address (its last two captures are compared) or the beginning of a report's hash.
    second
        With a report: the other one.

    Raises
    ------
    UsageError
        When there are no two captures to compare.
    """
    shas = _captures(room, first) if second is None else (_sha(room, first), _sha(room, second))
    held = room.ledger.reports(list(shas))
    a, b = held[shas[0]], held[shas[1]]
    found = evidence.diff(a, b)
    items: list[FieldChange | Change] = [*found.fields, *found.changes]
    empty = f"nothing a reader would see has changed ({found.same} passages are the same)"
    narrow = ("change", "before", "after")
    return listing(ChangeRow, items, lambda item: _row(item, found, a, b), narrow=narrow, empty=empty)


def _captures(room: Room, origin: str) -> tuple[str, str]:
    captures = sorted(room.ledger.captures(origin=origin), key=lambda capture: capture.captured_at)
    if not captures:
        raise NotFound("was never captured", "see sitroom sources, or name two reports", origin)
    if len(captures) == 1:
        raise UsageError("was captured once only", f"capture it again with sitroom add {origin}", origin)
    return captures[-2].sha256, captures[-1].sha256


def _sha(room: Room, prefix: str) -> str:
    return room.ledger.source(prefix, View()).sha256


def _row(item: FieldChange | Change, found: Diff, a: Report, b: Report) -> ChangeRow:
    sides = {"report_before": found.a, "report_after": found.b}
    if isinstance(item, FieldChange):
        return ChangeRow(change=item.name, page=None, before=item.a, after=item.b, **sides)
    old = [(word.a_start, word.a_end) for word in item.words]
    new = [(word.b_start, word.b_end) for word in item.words]
    passage = item.b or item.a
    return ChangeRow(
        change=item.kind,
        page=passage.page if passage else None,
        before=_marked(a, item.a, old, "[-", "-]"),
        after=_marked(b, item.b, new, "{+", "+}"),
        **sides,
    )


def _marked(
    report: Report, passage: Passage | None, spans: list[tuple[int, int]], opening: str, closing: str
) -> str | None:
    if passage is None:
        return None
    parts, at = [], passage.start
    for start, end in spans:
        if end > start:
            parts += [report.text[at:start], opening, report.text[start:end], closing]
            at = end
    return "".join([*parts, report.text[at : passage.end]])
