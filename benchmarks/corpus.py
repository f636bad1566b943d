"""Synthetic reports of any number: own sentences about a made-up month at a border, different in every report.

Half of the sentences tell of figures and measures, half are news prose put together from phrases
(`benchmarks.lineage_texts`); every report ends with the standing paragraph of its publisher, as reports do.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.lineage_texts import stories

PUBLISHERS = 40
PLACES = ("Poland", "Lithuania", "Latvia", "Finland", "Estonia", "Spain", "Greece", "Romania")
WHERE = ("on the land border", "in the forest", "at the river", "near the crossing", "in the north", "in the camp")
SPEAKERS = ("the Polish Border Guard", "the Lithuanian Interior Ministry", "Frontex", "UNHCR", "the Finnish police")
SAID = ("{who} said", "according to {who}", "{who} reported", "a spokesman for {who} told reporters", "{who} wrote")
PEOPLE = ("people", "migrants", "men and women", "Iraqis", "Syrians", "Afghans", "persons", "foreigners")
FRAMES = (
    "{n} {people} arrived in {place} from Belarus between {d} and {e} November 2021, {said}.",
    "In {place} {n} attempts to cross the border {where} were prevented on {d} November, {said}.",
    "By {d} November {n} asylum applications had been lodged in {place}.",
    "Some {n} {people} are stranded {where} of {place}, {said}.",
    "{place} deployed {m} more officers {where} on {d} November.",
    "The European Commission will mobilise €{m} million for {place}.",
    "At least {k} {people} have died {where} of {place} since the summer, {said}.",
    "On {d} November {n} {people} flew home from {place}, {said}.",
    "The government of {place} accused Belarus of sending {n} {people} {where}, which Minsk denies.",
    "Article {m} of the Border Act of 19{e} allows a closed zone {where}.",
)


def report(number: int, sentences: int = 30) -> str:
    """Return the text of one report: the same number gives the same text."""
    rng = random.Random(number)
    publisher = f"Agency {number % PUBLISHERS}"
    head = [f"Publisher: {publisher}", f"Date: {rng.randint(1, 28)} November 2021", f"Title: Report {number}", ""]
    prose = next(stories(1, seed=number, least=32)).sentences
    lines = [_figure(rng) if at % 2 else prose[at // 2 % len(prose)] for at in range(sentences)]
    body = [" ".join(lines[at : at + 3]) + "\n" for at in range(0, sentences, 3)]
    return "\n".join(
        [*head, *body, f"{publisher} reports on the border day by day; write to its desk with corrections."]
    )


def _figure(rng: random.Random) -> str:
    day = rng.randint(1, 20)
    values: dict[str, object] = {
        "n": f"{rng.randint(50, 20_000):,}",
        "m": rng.randint(11, 900),
        "k": rng.randint(2, 40),
    }
    values |= {"d": day, "e": day + rng.randint(1, 8), "place": rng.choice(PLACES), "where": rng.choice(WHERE)}
    values |= {"people": rng.choice(PEOPLE), "said": rng.choice(SAID).format(who=rng.choice(SPEAKERS))}
    sentence = rng.choice(FRAMES).format_map(values)
    return sentence[0].upper() + sentence[1:]


def write_folder(folder: Path, count: int, sentences: int = 30) -> Iterator[Path]:
    """Write `count` reports as text files and yield their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = folder / f"report-{number:06}.txt"
        path.write_text(report(number, sentences), encoding="utf-8")
        yield path
