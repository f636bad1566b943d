"""The brief in a real browser: nothing fetched, nothing overflowing, sentences open without scripts."""

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from sitroom.products import to_html
from sitroom.products.numbering import front

from . import factory

pytestmark = pytest.mark.browser
ARGUMENTS = ("--disable-gpu", "--no-first-run", "--disable-background-networking", "--no-sandbox")
WIDTHS = (360, 768, 1440)


@pytest.fixture(scope="module")
def browser(in_ci: bool) -> Iterator[Browser]:
    """Return the system's Chromium; without one, skip on a person's machine and fail where the gate runs."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        if in_ci:
            pytest.fail("no Chromium was found")
        pytest.skip("no Chromium was found: install the package chromium")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the brief as a file."""
    written = tmp_path_factory.mktemp("brief") / "brief.html"
    written.write_text(to_html(factory.brief()), encoding="utf-8")
    return written


def opened(browser: Browser, file: Path, width: int = 1280, scripts: bool = True, dark: bool = False) -> Page:
    """Return the brief open in a window of a width."""
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
        color_scheme="dark" if dark else "light",
    )
    page.goto(file.as_uri())
    return page


def test_nothing_is_requested_and_nothing_is_reported_to_the_console(browser: Browser, file: Path) -> None:
    """Opening the brief and one figure makes no request but for the file, and no error."""
    page = browser.new_page()
    requests, trouble = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.goto(file.as_uri())
    page.locator("a.fig").first.click()
    assert requests == [file.as_uri()]
    assert trouble == []
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_width_scrolls_sideways(browser: Browser, file: Path, width: int) -> None:
    """From a phone to a desk the page is as wide as its window; wide drawings scroll in their own box."""
    page = opened(browser, file, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_figure_opens_its_sentence(browser: Browser, file: Path, scripts: bool) -> None:
    """With scripts the sentence opens beside the figure, without them the page goes to the evidence."""
    page = opened(browser, file, 360, scripts=scripts)
    page.locator(".value a.fig").first.click()
    quote = factory.claims()["c1"].anchor.quote
    shown = page.locator("#origin mark") if scripts else page.locator("li:has(#c-c1) mark")
    assert shown.inner_text() == quote
    box = shown.bounding_box()
    assert box is not None
    if scripts:
        assert page.locator("#origin").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator("#origin").is_visible()
    else:
        assert page.url.endswith("#c-c1")
        assert 0 <= box["y"] < 900
    page.close()


def test_the_keyboard_reaches_and_opens_a_figure(browser: Browser, file: Path) -> None:
    """The skip link comes first; a figure takes the focus, opens with Enter and gets it back."""
    page = opened(browser, file)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator(".value a.fig").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#origin").is_visible()
    page.keyboard.press("Enter")
    assert not page.locator("#origin").is_visible()
    assert page.evaluate("document.activeElement.className") == "fig"
    page.close()


def test_the_tree_a_screen_reader_hears_is_in_order(browser: Browser, file: Path) -> None:
    """Headings descend in order and the landmarks are there."""
    page = opened(browser, file)
    levels = page.eval_on_selector_all("h1, h2, h3, h4", "all => all.map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for role in ("main", "navigation", "banner", "contentinfo"):
        assert page.get_by_role(role).count() == 1
    page.close()


def test_dark_is_dark(browser: Browser, file: Path) -> None:
    """Who prefers a dark page gets one."""
    page = opened(browser, file, dark=True)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 21, 27)"
    page.close()


def test_it_prints_on_pages_with_its_evidence(browser: Browser, file: Path, tmp_path: Path) -> None:
    """The print has several A4 pages, the title on the first, evidence on later ones, and addresses of sources."""
    page = opened(browser, file)
    target = tmp_path / "brief.pdf"
    page.pdf(path=target, prefer_css_page_size=True, print_background=True)
    page.close()
    pages = pypdf.PdfReader(target).pages
    assert 5 < len(pages) < 16
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]
    texts = [one.extract_text() for one in pages]
    assert "Belarus and its neighbours" in texts[0]
    assert "Evidence" in "".join(texts[5:])
    assert all("TLP:CLEAR" in text for text in texts)
    assert "example.org/council" in "".join(texts).replace("\n", "")


def test_the_print_holds_the_notes_of_its_leading_sections(browser: Browser, file: Path) -> None:
    """What the sections up to the sum checks cite is printed, the rest named and left to the screen."""
    last = front(factory.brief())
    page = opened(browser, file)
    assert page.locator(".evidence > li:visible").count() == len(factory.brief().evidence)
    page.emulate_media(media="print")
    assert page.locator(".evidence > li:visible").count() == last
    assert page.locator("p.printed").inner_text().startswith(f"Printed are notes 1 to {last},")
    for name in ("short", "new", "key", "contradictions", "sums"):
        notes = page.eval_on_selector_all(
            f"#{name} a.fig sup", "all => all.map(one => Number(one.innerText.slice(1, -1)))"
        )
        assert max(notes, default=0) <= last
    page.close()
