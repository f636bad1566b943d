"""Reports in languages other than English: one engine, one data file a language (``reading/data/languages``)."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent.parent / "data" / "languages"


@cache
def held() -> frozenset[str]:
    """Return the ISO 639-1 codes of the languages this engine reads."""
    return frozenset(path.stem for path in _DATA.glob("??.yaml"))
