"""The values an analyst may write on the command line, each read into the form the public contract has."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from sitroom.model import UNITS
from sitroom.model.claim import Modality, Nature, PeriodKind, PlaceRole, Qualifier, Stage, Stance, Status
from sitroom.model.errors import UsageError
from sitroom.reference import currencies, gazetteer, name_key
from sitroom.reference.types import Codebook

NULL = "null"
_PARTIAL_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Asked:
    """One ``field=value`` with what is needed to read it."""

    field: str
    value: str
    codebook: Codebook

    def refuse(self, problem: str, way_out: str) -> UsageError:
        """Return the error that names the value and the field."""
        return UsageError(f"{self.value!r} {problem}", way_out, f"--set {self.field}")


def _number(asked: Asked) -> float | None:
    if asked.value == NULL:
        return None
    try:
        number = float(asked.value.replace(",", "").replace(" ", ""))
    except ValueError:
        raise asked.refuse("is not a number", "write it as 7698 or 2.5") from None
    if not math.isfinite(number):
        raise asked.refuse("is not a number", "write it as 7698 or 2.5")
    return number


def _text(asked: Asked) -> str | None:
    return None if asked.value in (NULL, "") else asked.value


def _one_of(allowed: Sequence[str], *, empty: bool = False) -> Callable[[Asked], str | None]:
    def read(asked: Asked) -> str | None:
        if empty and asked.value == NULL:
            return None
        if asked.value not in allowed:
            raise asked.refuse("may not stand here", f"choose one of {', '.join(allowed)}")
        return asked.value

    return read


def _unit(asked: Asked) -> str:
    if asked.value in UNITS or asked.value in currencies().codes:
        return asked.value
    raise asked.refuse("is not a unit", f"choose one of {', '.join(sorted(UNITS))} or a currency such as EUR")


def _indicator(asked: Asked) -> str | None:
    return _one_of(tuple(asked.codebook.indicators), empty=True)(asked)


def _action(asked: Asked) -> str | None:
    return _one_of(tuple(asked.codebook.actions))(asked)


def _day(asked: Asked) -> str | None:
    if asked.value == NULL:
        return None
    if not _PARTIAL_DAY.fullmatch(asked.value):
        raise asked.refuse("is not a day", "write 2021-11-16, or 2021-11 for a month")
    _checked_day(asked, asked.value + "-01-01"[len(asked.value) - 4 :])
    return asked.value


def _checked_day(asked: Asked, day: str) -> str:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise asked.refuse("is not a day of the calendar", "write days as 2021-11-16") from None


def _period(asked: Asked) -> dict[str, str | None] | None:
    """Read ``[KIND:]DAY`` or ``[KIND:]FROM/TO``."""
    if asked.value == NULL:
        return None
    head, colon, days = asked.value.rpartition(":")
    first, slash, last = days.partition("/")
    kind = head if colon else ("during" if slash else "as_of")
    if kind not in get_args(PeriodKind):
        kinds = ", ".join(get_args(PeriodKind))
        raise asked.refuse("is not a period", f"begin with one of {kinds}, as in since:2021-06-01")
    start, end = _span(asked, kind, first, last if slash else None)
    if start and end and start > end:
        raise asked.refuse("ends before it begins", "write the earlier day first")
    return {"kind": kind, "start": start, "end": end}


def _span(asked: Asked, kind: str, first: str, last: str | None) -> tuple[str | None, str | None]:
    one = _checked_day(asked, first)
    two = None if last is None else _checked_day(asked, last)
    if kind == "since":
        return one, two
    if kind == "during":
        return one, two or one
    return (one, two) if two else (None, one)


def _place(asked: Asked) -> dict[str, str | None] | None:
    """Read ``[ROLE:]NAME`` where the name is any the gazetteer knows, or an id."""
    if asked.value == NULL:
        return None
    head, colon, name = asked.value.rpartition(":")
    role = head if colon else "counted"
    if role not in get_args(PlaceRole):
        raise asked.refuse("is not a place", f"begin with one of {', '.join(get_args(PlaceRole))}, as in from:Minsk")
    known = gazetteer()
    found = [name] if name in known.places else list(known.by_name.get(name_key(name), ()))
    if not found:
        raise asked.refuse("is not in the gazetteer", "name a place as reports do, or a country by its alpha-3 code")
    place = known.place(found[0])
    return {"id": place.id, "name": place.name, "country": known.country_of(place.id), "role": role}


def _nationality(asked: Asked) -> list[str]:
    if asked.value == NULL:
        return []
    codes = [code.strip().upper() for code in asked.value.split(",")]
    unknown = [code for code in codes if len(code) != 3 or code not in gazetteer().places]
    if unknown:
        raise asked.refuse("is not a list of countries", "write alpha-3 codes, such as IRQ,SYR")
    return codes


_COMMON: dict[str, Callable[[Asked], Any]] = {"speaker": _text, "modality": _one_of(get_args(Modality))}
FIELDS: dict[str, dict[str, Callable[[Asked], Any]]] = {
    "figure": {
        **dict.fromkeys(("value", "low", "high"), _number),
        "qualifier": _one_of(get_args(Qualifier)),
        "unit": _unit,
        "counted": lambda asked: _text(asked) or "",
        "indicator": _indicator,
        "nature": _one_of(get_args(Nature), empty=True),
        "change": _one_of(("up", "down"), empty=True),
        "place": _place,
        "nationality": _nationality,
        "group": _text,
        "period": _period,
        "event": _text,
        "part_of": _text,
        "stage": _one_of(get_args(Stage), empty=True),
        **_COMMON,
    },
    "statement": {
        "stance": _one_of(get_args(Stance)),
        "target": _text,
        "verdict": _text,
        **_COMMON,
    },
    "measure": {
        "actor": _text,
        "action": _action,
        "object": _text,
        "status": _one_of(get_args(Status)),
        "date": _day,
        "until": _day,
        **_COMMON,
    },
}
"""What may be set on each kind of claim, and how it is read."""
