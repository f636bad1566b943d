"""Everything but the tests: style, types, import directions, documents that must not drift, length of modules.

Runs all of it, prints one line each, and ends with status 1 if any fails. ``./run check`` calls it::

    .venv/bin/python tools/check.py
"""

import io
import subprocess
import sys
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 350
SHOWN = 40
COMMENTS = (0.005, 0.06)
"""Share of lines that are comments, over a whole room; outside it somebody should look, it is no failure."""

Problems = Iterator[str]


def main() -> int:
    """Run every check and return the exit status."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]
    failed = [name for name, check in CHECKS.items() if not _passes(name, check)]
    print(f"{len(CHECKS) - len(failed)} of {len(CHECKS)} checks passed")
    return 1 if failed else 0


def _passes(name: str, check: Callable[[], Problems]) -> bool:
    problems = list(check())
    print(f"{'FAIL' if problems else 'ok  '}  {name}")
    for problem in problems[:SHOWN]:
        print(f"      {problem}")
    if len(problems) > SHOWN:
        print(f"      … {len(problems) - SHOWN} lines more")
    return not problems


def _tool(*command: str) -> Callable[[], Problems]:
    def run() -> Problems:
        python = Path(sys.executable)
        done = subprocess.run([python.parent / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            yield from (line for line in (done.stdout + done.stderr).splitlines() if line.strip())

    return run


def _generated(module: str) -> Callable[[], Problems]:
    def compare() -> Problems:
        made = __import__(module)
        target: Path = made.TARGET
        if not target.exists() or target.read_text("utf-8") != made.text():
            yield f"{target.relative_to(ROOT)} is not what its tool writes; run python tools/{module}.py"

    return compare


def settings_documented() -> Problems:
    """Every setting of room.toml stands in docs/settings.md with its default."""
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    for name, default in _settings():
        line = next((line for line in page.splitlines() if line.startswith(f"| `{name}` |")), None)
        if line is None:
            yield f"docs/settings.md says nothing of `{name}`"
        elif default and f"`{default}`" not in line:
            yield f"docs/settings.md gives another default for `{name}` than {default}"


def _settings() -> Iterator[tuple[str, str]]:
    from sitroom.desk.config import Bounds, Database, Feed, LanguageModel, RoomConfig

    sections = {"database": Database, "bounds": Bounds, "llm": LanguageModel, "feeds": Feed}
    for name, field in RoomConfig.model_fields.items():
        if name not in sections:
            yield name, _shown(field.default)
    for section, model in sections.items():
        yield from ((f"{section}.{name}", _shown(field.default)) for name, field in model.model_fields.items())


def _shown(default: object) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default) if isinstance(default, str | int) else ""


def modules_short() -> Problems:
    """No module is longer than 350 lines."""
    for path in _modules("src", "tests", "tools", "benchmarks"):
        lines = len(path.read_text("utf-8").splitlines())
        if lines > LONGEST:
            yield f"{path.relative_to(ROOT)} has {lines} lines; cut it by ideas, at most {LONGEST}"


def comments_share() -> Problems:
    """Say which rooms have unusually few or many comment lines; it never fails."""
    rooms = [room for room in sorted((ROOT / "src" / "sitroom").iterdir()) if (room / "__init__.py").exists()]
    shares = {room.name: _share(room) for room in rooms}
    odd = [f"{name} {share:.1%}" for name, share in shares.items() if not COMMENTS[0] <= share <= COMMENTS[1]]
    if odd:
        print(f"note  share of comment lines outside {COMMENTS[0]:.0%} to {COMMENTS[1]:.0%}: {', '.join(odd)}")
    return iter(())


def _share(room: Path) -> float:
    lines = comments = 0
    for path in room.rglob("*.py"):
        source = path.read_text("utf-8")
        lines += len(source.splitlines())
        tokens = tokenize.generate_tokens(io.StringIO(source).readline)
        comments += sum(token.type == tokenize.COMMENT for token in tokens)
    return comments / lines if lines else 0.0


def _modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


PLACES = ("src", "tests", "tools", "benchmarks")
CHECKS: dict[str, Callable[[], Problems]] = {
    "ruff: style": _tool("ruff", "check", *PLACES),
    "ruff: format": _tool("ruff", "format", "--check", *PLACES),
    "mypy: types": _tool("mypy"),
    "import directions": _tool("lint-imports"),
    "docs/cli.md is the program's own help": _generated("cli_reference"),
    "docs/codebooks.md is what the codebooks say": _generated("codebook_reference"),
    "docs/settings.md names every setting": settings_documented,
    f"no module is longer than {LONGEST} lines": modules_short,
    "comments say why, and not much": comments_share,
}

if __name__ == "__main__":
    sys.exit(main())
