"""Write docs/cli.md: every command with its help, as the program itself prints it.

Run by hand after changing a command; ``tools/check.py`` fails while the file is not what this prints::

    .venv/bin/python tools/cli_reference.py
"""

from pathlib import Path

import click

from sitroom.cli.app import SECTIONS, cli

TARGET = Path(__file__).resolve().parents[1] / "docs" / "cli.md"
WIDTH = 96

HEAD = """# Commands

Written by `tools/cli_reference.py` from the program's own help; edit the docstrings in `src/sitroom/cli`.

| exit status | meaning |
|---|---|
| 0 | done |
| 1 | done in part: an input failed and the others went on |
| 2 | asked in a way that cannot be answered, or a mistake in `room.toml` or a codebook |
| 3 | no such report or claim in the room |
| 4 | the room cannot serve: there is none, it is busy, full or broken |
| 5 | what is stored is not what was recorded |
| 70 | a mistake in sitroom |
| 130 | interrupted; what was acknowledged is kept |
| 141 | whoever read the output went away |

A failure is one line on standard error: where, what, the way out. `SITROOM_ROOM` names the room, `SITROOM_BY` who
decides, `SITROOM_DEBUG=1` shows tracebacks. Lists go to standard output: `--format table` is for people (plain columns
in a pipe), `json`, `jsonl` and `csv` are for programs; in CSV a cell that a spreadsheet would calculate is led by an
apostrophe.
"""


def text() -> str:
    """Return the page."""
    parts = [HEAD, _help(cli, "sitroom")]
    for title, names in SECTIONS.items():
        parts.append(f"## {title}\n")
        for name in names:
            parts += _command(name)
    return "\n".join(parts)


def _command(name: str) -> list[str]:
    context = click.Context(cli, info_name="sitroom")
    command = cli.get_command(context, name)
    assert command is not None
    parts = [f"### sitroom {name}\n", _help(command, f"sitroom {name}")]
    if isinstance(command, click.Group):
        parts += [_help(sub, f"sitroom {name} {inner}") for inner, sub in command.commands.items()]
    return parts


def _help(command: click.Command, path: str) -> str:
    settings = {**cli.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    with click.Context(command, info_name=path, **settings) as context:
        return f"```text\n$ {path} --help\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    TARGET.write_text(text(), "utf-8")
