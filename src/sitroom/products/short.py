"""In short: three to six sentences made from the picture, each number opening its sentence."""

from sitroom.products.plain import sentence_case
from sitroom.products.scopes import plural
from sitroom.products.types import Card, Disagreement, GapRow, News, Words

_KEY = 4
_MOST = 6


def in_short(
    cards: tuple[Card, ...], against: tuple[Disagreement, ...], conflicts: int, news: News, gaps: tuple[GapRow, ...]
) -> tuple[Words, ...]:
    """Return three to six sentences: the largest key figures, contradictions, what is new, what nobody says."""
    lines = [_key(card) for card in _leading(cards)]
    lines += [_contradictions(against, conflicts)] if cards or against else []
    lines += [_news(news)] if news.items else []
    lines += [_gaps(gaps)] if gaps and len(lines) < _MOST else []
    return tuple(lines) or (("The room holds no figure that the codebook knows.",),)


def _leading(cards: tuple[Card, ...]) -> list[Card]:
    """Return the largest card of each indicator, the largest first.

    What is planned, single events and words for numbers do not lead, unless there is nothing else.
    """
    by_label: dict[str, Card] = {}
    for card in cards:
        if card.event or card.headline.cite.value is None or not card.headline.done:
            continue
        held = by_label.get(card.label)
        if held is None or _value(card) > _value(held):
            by_label[card.label] = card
    return sorted(by_label.values(), key=_value, reverse=True)[:_KEY] or list(cards[:_KEY])


def _value(card: Card) -> float:
    return card.headline.cite.value or 0.0


def _key(card: Card) -> Words:
    said = card.headline
    scope = f", {card.scope}" if card.scope else ""
    modality = f" ({said.modality})" if said.modality else ""
    span: Words = ("; values said reach from ", card.span[0], " to ", card.span[1]) if card.span else ()
    counted = f" {said.counted}" if said.counted else ""
    lead = f"{card.label}{scope}: "
    return (lead, said.cite, f"{counted}{modality}, {said.when}, according to {said.who} ({card.voices})", *span, ".")


def _contradictions(against: tuple[Disagreement, ...], count: int) -> Words:
    if not against:
        return ("No two sources contradict each other on a figure.",)
    first = against[0]
    lead = f"Sources contradict each other on {plural(count, 'pair')} of figures, first {first.label.lower()}: "
    one, two = first.sides
    return (lead, one.cite, f" ({one.who}) against ", two.cite, f" ({two.who}).")


def _news(news: News) -> Words:
    return (f"New ({news.since}): {news.summary}; first, ", *news.items[0].words, ".")


def _gaps(gaps: tuple[GapRow, ...]) -> Words:
    silent = [gap.label.lower() for gap in gaps if gap.kind == "none"]
    old = [gap.label.lower() for gap in gaps if gap.kind == "stale"]
    told = [f"nobody gives a figure for {_listed(silent)}"] if silent else []
    told += [f"nobody gives a recent one for {_listed(old)}"] if old else []
    return (sentence_case("; ".join(told)) + ".",)


def _listed(labels: list[str]) -> str:
    shown = labels[:3]
    rest = len(labels) - len(shown)
    tail = [f"{rest} more"] if rest else []
    return " and ".join([", ".join([*shown, *tail][:-1]), [*shown, *tail][-1]]) if len(shown + tail) > 1 else shown[0]
