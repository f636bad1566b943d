"""In short: at most six sentences a decision-maker can take in, each one fact with its voice."""

from collections.abc import Sequence
from dataclasses import replace

from sitroom.products.plain import sentence_case
from sitroom.products.types import Card, Cite, Clash, GapRow, News, Said, Words
from sitroom.products.words import with_article

_KEY = 4
_MOST = 6
_SIDES = 5
_PARTS = 4
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_short(
    cards: Sequence[Card], clashes: Sequence[Clash], news: News | None, gaps: Sequence[GapRow]
) -> tuple[Words, ...]:
    """Return the leading key figures, what sources disagree on, what is new since the last brief, and the silence."""
    lines = [_key(card) for card in _leading(cards)]
    lines += [_contradictions(clashes)] if cards or clashes else []
    lines += [_news(news)] if news is not None and news.items else []
    lines += [_gaps(gaps)] if gaps and len(lines) < _MOST else []
    return tuple(lines[:_MOST]) or (("The room holds no figure that the codebook knows.",),)


def _leading(cards: Sequence[Card]) -> list[Card]:
    """Return the first card of each indicator; plans, single events and words for numbers do not lead."""
    found: dict[str, Card] = {}
    for card in cards:
        if not card.event and card.headline.cite.value is not None and card.headline.done:
            found.setdefault(card.label, card)
    return list(found.values())[:_KEY] or list(cards[:_KEY])


def _key(card: Card) -> Words:
    said = card.headline
    estimate = f" ({said.modality})" if said.modality else ""
    when = f", {said.when}" if not said.when.endswith("not stated") else ""
    voice = f", according to {with_article(said.who)}"
    lead: Words = (_leads(said.cite), f" {card.about}{estimate}{when}{voice}")
    return (*lead, *_of_which(card), *_siblings(card), *_besides(card), ".")


def _leads(cite: Cite) -> Cite:
    """Return a citation fit to begin a sentence."""
    return replace(cite, text=sentence_case(cite.text))


def _of_which(card: Card) -> Words:
    """Return the parts of the headline in brackets, and whether they add up."""
    if card.sums and len(card.sums[0].parts) <= _PARTS:
        check = card.sums[0]
        told = list(zip(check.parts, check.part_labels, strict=True))
        end = ")" if check.holds else f"; the parts make {check.added})"
    elif card.parts and len(card.parts) <= _PARTS and all(one.label for one in card.parts):
        told, end = [(one.cite, one.label) for one in card.parts], ")"
    else:
        return ()
    return (" (", *_list(told), end)


def _siblings(card: Card) -> Words:
    """Return what the same sentence tells of other places."""
    told = [(one.cite, one.label) for one in card.siblings[:_PARTS]]
    return ("; ", *_list(told)) if told else ()


def _list(told: Sequence[tuple[Cite, str]]) -> Words:
    parts: list[str | Cite] = []
    for at, (cite, label) in enumerate(told):
        parts += [", " if at else "", cite, f" {label}"]
    return tuple(parts)


def _besides(card: Card) -> Words:
    """Return what another voice says of the same thing, the farthest from the headline."""
    head = card.headline
    others = [one for one in card.lines[1:] if one.who != head.who and one.cite.text != head.cite.text]
    valued = [one for one in others if one.cite.value is not None]
    if not valued:
        return ()
    far = max(valued, key=lambda one: abs((one.cite.value or 0.0) - (head.cite.value or 0.0)))
    return ("; ", far.cite, f" according to {with_article(far.who)}")


def _contradictions(clashes: Sequence[Clash]) -> Words:
    if not clashes:
        return ("No two sources contradict each other on a figure.",)
    first, rest = clashes[0], len(clashes) - 1
    more = f"; they disagree on {_number(rest)} more thing{'' if rest == 1 else 's'}" if rest else ""
    whos, values = len({side.who for side in first.sides}), len({side.cite.text for side in first.sides})
    lead = f"{_number(whos)} source{'' if whos == 1 else 's'} give{'s' if whos == 1 else ''} {_number(values)} numbers"
    return (f"{sentence_case(lead)} for the {first.about}: ", *_sides(first.sides), f"{more}.")


def _sides(sides: Sequence[Said]) -> Words:
    shown = sides[:_SIDES]
    parts: list[str | Cite] = []
    for at, side in enumerate(shown):
        last = at == len(shown) - 1 and len(shown) == len(sides)
        parts += ["" if not at else " and " if last else ", ", side.cite, f" ({side.who})"]
    return (*parts, f" and {_number(len(sides) - _SIDES)} more" if len(sides) > _SIDES else "")


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _news(news: News) -> Words:
    return (f"New ({news.since}): {news.summary}; first, ", *news.items[0].words, ".")


def _gaps(gaps: Sequence[GapRow]) -> Words:
    silent = [gap.label.lower() for gap in gaps if gap.kind == "none"]
    old = [gap.label.lower() for gap in gaps if gap.kind == "stale"]
    told = [f"nobody gives a figure for {_listed(silent)}"] if silent else []
    told += [f"nobody gives a recent {'one' if silent else 'figure'} for {_listed(old)}"] if old else []
    return (sentence_case("; ".join(told)) + ".",)


def _listed(labels: list[str]) -> str:
    shown = labels[:3]
    rest = len(labels) - len(shown)
    tail = [f"{rest} more"] if rest else []
    return " and ".join([", ".join([*shown, *tail][:-1]), [*shown, *tail][-1]]) if len(shown + tail) > 1 else shown[0]
