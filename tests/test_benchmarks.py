"""The benchmarks run, on little, and write what they found in its place."""

from importlib import import_module, util
from pathlib import Path

import pytest
from benchmarks import __main__ as bench
from benchmarks import brief, corpus, extract, room, search
from benchmarks.book import Row, Section, write

from sitroom.lineage import MemoryIndex, Text, find_copies


def values(section: Section) -> dict[str, str]:
    """Return what was measured by what it is."""
    return {row.what: row.value for row in section.rows}


def test_every_module_of_the_list_can_be_run() -> None:
    """Each name `./run bench` knows is a module with a `run`."""
    for name in bench.MODULES:
        assert util.find_spec(f"benchmarks.{name}"), name
        assert callable(import_module(f"benchmarks.{name}").run)


def test_an_unknown_benchmark_is_told_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped name runs nothing and names those there are."""
    assert bench.main(["serach"]) == 2
    told = capsys.readouterr().err
    assert "serach" in told
    assert all(name in told for name in bench.MODULES)


def test_synthetic_reports_are_the_same_each_time_and_not_each_other() -> None:
    """A number gives one text for ever; two numbers give texts that are no copies of each other."""
    assert corpus.report(7) == corpus.report(7)
    texts = {f"{number:02}": Text(text=corpus.report(number), publisher=f"Agency {number}") for number in range(60)}
    copies = find_copies(texts, MemoryIndex())
    assert len(copies) < len(texts)
    assert all(copy.containment < 0.2 for copy in copies)


def test_a_room_is_filled_and_its_growth_told() -> None:
    """Adding few and more reports gives time, memory, size and growth of both rooms."""
    found = values(room.run(2, 4))
    assert float(found["`add` of 4 reports, CPU s"]) > 0
    assert float(found["`add` of 4 reports, on disk, MB"]) > 0
    assert "growth of CPU, 2 to 4" in found


def test_search_asks_the_ledger_and_sqlite_the_same() -> None:
    """Each query is told for both, over the same passages."""
    section = search.run(100)
    queries = [row for row in section.rows if row.what.endswith("ms")]
    assert len(queries) == 5
    assert all("FTS5" in row.against for row in queries)


def test_the_passages_of_a_synthetic_report_are_its_paragraphs() -> None:
    """Offsets cut the text into paragraphs and lose none."""
    report = search.addition(3).report
    cut = [report.text[passage.start : passage.end] for passage in report.passages]
    assert cut == [part.rstrip("\n") for part in report.text.split("\n\n")[1:]]


def test_the_brief_of_a_room_is_weighed() -> None:
    """CPU and size of the page are told for both rooms."""
    found = values(brief.run(2, 3))
    assert float(found["brief of 3 reports, HTML, MB"]) > 0


def test_a_missing_peer_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without quantulum3 ours is measured and the peer is called not measured."""
    monkeypatch.setattr(extract, "PEER", tmp_path / "python")
    monkeypatch.setattr(extract, "ROOT", tmp_path / "checkout")
    found = values(extract.run(2))
    assert "not measured" in found.values()
    assert any(what.startswith("synthetic reports") for what in found)


def test_a_section_takes_the_place_of_its_earlier_version(tmp_path: Path) -> None:
    """Writing a section twice keeps one of it and the others as they were."""
    page = tmp_path / "page.md"
    write(page, Section("a", "A", (Row("x", "1"),)))
    write(page, Section("b", "B", (Row("y", "2"),)))
    before = page.read_text("utf-8")
    write(page, Section("a", "A", (Row("x", "3"),)))
    assert page.read_text("utf-8") == before.replace("| x | 1 |", "| x | 3 |")
