"""Why a figure was read as it was: number, unit, indicator, nature, places, people, period, total, event and stage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitroom.model import Figure
from sitroom.reading import explain_places, explain_voices, periods
from sitroom.reading.attribution import covering
from sitroom.reading.drafts import Draft
from sitroom.reading.figures import Decided, Figures, Found
from sitroom.reading.lexicon import vocabulary
from sitroom.reading.scopes import Scopes
from sitroom.reading.spans import Document, TimeSpan
from sitroom.reading.trace import Option, Step

_SHOWN = 6  # alternatives told at most
_WHERE = "place inherited"  # how a decision about a place begins
_STYLES = {"words": "a number in words", "vague": "a vague number word", "couple": "a number word"}
_QUALIFIED = {
    "exact": "nothing qualifies it",
    "over": "it is more: no upper bound",
    "at_least": "it is that or more: no upper bound",
    "up_to": "it is that or less: no lower bound",
    "under": "it is less: no lower bound",
    "about": "bounds are not said",
    "nearly": "bounds are not said, it is less",
    "range": "two ends are said, the value is their middle",
    "vague": "an order of magnitude: bounds and no value",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """What all figures of a document are explained from: made once, asked sentence by sentence."""

    document: Document
    found: Found
    figures: Figures
    scopes: Scopes
    periods: periods.Periods


def steps(figure: Figure, decided: Decided, draft: Draft, ground: Ground) -> Iterator[Step]:
    """Yield the decisions behind a figure, in the order in which they were taken."""
    assert figure.mention is not None
    heard = ground.found.attributions
    voice = covering(heard, draft.start, draft.end)
    times = ground.periods.in_sentence(draft.sentence)
    yield from _number(figure, draft, times)
    yield from _counted(figure, decided, draft)
    yield _indicator(figure, decided, draft, ground.figures)
    yield _change(figure)
    yield _period(figure, draft, times, ground.document)
    yield _nature(figure, draft)
    yield from explain_places.steps(figure, decided.why, draft, ground.scopes)
    yield explain_voices.speaker(figure, voice, heard)
    yield explain_voices.via(figure, voice)
    yield explain_voices.modality(figure, voice, ground.document)
    yield _part_of(figure, draft)
    yield _event(figure)
    yield _stage(figure, draft)
    yield _score(figure, draft)


def brief_steps(figure: Figure, decided: Decided | None) -> Iterator[Step]:
    """Yield what is known of a figure in another language: its rules, the indicators weighed, each field as read."""
    assert figure.mention is not None
    rules = "; ".join(decided.why) if decided is not None and decided.why else "by the grammar of its language"
    start, end = figure.mention.start, figure.mention.end
    yield Step("value", _bounds(figure), f"“{figure.mention.text}”: {_QUALIFIED[figure.qualifier]}", start, end)
    yield Step("qualifier", figure.qualifier, _QUALIFIED[figure.qualifier])
    yield from _limits(figure)
    yield Step("mention", figure.mention.text, "number with its qualifier", start, end)
    yield Step("counted", figure.counted or None, rules)
    yield Step("unit", figure.unit, f"that of “{figure.counted}” in its language" if figure.counted else rules)
    weights = dict(decided.scores) if decided is not None else {}
    weight, others = _weighed(figure.indicator, weights)
    yield Step("indicator", figure.indicator, "what weighs most", weight=weight, others=others)
    for name, value in (
        ("nature", figure.nature),
        ("change", figure.change),
        ("places", ", ".join(f"{ref.name} ({ref.role})" for ref in figure.places) or None),
        ("population", _people(figure)),
        ("period", _told(figure)),
        ("speaker", figure.speaker),
        ("via", ", ".join(figure.via) or None),
        ("modality", figure.modality),
        ("part_of", figure.part_of),
        ("event", figure.event),
        ("stage", figure.stage),
    ):
        at = (figure.anchor.quote or "").find(value) if value else -1
        where = (figure.anchor.start or 0) + at if at >= 0 else None
        why = "no words of its sentence say it" if value is None else "by the words of its sentence and their endings"
        yield Step(name, value, why, where, where + len(value) if where is not None and value else None)
    yield Step("score", str(figure.score), "certainty of the indicator")


def _number(figure: Figure, draft: Draft, times: Sequence[TimeSpan]) -> Iterator[Step]:
    quantity, tokens = draft.quantity, draft.sentence.tokens
    start = tokens[quantity.core].start
    core = draft.sentence.text[start - draft.sentence.start : draft.end - draft.sentence.start]
    others = tuple(
        Option(f"“{span.text}”", "a date, no figure", span.start, span.end)
        for span in times
        if any(char.isdigit() for char in span.text)
    )
    assert figure.mention is not None
    text = figure.mention.text
    yield Step("mention", text, "number with its qualifier", draft.start, draft.end, others=others[:_SHOWN])
    why = f"“{core}” ({_STYLES.get(quantity.style, 'digits')}) written as a plain number"
    yield Step("value", _bounds(figure), why, start, draft.end)
    told = f"“{quantity.qualified_by}”" if quantity.qualified_by else "no word before or behind"
    yield Step("qualifier", figure.qualifier, f"{told}: {_QUALIFIED[figure.qualifier]}")
    yield from _limits(figure)


def _limits(figure: Figure) -> Iterator[Step]:
    for name, limit in (("low", figure.low), ("high", figure.high)):
        told = None if limit is None else str(limit)
        yield Step(name, told, f"by the qualifier “{figure.qualifier}”: {_QUALIFIED[figure.qualifier]}")


def _counted(figure: Figure, decided: Decided, draft: Draft) -> Iterator[Step]:
    rules = [one for one in decided.why if not one.startswith(_WHERE)]
    rule = rules[0] if rules else None
    start, end = _noun(draft)
    lender = draft.kin or draft.owner
    why, others = "; ".join(rules) or "nothing is named", _lenders(lender)
    yield Step("counted", figure.counted or None, why, start, end, rule, None, others)
    head = f"the unit of “{figure.counted}” in the vocabulary" if figure.counted else "by the mark at the number"
    if draft.quantity.mark:
        head = f"by the mark at the number ({draft.quantity.mark})"
    elif draft.unit == "other" and figure.unit != "other":
        head = "the indicator's: the vocabulary has none for the noun"
    elif lender is not None and draft.noun_at is None:
        head = "that of the figure whose noun it shares"
    yield Step("unit", figure.unit, head)


def _lenders(lender: Draft | None) -> tuple[Option, ...]:
    shared = "the figure whose noun it shares"
    return () if lender is None else (Option(_words(lender), shared, lender.start, lender.end),)


def _indicator(figure: Figure, decided: Decided, draft: Draft, figures: Figures) -> Step:
    """Return why an indicator won: its words in the sentence, the weights of all."""
    scores = dict(decided.scores)
    weight, others = _weighed(figure.indicator, scores)
    words = "; ".join(_spoken(figure, draft, figures)) or "by the figure it is listed with, or by the text around"
    if figure.indicator is not None:
        why = f"weighs most: {words}" if scores else "that of the figure it is a share, a change or a part of"
    elif draft.untyped:
        why = "it counts what no indicator measures"
    else:
        why = "no indicator of its unit weighs enough" if scores else "no indicator is counted in this unit"
    return Step("indicator", figure.indicator, why, *_noun(draft), "weighing", weight, others)


def _noun(draft: Draft) -> tuple[int | None, int | None]:
    if draft.noun_at is None:
        return None, None
    tokens = draft.sentence.tokens
    return tokens[draft.noun_at[0]].start, tokens[draft.noun_at[1] - 1].end


def _spoken(figure: Figure, draft: Draft, figures: Figures) -> Iterator[str]:
    tokens, low = draft.sentence.tokens, [token.lower for token in draft.sentence.tokens]
    for hit in figures.cues.hits(draft.sentence, low):
        for kind, worth, names in hit.says:
            if figure.indicator in names and hit.first < hit.last:
                text = " ".join(token.text for token in tokens[hit.first : hit.last])
                yield f"{kind} “{text}” {worth:+.1f}" if kind != "against" else f"against it “{text}” {worth:.1f}"


def _weighed(chosen: str | None, scores: dict[str, float]) -> tuple[float | None, tuple[Option, ...]]:
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    others = [
        Option(name, _lighter(worth, scores.get(chosen or "")), weight=round(worth, 2))
        for name, worth in ranked
        if name != chosen and worth > 0
    ]
    weight = scores.get(chosen) if chosen else None
    return (round(weight, 2) if weight is not None else None), tuple(others[:_SHOWN])


def _lighter(worth: float, best: float | None) -> str:
    if best is None:
        return "does not weigh enough"
    return "weighs less" if worth < best else "weighs the same; the codebook names it later"


def _change(figure: Figure) -> Step:
    told = "a rise or a fall by so much" if figure.change else "a level, no rise or fall by it"
    return Step("change", figure.change, f"its words tell {told}", rule="changes")


def _period(figure: Figure, draft: Draft, near: Sequence[TimeSpan], document: Document) -> Step:
    """Return why a figure has its period: the expression it belongs to, whose figure lent it, or the report's day."""
    chosen = next((span for span in near if _means(span, figure, document)), None)
    others = tuple(
        Option(f"“{span.text}”", _not_taken(span, figure), span.start, span.end) for span in near if span is not chosen
    )[:_SHOWN]
    if figure.period is None:
        why = "no date belongs to it; the day of the report dates nothing it tells"
        return Step("period", None, why, others=others)
    value = _told(figure)
    if chosen is not None:
        by = f"counted from {document.day} ({document.day_how})" if document.day else "dated by itself"
        why = f"“{chosen.text}” stands nearest in its stretch of the sentence, {by}"
        return Step("period", value, why, chosen.start, chosen.end, f"{chosen.role}, {chosen.precision}", None, others)
    lenders = (("its list partner", draft.kin), ("the figure “of them”", draft.owner), ("its total", draft.parent))
    for name, lender in lenders:
        if lender is not None:
            why = f"lent by {name}, “{_words(lender)}”"
            return Step("period", value, why, lender.start, lender.end, "lent", None, others)
    return Step("period", value, f"the report's own day ({document.day_how}), for it is said to last", rule="lasting")


def _means(span: TimeSpan, figure: Figure, document: Document) -> bool:
    if figure.period is None:
        return False
    told = periods.period(span, document.day)
    same_end = told.end == figure.period.end
    return same_end and (told.start == figure.period.start or figure.period.kind != told.kind)


def _not_taken(span: TimeSpan, figure: Figure) -> str:
    if span.first is None and span.last is None:
        return "cannot be dated"
    told = span.use == "telling" and figure.period is not None
    return "the day somebody said it" if told else "belongs to another stretch or figure"


def _nature(figure: Figure, draft: Draft) -> Step:
    entry = draft.entry
    if figure.event is not None:
        why = "it tells of one event"
    elif entry is None:
        why = "a sum of money" if figure.nature else "nothing says it: it has no indicator"
    elif figure.nature == entry.nature:
        why = f"the codebook's own nature of {entry.id}; neither its period nor its words tell another"
    elif figure.nature == "flow":
        why = "told as more than before, as a change, or for a short period"
    else:
        why = "told for an open period or called a total"
    return Step("nature", figure.nature, why, rule=f"codebook: {entry.nature}" if entry else None)


def _part_of(figure: Figure, draft: Draft) -> Step:
    if draft.parent is None or figure.part_of is None:
        return Step("part_of", None, "no total it is a part of is told")
    why = f"part of “{_words(draft.parent)}”: said so, or parts of a list that add up to it"
    return Step("part_of", figure.part_of, why, draft.parent.start, draft.parent.end)


def _event(figure: Figure) -> Step:
    if figure.event is None:
        return Step("event", None, "it tells of no single event")
    return Step("event", figure.event, "its words tell of one event: kind, from, to, day (? where not said)")


def _stage(figure: Figure, draft: Draft) -> Step:
    if figure.stage is None:
        why = "no verb of its stretch says how far it got" if draft.money else "only sums of money have one"
        return Step("stage", None, why)
    stage_of = {word: stage for stage, words in vocabulary("stages").items() for word in words}
    tokens = draft.sentence.tokens[draft.left : draft.right]
    told = [token for token in tokens if token.lower in stage_of]
    nearest = min(
        told, key=lambda one: (stage_of[one.lower] != figure.stage, abs(one.start - draft.start)), default=None
    )
    if nearest is None:
        return Step("stage", figure.stage, "by its verb")
    others = tuple(
        Option(f"{stage_of[one.lower]} by “{one.text}”", "farther off, or says less", one.start, one.end)
        for one in told
        if one is not nearest
    )
    why = f"“{nearest.text}” is its nearest verb of giving"
    return Step("stage", figure.stage, why, nearest.start, nearest.end, others=others)


def _score(figure: Figure, draft: Draft) -> Step:
    why = f"certainty of the indicator, {draft.certainty:.2f}: its lead over the next, less where a place is lent"
    if round(draft.certainty, 2) > figure.score:
        why += "; less for a noun or number filled in"
    return Step("score", str(figure.score), why)


def _bounds(figure: Figure) -> str:
    low, high = ("?" if one is None else str(one) for one in (figure.low, figure.high))
    return f"{'none' if figure.value is None else figure.value} [{low}, {high}]"


def _told(figure: Figure) -> str | None:
    period = figure.period
    return f"{period.kind} {period.start or '…'} to {period.end or '…'}" if period else None


def _people(figure: Figure) -> str | None:
    return " ".join((*figure.population.nationality, *filter(None, [figure.population.group]))) or None


def _words(draft: Draft) -> str:
    return draft.sentence.text[draft.start - draft.sentence.start : draft.end - draft.sentence.start]
