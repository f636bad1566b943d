"""Documents say what is there: links lead somewhere, commands, errors and terms are all named."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitroom.cli.app import SECTIONS
from sitroom.model import errors

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_TERM = re.compile(r"^- \*\*(.+?)\*\* \S", re.MULTILINE)


def links(page: Path) -> Iterator[str]:
    """Yield the targets of a page's links that are no addresses; code is no link."""
    for found in _LINK.finditer(_FENCED.sub("", page.read_text("utf-8"))):
        if not re.match(r"[a-z]+:", found[1]):
            yield found[1]


def headings(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    """A link within the repository points to a file that is there, and to a heading that is in it."""
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name} points to {link}, which is not there"
        assert target.is_relative_to(ROOT), f"{page.name} points out of the repository: {link}"
        assert not anchor or anchor in headings(target), f"{page.name} points to {link}: no such heading"


def test_links_are_found_where_they_stand(tmp_path: Path) -> None:
    """Links in prose and pictures are looked at; addresses and code are not."""
    page = tmp_path / "page.md"
    page.write_text("[a](b.md#c) ![d](e.png) [f](https://g.h) `[i](j.md)`\n\n```text\n[k](l.md)\n```\n")
    assert list(links(page)) == ["b.md#c", "e.png"]


def test_every_document_is_reached_from_the_readme() -> None:
    """A reader who follows links from README.md finds every page of docs/."""
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        for link in links(page):
            target = (page.parent / link.partition("#")[0]).resolve()
            found = sorted(target.glob("*.md")) if target.is_dir() else [target]
            waiting += [path for path in found if path.suffix == ".md" and path.exists() and path not in reached]
    missing = {page for page in PAGES if page.is_relative_to(ROOT / "docs")} - reached
    assert not missing, f"no link leads to {', '.join(sorted(page.name for page in missing))}"


def test_every_command_is_in_the_reference() -> None:
    """docs/cli.md has a heading for each command."""
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for name in (name for names in SECTIONS.values() for name in names):
        assert re.search(rf"^### sitroom {name}$", page, re.MULTILINE), f"docs/cli.md says nothing of {name}"


def test_every_command_a_document_types_is_one() -> None:
    """`sitroom x` and ./run x name commands that exist."""
    known = {name for names in SECTIONS.values() for name in names}
    for page in PAGES:
        text = page.read_text("utf-8")
        typed = set(re.findall(r"`sitroom ([a-z]+)", text)) | set(re.findall(r"^ +\./run ([a-z]+)", text, re.MULTILINE))
        assert typed <= known | {"test", "check", "bench"}, f"{page.name}: {typed - known}"


def test_every_error_is_in_the_drawing() -> None:
    """The tree drawn at the head of errors.py has each error once, below the one it is a kind of."""
    tree = ast.parse(Path(errors.__file__).read_text("utf-8"))
    classes = {node.name: ast.unparse(node.bases[0]) for node in tree.body if isinstance(node, ast.ClassDef)}
    picture = (ast.get_docstring(tree) or "").partition("::")[2]
    drawn = [(len(branch), name) for branch, name in re.findall(r"^([ │├└─]*)([A-Z]\w+)", picture, re.MULTILINE)]
    assert sorted(name for _, name in drawn) == sorted(classes)
    for at, (depth, name) in enumerate(drawn[1:], 1):
        above = next(other for less, other in reversed(drawn[:at]) if less < depth)
        assert classes[name] == above, f"{name} is drawn below {above}"


def test_the_glossary_is_in_alphabetical_order() -> None:
    """Terms stand where a reader looks for them, each once and explained."""
    page = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    terms = _TERM.findall(page)
    assert len(terms) > 25
    assert terms == sorted(set(terms), key=_ordered)
    assert len(terms) == len(page.splitlines()) - 2, "a line of the glossary is no term with its meaning"


def _ordered(term: str) -> str:
    return unicodedata.normalize("NFKD", term).casefold().replace("-", " ")
