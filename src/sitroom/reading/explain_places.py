"""Why a figure was counted where it was, and of whom: each place with its words, its part, and the places left out."""

from collections.abc import Iterator, Sequence

from sitroom.model import Figure, PlaceRef
from sitroom.reading.drafts import Draft
from sitroom.reading.roles import Placed
from sitroom.reading.scopes import Scopes
from sitroom.reading.trace import Option, Step
from sitroom.reference import gazetteer

_SHOWN = 6  # alternatives told at most
_INHERITED = "place inherited from "


def steps(figure: Figure, why: Sequence[str], draft: Draft, scopes: Scopes) -> Iterator[Step]:
    """Yield the decisions about places and population."""
    held = scopes.placed(draft.sentence)
    taken = {ref.id for ref in figure.places}
    others = tuple(_left_out(placed, draft) for placed in held if placed.place not in taken)[:_SHOWN]
    for ref in figure.places:
        yield _place(ref, held, why, draft, others)
    if not figure.places:
        yield Step("places", None, _nowhere(draft), others=others)
    yield _population(figure, held, draft)


def _place(ref: PlaceRef, held: Sequence[Placed], why: Sequence[str], draft: Draft, others: tuple[Option, ...]) -> Step:
    value = f"{ref.name} ({ref.role})"
    named = [placed for placed in held if placed.place == ref.id]
    lent = next((one for one in why if one.startswith(_INHERITED) and ref.name in one), None)
    if lent is not None:
        how = lent.removeprefix(_INHERITED).partition(":")[0]
        return Step("places", value, f"not told in its own clause: lent by {how}", None, None, lent, None, others)
    if named:
        best = min(named, key=lambda placed: _distance(placed, draft))
        start, end = _span(best, draft)
        return Step("places", value, _told(best, ref, draft), start, end, f"part: {best.role}", None, others)
    lender = draft.owner or draft.kin or draft.parent
    if lender is not None:
        at = lender.sentence.start
        how = f"lent by the figure it is listed with, “{lender.sentence.text[lender.start - at : lender.end - at]}”"
        return Step("places", value, how, lender.start, lender.end, "lent", None, others)
    return Step("places", value, "what its sentence points back to (“these borders”, “there”)", others=others)


def _told(placed: Placed, ref: PlaceRef, draft: Draft) -> str:
    side = "behind" if placed.at >= draft.quantity.last else "before"
    inside = draft.left <= placed.at < draft.right
    stretch = "in its own stretch of the sentence" if inside else "opening its sentence or shared by its list"
    steps = _distance(placed, draft)
    why = f"named {steps} words {side} the number, {stretch}"
    if placed.role is None:
        return f"{why}; its authority acts, or it heads the row"
    if placed.role != ref.role:
        return f"{why}; told as “{placed.role}”, and this indicator counts people where they enter"
    return f"{why}; its words make it “{placed.role}”"


def _left_out(placed: Placed, draft: Draft) -> Option:
    place = gazetteer().place(placed.place)
    start, end = _span(placed, draft)
    part = placed.role or "no part"
    if placed.form == "people":
        why = "a people, told of who they are"
    elif placed.role is None:
        why = "no word before it says what part it plays"
    elif not draft.left <= placed.at < draft.right:
        why = "stands in another figure's stretch of the sentence"
    else:
        why = "a nearer or narrower place has this part"
    return Option(f"{place.name} ({part})", why, start, end)


def _nowhere(draft: Draft) -> str:
    if draft.entry is not None and "lent" not in draft.entry.scope:
        return f"its sentence tells none, and figures of {draft.entry.id} take none from the text around"
    return "neither its sentence nor the text around tells one"


def _population(figure: Figure, held: Sequence[Placed], draft: Draft) -> Step:
    told = " ".join((*figure.population.nationality, *filter(None, [figure.population.group]))) or None
    if told is None:
        return Step("population", None, "its noun phrase names no people and no group: everybody counted")
    own = draft.noun_at is not None
    why = "named in its noun phrase" if own else "that of the figure whose noun it shares"
    peoples = [placed for placed in held if placed.form != "name" and own]
    start, end = _span(peoples[0], draft) if peoples else (None, None)
    return Step("population", told, why, start, end)


def _distance(placed: Placed, draft: Draft) -> int:
    first, last = draft.quantity.first, draft.quantity.last
    return placed.at - last + 1 if placed.at >= last else first - placed.last + 1


def _span(placed: Placed, draft: Draft) -> tuple[int, int]:
    tokens = draft.sentence.tokens
    return tokens[placed.at].start, tokens[min(placed.last, len(tokens)) - 1].end
