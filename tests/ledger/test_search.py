"""Search on both engines: the same hits, whatever is asked, and an answer to everything."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.made import NOW, addition, capture, report
from sitroom.ledger import Addition, Ledger, search

TEXTS = [
    "Border guards near Kuźnica counted 7 698 arrivals.\n\nThe state-sponsored campaign went on.",
    "In Bruzgi, 2 000 people were STRANDED near the border.\n\nNaïve readers met a café in Łódź.",
    "Straße und Grenze: die Grenzschützer zählten 40 000 Versuche.",
    "Пограничники сообщили о 430 мигрантах на границе.",
    "在边境有两千人。北京表示关注。",
    "وصل ألف شخص إلى الحدود البيلاروسية",
    "The border the border the border: nothing but the border.",
    "It's 12,000 - 15,000; e-mail a.b@example.org, https://example.org/x_y?z=1 & 'quotes' \\ back.",
    "Cafe\u0301 with a combining accent, ﬁgures with a ligature, ②⑤ in circles, ½ of it.",
]

QUERIES = [
    *(
        "border",
        "BORDER",
        "kuznica",
        "Kuźnica",
        "kuźnica arrivals",
        "lodz",
        "cafe",
        "café",
        "naive",
        "strasse",
        "grenze",
    ),
    *('"border guards"', '"guards border"', '"the border the border"', "border -guards", "border -guards -nothing"),
    *(
        "kuznica OR bruzgi",
        "kuznica OR bruzgi OR",
        "OR OR kuznica",
        "guards near OR stranded -cafe",
        "-border",
        "- border",
    ),
    *("state-sponsored", "state sponsored", '"state sponsored campaign"', "sponsored-state", "7 698", "7698", "40 000"),
    *("мигрантах", "ГРАНИЦЕ", "北京", "京北", "边境", "الحدود", "الحدودُ", "figures", "25", "1 2"),
    *("a.b@example.org", "https://example.org/x_y?z=1", "x_y", "it's", "e-mail", "back", "or", "and not", "not"),
]

HOSTILE = [
    *(
        "",
        " ",
        "\0",
        "\0border\0",
        '"',
        '""',
        '"""',
        'unbalanced "quote',
        "'",
        "''",
        "\\",
        "\\'",
        "NEAR(a b)",
        "NEAR(",
        "a*",
        "*",
    ),
    *(
        "^border",
        "body:border",
        "{body}: border",
        "border AND",
        "AND OR NOT",
        "(border",
        ")",
        "border:*",
        "!border",
        "a & | !b",
    ),
    *(
        "<->",
        "a <-> b",
        "😀",
        "😀 border",
        "🏳️‍🌈",
        "\ud800",
        "-" * 5000,
        "%",
        "_",
        "--",
        "; DROP TABLE reports",
        "\u202eborder",
    ),
    *("the", "the and of", "border " * 15_000, "x" * 100_000, '"' * 100_000, "a-" * 50_000, "OR " * 30_000, "\n\t\r\v"),
]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, postgres: str) -> Iterator[list[Ledger]]:
    """Return a SQLite and a PostgreSQL room that hold the same reports."""
    folder = tmp_path_factory.mktemp("both")
    import psycopg

    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE DATABASE both_engines")
    url = postgres.replace("/postgres?", "/both_engines?")
    rooms = [Ledger.create(f"sqlite:///{folder}/l.sqlite", folder / "a"), Ledger.create(url, folder / "b")]
    for room in rooms:
        room.record([addition(text) for text in TEXTS])
    yield rooms
    for room in rooms:
        room.close()


def hits(room: Ledger, query: str) -> set[tuple[str, int, int]]:
    """Return where a query hits, as a set."""
    return {(hit.report, hit.start, hit.end) for hit in room.search(query, NOW, limit=100)}


@pytest.mark.parametrize("query", QUERIES)
def test_both_engines_find_the_same(both: list[Ledger], query: str) -> None:
    """The hits of a query are the same set on SQLite and PostgreSQL."""
    lite, postgres = both
    assert hits(lite, query) == hits(postgres, query)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*QUERIES, *"abc", '"', "-", "OR", "the border", "é"]), max_size=6).map(" ".join))
def test_both_engines_find_the_same_for_any_mixture(both: list[Ledger], query: str) -> None:
    """Also for mixtures of words, phrases, exclusions and debris."""
    lite, postgres = both
    assert hits(lite, query) == hits(postgres, query)


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_query_is_answered(both: list[Ledger], query: str) -> None:
    """Nothing anybody types is an error, and both engines agree on the answer."""
    lite, postgres = both
    assert hits(lite, query) == hits(postgres, query)


def texts(room: Ledger, query: str) -> list[str]:
    """Return the passages a query finds."""
    return sorted(room.report(h.report).text[h.start : h.end][:24] for h in room.search(query, NOW))


def test_words_phrases_exclusions_and_alternatives_mean_what_they_say(room: Ledger) -> None:
    """Words must all stand in a passage, a phrase in order, -word not at all; OR gives either."""
    room.record([addition(text) for text in TEXTS])
    assert texts(room, "kuznica") == ["Border guards near Kuźni"]
    assert texts(room, "kuznica stranded") == []
    assert texts(room, "kuznica OR stranded") == ["Border guards near Kuźni", "In Bruzgi, 2 000 people "]
    assert texts(room, "near border -kuznica") == ["In Bruzgi, 2 000 people "]
    assert texts(room, '"near the border"') == ["In Bruzgi, 2 000 people "]
    assert texts(room, '"border the near"') == []
    assert texts(room, "LODZ") == ["Naïve readers met a café"]
    assert texts(room, "北京") == ["在边境有两千人。北京表示关注。"]
    assert texts(room, "CAFÉ") == ["Cafe\u0301 with a combining a", "Naïve readers met a café"]


def test_a_hit_names_the_passage_and_shows_the_word(room: Ledger) -> None:
    """Offsets are those of the passage; the snippet holds the word that was asked for."""
    text = "First paragraph.\n\n" + "Filler words here. " * 30 + "Then came Kuźnica at last. " + "More words. " * 30
    room.record([addition(text)])
    [hit] = room.search("kuznica", NOW)
    assert (hit.start, hit.end) == (18, len(text))
    assert "Kuźnica" in hit.snippet
    assert len(hit.snippet) < 200
    assert hit.snippet.startswith("…")


def test_the_limit_is_kept_and_the_best_come_first(room: Ledger) -> None:
    """No more hits than asked for, in falling rank."""
    room.record([addition(text) for text in TEXTS])
    found = room.search("border", NOW, limit=2)
    assert len(found) == 2
    assert found[0].rank >= found[1].rank
    assert room.search("border", NOW, limit=0) == []


def test_a_very_long_passage_is_found_to_its_end(room: Ledger) -> None:
    """A paragraph of 250,000 characters is indexed in windows, and every part of it can be found."""
    text = " ".join(f"word{number}" for number in range(20_000)) + " lastword " + "x" * 70_000
    made = report(text)
    room.record([Addition(report=made, original=text.encode(), captures=(capture(made),))])
    for query in ("word0", "word9000", "word19999 lastword", '"word12345 word12346"'):
        found = room.search(query, NOW)
        assert found
        word = query.split()[0].strip('"')
        assert word in text[found[0].start : found[0].end].split()


def test_only_a_recent_window_is_ranked(sqlite_url: str, originals: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a word stands in more passages than the window, the most recent are ranked."""
    monkeypatch.setattr(search, "RANKED", 3)
    with Ledger.create(sqlite_url, originals) as room:
        receipts = room.record([addition(f"Report {number} from the border.") for number in range(8)])
        found = {hit.report for hit in room.search("border", NOW)}
        assert found == {receipt.sha256 for receipt in receipts[-3:]}


def test_an_erased_report_leaves_no_word_in_the_files(sqlite_url: str, originals: Path) -> None:
    """Neither text nor claims nor index of an erased report are left on any page of the database or its log."""
    secret = "Xylophonquartett"
    with Ledger.create(sqlite_url, originals) as room:
        room.record([addition(f"A {secret} counted 1234 arrivals."), *map(addition, TEXTS)])
        sha = room.search(secret, NOW)[0].report
        room.erase(sha, "asked for", "ana", "GDPR Art. 17")
        assert room.search(secret, NOW) == []
        assert len(room.search("border", NOW)) == 3
        file = Path(sqlite_url.removeprefix("sqlite:///"))
        for path in [file, file.with_name(file.name + "-wal"), *originals.rglob("*")]:
            if path.is_file():
                assert secret.lower().encode() not in path.read_bytes().lower(), path
    raw = sqlite3.connect(file)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()
