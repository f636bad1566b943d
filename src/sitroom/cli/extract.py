"""`sitroom extract`: files to claims, without a room."""

from typing import TYPE_CHECKING, Any, Literal

import click

from sitroom.cli.failures import tell
from sitroom.cli.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitroom.desk.extract import Extract


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option(
    "--format",
    "how",
    type=click.Choice(("jsonl", "json")),
    default="jsonl",
    show_default=True,
    help="One claim a line, or one list.",
)
@click.option("--text", "text", is_flag=True, help="Print the plain text instead: the offsets of claims count on it.")
@click.option("--explain", is_flag=True, help="Print how each figure was read instead.")
@click.option("--codebook", default="instrumentalised-migration", show_default=True, help="Name or path.")
def extract(inputs: tuple[str, ...], how: Literal["jsonl", "json"], text: bool, explain: bool, codebook: str) -> int:
    """Print the claims of files as JSON, one object a claim.

    The fields are those of the public contract, version 1 (docs/contract.md). No room is needed.
    """
    from sitroom.desk import extract as desk

    if text:
        return _texts(desk.texts(inputs))
    records = desk.explanations(inputs, codebook) if explain else desk.claims(inputs, codebook)
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


def _records(extracts: "Iterable[Extract]", how: Literal["jsonl", "json"]) -> int:
    import orjson

    failed = 0
    kept: list[dict[str, Any]] = []
    for extract in extracts:
        if extract.error is not None:
            tell(extract.error)
            failed = 1
        elif how == "json":
            kept += extract.records
        else:
            lines = b"".join(orjson.dumps(record) + b"\n" for record in extract.records)
            click.echo(lines, nl=False)  # as bytes: UTF-8, whatever the terminal speaks
    if how == "json":
        click.echo(orjson.dumps(kept, option=orjson.OPT_INDENT_2))
    return failed
