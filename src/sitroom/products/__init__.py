"""What the room hands out: the sourced brief as HTML, Markdown and JSON.

Loaded on first use: importing this package imports neither a template engine nor the picture.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sitroom.products.brief import brief_model
    from sitroom.products.html import to_html
    from sitroom.products.json import to_json
    from sitroom.products.markdown import to_markdown
    from sitroom.products.types import Brief
    from sitroom.products.withheld import mask

__all__ = ["Brief", "brief_model", "mask", "to_html", "to_json", "to_markdown"]

_HOMES = {
    "Brief": "types",
    "brief_model": "brief",
    "mask": "withheld",
    "to_html": "html",
    "to_json": "json",
    "to_markdown": "markdown",
}


def __getattr__(name: str) -> Any:
    """Import a public name from the module it lives in.

    Raises
    ------
    AttributeError
        For a name this package does not offer.
    """
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
