"""Colours of the brief against WCAG 2.2 (relative luminance and contrast as defined there)."""

import re
from importlib.resources import files

import pytest

CSS = files("sitroom.products").joinpath("templates/brief.css").read_text(encoding="utf-8")
TEXT, GRAPHIC = 4.5, 3.0
PAIRS = [
    ("ink", "paper", TEXT),
    ("ink", "panel", TEXT),
    ("muted", "paper", TEXT),
    ("muted", "panel", TEXT),
    ("muted", "land", TEXT),
    ("muted", "sea", TEXT),
    ("ink", "land", TEXT),
    ("ink", "sea", TEXT),
    ("accent", "paper", TEXT),
    ("accent", "panel", TEXT),
    ("accent", "land", TEXT),
    ("accent", "sea", TEXT),
    ("mark-ink", "mark", TEXT),
    ("alert", "paper", TEXT),
    ("ink", "alert-paper", TEXT),
    ("good", "paper", TEXT),
    ("spot-ink", "spot", TEXT),
    ("spot", "paper", GRAPHIC),
    ("spot", "land", GRAPHIC),
    ("ink", "land", GRAPHIC),
]


def themes() -> dict[str, dict[str, str]]:
    """Return the colours of each theme, by name."""
    roots = re.findall(r":root \{(.*?)\}", CSS, re.S)
    blocks = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", root)) for root in roots]
    assert len(blocks) == 3
    return dict(zip(("light", "dark", "print"), blocks, strict=True))


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_full_contrast() -> None:
    """The measure itself is right at its ends."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_text_and_marks_are_legible(theme: str, front: str, back: str, least: float) -> None:
    """Text reaches 4.5 to 1 (level AA), graphics 3 to 1, in every theme."""
    colours = themes()[theme]
    assert contrast(colours[front], colours[back]) >= least


def test_every_colour_is_a_variable() -> None:
    """No colour hides outside the variables that are checked; TLP marks have the colours their standard sets."""
    rules = re.sub(r":root \{.*?\}", "", CSS, flags=re.S)
    marks = {"#ff2b2b", "#ffc000", "#33ff00", "#ffffff"}
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", rules)) == marks | {"#000000"}
    assert all(contrast(mark, "#000000") >= TEXT for mark in marks)
