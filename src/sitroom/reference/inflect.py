"""English word forms for the vocabulary of codebooks: an analyst writes ``turn back`` and the reader meets all four."""

from functools import cache

from sitroom.reference import tables

_VOWELS = frozenset("aeiou")
_HEAD_ENDS = (" of ", " for ", " to ", " at ", " on ", " in ")


def verb_forms(phrase: str) -> tuple[str, ...]:
    """Return base, third person, past, participle and -ing of a verb phrase; only its first word changes.

    A leading ``=`` keeps the phrase as it stands.
    """
    if phrase.startswith("="):
        return (phrase[1:],)
    verb, _, rest = phrase.partition(" ")
    past, participle = _irregular().get(verb, (_past(verb), _past(verb)))
    forms = (verb, _with_s(verb), past, participle, _ing(verb))
    return tuple(dict.fromkeys(f"{form} {rest}".strip() for form in forms))


def noun_forms(phrase: str) -> tuple[str, ...]:
    """Return singular and plural of a noun phrase; its head is the last word, or the one before "of", "for" etc."""
    if phrase.startswith("="):
        return (phrase[1:],)
    head, tail = phrase, ""
    for end in _HEAD_ENDS:
        before, found, after = head.partition(end)
        head, tail = (before, end + after + tail) if found else (head, tail)
    stem, space, noun = head.rpartition(" ")
    plural = _plurals().get(noun, _with_s(noun))
    return tuple(dict.fromkeys((phrase, f"{stem}{space}{plural}{tail}")))


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    forms: dict[str, str] = tables.tree("inflections.yaml")["verbs"]
    return {verb: (past, participle) for verb, text in forms.items() for past, participle in [text.split()]}


@cache
def _plurals() -> dict[str, str]:
    plurals: dict[str, str] = tables.tree("inflections.yaml")["nouns"]
    return plurals


@cache
def _doubling() -> frozenset[str]:
    return frozenset(tables.tree("inflections.yaml")["doubling"])


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{_doubled(verb)}ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    return f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) else f"{_doubled(verb)}ing"


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in _doubling() else verb
