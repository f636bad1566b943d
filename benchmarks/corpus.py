"""Synthetic reports of any number: own sentences about a made-up month at a border, different in every report."""

import random
from collections.abc import Iterator
from pathlib import Path

PLACES = ("Poland", "Lithuania", "Latvia", "Finland", "Estonia", "Spain", "Greece", "Romania")
SPEAKERS = (
    "the Polish Border Guard said",
    "the Lithuanian Interior Ministry said",
    "according to Frontex",
    "a spokesman for the Finnish Border Guard told reporters",
    "the Latvian State Border Guard reported",
    "according to UNHCR",
)
FRAMES = (
    "{n} people arrived in {place} from Belarus between {d} and {e} November 2021, {speaker}.",
    "In {place} {n} attempts to cross the border illegally were prevented on {d} November, {speaker}.",
    "By {d} November {n} asylum applications had been lodged in {place}.",
    "Some {n} people are stranded near the border of {place}, {speaker}.",
    "{place} deployed {m} more officers to its eastern border on {d} November.",
    "The European Commission will mobilise €{m} million for {place}.",
    "At least {k} people have died near the border of {place} since the summer, {speaker}.",
    "The weather at the crossing point was cold and most shops in the village stayed closed.",
    "Residents said that they had seen buses on the road at night and did not know where they went.",
    "The government of {place} accused Belarus of organising the crossings, which Minsk denies.",
    "Article {m} of the Border Act of 19{d} allows a closed zone of this kind.",
    "Talks between the ministers will go on next week, and nobody expects a quick result.",
)


def report(number: int, sentences: int = 30) -> str:
    """Return the text of one report: the same number gives the same text."""
    rng = random.Random(number)
    lines = [
        f"Publisher: Agency {number % 40}",
        f"Date: {rng.randint(1, 28)} November 2021",
        f"Title: Report {number}",
        "",
    ]
    for start in range(0, sentences, 3):
        lines += [" ".join(_sentence(rng) for _ in range(min(3, sentences - start))), ""]
    return "\n".join(lines)


def _sentence(rng: random.Random) -> str:
    day = rng.randint(1, 20)
    values = {"n": f"{rng.randint(50, 20_000):,}", "m": rng.randint(11, 900), "k": rng.randint(2, 40)}
    values |= {"d": day, "e": day + rng.randint(1, 8), "place": rng.choice(PLACES), "speaker": rng.choice(SPEAKERS)}
    return rng.choice(FRAMES).format(**values)


def write_folder(folder: Path, count: int, sentences: int = 30) -> Iterator[Path]:
    """Write `count` reports as text files and yield their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = folder / f"report-{number:06}.txt"
        path.write_text(report(number, sentences), encoding="utf-8")
        yield path
