"""A codebook tried on the sentences written in it: each should be read as its author meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from sitroom.model import Figure, Known, Report
from sitroom.reading.reader import Reader
from sitroom.reference.types import Codebook, Trial

_DAY = "2024-05-15"  # a sentence of a codebook is read as if published on one day, so that "last week" is a week


@dataclass(frozen=True, slots=True)
class Tried:
    """A trial with what the reader made of it; ``told`` says in words what was wrong, nothing where it passed."""

    indicator: str
    trial: Trial
    told: str

    @property
    def passed(self) -> bool:
        """Say whether the sentence was read as it should be."""
        return not self.told


def tried(codebook: Codebook) -> Iterator[Tried]:
    """Yield every example and counter-example of a codebook as its own reader reads it, in the codebook's order."""
    reader = Reader(codebook)
    for indicator in codebook.indicators.values():
        for trial in indicator.trials:
            yield Tried(indicator.id, trial, _fault(trial, indicator.id, _figures(reader, trial.text)))


def _figures(reader: Reader, text: str) -> list[Figure]:
    report = Report(
        sha256=sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        size=len(text),
        text=text,
        passages=(),
        parser="codebook",
        published=Known(_DAY, "given"),
        language=Known("en", "given"),
    )
    return [claim for claim in reader.read(report).claims if isinstance(claim, Figure)]


def _fault(trial: Trial, indicator: str, found: list[Figure]) -> str:
    meant = [figure for figure in found if trial.value is None or trial.value in (figure.value, figure.low)]
    typed = [figure for figure in meant if figure.indicator == indicator]
    if not trial.wanted:
        return f"{_words(typed)}, which it must not be" if typed else ""
    if not meant:
        return f"no figure {'' if trial.value is None else f'{trial.value:g} '}found"
    if not typed:
        return f"{_words(meant)}, not {indicator}"
    if any(_told(figure, trial) for figure in typed):
        return ""
    wanted = " ".join(filter(None, (trial.unit, trial.nature)))
    return f"{_words(typed)}, not {wanted}"


def _told(figure: Figure, trial: Trial) -> bool:
    return trial.unit in (None, figure.unit) and trial.nature in (None, figure.nature)


def _words(figures: list[Figure]) -> str:
    """Return figures in words: "9 is deaths (people, cumulative)"."""
    said = (
        f"{figure.mention.text if figure.mention else '?'} is {figure.indicator or 'of no indicator'} "
        f"({', '.join(filter(None, (figure.unit, figure.nature)))})"
        for figure in figures
    )
    return "; ".join(said)
