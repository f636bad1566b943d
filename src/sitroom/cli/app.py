"""The `sitroom` command: its subcommands are imported when they are asked for."""

import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from sitroom import __version__
from sitroom.cli import failures
from sitroom.cli.options import Door

SECTIONS: dict[str, tuple[str, ...]] = {
    "Without a room": ("brief", "extract", "codebook"),
    "The room": ("init", "verify", "backup", "restore", "move"),
    "Reports": ("add", "collect", "sources", "search", "diff", "lineage", "reread", "withdraw", "mark", "erase"),
    "Claims": ("claims", "review"),
    "The picture": ("figures", "contradictions", "timeline", "statements", "measures", "gaps"),
}
_MODULES = {
    "codebook": "codebooks",
    **dict.fromkeys(("verify", "backup", "restore", "move"), "keeping"),
    **dict.fromkeys(("search", "diff", "lineage", "sources"), "reports"),
    **dict.fromkeys(("withdraw", "mark", "erase"), "custody"),
    **dict.fromkeys(("figures", "contradictions", "timeline", "statements", "measures", "gaps"), "picture"),
}


class Rooms(click.Group):
    """A group whose commands live in modules of their own, told apart by what they work on."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every command in the order of the sections."""
        return [name for names in SECTIONS.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return the command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"sitroom.cli.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which ones are spelled alike."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            raise click.exceptions.NoSuchCommand(args[0], None, self.list_commands(ctx), ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write one list of commands a section."""
        for title, names in SECTIONS.items():
            commands = ((name, self.get_command(ctx, name)) for name in names)
            rows = [(name, command.get_short_help_str(90)) for name, command in commands if command]
            with formatter.section(title):
                formatter.write_dl(rows, col_max=16)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a closed pipe is told apart here, before click takes it for a failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise failures.ClosedPipe from error

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run to the end of the process: every failure becomes one line and an exit status."""
        door = Door()
        extra |= {"standalone_mode": False, "obj": door}
        sys.exit(failures.status(lambda: super(Rooms, self).main(*args, **extra), door))


@click.group(cls=Rooms, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="sitroom %(version)s")
@click.option("--room", metavar="DIR", help="The room to work in; else SITROOM_ROOM, else the folder here or above.")
@click.option("--debug", is_flag=True, envvar="SITROOM_DEBUG", help="Show the whole traceback of a failure.")
@click.pass_context
def cli(ctx: click.Context, room: str | None, debug: bool) -> None:
    """Read reports, keep who said what, and draw a picture in which every figure opens on its sentence.

    Begin with `sitroom brief FOLDER`, which needs no room, or make a room with `sitroom init DIR`.
    """
    ctx.obj.room, ctx.obj.debug = room, debug
