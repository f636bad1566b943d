"""The command itself: cheap to start, complete, its help readable."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from sitroom.cli.app import SECTIONS, cli

HEAVY = (
    *("sqlalchemy", "alembic", "pydantic", "httpx", "lxml", "trafilatura", "numpy", "py3langid", "jinja2", "rich"),
    *("yaml", "orjson", "multiprocessing", "asyncio"),
)
COMMANDS = [name for names in SECTIONS.values() for name in names]


def modules_after(code: str) -> set[str]:
    """Return the top-level modules a fresh interpreter has imported after some code."""
    ask = f"{code}\nimport sys; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=30)
    return set(done.stdout.splitlines()[-1].split())


def test_help_imports_nothing_heavy() -> None:
    """Sitroom --help, and importing the door, load click and our own small modules only."""
    run = "from click.testing import CliRunner\nfrom sitroom.cli.app import cli\nCliRunner().invoke(cli, ['--help'])"
    assert not modules_after(run) & set(HEAVY)
    assert not modules_after("import sitroom, sitroom.cli, sitroom.model") & {*HEAVY, "click"}


def test_extract_needs_no_store() -> None:
    """The use case behind extract imports neither database nor settings."""
    assert not modules_after("import sitroom.desk.extract") & {"sqlalchemy", "alembic", "pydantic"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    """Each command has help, and its first line fits beside its name in 80 columns."""
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    assert found.help
    assert len(found.help.split("\n\n")[0]) <= 62, found.help
    assert all(isinstance(param, click.Argument) or param.help for param in found.params)  # type: ignore[attr-defined]
    assert CliRunner().invoke(cli, [name, "--help"]).exit_code == 0


def test_every_list_takes_a_format_and_every_view_both_clocks() -> None:
    """--format is on whatever shows a list, --as-of and --known-on on whatever shows a view."""
    views = {"claims", "sources", "search", "lineage", *SECTIONS["The picture"], "brief"}
    lists = {*views, "diff", "reread", "verify", "review", "extract"}
    for name in COMMANDS:
        found = cli.get_command(click.Context(cli), name)
        assert found is not None
        options = {option for param in found.params for option in param.opts}
        assert ("--format" in options) == (name in lists), name
        assert ({"--as-of", "--known-on"} <= options) == (name in views), name


def test_a_mistyped_command_is_told_with_those_alike() -> None:
    """A slip of the hand gets the command that was meant."""
    told = CliRunner().invoke(cli, ["contradiction"])
    assert told.exit_code == 2
    assert "contradictions" in told.stderr
    assert told.stderr.count("\n") == 1


@pytest.mark.parametrize("day", ["2021-13-01", "16.11.2021", "20211116", "yesterday", "2021-02-30", ""])
@pytest.mark.parametrize("option", ["--as-of", "--known-on"])
def test_a_bad_day_is_told_with_the_way_out(option: str, day: str) -> None:
    """A day that is none is a usage error that says how days are written."""
    told = CliRunner().invoke(cli, ["figures", option, day])
    assert told.exit_code == 2
    assert told.stderr.startswith(f"sitroom: {option}: ")
    assert "YYYY-MM-DD" in told.stderr


def test_an_unknown_option_is_one_line_with_the_help_to_read() -> None:
    """Click's own errors are told in the manner of the house."""
    told = CliRunner().invoke(cli, ["claims", "--colour"])
    assert told.exit_code == 2
    assert told.stderr.startswith("sitroom: claims: ")
    assert told.stderr.endswith("see sitroom claims --help\n")


def test_the_version_is_told() -> None:
    """--version prints name and version and nothing else."""
    from sitroom import __version__

    assert CliRunner().invoke(cli, ["--version"]).output == f"sitroom {__version__}\n"
