"""Search at 200,000 passages: through the ledger, and SQLite's own FTS5 over the same texts without us."""

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks import corpus
from benchmarks.book import Row, Section, measured
from sitroom.ledger import Addition, Ledger
from sitroom.model import Capture, Passage, Report, View

PASSAGES = 200_000
LIMIT = 20
ABOUT = (
    "Paragraphs of synthetic reports in one room on SQLite, the twenty best with their snippets; CPU time of a query, "
    "the median of eleven and the slowest. Beside it FTS5 alone: one table, `ORDER BY rank`, `snippet()`. The ledger "
    "ranks the thousand most recent passages that match, leaves out withdrawn reports and folds letters; FTS5 alone "
    "ranks all that match."
)
_PLAIN = "SELECT rowid, snippet(plain, 0, '[', ']', '…', 24) FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?"


def run(passages: int = PASSAGES) -> Section:
    """Fill both, ask both the same and compare."""
    with tempfile.TemporaryDirectory(prefix="sitroom-bench-") as name:
        folder = Path(name)
        (folder / "originals").mkdir()
        with (
            Ledger.create(f"sqlite:///{folder / 'ledger.db'}", folder / "originals") as ledger,
            closing(sqlite3.connect(folder / "plain.db")) as plain,
        ):
            rows = [*_filled(ledger, plain, passages), *_asked(ledger, plain)]
    return Section("search", "Search", tuple(rows), ABOUT)


def _filled(ledger: Ledger, plain: sqlite3.Connection, wanted: int) -> Iterator[Row]:
    """Put the same passages into both."""
    additions = list(_until(wanted))
    bodies = [
        addition.report.text[passage.start : passage.end]
        for addition in additions
        for passage in addition.report.passages
    ]
    with measured() as ours:
        for at in range(0, len(additions), 500):
            ledger.record(additions[at : at + 500])
    with measured() as theirs, plain:
        plain.execute("CREATE VIRTUAL TABLE plain USING fts5(body)")
        plain.executemany("INSERT INTO plain (body) VALUES (?)", ((body,) for body in bodies))
    yield Row(
        f"record {len(bodies):,} passages of {len(additions):,} reports, CPU s",
        f"{ours.cpu:.1f}",
        f"{theirs.cpu:.1f} (FTS5)",
        "ours stores originals, texts and log too",
    )


def _asked(ledger: Ledger, plain: sqlite3.Connection) -> Iterator[Row]:
    plain.execute("CREATE VIRTUAL TABLE words USING fts5vocab(plain, row)")
    common = plain.execute("SELECT term FROM words WHERE length(term) > 5 ORDER BY doc DESC LIMIT 1").fetchone()[0]
    rare = plain.execute("SELECT term FROM words WHERE term GLOB '[a-z]*' ORDER BY doc, term LIMIT 1").fetchone()[0]
    queries = {"a common word": common, "a rare word": rare, "a phrase": '"near the crossing"'}
    queries |= {"two words": f"{common} volunteers", "a number": '"12,987"'}
    for what, query in queries.items():
        count = plain.execute("SELECT count(*) FROM plain WHERE plain MATCH ?", (query,)).fetchone()[0]
        ours, slowest = _latency(lambda query=query: ledger.search(query, View(), LIMIT))  # type: ignore[misc]
        theirs, worst = _latency(lambda query=query: plain.execute(_PLAIN, (query, LIMIT)).fetchall())  # type: ignore[misc]
        against = f"{theirs:.1f} (FTS5; slowest {worst:.1f})"
        yield Row(f"{what} ({query}, in {count:,}), ms", f"{ours:.1f}", against, f"slowest {slowest:.1f}")


def _latency(ask: Callable[[], object], times: int = 11) -> tuple[float, float]:
    """Return median and largest CPU milliseconds."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        ask()
        spent.append((time.process_time() - begun) * 1000)
    return median(spent), max(spent)


def _until(passages: int) -> Iterable[Addition]:
    """Yield reports until they have so many passages."""
    each = len(addition(0).report.passages)
    return map(addition, range(-(-passages // each)))


def addition(number: int) -> Addition:
    """Return a synthetic report as the ledger takes it; its paragraphs are its passages."""
    text = corpus.report(number)
    report = Report(
        sha256=sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        size=len(text.encode()),
        text=text,
        passages=tuple(islice(_paragraphs(text), 1, None)),
        parser="benchmark/1",
    )
    capture = Capture(origin=f"report-{number}.txt", sha256=report.sha256, captured_at=datetime.now(UTC))
    return Addition(report=report, original=text.encode(), captures=(capture,))


def _paragraphs(text: str) -> Iterator[Passage]:
    at = 0
    for number, part in enumerate(text.split("\n\n")):
        yield Passage(number, at, at + len(part.rstrip("\n")))
        at += len(part) + 2
