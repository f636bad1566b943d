"""`sitroom add`: bring reports into the room."""

from datetime import date

import click

from sitroom.cli.options import Day, Door, in_room, language_model

TLP = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option("--publisher", help="Who published it, where the report does not say or says it wrongly.")
@click.option("--published", type=Day(), help="When it was published.")
@click.option("--title", help="What it is called.")
@click.option("--language", help="Its language, as two letters (ISO 639-1).")
@click.option("--tlp", type=click.Choice(TLP, case_sensitive=False), help="How far it may travel.")
@click.option("-v", "--verbose", is_flag=True, help="A line for each report, once it is safely recorded.")
@language_model
@in_room
def add(
    door: Door,
    inputs: tuple[str, ...],
    publisher: str | None,
    published: date | None,
    title: str | None,
    language: str | None,
    tlp: str | None,
    verbose: bool,
    llm: str | None,
    llm_model: str | None,
) -> int:
    """Add files, whole folders, web pages or standard input (-).

    One that cannot be read is told in one line and the others go on; the exit status is then 1.
    The same bytes twice are one report. What a language model proposes (--llm, or llm.url in room.toml) waits for
    `sitroom review` and counts nowhere before.
    """
    from sitroom.cli.outcomes import follow
    from sitroom.desk.add import Given, add
    from sitroom.desk.proposals import Count, add_proposals, wanted

    day = published.isoformat() if published else None
    given = Given(publisher=publisher, published=day, title=title, language=language, tlp=tlp)
    with door.find() as room:
        asked, count = wanted(room.config.llm, llm, llm_model), Count()
        if asked is None:
            return follow(lambda progress: add(room, inputs, given, progress), verbose=verbose)
        told = follow(lambda done: add_proposals(room, add(room, inputs, given, done), asked, count), verbose=verbose)
    click.echo(str(count), err=True)
    return told
