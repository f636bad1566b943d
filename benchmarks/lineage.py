"""How many copies are found, how many pairs are false, and how fast: ``python -m benchmarks.lineage``.

Six kinds of copy, as others measure them, 100 each beside 1,000 independent stories: verbatim, the first 40 %, a
tenth and a quarter of the words edited, an 80-word excerpt inside another story, sentences shuffled. A pair is
false when the two stories have neither a common origin nor a quotation in common.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.lineage_texts import Story, edited, excerpt, stories
from sitroom.lineage import MemoryIndex, Text, find_copies

ORIGINALS = 1000
OF_EACH = 100


def _shuffled(text: str, rng: random.Random) -> str:
    sentences = text.replace("\n\n", " ").split(". ")
    rng.shuffle(sentences)
    return ". ".join(sentences)


def _first(text: str, share: float) -> str:
    words = text.split(" ")
    return " ".join(words[: int(len(words) * share)])


def _body(story: Story) -> str:
    return story.text.rsplit("\n\n", 1)[0]


def _inside(text: str, host: str, rng: random.Random) -> str:
    paragraphs = host.split("\n\n")
    paragraphs.insert(rng.randrange(len(paragraphs)), excerpt(text, 80, rng))
    return "\n\n".join(paragraphs)


KINDS: dict[str, Callable[[str, str, random.Random], str]] = {
    "verbatim": lambda text, host, rng: text,
    "first 40 %": lambda text, host, rng: _first(text, 0.4),
    "10 % edits": lambda text, host, rng: edited(text, 0.1, rng),
    "25 % edits": lambda text, host, rng: edited(text, 0.25, rng),
    "80-word excerpt": _inside,
    "shuffled": lambda text, host, rng: _shuffled(text, rng),
}


@dataclass(frozen=True, slots=True)
class Result:
    """What one run found: recall by kind, false pairs, pairs by a common quotation, speed."""

    recall: dict[str, float]
    documents: int
    words: int
    false_pairs: int
    quotation_pairs: int
    quotations: int
    seconds: float


def run(originals: int = ORIGINALS, of_each: int = OF_EACH, seed: int = 7) -> Result:
    """Make the documents, look for copies once, and count."""
    rng = random.Random(seed)
    made = list(stories(originals + len(KINDS) * of_each, seed))
    texts = {f"o{at:04}": Text(text=story.text, publisher=story.publisher) for at, story in enumerate(made[:originals])}
    quotes = {f"o{at:04}": set(story.quotes) for at, story in enumerate(made[:originals])}
    truth: dict[tuple[str, str], str] = {}
    hosts = iter(made[originals:])
    for kind, change in KINDS.items():
        for at in rng.sample(range(originals), of_each):
            host, name, origin = next(hosts), f"z{len(truth):04}", made[at]
            carries_host = kind == "80-word excerpt"
            texts[name] = Text(text=change(_body(origin), _body(host), rng), publisher=host.publisher)
            quotes[name] = set(origin.quotes) | (set(host.quotes) if carries_host else set())
            truth[name, f"o{at:04}"] = kind
    started = time.process_time()
    copies = find_copies(texts, MemoryIndex())
    seconds = time.process_time() - started
    return _counted(texts, quotes, truth, {(copy.report, copy.of) for copy in copies}, seconds)


def _counted(
    texts: dict[str, Text],
    quotes: dict[str, set[str]],
    truth: dict[tuple[str, str], str],
    found: set[tuple[str, str]],
    seconds: float,
) -> Result:
    origin = dict(truth.keys()) | {name: name for name in texts if name.startswith("o")}
    kin = {pair for pair in found if origin[pair[0]] == origin[pair[1]]}
    quoting = {pair for pair in found - kin if quotes[pair[0]] & quotes[pair[1]]}
    names = sorted(texts)
    return Result(
        recall={kind: _recall(kind, truth, found) for kind in KINDS},
        documents=len(texts),
        words=sum(len(text.text.split()) for text in texts.values()),
        false_pairs=len(found - kin - quoting),
        quotation_pairs=len(quoting),
        quotations=sum(bool(quotes[a] & quotes[b]) for i, a in enumerate(names) for b in names[i + 1 :]),
        seconds=seconds,
    )


def _recall(kind: str, truth: dict[tuple[str, str], str], found: set[tuple[str, str]]) -> float:
    pairs = [pair for pair, is_kind in truth.items() if is_kind == kind]
    return sum(pair in found for pair in pairs) / len(pairs)


def main() -> None:
    """Print one run."""
    result = run()
    for kind, recall in result.recall.items():
        print(f"{kind:16} recall {recall:.2f}")
    print(f"{result.false_pairs} false pairs among {result.documents} documents of {result.words:,} words")
    print(f"{result.quotation_pairs} of {result.quotations} pairs that share only a quotation were found, as such")
    print(f"{result.documents / result.seconds:.0f} documents/CPU-s, {result.words / result.seconds:,.0f} words/CPU-s")


if __name__ == "__main__":
    main()
