"""One spelling for everything that is hashed or stored as text: canonical JSON and clean strings."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

import orjson

from sitroom.ledger.schema import stamp


def dumps(value: Any) -> str:
    """Return canonical JSON: sorted keys, no spaces, times in UTC; strings no database would take are cleaned."""
    try:
        made = _dump(value)
    except orjson.JSONEncodeError:
        made = _dump(clean_all(value))
    if b"\\u0000" in made:
        made = _dump(clean_all(value))
    return made.decode()


def loads(text: str) -> Any:
    """Read JSON that `dumps` wrote."""
    return orjson.loads(text)


def digest(row: Mapping[str, Any]) -> str:
    """Return the sha256 (hex) of a row: what an entry of the log vouches for."""
    return sha256(dumps(row).encode()).hexdigest()


def clean(text: str) -> str:
    """Replace NUL and lone surrogates, which databases refuse, one for one by U+FFFD: offsets stay true."""
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def clean_all(value: Any) -> Any:
    """Clean every string within lists and mappings."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean_all(key): clean_all(item) for key, item in value.items()}
    return [clean_all(item) for item in value] if isinstance(value, list | tuple) else value


def _dump(value: Any) -> bytes:
    return orjson.dumps(value, default=_default, option=orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME)


def _default(value: Any) -> str:
    if isinstance(value, datetime):
        return stamp(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")
