"""The forms of date expressions, as regular expressions over a sentence's shape; the first that fits wins.

Each name is a form that `dates_values` knows how to count. Letters are explained in `dates_shape`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitroom.reading.spans import Token

_DM = r"t?do?f?M\.?"  # 14 November, the 14th of November
_MD = r"M\.?t?do?"  # Nov. 16
_Y = r"(?:,?f?y|f?[LCX]u)?"
_W = r"(?:W,?)?"

_FORMS = (
    ("digits", r"e|y-d-d(?!-)|y/d/d|d/d/y|d-d-y"),
    ("range", rf"{_W}{_DM}{_Y}[-~b]{_W}{_DM}{_Y}|{_W}{_MD}{_Y}[-~b]{_W}{_MD}{_Y}"),
    ("range", rf"(?<=B){_W}{_DM}{_Y}&{_W}{_DM}{_Y}|(?<=B){_W}{_MD}{_Y}&{_W}{_MD}{_Y}"),
    ("range", rf"t?do?(?:[-~]t?do?|,do?){{0,6}}(?:,?&t?do?)?(?<=[do])(?:f?M\.?){_Y}"),
    ("range", rf"M\.?do?[-~]do?{_Y}|M\.?do?(?:,do?){{0,6}},?&do?{_Y}(?![xun])"),
    ("up_to", rf"t?[nd]?u~(?:{_DM}{_Y}|{_MD}{_Y}|M\.?{_Y})"),
    ("fiscal", r"(?:g?h?i?C|L|t)?Gu(?:~D|f?y)?|Y"),
    ("quarter", r"Q(?:f?t?y|f?[LCX]u)?"),
    ("week_of", rf"t?uf(?:{_W}{_DM}{_Y}|{_W}{_MD}{_Y})"),
    ("week_to", rf"t?uA(?:i?t?{_W}{_DM}{_Y}|i?{_W}{_MD}{_Y})"),
    ("week_from", rf"t?u[EF](?:i?t?{_W}{_DM}{_Y}|i?{_W}{_MD}{_Y})"),
    ("iso_week", r"(?:(?<=[isbB~])|(?<=[isbB~]t)|I)u[dn](?!M|o)(?:f?y)?"),
    ("nth", r"t?[kL]uf(?:M\.?(?:,?f?y|f?[LCX]u)?)"),
    ("some", r"t?[kL][nd]uf(?:M\.?(?:,?f?y|f?[LCX]u)?|t?y|[tCLX]u)|t?k[nd]u"),
    ("pair", rf"W\(t?(?:{_DM}|{_MD}){_Y}\)"),
    ("range", rf"{_W}{_DM}{_Y}|{_W}{_MD}{_Y}"),
    (
        "part",
        r"t?E-?f?(?:M\.?f?y?|t?y|(?:t|C|L|X|V)u|t?S(?:f?t?y)?)|t?kHf?(?:t?y|(?:t|C|L)u|M)|t?ku(?:f?t?y|f(?:t|C|L)u)|t?k[Hu]",
    ),
    ("months", rf"M\.?{_Y}[-~b]M\.?{_Y}|(?<=B)M\.?{_Y}&M\.?{_Y}|M\.?(?:,M\.?){{0,6}},?&M\.?{_Y}(?!d)"),
    ("month", r"[CLX]M\.?|M\.?(?:,?f?y|f?[LCX]u)?"),
    ("season", r"[CLX]S|t?Sf?t?y|(?<=[isbBF])t?S|tS"),
    ("years", r"y[-~/&b]y|y[-/][dn]"),
    ("year", r"y"),
    ("feast", r"J[uvW]|Nu(?:x?[uv])|(?<=[iabs])J"),
    ("so_far", r"(?:gh|~D|C?u~D)(?:i?Cu|iy)?"),
    ("within", r"a[iC]?Cu|aiu|ait?u|a(?:tu|iy|iM)"),
    ("same", r"t?Vu(?:[fi]?t?y|[fi]?t?[LCX]u|[qt]u[ab])|(?:t|n|d|qn?)ub(?=[.,&)]|$|[dn](?!M))"),
    ("trailing", r"t?[LX](?:n|d|qn?|kn?)u|it[LX]u(?!f)|t?Ru"),
    ("ago", r"(?:q|n|d|qn)ua"),
    ("unit", r"[CLX]u|Vu"),
    ("weekend", r"(?<=i)tu"),
    ("weekdays", r"[CLX]?WP?(?:,[CLX]?WP?){0,5}(?:,?&i?|[-~b])[CLX]?WP?"),
    ("weekday", r"(?:T[i~]?)?(?:E-?)?[CLX]?WP?"),
    ("day", r"TP?&TP?|TP?|CP|LP"),
    ("now", r"w|zfT|it?p"),
    ("duration", r"(?:n|d|qn?)-u(?:-x)?|(?:i|s)?(?:n|d|qn?)u"),
)
_NAMES = [name for name, _ in _FORMS]
_SCAN = re.compile("(?![x.,()/&o])(?:" + "|".join(f"(?P<f{at}>{form})" for at, (_, form) in enumerate(_FORMS)) + ")")

_HOUR = r"t?(?:(?:E?-?P|E?-?[dnx]O|E-?u|[dn]x[dn]O?)[if])?t?"  # "since noon on Tuesday", "by the evening of 30 July"
_ROLES = (
    (re.compile(r"(?:z[fi])t?(?:(?:P|[dnx]O|x|[dn]x[dn]O?)[if])?t?$"), "as_of"),
    (re.compile(rf"s{_HOUR}$"), "since"),
    (re.compile(rf"(?:U?b|U~){_HOUR}$"), "by"),
    (re.compile(r"a~t?$"), "by"),
    (re.compile(rf"F{_HOUR}$"), "since"),
    (re.compile(r"[iB]t?$"), "during"),
)
_LEAD = 8  # tokens before an expression in which its preposition stands


@dataclass(frozen=True, slots=True)
class Found:
    """A date expression by token index: `lead` with its preposition, `first` to `last` the expression itself."""

    form: str
    lead: int
    first: int
    last: int
    role: str | None


def scan(letters: str, tokens: tuple[Token, ...]) -> Iterator[Found]:
    """Yield the expressions of a sentence, left to right, none overlapping."""
    floor = 0
    for match in _SCAN.finditer(letters):
        first, last = match.span()
        last -= _sentence_stop(letters, tokens, last)
        form = _NAMES[int((match.lastgroup or "f0")[1:])]
        if form == "range" and _counts(letters, tokens, first, last):
            form, last = "month", first + 1
        if form == "years" and last - first == 3 and letters[last - 1] != "y" and _apart(tokens, first):
            form, last = "year", first + 1
        lead, role = _role(letters, floor, first)
        yield Found(form, lead, first, last, role)
        floor = last


def _counts(letters: str, tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Say whether the number after a month counts something: "in May 12 people", but "on May 12 people"."""
    alone = letters[first] == "M" and last - first == 2 and first > 0
    return alone and tokens[first - 1].lower == "in" and letters[last : last + 1] == "x"


def _apart(tokens: tuple[Token, ...], first: int) -> bool:
    """Say whether a dash after a year leads to its figure: "in 2019 - 46", but "2019-20"."""
    return tokens[first].end < tokens[first + 1].start and tokens[first + 1].end < tokens[first + 2].start


def _sentence_stop(letters: str, tokens: tuple[Token, ...], last: int) -> bool:
    """Say whether the stop an expression ends with closes the sentence ("in July.") rather than a word ("Nov.")."""
    return letters[last - 1] == "." and (last == len(letters) or len(tokens[last - 2].lower) > 4)


def _role(letters: str, floor: int, first: int) -> tuple[int, str | None]:
    """Read the preposition before an expression; it belongs to the span where it gives a role."""
    for pattern, role in _ROLES:
        found = pattern.search(letters, max(floor, first - _LEAD), first)
        if found:
            return found.start(), role
    return first, None
