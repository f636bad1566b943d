"""Drafts of annotated reports: mentions given in words become offsets (docs/annotation.md tells the form)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sitroom.reference import gazetteer, name_key

Entry = dict[str, Any]
Span = tuple[int, int]

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u2011": "-"})
_PLAIN = ("why", "q", "unit", "ind", "change", "nat", "group", "period", "mod", "status", "date", "stance", "action")
_BOUNDS = {
    "exact": (True, True),
    "over": (True, False),
    "at_least": (True, False),
    "up_to": (False, True),
    "under": (False, True),
    "about": (False, False),
    "nearly": (False, False),
}
"""Which bounds equal the value when a draft does not say them: the table of docs/contract.md."""


@dataclass(slots=True)
class Compiled:
    """A report in the kept form, and what could not be found in its text."""

    kept: Entry
    problems: list[str] = field(default_factory=list)


def compiled(entry: Entry, text: str, ours: bool) -> Compiled:
    """Turn a draft into the kept form; texts that are not ours leave no word behind."""
    made = Compiled({})
    draft = _Draft(text, text.translate(_STRAIGHT), ours, made.problems)
    quantities = list(draft.quantities(entry.get("quantities") or ()))
    draft.parts(entry.get("quantities") or (), quantities)
    made.kept = {
        "quantities": quantities,
        "statements": [draft.deed(item, ("speaker", "target")) for item in entry.get("statements") or ()],
        "measures": [draft.deed(item, ("actor",)) for item in entry.get("measures") or ()],
    }
    return made


def moved(kept: Entry, text: str) -> Compiled:
    """Find the mentions of a kept annotation again in a changed text: each where it stands nearest to before."""
    made, spans, shift = Compiled({}), {}, 0
    plain = text.translate(_STRAIGHT)
    for name in ("quantities", "statements", "measures"):
        made.kept[name] = []
        for item in kept[name]:
            words, old = item.get("m") or item["s"], item["span"]
            there = occurrences(plain, words) or occurrences(plain, words, bounded=False)
            if not there:
                made.problems.append(f"{words!r}: no longer there")
                continue
            new = _nearest([list(span) for span in there], old[0] + shift)
            spans[tuple(old)], shift = new, new[0] - old[0]
            made.kept[name].append({**item, "span": new})
    for item in made.kept["quantities"]:
        if "part_of" in item:
            item["part_of"] = [span and spans.get(tuple(span)) for span in item["part_of"]]
    return made


@dataclass(frozen=True, slots=True)
class _Draft:
    text: str
    plain: str
    ours: bool
    problems: list[str]

    def quantities(self, items: Any) -> Iterator[Entry]:
        used: list[Span] = []
        for item in items:
            start, end = self._mention(item["m"], item.get("n"), used)
            used.append((start, end))
            kept: Entry = {"span": [start, end]}
            kept |= {"m": item["m"]} if self.ours else {}
            kept["is"] = item["is"]
            kept |= {name: _jsonable(item[name]) for name in _PLAIN if name in item}
            if item["is"] == "figure":
                kept |= self._figure(item, start, end)
            yield kept

    def parts(self, items: Any, kept: list[Entry]) -> None:
        """Tie parts to the nearest figure told in the words of their total."""
        for item, made in zip(items, kept, strict=True):
            totals = [name for name in listed(item.get("part_of")) if name]
            for name in totals:
                told = [two["span"] for one, two in zip(items, kept, strict=True) if one["m"] == name]
                spans: list[list[int]] = [span for span in told if span != made["span"]]
                if not spans:
                    self.problems.append(f"{item['m']!r}: no total {name!r}")
                    continue
                made.setdefault("part_of", []).append(_nearest(spans, made["span"][0]))
            if isinstance(item.get("part_of"), list) and "part_of" in made:
                made["part_of"].append(None)

    def deed(self, item: Entry, names: tuple[str, ...]) -> Entry:
        start, end = self._mention(item["s"], item.get("n", 1), [])
        kept: Entry = {"span": [start, end]} | ({"s": item["s"]} if self.ours else {})
        kept["is"] = item.get("is", "wanted")
        kept |= {name: _jsonable(item[name]) for name in _PLAIN if name in item}
        return kept | {name: self._names(item[name], start) for name in names if name in item}

    def _figure(self, item: Entry, start: int, end: int) -> Entry:
        made: Entry = bounds(item)
        made |= {name: self._places(item[name]) for name in ("place", "from", "to") if name in item}
        if "speaker" in item:
            made["speaker"] = self._names(item["speaker"], start)
        if self.ours and "counted" in item:
            made["counted"] = item["counted"]
        if "alt" in item:
            made["alt"] = [bounds({**item, **other}) for other in item["alt"]]
        marks = {"ellipsis": self._ellipsis(item.get("counted") or "", end), "table": self._in_table(start)}
        return made | {name: True for name, holds in marks.items() if holds}

    def _mention(self, words: str, number: int | None, used: list[Span]) -> Span:
        bounded, naive = occurrences(self.plain, words), occurrences(self.plain, words, bounded=False)
        if number is None:
            free = [span for span in bounded or naive if not any(_touch(span, one) for one in used)]
            choice = free[:1]
        else:
            choice = naive[number - 1 : number]
            if not choice or (bounded and choice[0] not in bounded):
                choice = bounded[number - 1 : number] or choice
        if not choice:
            again = " once more" if naive and number is None else f" {number} times" if number not in (None, 1) else ""
            self.problems.append(f"{words!r}: not found{again}")
            return (0, 0)
        return choice[0]

    def _names(self, value: Any, near: int) -> list[Any]:
        return [self._name(name, near) for name in listed(value)]

    def _name(self, name: str | None, near: int) -> Any:
        if name is None:
            return None
        spans = occurrences(self.plain, name) or occurrences(self.plain, name, bounded=False)
        if not spans and not self.ours:
            self.problems.append(f"{name!r}: nobody of that name in the text")
        if self.ours or not spans:
            return name
        return _nearest([[start, end] for start, end in spans], near)

    def _places(self, value: Any) -> list[str | None]:
        return [self._place(name) for name in listed(value)]

    def _place(self, name: str | None) -> str | None:
        if name is None or name in gazetteer().places:
            return name
        ids = gazetteer().by_name.get(name_key(name), ())
        if not ids and not self.ours:
            self.problems.append(f"{name!r}: a place the gazetteer does not know")
        return ids[0] if ids else name

    def _ellipsis(self, counted: str, end: int) -> bool:
        words = [word.lower()[:5] for word in counted.split() if len(word) > 3]
        after = " ".join(self.plain[end : end + 80].lower().split()[:7])
        return bool(words) and not any(word in after for word in words)

    def _in_table(self, at: int) -> bool:
        first = self.text.rfind("\n", 0, at) + 1
        line = self.text[first : (self.text + "\n").index("\n", at)]
        return "|" in line or "\t" in line or bool(re.search(r"^[^:;]+: [^;]+; [^:;]+: ", line))


def _touch(one: Span, two: Span) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def _nearest(spans: list[list[int]], to: int) -> list[int]:
    return min(spans, key=lambda span: abs(span[0] - to))


def occurrences(text: str, words: str, bounded: bool = True) -> list[Span]:
    """Return where words stand, whatever the white space; bounded: not within a longer word or number."""
    pattern = r"\s+".join(map(re.escape, words.translate(_STRAIGHT).split()))
    if bounded:
        pattern = rf"(?<!\w)(?<!\d[.,  \u202f\u00a0]){pattern}(?!\w)(?![.,  \u202f\u00a0]\d)"
    return [match.span() for match in re.finditer(pattern, text)] if words.strip() else []


def bounds(item: Entry) -> Entry:
    """Return value, bounds and qualifier; bounds not said follow from the qualifier."""
    value, qualifier = item.get("v"), item.get("q", "exact")
    low, high = _BOUNDS.get(qualifier, (False, False))
    return {
        "v": value,
        "lo": item.get("lo", value if low else None),
        "hi": item.get("hi", value if high else None),
        "q": qualifier,
    }


def listed(value: Any) -> list[Any]:
    """Return alternatives as a list: one value is a list of one."""
    return list(value) if isinstance(value, list | tuple) else [value]


def _jsonable(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return [_jsonable(one) for one in value] if isinstance(value, list) else value
