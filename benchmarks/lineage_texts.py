"""Reports as newsrooms write them, made by machine: phrases in common, shared quotations, publishers' footers.

Every sentence is put together from short phrases, so that reports of different hands share many five- and six-word
stretches by chance; some quote the same official statement; each ends with its publisher's standing paragraph.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

_WHO = """the border guard|a spokesman for the ministry|the interior minister|officials in the capital|the commission
aid workers near the crossing|the prime minister|a deputy foreign minister|local volunteers|the regional governor
the agency|two diplomats|the president|an opposition lawmaker|residents of the village|the airline|the mayor
members of the council|the head of the service|investigators|a group of lawyers|the red cross|the coast guard
representatives of the church|the army command|human rights observers|the ombudsman|the state broadcaster
a senior officer|the embassy|police in the eastern district|the transport authority|truck drivers|the delegation
a doctor at the hospital|the monitoring mission|the public prosecutor|several families|the ruling party|experts"""
_DID = """said on Monday that|told reporters that|confirmed late in the evening that|denied that|warned again that
wrote in a short statement that|announced after the meeting that|could not say whether|insisted that|admitted that
estimated this week that|learned from partners that|reported to the council that|expects that|believes that
made clear at a briefing that|repeated on television that|noted with concern that|argued in a letter that|found that
was informed on Sunday that|did not rule out that|told a parliamentary committee that|recalled that|assumes that
rejected the accusation that|hinted for the first time that|published figures showing that|suggested that
heard from witnesses that|agreed with neighbours that|complained that|concluded in its review that|promised that"""
_WHAT = """{n} people were waiting in the forest|the number of crossings had fallen to {n}|{n} tents had been set up
{n} attempts were prevented during the night|the camp could hold no more than {n} people|{n} guards had been sent
flights from three cities would be reduced|{n} applications were lodged in a week|{n} blankets reached the warehouse
the fence would be {n} kilometres long|a group of {n} had been turned back|{n} persons were taken to hospital
the checkpoint would remain closed|supplies for {n} families were on their way|{n} vehicles blocked the road
smugglers asked {n} dollars for the trip|{n} children were among those stranded|{n} officers would be replaced
temperatures would soon drop below zero|the airline sold {n} tickets one way|{n} returned home on their own
no journalist would be let into the zone|{n} cases were before the courts|talks had led to nothing so far
the emergency would be extended by a month|{n} volunteers had arrived from abroad|the trains were running again
the neighbour was responsible for the crisis|{n} detained persons went on hunger strike|the bridge was impassable
more than {n} parcels were handed out|the list would grow by {n} names|a shelter for {n} would open on Friday
the pressure on this section had shifted south|{n} doctors were needed|the decision was not final
help from partners amounted to {n} euros|the new rules applied to all carriers|{n} patrols a day were not enough"""
_WHERE = """near the eastern crossing|along the river|in the logistics hall|on the southern section|at the airport
outside the capital|in the border strip|between the two posts|close to the old railway|in three districts
on the other side of the fence|at the reception centre|in the swamp|on the motorway|within sight of the gate
in the northern forests|near the monastery|at the main terminal|around the lake|in the transit hall|by the canal
in the provincial town|on the coast|under the bridge|at the harbour|in the mountains|next to the power station"""
_WHY = """because the weather had changed|although nobody had asked for it|while negotiations were going on
as winter set in|after a night of clashes|since the summer|despite repeated appeals|for reasons that remain unclear
before the summit|in line with the law|under the agreement of last year|without giving details|for the third time
as in previous weeks|contrary to earlier reports|following a request from the neighbours|pending a court ruling
at the expense of the region|under the eyes of observers|for fear of further incidents|with immediate effect
until the end of the month|as part of a wider plan|when the convoy arrived|out of concern for the children
in spite of the cold|on instructions from above|against the advice of lawyers|to the surprise of many|once again"""
_BACKGROUND = """The crisis has been building for months.|Relations between the two countries have been tense for years.
Nobody knows how many have died.|Independent access to the area is not possible.|The figures could not be verified.
Similar scenes were seen in the south a year earlier.|The matter will be discussed by ministers next week.
Critics speak of a breach of international law.|Supporters of the measure point to the security of the border."""
_SAID = """We will not be blackmailed|Every person who reaches us is treated in accordance with the law
What happens here is organised from outside|Our first duty is to the people out in the cold
The pictures of this morning speak for themselves|No one has asked us for help so far
We have been warning of this for a very long time|It is a matter of days until the situation is under control
The airlines know very well whom they carry|There is no agreement and there was never going to be one"""
_THEN = """and we expect our partners to stand with us until the very last bus has left the place
and whoever claims the opposite should come here and look at it with their own eyes before the weekend
but the doors remain open for talks about a lasting solution that respects the dignity of those affected
and we are prepared to go further if the other side does not change its course within the coming days
because this is neither about the people nor about the border but about the unity of the whole continent
and I say this as someone who has worked on this frontier for more than twenty years in every season
yet we will continue to hand out food and medicine to everyone regardless of where they have come from
and the measures adopted today will make those who profit from human misery think twice about doing so"""
_FOOT = """{p} is an independent newsroom financed by its readers and by grants that are listed on our pages. Copying of
articles is allowed with a link to the original. Write to the editors if you find a mistake, we correct it in public.
Subscribe to the morning letter of {p} to get the most important stories of the day before you leave the house."""


def _phrases(block: str) -> list[str]:
    return [phrase for line in block.splitlines() for phrase in line.split("|")]


@dataclass(frozen=True, slots=True)
class Story:
    """A report: its sentences (a quotation is one), the publisher's footer, both halves of the quotation it carries."""

    publisher: str
    sentences: tuple[str, ...]
    quotes: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return paragraphs of three sentences and the footer."""
        parts = [" ".join(self.sentences[at : at + 3]) for at in range(0, len(self.sentences), 3)]
        return "\n\n".join([*parts, " ".join(_FOOT.format(p=self.publisher).split())])


_SAYINGS, _ENDINGS = _phrases(_SAID), _THEN.splitlines()


def stories(count: int, seed: int = 7, publishers: int = 40, least: int = 12) -> Iterator[Story]:
    """Yield independent stories of ``least`` to 32 sentences; every second one carries an official quotation."""
    rng = random.Random(seed)
    for _ in range(count):
        sentences = [_sentence(rng) for _ in range(rng.randint(least, 32))]
        quotes = (rng.choice(_SAYINGS), rng.choice(_ENDINGS)) if rng.random() < 0.5 else ()
        if quotes:
            sentences.insert(rng.randrange(len(sentences)), f"“{' '.join(quotes)},” the spokeswoman said.")
        yield Story(f"Paper {rng.randrange(publishers)}", tuple(sentences), quotes)


_PARTS = tuple(_phrases(block) for block in (_WHO, _DID, _WHAT, _WHERE, _WHY))
_STANDING = _phrases(_BACKGROUND)
_TOWNS = tuple(
    head + tail
    for head in ("Bel", "Kras", "Var", "Sol", "Ost", "Mir", "Lub", "Gra", "Zel", "Nor", "Pol", "Dro")
    for tail in ("nica", "grad", "ovo", "ensk", "iai", "upe", "stok", "ava", "in", "ets")
)


def _sentence(rng: random.Random) -> str:
    if rng.random() < 0.06:
        return rng.choice(_STANDING)
    who, did, what, where, why = (rng.choice(part) for part in _PARTS)
    what = what.replace("{n}", f"{rng.choice((1, 1, 10, 100, 1000)) * rng.randint(3, 97):,}")
    if rng.random() < 0.6:
        where = f"{where} {rng.choice(('of', 'in', 'outside', 'towards'))} {rng.choice(_TOWNS)}"
    order = [f"{who} {did} {what} {where} {why}", f"{why} {who} {did} {what} {where}", f"{who} {did} {what} {where}"]
    sentence = rng.choice(order)
    return sentence[0].upper() + sentence[1:] + "."


def edited(text: str, share: float, rng: random.Random) -> str:
    """Change this share of the words: replaced by a word of the text, left out, or doubled by another."""
    words = text.split(" ")
    out: list[str] = []
    for word in words:
        kind = rng.choice("rdi") if rng.random() < share else "k"
        out += {"k": [word], "r": [rng.choice(words)], "d": [], "i": [word, rng.choice(words)]}[kind]
    return " ".join(out)


def excerpt(text: str, words: int, rng: random.Random) -> str:
    """Return this many words in a row from anywhere in the text."""
    split = text.split(" ")
    start = rng.randrange(max(1, len(split) - words))
    return " ".join(split[start : start + words])
