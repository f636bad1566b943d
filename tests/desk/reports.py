"""A folder of small reports in our own words: two that contradict each other, one that copies, one empty file."""

from pathlib import Path

BULLETIN = """Publisher: State Border Guard Service of Lithuania
Published: 2021-11-10
Title: Bulletin of the border guard

On 9 November 2021 officers turned away 281 people who tried to cross illegally from Belarus into Lithuania.

Since the beginning of the year 4,190 irregular arrivals were recorded in Lithuania. Another 44 people applied for
asylum in Lithuania on 9 November 2021.
"""

MORNING = """Publisher: Morning Post
Published: 2021-11-19
Title: First flight home

A repatriation flight from Minsk to Erbil carried 419 Iraqis home on 18 November 2021, the Iraqi Foreign Ministry said.

Poland accused Belarus of driving people to the frontier. Minsk denied the accusation.
"""

EVENING = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Charter leaves Minsk</title>
<meta property="og:site_name" content="Evening Star">
<meta property="article:published_time" content="2021-11-19T18:00:00Z"></head>
<body><article><h1>Charter leaves Minsk</h1>
<p>The repatriation flight from Minsk to Erbil carried 431 Iraqis home on 18 November 2021, Belavia said.</p>
<p>Iraq suspended direct flights from Baghdad to Minsk in August 2021. The European Union said on 17 November 2021
that it would give 700,000 euros to the Red Cross for people stranded at the border with Belarus.</p>
</article></body></html>
"""

WIRE_BODY = """Volunteers who walk the woods between Poland and Belarus told of a quiet night after a wild one. Soldiers
had moved a wire fence forward by several hundred metres, and the tents near the logistics centre stood half empty
because buses had taken families to the town of Grodno in the afternoon. About 2,000 people slept in the warehouse in
the night to 18 November 2021, the Belarusian State Border Committee said. The volunteers handed out soup, socks and
power banks, and wrote down the numbers of relatives in Sulaymaniyah and Duhok who had not heard from their people.
"""

WIRE = f"Publisher: Northern Wire\nPublished: 2021-11-18\nTitle: A quiet night in the woods\n\n{WIRE_BODY}"
COPY = f"Publisher: Lake Courier\nPublished: 2021-11-20\nTitle: Quiet night\n\n{WIRE_BODY}\nOur own desk had no more.\n"

FILES = {
    "bulletin.txt": BULLETIN,
    "papers/morning.txt": MORNING,
    "papers/evening.html": EVENING,
    "papers/wire.txt": WIRE,
    "papers/copy.txt": COPY,
}


def write(folder: Path, files: dict[str, str] = FILES) -> Path:
    """Write the reports into a folder and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
