"""Numbers of a language with their qualifiers and units: digits by locale, words, scales, ranges, vague ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitroom.reading.languages.tongue import Tongue
from sitroom.reading.numbers import Number, plain_value
from sitroom.reading.quantity import Mark, Quantity, bounds, ranged
from sitroom.reading.spans import Token
from sitroom.reference import currencies

_DASHES = frozenset("-–—")
_YEARS = range(1900, 2100)


def quantities(low: Sequence[str], tokens: Sequence[Token], tongue: Tongue, busy: set[int]) -> list[Quantity]:
    """Return the quantities of a sentence, left to right; tokens in `busy` (dates) are none."""
    return list(_Scan(low, tokens, tongue, busy).all())


class _Scan:
    """One pass over the words of a sentence."""

    def __init__(self, low: Sequence[str], tokens: Sequence[Token], tongue: Tongue, busy: set[int]) -> None:
        self.low, self.tokens, self.busy = low, tokens, busy
        self.tongue, self.known = tongue, tongue.numbers

    def all(self) -> Iterator[Quantity]:
        at, floor = 0, 0
        while at < len(self.low):
            share = None if at in self.busy else self._share(at, floor)
            if share is not None:
                yield share
                at = floor = share.last
                continue
            read = None if at in self.busy else self.number(at)
            if read is None:
                at += 1
                continue
            found = self._quantity(read, floor)
            if found is not None:
                yield found
            at = floor = found.last if found is not None else self._past(read)

    def _share(self, at: int, floor: int) -> Quantity | None:
        """Read "knapp ein Viertel", "jedna trzecia", "треть" as a percentage."""
        found = self.known.shares.at(self.low, at) if self.low[at] in self.known.shares else None
        if found is None or self.known.not_before.before(self.low, at):
            return None
        last, value = found
        if self.word(last) in self.tongue.dates.months or self.word(last) in self.known.not_after:
            return None
        first, kind = self._qualifier(at, floor)
        told = bounds(Number(at, last, float(value), "words"), kind)
        return Quantity(first, last - 1, last, *told, "percent", None, None, "words")

    def _past(self, read: Number) -> int:
        """Return where to go on after a number that is none: of a phone number past every group."""
        last = read.last
        while self.word(read.first - 1) == "+" and self.word(last).isdigit():
            last += 1
        return last

    def word(self, at: int) -> str:
        return self.low[at] if 0 <= at < len(self.low) else ""

    def number(self, at: int) -> Number | None:
        """Return the number that begins at a word, or None."""
        word = self.low[at]
        if word[0].isdigit():
            return self._digits(at)
        if not word[0].isalpha():
            return None
        return self._vague(at) or self._spoken(at)

    def _digits(self, at: int) -> Number | None:
        last = at + 1
        if self.low[at].isdigit() and len(self.low[at]) <= 3 and self.low[at][0] != "0":
            while (
                last < len(self.low)
                and last - at < 5
                and self.tokens[last].start - self.tokens[last - 1].end == 1
                and self.low[last - 1].isdigit()
                and len(self.low[last].split(",")[0]) == 3
                and self.low[last][:3].isdigit()
                and last not in self.busy
            ):
                last += 1
        size = self._scale(last)
        value = plain_value("".join(self.low[at:last]), scaled=size is not None)
        if value is None:
            return None
        if size is None:
            return Number(at, last, value, "digits")
        value, last = round(value * size, 2), last + 1
        if size == 1000 and last not in self.busy and self.word(last).isdigit() and len(self.word(last)) <= 3:
            value, last = value + int(self.word(last)), last + 1  # "1 tys. 995"
        return Number(at, last, value, "digits", scale=size)

    def _scale(self, at: int) -> int | None:
        return self.known.scales.first(self.low[at]) if at < len(self.low) and at not in self.busy else None

    def _vague(self, at: int) -> Number | None:
        """Read "kilkaset", "mehrere Tausend", "десятки тысяч", "kilka tysięcy"."""
        ends = self.known.vague.first(self.low[at])
        if ends is not None:
            size = self._scale(at + 1) or 1
            one = self._scale(at)
            if size == 1 and one and self.known.before.before(self.low, at):
                return Number(at, at + 1, one, "words", scale=one)  # "более тысячи" bounds one thousand
            return Number(at, at + 1 + (size > 1), ends[0] * size, "vague", high=(ends[1] + 1) * size - 1)
        if self.low[at] not in self.known.several:
            return None
        scale = self._scale(at + 1)
        following = self.known.vague.first(self.word(at + 1))
        if scale is not None:
            return Number(at, at + 2, scale * 2, "vague", high=99 if scale < 20 else scale * 10 - 1)
        return Number(at, at + 2, following[0], "vague", high=following[1]) if following is not None else None

    def _spoken(self, at: int) -> Number | None:
        """Read number words: "двадцать пять", "dwa tysiące", "pół miliona", "тысяча"."""
        if self.low[at] in self.known.half and (size := self._scale(at + 1)):
            return Number(at, at + 2, size / 2, "words", scale=size)
        total = current = 0.0
        index, biggest = at, 1
        while index < len(self.low) and index not in self.busy:
            word = self.low[index]
            value = self.known.words.first(word)
            if value is None and index == at:
                value = self.known.single.first(word)
            size = self._scale(index)
            if value is not None and (current == 0 or value < _room(current)):
                current += value
            elif size is not None and current:
                total, current, biggest = total + current * size, 0.0, max(biggest, size)
            else:
                break
            index += 1
        return Number(at, index, total + current, "words", scale=biggest) if index > at else None

    def _quantity(self, read: Number, floor: int) -> Quantity | None:
        high, start = self._range_end(read)
        if high is not None:
            scaled = read.scale == 1 and high.scale > 100 and read.value < high.value / high.scale
            read = replace(read, value=read.value * high.scale if scaled else read.value, last=high.last)
        if self._no_quantity(read):
            return None
        first, currency = self._money_before(start if high is not None else read.first, floor)
        last = read.last
        mark: Mark | None = "money" if currency else None
        if mark is None:
            last, mark, currency = self._unit(read.last)
        first, kind = self._qualifier(first, floor)
        if last < len(self.low) and (after := self.known.after.at(self.low, last)):
            last, kind = after[0], kind or after[1]
        told = ranged(read.value, high.value) if high is not None else bounds(read, kind)
        return Quantity(first, read.first, last, *told, mark, currency, None, read.style)

    def _range_end(self, read: Number) -> tuple[Number | None, int]:
        """Return the second number of "300-400", "od 3 do 4 tysięcy", "10 līdz 15", and where the range starts."""
        at = read.last
        if at < len(self.low) and self.word(at) == "%":
            at += 1
        if read.style == "vague" or at + 1 >= len(self.low) or at in self.busy or at + 1 in self.busy:
            return None, read.first
        opened = self.known.opens.before(self.low, read.first)
        dash = self.low[at] in _DASHES and (
            self.tokens[at].start == self.tokens[at - 1].end or (self.low[at] == "–" and self.low[at + 1][0].isdigit())
        )
        if not (dash or (self.low[at] in self.known.links and (opened or self.low[at] not in self.tongue.joins))):
            return None, read.first
        high = self.number(at + 1)
        if high is None or high.style != read.style or high.value <= read.value:
            return None, read.first
        return high, opened[0] if opened else read.first

    def _no_quantity(self, read: Number) -> bool:
        """Say whether a number names, dates or numbers something instead of counting it."""
        low, first, last = self.low, read.first, read.last
        before, after = self.word(first - 1), self.word(last)
        glued = last < len(low) and self.tokens[last].start == self.tokens[last - 1].end
        lead = first > 0 and self.tokens[first].start == self.tokens[first - 1].end
        if self.known.not_before.before(low, first):
            return True
        if lead and (before in ("-", "+", "/", ":", "#", "№", "@", "_") or before[-1:].isalnum()):
            return True
        if glued and (after in ("/", ":", "@", "_") or after[:1] == "°"):
            return True
        if read.style == "digits" and (before.isdigit() or after.isdigit() or re.match(r"0\d", low[first])):
            return True  # numbers in a row, or with a zero before them: of telephones, of houses
        if glued and after == "-" and self.word(last + 1)[:1].isalpha():
            return True
        if glued and after == "." and self.tongue.ordinal_stop and read.style == "digits" and last + 1 < len(low):
            return True
        if after in self.known.not_after:
            return True
        written = low[first] if read.style == "digits" and last == first + 1 else ""
        year = len(written) == 4 and written.isdigit() and int(written) in _YEARS
        return year and (last == len(low) or self.tongue.nouns.at(low, last) is None)

    def _money_before(self, at: int, floor: int) -> tuple[int, str | None]:
        if at - 1 < floor:
            return at, None
        known, text = currencies(), self.tokens[at - 1].text
        code = text if text in known.codes else known.signs.get(text)
        return (at - 1, code) if code else (at, None)

    def _unit(self, at: int) -> tuple[int, Mark | None, str | None]:
        if at >= len(self.low) or at in self.busy:
            return at, None, None
        if found := self.known.percent.at(self.low, at):
            return found[0], "percent", None
        if self.low[at] in self.known.kilometres:
            return at + 1, "km", None
        if money := self.known.money.at(self.low, at):
            return money[0], "money", money[1]
        known, text = currencies(), self.tokens[at].text
        code = text if text in known.codes else known.signs.get(text) if not text.isalpha() else None
        return (at + 1, "money", code) if code else (at, None, None)

    def _qualifier(self, at: int, floor: int) -> tuple[int, str | None]:
        kind: str | None = None
        while found := self.known.before.before(self.low, at, floor):
            if found[1] == "up_to" and self._levelled(found[0]):
                break  # "rose to 300" bounds nothing
            at, kind = found[0], kind if kind not in (None, "about") else found[1]
        return at, kind

    def _levelled(self, at: int) -> bool:
        """Say whether a verb of change stands shortly before."""
        return any(word in self.tongue.up or word in self.tongue.down for word in self.low[max(at - 3, 0) : at])


def _room(current: float) -> float:
    """Return what may still be added to a spoken number: to "двадцать" a unit, to "сто" anything below a hundred."""
    for size in (10, 100, 1000):
        if current % size:
            return size / 10 if size > 10 and current % size >= size / 10 else 0
    return 1000 if current >= 1000 else 100 if current >= 100 else 0
