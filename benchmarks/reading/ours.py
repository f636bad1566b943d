"""What sitroom's quantity layer finds in a sentence, in the words of the gold sets.

The layer under the figures, with durations and ages let through: they are quantities to those sets, though no
figures to a situation room.
"""

from benchmarks.reading.gold import Told
from sitroom.model import Known, Report
from sitroom.reading import changes, dates, document
from sitroom.reading.nouns import Nouns
from sitroom.reading.quantities import Quantity, quantities
from sitroom.reading.spans import Sentence
from sitroom.reference import codebook, currencies

_SIGNS = {"over": ">", "at_least": ">", "up_to": "<", "under": "<", "about": "~", "nearly": "~", "vague": "~"}


def report(text: str) -> Report:
    """Return a report of plain text."""
    return Report(
        sha256="0" * 64,
        media_type="text/plain",
        size=len(text),
        text=text,
        passages=(),
        parser="bench",
        published=Known(),
    )


class Ours:
    """Quantities of sentences, by the rules of the reader."""

    def __init__(self) -> None:
        self.nouns = Nouns(codebook())
        self.money = {code: word for word, code in currencies().words.items() if not word.endswith("s")}

    def read(self, text: str) -> list[Told]:
        """Return the quantities of a text."""
        made = document.document(report(text))
        return [told for sentence in made.sentences for told in self._sentence(sentence)]

    def _sentence(self, sentence: Sentence) -> list[Told]:
        dated = [
            span for span in dates.in_sentence(sentence, None) if span.precision != "vague" or span.text[:4].isdigit()
        ]
        busy = {
            at for span in dated for at, token in enumerate(sentence.tokens) if span.start <= token.start < span.end
        }
        return [self._told(sentence, found) for found in quantities(sentence, busy)]

    def _told(self, sentence: Sentence, found: Quantity) -> Told:
        low = [token.lower for token in sentence.tokens]
        sign = changes.change(low, found) or _SIGNS.get(found.qualifier, "=")
        if found.qualifier in ("range", "vague"):
            values: tuple[float, ...] = (found.low or 0.0, found.high or 0.0)
        else:
            values = (found.value or 0.0,)
        return Told(values, self._units(sentence, low, found), sign)

    def _units(self, sentence: Sentence, low: list[str], found: Quantity) -> tuple[str, ...]:
        if found.currency:
            return (
                self.money.get(found.currency, found.currency.lower()),
                found.currency.lower(),
                "dollar" if found.currency == "USD" else "",
            )
        if found.mark in ("percent", "share"):
            return ("percent", "percentage", "%")
        if found.mark == "km":
            return ("km", "kilometre", "kilometer")
        if found.compound:
            return (found.compound,)
        noun = self.nouns.after(low, sentence.tokens, found.last)
        if noun is None or noun.last <= noun.first:
            follows = low[found.last] if found.last < len(low) and low[found.last].isalpha() else "-"
            return (follows,)
        return (" ".join(low[noun.first : noun.last]), low[noun.last - 1])
