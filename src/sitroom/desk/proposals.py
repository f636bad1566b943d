"""A language model's reading of a report: asked in parts, checked by our own reader, recorded with what was asked.

It is a reading beside ours, under the model's name. Its claims stay proposed until a person accepts them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from sitroom.desk.llm import Answer, Model, ask, clean_name, model
from sitroom.model import AnyClaim, Known, Reading, Report, Tlp
from sitroom.model.claim import UNITS
from sitroom.model.errors import EvidenceError, FetchRefused
from sitroom.model.reading import BY_MODEL
from sitroom.reading import Reader
from sitroom.reading.proposals import Checked, check
from sitroom.reference.types import Codebook

if TYPE_CHECKING:
    from sitroom.desk.config import LanguageModel
    from sitroom.desk.intake import Outcome
    from sitroom.desk.room import Room
    from sitroom.model import Source

PART = 8_000
"""Code points of a report sent in one question."""

PARTS = 12
"""Questions about one report at most; what lies behind is not asked about, and the reading says so."""


@dataclass(slots=True)
class Count:
    """How many proposals were kept and how many left out in a run."""

    kept: int = 0
    left: int = 0

    def __str__(self) -> str:
        return f"{self.kept} proposed claims wait for review, {self.left} proposals left out"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A model's reading of a report, and why each proposal that was not kept was left out."""

    reading: Reading
    left: tuple[str, ...]


def propose(
    asked: Model, reader: Reader, report: Report, known: Iterable[AnyClaim], published: Known | None = None
) -> Proposed:
    """Ask a model about a report and keep what the report and our own reader bear out.

    Parameters
    ----------
    known
        Claims there are already, ours and proposed ones: they are not proposed again.
    published
        The day our reader inferred, where the report states none.

    Raises
    ------
    EvidenceError
        When the model gives no answer within its bounds; nothing is kept then.
    """
    system = prompt(reader.codebook)
    parts = list(_parts(report.text))
    answers = [_ask(asked, system, report, part) for part in parts[:PARTS]]
    name = _name(asked, answers)
    proposals: list[Any] = []
    notes = [f"model {name} at {asked.address}"]
    for answer in answers:
        proposals += _read(answer.text)
        notes += [f"prompt sha256 {answer.prompt_sha256}", f"answer: {answer.text}"]
    checked = _checked(reader, report, proposals, known, name)
    left = [*checked.left, *([f"not asked about: {len(parts) - PARTS} parts"] if len(parts) > PARTS else [])]
    notes += [f"left out: {one}" for one in left]
    made = Reading(
        reader=name, codebook=reader.codebook.id, claims=checked.claims, published=published, notes=tuple(notes)
    )
    return Proposed(made, tuple(left))


def _checked(reader: Reader, report: Report, proposals: list[Any], known: Iterable[AnyClaim], name: str) -> Checked:
    try:
        return check(reader, report, proposals, known, name)
    except Exception as error:  # whatever a stranger's proposals do, the report and the others must not suffer
        problem = f"checking what was proposed failed ({type(error).__name__}: {error})"
        raise EvidenceError(problem, "report this mistake of ours", name) from error


def wanted(config: "LanguageModel", url: str | None, name: str | None) -> Model | None:
    """Return the model to ask: the one named now, else that of room.toml, else none."""
    address = url or config.url
    if not address:
        return None
    return model(address, name or config.model, seconds=config.seconds, answer=config.answer_kb << 10)


def prompt(codebook: Codebook) -> str:
    """Return what a model is told before the report: the same for every report of a codebook."""
    template = resources.files("sitroom.desk").joinpath("data", "prompt.txt").read_text("utf-8")
    indicators = "; ".join(f"{one.id} ({one.unit}: {one.label})" for one in codebook.indicators.values())
    actions = "; ".join(f"{one.id} ({one.label})" for one in codebook.actions.values())
    return template.format(units=", ".join(sorted(UNITS)), indicators=indicators, actions=actions)


def add_proposals(room: "Room", outcomes: "Iterable[Outcome]", asked: Model, count: Count) -> "Iterator[Outcome]":
    """Ask a model about each report that was taken in and record its reading; a report it failed on is kept."""
    reader = Reader(room.codebook)
    for outcome in outcomes:
        if outcome.receipt is None or outcome.error is not None:
            yield outcome
            continue
        try:
            _record(room, reader, asked, outcome.receipt.sha256, count)
        except EvidenceError as error:
            yield _kept(outcome, error)
        else:
            yield outcome


def _record(room: "Room", reader: Reader, asked: Model, sha256: str, count: Count) -> None:
    from sitroom.model import View

    name = f"{BY_MODEL}{clean_name(asked.name)}"
    readings = [one for one, _, _ in room.ledger.readings(sha256)]
    if any(one == name or one.startswith(f"{name}=") for one in readings):
        return  # the same report is not asked about twice: the first proposal is the one that is reviewed
    source = room.ledger.source(sha256, View())
    _may_travel(source, asked)
    known = [recorded.claim for recorded in room.ledger.claims(View(), report=sha256)]
    report = room.ledger.report(sha256)
    inferred = source.published if report.published.value is None else None
    made = propose(asked, reader, report, known, inferred)
    room.ledger.add_reading(sha256, made.reading)
    count.kept += len(made.reading.claims)
    count.left += len(made.left)


def _may_travel(source: "Source", asked: Model) -> None:
    """Refuse to send away what is marked to stay: AMBER and RED go to a model on this machine only (TLP 2.0)."""
    if Tlp(source.tlp).rank > Tlp.GREEN.rank and not asked.here:
        raise FetchRefused(f"{source.tlp} must not leave this machine", "ask a model that runs on it", asked.address)


def _kept(outcome: "Outcome", error: EvidenceError) -> "Outcome":
    from dataclasses import replace

    way_out = f"{error.way_out}; the report is kept without proposals, add it again to ask again"
    return replace(outcome, error=EvidenceError(error.problem, way_out, f"{outcome.name}: {error.where}"))


def _ask(asked: Model, system: str, report: Report, part: str) -> Answer:
    dated = f"published {report.published.value}" if report.published.value else "undated"
    mark = f"===== report {report.sha256[:16]} ====="
    told = f"A report, {dated}. It stands between the two marks.\n{mark}\n{part}\n{mark}"
    return ask(asked, [{"role": "system", "content": system}, {"role": "user", "content": told}])


def _name(asked: Model, answers: Iterable[Answer]) -> str:
    """Return the reader's name: the model as it was asked for and, where it says so, the version that answered."""
    own = clean_name(asked.name)
    served = sorted({name for answer in answers if (name := clean_name(answer.model)) and name != own})
    return f"{BY_MODEL}{own}" + (f"={'+'.join(served)[:100]}" if served else "")


def _parts(text: str) -> Iterator[str]:
    """Cut a text at the ends of paragraphs, else of lines or words, into parts that fit a question."""
    at = 0
    while at < len(text):
        end = min(at + PART, len(text))
        if end < len(text):
            cuts = (text.rfind(mark, at + PART // 2, end) for mark in ("\n\n", "\n", ". ", " "))
            end = next((cut + 1 for cut in cuts if cut > 0), end)
        if text[at:end].strip():
            yield text[at:end]
        at = end


def _read(answer: str) -> list[Any]:
    """Return the proposals of an answer: a JSON object or list, in a fence or bare; anything else proposes nothing."""
    import orjson

    first = min((at for mark in "{[" if (at := answer.find(mark)) >= 0), default=-1)
    last = max(answer.rfind("}"), answer.rfind("]"))
    try:
        told = orjson.loads(answer[first : last + 1].encode("utf-8", "replace")) if 0 <= first < last else None
    except orjson.JSONDecodeError:
        return []
    held = told.get("claims") if isinstance(told, dict) else told
    return held if isinstance(held, list) else []
