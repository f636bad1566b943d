"""In short: three to six sentences made from the picture, each number opening its sentence."""

from sitroom.products.material import Material
from sitroom.products.plain import sentence_case
from sitroom.products.scopes import plural
from sitroom.products.types import Card, Disagreement, GapRow, News, Words

_KEY = 3


def in_short(
    material: Material, cards: tuple[Card, ...], against: tuple[Disagreement, ...], news: News, gaps: tuple[GapRow, ...]
) -> tuple[Words, ...]:
    """Return the sentences: the first key figures, contradictions, what is new, what nobody says."""
    lines = [_key(card) for card in cards[:_KEY]]
    lines += [_contradictions(material, against)] if cards or against else []
    lines += [_news(news)] if news.items else []
    lines += [_gaps(gaps)] if gaps else []
    return tuple(lines) or (("The room holds no figure that the codebook knows.",),)


def _key(card: Card) -> Words:
    said = card.headline
    scope = f", {card.scope}" if card.scope else ""
    modality = f" ({said.modality})" if said.modality else ""
    span: Words = ("; values said reach from ", card.span[0], " to ", card.span[1]) if card.span else ()
    lead = f"{card.label}{scope}: "
    return (
        lead,
        said.cite,
        f" {said.counted}{modality}, {said.when}, according to {said.who} ({card.voices})",
        *span,
        ".",
    )


def _contradictions(material: Material, against: tuple[Disagreement, ...]) -> Words:
    count = len(material.picture.conflicts)
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
