"""Make and check the annotated reports of the own claim set (docs/annotation.md).

::

    .venv/bin/python tools/annotate.py compile DRAFT.yaml…   drafts to benchmarks/reading/gold/
    .venv/bin/python tools/annotate.py check [DRAFT.yaml…]   do hashes hold, does each span look like a quantity
    .venv/bin/python tools/annotate.py move                  find the mentions of our own texts again after a change
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from benchmarks.reading import claims_gold as gold  # noqa: E402
from benchmarks.reading.claims_draft import Compiled, compiled, moved  # noqa: E402

from sitroom.reference import codebook  # noqa: E402

HEAD = ("id", "genre", "language", "published", "publisher", "codebook")
NUMBER = re.compile(
    r"\d|\b(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|dozens?|"
    r"scores|hundreds?|thousands?|millions?|billions?|half|third|quarter|first|second|fourth|fifth|double|twice|"
    r"single|several|few|couple|no|zero|decade(?:-long)?|\w+th|both|pair)\b",
    re.IGNORECASE,
)


def main(arguments: list[str]) -> int:
    """Run one command; return the exit status."""
    command, paths = (arguments[0] if arguments else ""), [Path(name) for name in arguments[1:]]
    if command not in ("compile", "check", "move"):
        print(__doc__, file=sys.stderr)
        return 2
    done = {"compile": lambda: compile_drafts(paths, gold.GOLD), "check": lambda: check(paths), "move": move}
    problems = list(done[command]())
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def compile_drafts(paths: list[Path], folder: Path) -> Iterator[str]:
    """Write each report of the drafts as one kept file; yield what could not be found."""
    for path in paths:
        for entry in gold.entries(path):
            report = gold.draft_report(entry, path)
            made = compiled(entry, report.text, ours=entry.get("ours", True))
            yield from (f"{path.name}, {entry['id']}: {problem}" for problem in made.problems)
            if not made.problems:
                (folder / f"{entry['id']}.yaml").write_text(written(entry, made, report), "utf-8")


def move(folder: Path = gold.GOLD) -> Iterator[str]:
    """Set the spans of our own texts anew where original or text changed; yield mentions that are gone."""
    for path in sorted(folder.glob("*.yaml")):
        entry = gold.entries(path)[0]
        report = gold.original(entry) if entry.get("ours", True) else None
        if report is None or not list(gold.mismatches(entry, report)):
            continue
        made = moved(entry, report.text)
        yield from (f"{path.name}: {problem}" for problem in made.problems)
        if not made.problems:
            path.write_text(written(entry, made, report), "utf-8")


def check(paths: list[Path]) -> Iterator[str]:
    """Yield what is wrong with the kept annotations, or with drafts."""
    if paths:
        yield from (problem for one in gold.drafts(paths) for problem in looks(one))
        return
    for path in sorted(gold.GOLD.glob("*.yaml")):
        entry = gold.entries(path)[0]
        report = gold.original(entry)
        if report is None:
            print(f"{path.name}: its original is not here, not checked")
            continue
        problems = list(gold.mismatches(entry, report)) or list(looks(gold.annotated(entry, entry, report)))
        yield from (f"{path.name}: {problem}" for problem in problems)


def looks(one: gold.Annotated) -> Iterator[str]:
    """Yield spans that do not look like a quantity, words the codebook does not know and numbers left out."""
    book = codebook(one.codebook)
    for item in one.quantities:
        where = f"{one.id} {item.span[0]}-{item.span[1]}"
        if not NUMBER.search(item.text):
            yield f"{where}: does not look like a quantity"
        unknown = {name for name in item.indicators if name is not None} - set(book.indicators)
        yield from (f"{where}: no indicator {name!r}" for name in sorted(unknown))
    for deed, known in [(d, book.stances) for d in one.statements] + [(d, book.actions) for d in one.measures]:  # type: ignore[operator]
        yield from (f"{one.id} {deed.span[0]}: no kind {name!r}" for name in deed.kinds if name not in known)
    yield from (f"{one.id} {start}: a number in digits that is not annotated" for start in unseen(one))


def unseen(one: gold.Annotated) -> Iterator[int]:
    """Yield where digits stand that no annotated span touches."""
    spans = [item.span for item in one.quantities]
    for match in re.finditer(r"\d+", one.report.text):
        if not any(start < match.end() and match.start() < end for start, end in spans):
            yield match.start()


def written(entry: dict[str, Any], made: Compiled, report: gold.Report) -> str:
    """Return the kept form, one item a line; a text that is not ours is named by its hash only."""
    head = {name: entry[name] for name in HEAD if name in entry}
    head |= {"file": entry["file"]} if entry.get("ours", True) else {"ours": False}
    head |= {"original": report.sha256, "text": gold.sha256(report.text.encode())}
    lines = [yaml.safe_dump(head, sort_keys=False, allow_unicode=True).rstrip()]
    for name in ("quantities", "statements", "measures"):
        items = made.kept[name]
        lines += [f"{name}:" if items else f"{name}: []", *(f"  - {_flow(item)}" for item in items)]
    return "\n".join([*lines, ""])


def _flow(item: dict[str, Any]) -> str:
    return yaml.safe_dump(item, default_flow_style=True, sort_keys=False, allow_unicode=True, width=100_000).strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
