"""Files to claims without a room: the public contract, version 1."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sitroom.desk.llm import Model
from sitroom.desk.readers import attempt
from sitroom.evidence import Failure, gather
from sitroom.model import Reading, Report, to_contract
from sitroom.model.errors import EvidenceError
from sitroom.reading import Reader


@dataclass(frozen=True, slots=True)
class Extract:
    """What one input gave: its plain text, or records for JSON with remarks, and what failed."""

    name: str
    text: str = ""
    records: tuple[dict[str, Any], ...] = ()
    notes: tuple[str, ...] = ()
    error: EvidenceError | None = None


def texts(inputs: Sequence[str]) -> Iterator[Extract]:
    """Yield the plain text of each report: the offsets of claims count its code points."""
    return _each(inputs, lambda name, report: Extract(name, text=report.text))


def claims(inputs: Sequence[str], codebook: str, asked: Model | None = None) -> Iterator[Extract]:
    """Yield the claims of each report as objects of the public contract, in the order of its text.

    What a language model proposes, where one is `asked`, follows, marked ``"review": "proposed"``.
    """
    reader = _reader(codebook)

    def read(name: str, report: Report) -> Extract:
        reading = attempt(reader, report)
        if not isinstance(reading, Reading):
            return Extract(name, error=reading)
        made = Extract(name, records=tuple(to_contract(claim) for claim in reading.claims))
        return made if asked is None else _with_proposals(made, asked, reader, report, reading)

    return _each(inputs, read)


def _with_proposals(made: Extract, asked: Model, reader: Reader, report: Report, reading: Reading) -> Extract:
    from sitroom.desk.proposals import propose

    try:
        found = propose(asked, reader, report, reading.claims, reading.published)
    except EvidenceError as error:
        return replace(made, error=error)
    proposed = tuple({**to_contract(claim), "review": "proposed"} for claim in found.reading.claims)
    told = f"{len(proposed)} claims proposed by {found.reading.reader}, {len(found.left)} left out"
    return replace(made, records=(*made.records, *proposed), notes=(told, *(f"left out: {one}" for one in found.left)))


def explanations(inputs: Sequence[str], codebook: str) -> Iterator[Extract]:
    """Yield how each claim was read: for every field the decision, its reason, its words and what else was possible."""
    from sitroom.reading.explain import explain

    reader = _reader(codebook)

    def told(name: str, report: Report) -> Extract:
        try:
            return Extract(name, records=tuple(one.record(report.text) for one in explain(reader, report)))
        except Exception as error:  # as with reading: one report must not cost the others
            return Extract(name, error=_stumbled(report, error))

    return _each(inputs, told)


def _stumbled(report: Report, error: Exception) -> EvidenceError:
    problem = f"the reader stumbled over it ({type(error).__name__}: {error})"
    return EvidenceError(problem, "report this mistake of ours", report.title.value or report.sha256[:12])


def _each(inputs: Sequence[str], make: Callable[[str, Report], Extract]) -> Iterator[Extract]:
    for item in gather(inputs):
        if isinstance(item, Failure):
            yield Extract(item.error.where or "", error=item.error)
        else:
            yield make(item.capture.origin, item.report)


def _reader(name: str) -> Reader:
    from sitroom.desk.codebooks import read_codebook

    return Reader(read_codebook(name, Path()))
