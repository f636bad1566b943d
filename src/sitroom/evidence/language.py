"""Which language a text is in: closed-class words first, a trained model only where they do not decide.

Most reports are plain prose in one language, and a look at their function words settles them in a millisecond;
py3langid (a port of Lui and Baldwin, "langid.py", ACL 2012) costs most of a second to load, and is loaded for the rest.
"""

import re
from collections import Counter
from functools import cache

from sitroom.evidence import vocabulary
from sitroom.model import Known

_WORD = re.compile(r"[^\W\d_]{1,30}")
_SAMPLE = 6000
_FEWEST_WORDS = 5
_SHARE, _LEAD = 0.22, 2.5


def tell(text: str) -> Known:
    """Return the ISO 639-1 code of a text's language, None when it is too short to tell."""
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < _FEWEST_WORDS and len("".join(words)) < 12:
        return Known(None, "too short to tell")
    if len(words) >= 8:
        clear = _by_words(words)
        if clear:
            return Known(clear, "text (function words)")
    return Known(_by_model(sample), "text (py3langid)")


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    held: dict[str, str] = vocabulary.tree("languages.yaml")["function_words"]
    of: dict[str, list[str]] = {}
    for language, words in held.items():
        for word in words.split():
            of.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in of.items()}


def _by_words(words: list[str]) -> str | None:
    table = _function_words()
    seen: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for language in table.get(word, ()):
            seen[language] += times
    if not seen:
        return None
    (first, count), (_, second) = [*seen.most_common(2), ("", 0), ("", 0)][:2]
    return first if count >= _SHARE * len(words) and count >= _LEAD * second else None


@cache
def _model() -> object:
    from py3langid import langid

    langid.set_languages(list(vocabulary.tree("languages.yaml")["plausible"]))
    return langid


def _by_model(sample: str) -> str:
    model = _model()
    language: str = model.classify(sample)[0]  # type: ignore[attr-defined]
    return language
