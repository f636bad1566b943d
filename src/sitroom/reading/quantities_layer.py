"""The quantity layer: every quantity of a text with its unit and change, before any question what it means to a crisis.

The same grammar the figures stand on, wider: durations, temperatures, rates and "one of the" are quantities here.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from sitroom.model import Known, Report
from sitroom.reading import changes, dates, document, quantities_phrase
from sitroom.reading.lexicon import vocabulary
from sitroom.reading.quantities import numbered, quantities
from sitroom.reading.quantities_spans import Amount, joined
from sitroom.reading.quantity import Quantity
from sitroom.reading.spans import Sentence

__all__ = ["Amount", "quantities_of"]


def quantities_of(text: str) -> tuple[Amount, ...]:
    """Return the quantities of an English text in its order; years, dates, clock times, names and labels are none."""
    made = document.document(bare_report(text))
    return tuple(amount for sentence in made.sentences for amount in in_sentence(sentence))


def in_sentence(sentence: Sentence) -> Iterator[Amount]:
    """Yield the quantities of a sentence."""
    if not numbered(sentence):
        return
    low = [token.lower for token in sentence.tokens]
    found = quantities(sentence, _dated(sentence), wide=True)
    units = [quantities_phrase.unit(sentence, low, one) for one in found]
    for at in reversed(range(len(found) - 1)):
        if not units[at].name:
            units[at] = quantities_phrase.lent(low, found[at], found[at + 1], units[at + 1]) or units[at]
    made = [_amount(sentence, low, *pair) for pair in zip(found, units, strict=True)]
    yield from joined(sentence, low, found, made)


def _amount(sentence: Sentence, low: Sequence[str], quantity: Quantity, unit: quantities_phrase.Unit) -> Amount:
    start, end = sentence.tokens[quantity.first].start, sentence.tokens[max(unit.last, quantity.last) - 1].end
    sign = -1.0 if quantity.value and quantities_phrase.negative(low, quantity) else 1.0
    return Amount(
        start=start,
        end=end,
        text=sentence.text[start - sentence.start : end - sentence.start],
        value=None if quantity.value is None else quantity.value * sign,
        low=quantity.low if sign > 0 else quantity.value and -quantity.value,
        high=quantity.high if sign > 0 else quantity.value and -quantity.value,
        qualifier=quantity.qualifier,
        unit=unit.said,
        name=unit.name,
        change=changes.change(low, quantity, wide=True),
        told=quantity.qualified_by,
        share=quantity.mark == "share",
        multiple=quantity.mark == "times",
    )


def _dated(sentence: Sentence) -> set[int]:
    """Return the tokens of dates; how long something took is a quantity."""
    spans = [span for span in dates.in_sentence(sentence, None) if span.precision != "vague" or span.text[:4].isdigit()]
    dated = {at for span in spans for at, token in enumerate(sentence.tokens) if span.start <= token.start < span.end}
    return dated | {at for at, token in enumerate(sentence.tokens) if token.text[0].isdigit() and _day(sentence, at)}


def _day(sentence: Sentence, at: int) -> bool:
    """Say whether a number is the day of a month inside a vaguer span: "for the week ending March 19"."""
    step = 2 if at > 1 and sentence.tokens[at - 1].lower == "." else 1
    if at < step or len(sentence.tokens[at].text) > 2:
        return False
    before = sentence.tokens[at - step]
    return before.lower in _months() and before.text[0].isupper()


@cache
def _months() -> frozenset[str]:
    return frozenset(vocabulary("dates")["months"])


def bare_report(text: str) -> Report:
    """Return a report of plain text without passages, publisher or day."""
    return Report(
        sha256="0" * 64,
        media_type="text/plain",
        size=len(text),
        text=text,
        passages=(),
        parser="text",
        published=Known(),
    )
