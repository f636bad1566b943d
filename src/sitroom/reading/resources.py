"""Vocabulary files of this room, read once."""

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """Return ``data/<name>.yaml`` as plain data."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Any] = yaml.load((files("sitroom.reading") / "data" / f"{name}.yaml").read_text("utf-8"), loader)  # noqa: S506 -- a safe loader
    return found
