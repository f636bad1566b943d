"""Take a picture of an HTML file (PNG) or print it (PDF) with the system's Chromium.

Usage: python tools/screenshot.py FILE OUT.png [--width 1280] [--dark] [--full] [--target ID] [--no-script]
       python tools/screenshot.py FILE OUT.pdf --pdf
"""

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

ARGUMENTS = ("--disable-gpu", "--no-first-run", "--disable-background-networking", "--no-sandbox")


def launched(driver: Playwright) -> Browser:
    """Return a headless browser, the system's own; playwright's is not downloaded."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        raise SystemExit("screenshot: no Chromium was found; install the package chromium")
    return driver.chromium.launch(executable_path=found, args=list(ARGUMENTS))


def shoot(given: argparse.Namespace) -> None:
    """Open the file as asked and write the picture or the print."""
    address = given.file.resolve().as_uri() + (f"#{given.target}" if given.target else "")
    with sync_playwright() as driver:
        browser = launched(driver)
        page = browser.new_page(
            viewport={"width": given.width, "height": given.height},
            color_scheme="dark" if given.dark else "light",
            java_script_enabled=not given.no_script,
        )
        page.goto(address)
        if given.pdf:
            page.pdf(path=given.out, prefer_css_page_size=True, print_background=True)
        else:
            if given.click:
                page.locator(given.click).first.click()
            page.screenshot(path=given.out, full_page=given.full)
        browser.close()


def main() -> int:
    """Read the arguments and take the picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--dark", action="store_true", help="prefer a dark page")
    parser.add_argument("--full", action="store_true", help="the whole page, not only what fits the window")
    parser.add_argument("--pdf", action="store_true", help="print instead")
    parser.add_argument("--target", help="fragment to open")
    parser.add_argument("--click", help="selector to click before the picture is taken")
    parser.add_argument("--no-script", action="store_true", help="with scripts switched off")
    shoot(parser.parse_args())
    return 0


if __name__ == "__main__":
    sys.exit(main())
