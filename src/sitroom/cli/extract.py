"""`sitroom extract`: files to claims, without a room."""

from typing import TYPE_CHECKING, Any, Literal

import click

from sitroom.cli.explained import block
from sitroom.cli.failures import tell
from sitroom.cli.options import language_model
from sitroom.cli.safe import one_line
from sitroom.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitroom.desk.extract import Extract

How = Literal["jsonl", "json", "table"]


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option(
    "--format",
    "how",
    type=click.Choice(("jsonl", "json", "table")),
    help="One claim a line (jsonl), or one list; table, for the eye, with --explain only.",
)
@click.option("--text", "text", is_flag=True, help="Print the plain text instead: the offsets of claims count on it.")
@click.option("--explain", is_flag=True, help="Print instead how each claim was read: every decision and its reason.")
@click.option("--codebook", default="instrumentalised-migration", show_default=True, help="Name or path.")
@language_model
def extract(
    inputs: tuple[str, ...],
    how: How | None,
    text: bool,
    explain: bool,
    codebook: str,
    llm: str | None,
    llm_model: str | None,
) -> int:
    """Print the claims of files as JSON, one object a claim.

    The fields are those of the public contract, version 1 (docs/contract.md). No room is needed.
    What a language model proposes (--llm) follows, marked as proposed.
    """
    from sitroom.desk import extract as desk
    from sitroom.desk.llm import model

    if text:
        return _texts(desk.texts(inputs))
    if how == "table" and not explain:
        raise UsageError("claims are not shown as a table here", "use --format jsonl, or add --explain", "--format")
    if llm and explain:
        raise UsageError("what a model proposes has no reasons", "leave out --llm or --explain", "--llm")
    asked = model(llm, llm_model) if llm else None
    how = how or ("table" if explain else "jsonl")
    records = desk.explanations(inputs, codebook) if explain else desk.claims(inputs, codebook, asked)
    return _records(records, how)


def _texts(extracts: "Iterable[Extract]") -> int:
    failed = 0
    for number, extract in enumerate(extracts):
        if extract.error is not None:
            tell(extract.error)
            failed = 1
        elif number:
            click.echo(f"sitroom: {one_line(extract.name)} holds a further text; name one report", err=True)
        else:
            click.echo(extract.text.encode(), nl=False)
    return failed


def _records(extracts: "Iterable[Extract]", how: How) -> int:
    import orjson

    failed = 0
    kept: list[dict[str, Any]] = []
    for extract in extracts:
        if extract.error is not None:
            tell(extract.error)
            failed = 1
        for note in extract.notes:
            click.echo(f"sitroom: {one_line(extract.name)}: {one_line(note)}", err=True)
        if how == "json":
            kept += extract.records
        elif how == "table":
            for record in extract.records:
                click.echo("\n".join(block(record)).encode() + b"\n", nl=False)
        else:
            lines = b"".join(orjson.dumps(record) + b"\n" for record in extract.records)
            click.echo(lines, nl=False)  # as bytes: UTF-8, whatever the terminal speaks
    if how == "json":
        click.echo(orjson.dumps(kept, option=orjson.OPT_INDENT_2))
    return failed
