"""Full-text search over passages: FTS5 or tsvector behind one facade, fed the same words.

The index holds words and positions only (the text stays in the reports) and can be rebuilt at any time. Ranking
looks at the most recent passages that match: a word that stands in most documents would cost a second otherwise.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, func, insert, select, text

from sitroom.ledger import schema, words
from sitroom.ledger.types import Hit
from sitroom.ledger.words import Alternative, Phrase, Query
from sitroom.model import Report

RANKED = 1_000
"""How many of the most recent matching passages are ranked."""

_SQLITE = "CREATE VIRTUAL TABLE derived_search USING fts5(body, content='', tokenize='ascii')"
_POSTGRESQL = (
    "CREATE TABLE derived.derived_search (id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX ix_derived_search_words ON derived.derived_search USING gin (words)",
)

# CROSS JOIN fixes the order of the loops: the index is walked once, newest first, and asked nothing row by row.
_SQLITE_HITS = """
WITH recent AS MATERIALIZED (
  SELECT p.id FROM derived_search AS s CROSS JOIN derived_passages AS p ON p.id = s.rowid
  WHERE s.body MATCH :query AND p.report <= :bound AND p.report NOT IN :hidden
  ORDER BY s.rowid DESC LIMIT :ranked
)
SELECT r.id, -bm25(derived_search) AS rank FROM derived_search AS s CROSS JOIN recent AS r ON r.id = s.rowid
WHERE s.body MATCH :query AND s.rowid >= (SELECT min(id) FROM recent)
ORDER BY rank DESC, id DESC LIMIT :limit
"""
_POSTGRESQL_HITS = """
WITH recent AS MATERIALIZED (
  SELECT s.id, s.words FROM derived.derived_search AS s JOIN derived.derived_passages AS p ON p.id = s.id
  WHERE s.words @@ CAST(:query AS tsquery) AND p.report <= :bound AND p.report NOT IN :hidden
  ORDER BY s.id DESC LIMIT :ranked
)
SELECT id, ts_rank(words, CAST(:query AS tsquery), 1) AS rank FROM recent ORDER BY rank DESC, id DESC LIMIT :limit
"""


def install(connection: Connection) -> None:
    """Create the index beside its table of passages."""
    statements = (_SQLITE,) if connection.dialect.name == "sqlite" else _POSTGRESQL
    for statement in statements:
        connection.exec_driver_sql(statement)


def index(connection: Connection, reports: Iterable[tuple[int, Report]]) -> None:
    """Enter the passages of reports (each with its number) into the index."""
    passages = schema.derived_passages
    number: int = connection.execute(select(func.coalesce(func.max(passages.c.id), 0))).scalar_one()
    places, bodies = [], []
    for seq, report in reports:
        for start, end in _windows(report):
            number += 1
            places.append({"id": number, "report": seq, "start_at": start, "end_at": end})
            bodies.append({"id": number, "body": _body(connection, report.text[start:end])})
    if places:
        connection.execute(insert(passages), places)
        connection.execute(text(_insert_into(connection)), bodies)


def forget(connection: Connection, seq: int, report: Report) -> None:
    """Take a report out of the index, so that no word of it stays on any page."""
    passages = schema.derived_passages
    rows = connection.execute(select(passages).where(passages.c.report == seq)).all()
    if connection.dialect.name == "sqlite":
        _forget_sqlite(connection, [(row.id, report.text[row.start_at : row.end_at]) for row in rows])
    elif rows:
        ids = [row.id for row in rows]
        connection.execute(text("DELETE FROM derived.derived_search WHERE id = ANY(:ids)"), {"ids": ids})
    connection.execute(passages.delete().where(passages.c.report == seq))


def find(connection: Connection, query: Query, bound: int, hidden: Sequence[int], limit: int) -> list[Hit]:
    """Return passages that match, best first, from reports up to number ``bound`` that are not ``hidden``."""
    if not query or limit < 1:
        return []
    lite = connection.dialect.name == "sqlite"
    statement = text(_SQLITE_HITS if lite else _POSTGRESQL_HITS).bindparams(bindparam("hidden", expanding=True))
    asked = _join(query, _SQLITE_WORDS if lite else _POSTGRESQL_WORDS)
    values = {"query": asked, "bound": bound, "hidden": list(hidden), "ranked": RANKED, "limit": limit}
    ranks = {row.id: float(row.rank) for row in connection.execute(statement, values)}
    found = _passages(connection, list(ranks))
    return [
        Hit(report=sha, start=start, end=end, snippet=words.snippet(body, query), rank=ranks[number])
        for number in ranks
        for sha, start, end, body in [found[number]]
    ]


def _passages(connection: Connection, ids: list[int]) -> dict[int, tuple[str, int, int, str]]:
    passages, reports = schema.derived_passages.c, schema.reports.c
    body = func.substr(reports.text, passages.start_at + 1, passages.end_at - passages.start_at)
    query = select(passages.id, reports.sha256, passages.start_at, passages.end_at, body.label("body")).join_from(
        schema.derived_passages, schema.reports, reports.seq == passages.report
    )
    return {row.id: tuple(row[1:]) for row in connection.execute(query.where(passages.id.in_(ids)))}


def _windows(report: Report) -> Iterable[tuple[int, int]]:
    for passage in report.passages:
        yield from words.windows(passage.start, passage.end)


def _body(connection: Connection, body: str) -> str:
    found = words.tokens(body)
    if connection.dialect.name == "sqlite":
        return " ".join(found)
    return " ".join(f"'{token}':{position}" for position, token in enumerate(found, 1))


def _insert_into(connection: Connection) -> str:
    if connection.dialect.name == "sqlite":
        return "INSERT INTO derived_search (rowid, body) VALUES (:id, :body)"
    return "INSERT INTO derived.derived_search (id, words) VALUES (:id, CAST(:body AS tsvector))"


def _forget_sqlite(connection: Connection, rows: list[tuple[int, str]]) -> None:
    # A contentless index is told the words it must drop; merging its segments then removes them for good.
    delete = text("INSERT INTO derived_search (derived_search, rowid, body) VALUES ('delete', :id, :body)")
    if rows:
        connection.execute(delete, [{"id": number, "body": _body(connection, body)} for number, body in rows])
        connection.execute(text("INSERT INTO derived_search (derived_search) VALUES ('optimize')"))


class _Words:
    """How one engine writes a query."""

    def __init__(self, phrase: str, word: str, both: str, either: str, without: str) -> None:
        self.phrase, self.word, self.both, self.either, self.without = phrase, word, both, either, without

    def write(self, phrase: Phrase) -> str:
        """Return a phrase; its words hold letters and digits only, nothing that could break out."""
        return self.phrase.format(self.word.join(phrase))


_SQLITE_WORDS = _Words('"{}"', " ", " AND ", " OR ", "({} NOT ({}))")
_POSTGRESQL_WORDS = _Words("('{}')", "' <-> '", " & ", " | ", "({} & !({}))")


def _join(query: Query, engine: _Words) -> str:
    return engine.either.join(_alternative(alternative, engine) for alternative in query)


def _alternative(alternative: Alternative, engine: _Words) -> str:
    wanted = "(" + engine.both.join(map(engine.write, alternative.wanted)) + ")"
    if not alternative.unwanted:
        return wanted
    return engine.without.format(wanted, engine.either.join(map(engine.write, alternative.unwanted)))
