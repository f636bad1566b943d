"""What statements and measures share with attribution: the lines, the cast and the sayings of a report, read once."""

import threading
from dataclasses import dataclass

from sitroom.reading import cues, labels, reckonings
from sitroom.reading.contents import Saying
from sitroom.reading.coreference import cast
from sitroom.reading.lines import Line, line
from sitroom.reading.quotes import Quotation, quotations
from sitroom.reading.sayings import sayings
from sitroom.reading.scenes import Scene
from sitroom.reading.spans import Document


@dataclass(frozen=True, slots=True)
class Layers:
    """One document read for voices; ``heard`` are its sayings in text order."""

    document: Document
    lines: tuple[Line, ...]
    scene: Scene
    quotations: tuple[Quotation, ...]
    heard: tuple[Saying, ...]


# The steps of reading are called one after another for one document; each thread keeps the layers of its last.
_LAST = threading.local()


def layers(document: Document) -> Layers:
    """Return the layers of a document; those of the last document of this thread are not read twice."""
    last: Layers | None = getattr(_LAST, "layers", None)
    if last is None or last.document is not document:
        last = _LAST.layers = _read(document)
    return last


def _read(document: Document) -> Layers:
    lines = tuple(line(sentence) for sentence in document.sentences)
    scene = Scene(cast(document, lines), lines)
    triggers = cues.triggers() | reckonings.triggers() | {labels.COLON}
    heard = [one for each in lines if not triggers.isdisjoint(each.low) for one in sayings(scene, each)]
    return Layers(document, lines, scene, quotations(document), tuple(heard))
