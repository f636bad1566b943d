"""Annotated reports: drafts are compiled to offsets, the kept ones fit their texts, claims are judged by them."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from benchmarks.reading import claims
from benchmarks.reading import claims_gold as gold
from benchmarks.reading.claims_draft import Entry, compiled, moved, occurrences

ROOT = Path(__file__).resolve().parents[1]
TEXT = "By 1 July some 430 people had left, among them 38 children; 430 stayed, Ms Roe said. She accused Ruritania.\n"
DRAFT = """
- id: leaving
  genre: wire
  language: en
  published: 2021-07-02
  text: "{text}"
  quantities:
    - {{m: "1 July", is: not, why: date}}
    - {{m: "some 430", is: figure, v: 430, q: about, unit: people, ind: displaced, place: null,
       period: [by, null, 2021-07-01], speaker: Ms Roe, mod: asserted}}
    - {{m: "38", is: figure, v: 38, unit: [people], ind: [displaced], group: children, period: "*", speaker: Ms Roe,
       part_of: "some 430"}}
    - {{m: "430", n: 2, is: either, why: other}}
  statements:
    - {{s: "She accused Ruritania", stance: accusation, speaker: [Ms Roe, She], target: Ruritania}}
  measures: []
"""


def entry() -> Entry:
    """Return the draft above."""
    held: list[Entry] = yaml.safe_load(DRAFT.format(text=TEXT.strip()))
    return held[0]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Return the draft as a file."""
    path = tmp_path / "draft.yaml"
    path.write_text(DRAFT.format(text=TEXT.strip()), "utf-8")
    return path


@pytest.fixture(scope="session")
def annotate() -> ModuleType:
    """Return the tool as a module."""
    spec = importlib.util.spec_from_file_location("annotate", ROOT / "tools" / "annotate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    path = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = path
    return module


def test_a_draft_becomes_offsets_of_its_words() -> None:
    """Each mention is found where it stands, in order, the n-th where a number is given."""
    made = compiled(entry(), TEXT, ours=True)
    assert made.problems == []
    spans = [TEXT[slice(*item["span"])] for item in made.kept["quantities"]]
    assert spans == ["1 July", "some 430", "38", "430"]
    assert made.kept["quantities"][3]["span"][0] > made.kept["quantities"][2]["span"][1]
    assert made.kept["quantities"][2]["part_of"] == [made.kept["quantities"][1]["span"]]


def test_bounds_follow_from_the_qualifier() -> None:
    """A draft need not say what the contract's table says."""
    about, exact = compiled(entry(), TEXT, ours=True).kept["quantities"][1:3]
    assert (about["v"], about["lo"], about["hi"]) == (430, None, None)
    assert (exact["v"], exact["lo"], exact["hi"]) == (38, 38, 38)


def test_what_is_not_in_the_text_is_told() -> None:
    """A mention, a total or a speaker that does not stand in the text is a problem each."""
    wrong = entry()
    wrong["quantities"][1]["m"] = "some 431"
    wrong["quantities"][2]["speaker"] = "Mr Doe"
    problems = compiled(wrong, TEXT, ours=False).problems
    assert len(problems) == 3, problems
    assert {problem.split(":")[0] for problem in problems} == {"'some 431'", "'38'", "'Mr Doe'"}


def test_a_text_that_is_not_ours_leaves_no_word_behind() -> None:
    """Stand-off annotations hold offsets, values and codes, no mention, noun or name."""
    told = yaml.safe_dump(compiled(entry(), TEXT, ours=False).kept)
    assert not any(word in told for word in ("Roe", "Ruritania", "some 430", "She", "July"))


def test_a_number_within_a_longer_one_is_no_occurrence() -> None:
    """Neither "15" in "15 000" nor "8" in "18", while white space may differ."""
    assert occurrences("15 000 and 2015, then 15 more", "15") == [(22, 24)]
    assert occurrences("40\u00a0000 people", "40 000") == [(0, 6)]


def test_a_draft_and_its_kept_form_say_the_same(
    draft: Path, tmp_path: Path, annotate: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is loaded from the kept file, found by hash, equals what is loaded from the draft."""
    original = tmp_path / "report.txt"
    original.write_text(TEXT.strip(), "utf-8")
    folder = tmp_path / "gold"
    folder.mkdir()
    stand_off = entry() | {"ours": False, "file": str(original)}
    del stand_off["text"]
    path = tmp_path / "stand-off.yaml"
    path.write_text(yaml.safe_dump([stand_off]), "utf-8")
    assert list(annotate.compile_drafts([path], folder)) == []
    monkeypatch.setattr(gold, "_by_hash", lambda: {gold.sha256(original.read_bytes()): original})
    (one,), (two,) = gold.drafts([draft]), gold.kept(folder)
    assert (two.quantities, two.statements, two.measures) == (one.quantities, one.statements, one.measures)
    assert one.quantities[1].speakers == ("Ms Roe",)
    assert one.quantities[1].periods == (("by", "", "2021-07-01"),)
    assert one.quantities[2].periods == ()


def test_the_draft_the_page_shows_compiles_and_is_scored(
    tmp_path: Path, annotate: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """The example of docs/annotation.md is a draft the tool accepts and the scorer reads."""
    page = (ROOT / "docs" / "annotation.md").read_text("utf-8")
    path = tmp_path / "page.yaml"
    path.write_text(page.split("```yaml\n")[1].split("```")[0], "utf-8")
    assert list(annotate.check([path])) == []
    assert claims.main(["--errors", "0", str(path)]) == 0
    told = capsys.readouterr().out
    assert "2 wanted" in told
    assert "error 1" not in told


def test_a_repeated_mention_is_the_next_one() -> None:
    """Without a number each mention takes the first occurrence nobody before it took."""
    items = [{"m": words, "is": "not"} for words in ("1 May 2021", "2021", "2021")]
    text = "From 1 May 2021 on, 2021 and 2021 and 12021."
    kept = compiled({"quantities": items}, text, ours=True)
    assert [item["span"][0] for item in kept.kept["quantities"]] == [5, 20, 29]
    assert compiled({"quantities": [*items, items[-1]]}, text, ours=True).problems == ["'2021': not found once more"]


def test_mentions_are_found_again_after_a_change() -> None:
    """In an edited text each span moves to the same words, ties between part and total with it."""
    kept = compiled(entry(), TEXT, ours=True).kept
    changed = "Updated, 430 words.\n\n" + TEXT.replace("people had left", "women and men had left")
    made = moved(kept, changed)
    assert made.problems == []
    for name in kept:
        for old, new in zip(kept[name], made.kept[name], strict=True):
            assert changed[slice(*new["span"])] == TEXT[slice(*old["span"])]
    assert made.kept["quantities"][2]["part_of"] == [made.kept["quantities"][1]["span"]]
    assert made.kept["quantities"][3]["span"][0] > made.kept["quantities"][2]["span"][0]
    assert moved(kept, TEXT.replace("38", "39")).problems == ["'38': no longer there"]


def test_a_changed_original_is_told(tmp_path: Path) -> None:
    """Offsets are not trusted once original or text have another hash."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    report = gold.read(path)
    right = {"original": report.sha256, "text": gold.sha256(report.text.encode())}
    assert list(gold.mismatches(right, report)) == []
    assert len(list(gold.mismatches(right | {"original": "0" * 64}, report))) == 1
    assert len(list(gold.mismatches(right | {"text": "0" * 64}, report))) == 1


def test_numbers_left_out_and_unknown_codes_are_told(draft: Path, annotate: ModuleType) -> None:
    """The check sees digits nobody annotated and an indicator the codebook does not have."""
    assert list(annotate.check([draft])) == []
    changed = entry()
    changed["quantities"][1]["ind"] = "leaving"
    del changed["quantities"][3]
    draft.write_text(yaml.safe_dump([changed]), "utf-8")
    told = list(annotate.check([draft]))
    assert len(told) == 2
    assert any("'leaving'" in line for line in told)
    assert any("not annotated" in line for line in told)


def test_the_kept_annotations_fit_the_example(annotate: ModuleType) -> None:
    """Hashes, spans and codes of every kept annotation hold."""
    assert list(annotate.check([])) == []
    ours = [gold.entries(path)[0] for path in gold.GOLD.glob("*.yaml")]
    files = {one.get("file") for one in ours}
    assert {f"examples/belarus-2021/{path.name}" for path in (ROOT / "examples" / "belarus-2021").iterdir()} <= files


def test_annotations_of_others_texts_hold_no_text() -> None:
    """What is not ours is kept as hash, offsets and values only."""
    for path in gold.GOLD.glob("*.yaml"):
        held = gold.entries(path)[0]
        if held.get("ours", True):
            continue
        assert "file" not in held
        for item in [*held["quantities"], *held["statements"], *held["measures"]]:
            assert not {"m", "s", "counted"} & set(item), path.name
            names = [name for field in ("speaker", "target", "actor") for name in item.get(field, ())]
            assert all(name is None or len(name) == 2 for name in names), path.name
