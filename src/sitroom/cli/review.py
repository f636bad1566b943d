"""`sitroom review`: accept, correct or reject a claim."""

from typing import Literal

import click

from sitroom.cli.options import Door, Format, in_room, listed, signed


@click.command()
@click.argument("claim")
@click.argument("verdict", type=click.Choice(("accept", "correct", "reject")))
@click.option(
    "--set", "changes", multiple=True, metavar="FIELD=VALUE", help="With correct: what is right; may be given often."
)
@click.option("--note", help="Why; shown beside the claim.")
@signed
@listed
@in_room
def review(
    door: Door,
    claim: str,
    verdict: Literal["accept", "correct", "reject"],
    changes: tuple[str, ...],
    note: str | None,
    by: str,
    how: Format,
) -> None:
    """Accept, correct or reject a claim.

    What was read stays beside what you decide.
    With correct, name fields of the public contract: --set value=432 --set indicator=returns
    --set place=from:Minsk --set period=2021-11-16 (one day, FROM/TO, since:DAY, by:DAY); null empties a field.
    """
    from sitroom.cli.lists import show
    from sitroom.desk.review import review
    from sitroom.desk.views import listed_claims

    with door.find() as room:
        decided = review(room, claim, verdict, by=by, note=note, changes=changes)
    show(listed_claims([decided]), how)
