"""The brief as JSON: its whole model, and the cited claims in the form of the public contract."""

from dataclasses import fields, is_dataclass
from typing import Any

FORMAT = "sitroom-brief/1"


def to_json(brief: Any) -> bytes:
    """Return the brief as UTF-8 JSON, keys in the order of the model, the format's name first."""
    import orjson

    data = {"format": FORMAT} | {spec.name: getattr(brief, spec.name) for spec in fields(brief)}
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    try:
        return orjson.dumps(data, option=options)
    except TypeError:
        # a lone surrogate in a quotation: JSON cannot carry it
        return orjson.dumps(_sound(data), option=options)


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_sound(key): _sound(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_sound(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {spec.name: _sound(getattr(value, spec.name)) for spec in fields(value)}
    return value
