"""A document's console blocks, run as a reader would type them, in a terminal of 80 columns.

``` console
$ sitroom init desk
desk: a room; ...
```

``...`` stands for anything; a line that is nothing else stands for any lines. A hash or a claim's id (ten or more hex
digits) may have changed: what it became is put into the commands that follow. To bring a document up to date::

    python tests/docs/transcript.py docs/tutorial.md

All commands run in children of one process that has imported everything, each with a pseudo-terminal as its output;
what goes to standard error comes last.
"""

import fcntl
import os
import pty
import re
import shlex
import shutil
import struct
import sys
import tempfile
import termios
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "belarus-2021"
COLUMNS = 80
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_STEP = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_HASH = r"\b(?=[0-9a-f]*\d)[0-9a-f]{10,64}\b"
_CHANGING = re.compile(rf"\b[0-9a-f]{{64}}\b|{datetime.now(UTC):%-d %B %Y|%Y-%m-%d}")
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Step:
    """A command (without the prompt) and the output the document shows; where it stands in the document."""

    command: str
    shown: str
    start: int
    end: int


def steps(document: str) -> list[Step]:
    """Return the commands of a document in order."""
    return [
        Step(found[1], found[2], block.start(1) + found.start(2), block.start(1) + found.end(2))
        for block in _BLOCK.finditer(document)
        for found in _STEP.finditer(block[1])
    ]


def fits(shown: str, told: str) -> dict[str, str] | None:
    """Return what the hashes shown became, or None when the output is another."""
    hashes = re.findall(_HASH, shown)
    found = re.fullmatch("".join(map(_pattern, _narrow(shown).splitlines())), _narrow(told))
    return None if found is None else dict(zip(hashes, found.groups(), strict=True))


def _narrow(text: str) -> str:
    """Return the text without the width of table columns, which one longer word elsewhere would change."""
    return re.sub(r"[ ─]+", " ", text)


def _pattern(line: str) -> str:
    if line == "...":
        return r"(?:.*\n)*?"
    parts = re.split(f"({_HASH}|\\.\\.\\.)", line)
    return "".join(map(_part, parts)) + r"\n"


def _part(text: str) -> str:
    if text == "...":
        return ".*?"
    return "([0-9a-f]+)" if re.fullmatch(_HASH, text) else re.escape(text)


def replayed(document: str, folder: Path) -> Iterator[tuple[Step, str, dict[str, str] | None]]:
    """Run every command in a folder and yield it with what it told and whether that fits."""
    became: dict[str, str] = {}
    for step in steps(document):
        told = run(_with(became, step.command), folder)
        now = fits(step.shown, told)
        became |= now or {}
        yield step, told, now


def _with(became: dict[str, str], command: str) -> str:
    return re.sub(_HASH, lambda found: became.get(found[0], found[0]), command)


def run(command: str, folder: Path) -> str:
    """Run a `sitroom` command (or `export`) and return what a terminal shows, without colour and trailing blanks."""
    name, *arguments = shlex.split(command)
    if name == "export":
        os.environ.update(given.split("=", 1) for given in arguments)
        return ""
    if name != "sitroom":
        raise ValueError(f"only sitroom commands and export are run: {command}")
    errors_out, errors_in = os.pipe()
    child, terminal = pty.fork()
    if child == 0:
        os.dup2(errors_in, 2)
        os.close(errors_out)
        _become(arguments, folder)
    os.close(errors_in)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
    text = (_all(terminal) + _all(errors_out)).decode().replace("\r\n", "\n")
    os.waitpid(child, 0)
    lines = _ESCAPE.sub("", text).replace(f"{folder.resolve()}/", "").splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines).strip("\n") + "\n" if lines else ""


def _become(arguments: list[str], folder: Path) -> None:
    """Be the command: never returns."""
    os.environ.update(COLUMNS=str(COLUMNS), TERM="dumb")
    os.chdir(folder)
    sys.stdout, sys.stderr = (open(file, "w", encoding="utf-8", closefd=False) for file in (1, 2))  # noqa: SIM115
    from sitroom.cli.app import cli

    status: object = 1
    try:
        cli.main(arguments, prog_name="sitroom")
    except SystemExit as end:
        status = end.code
    finally:
        sys.stdout.flush()
        os._exit(status if isinstance(status, int) else 1)


def _all(file: int) -> bytes:
    """Return what comes until the other side closes, which a terminal tells as an error."""
    told = b""
    try:
        while part := os.read(file, 1 << 16):
            told += part
    except OSError:
        pass
    os.close(file)
    return told


def brought_up_to_date(step: Step, told: str) -> str:
    """Return what to show now: lines left out stay left out, what changes each time is `...`."""
    shown, lines = step.shown.splitlines(), _CHANGING.sub("...", told).splitlines()
    if "..." in shown:
        at = shown.index("...")
        rest = len(shown) - at - 1
        lines = [*lines[:at], "...", *(lines[-rest:] if rest else [])]
    return "".join(f"{line}\n" for line in lines)


def main(paths: list[str]) -> int:
    """Check documents; with ``--write`` before them, bring them up to date. Every mismatch is shown."""
    import sitroom.desk.brief
    import sitroom.desk.keeping
    import sitroom.desk.review  # noqa: F401  imported once, for all children

    for name in [name for name in os.environ if name.startswith("SITROOM_")]:
        del os.environ[name]
    write = "--write" in paths
    return max(_one(Path(path), write=write) for path in paths if path != "--write")


def _one(path: Path, *, write: bool) -> int:
    document, wrong = path.read_text("utf-8"), 0
    with tempfile.TemporaryDirectory(prefix="sitroom-docs-") as name:
        folder = Path(name)
        shutil.copytree(EXAMPLE, folder / "reports")
        made, at = "", 0
        for step, told, now in replayed(document, folder):
            wrong += now is None
            made += document[at : step.start] + (step.shown if now is not None else brought_up_to_date(step, told))
            at = step.end
            if now is None:
                print(f"{path}: $ {step.command}\n--- shown\n{step.shown}--- told\n{told}")
    if write:
        path.write_text(made + document[at:], encoding="utf-8")
    return 0 if write else min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
