"""The first schema: evidence, claims and the log; feeds; the search index and lineage.

A revision stands for itself: it must make tomorrow what it makes today, so it takes nothing from `schema.py`.
There is no way down: a ledger is never taken back.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0001"
down_revision = None

_SEARCH_SQLITE = "CREATE VIRTUAL TABLE derived_search USING fts5(body, content='', tokenize='ascii')"


def upgrade() -> None:
    """Create every table of the first release."""
    if not _sqlite():
        op.execute("CREATE SCHEMA ledger")
        op.execute("CREATE SCHEMA derived")
    _log()
    _evidence()
    _claims()
    _office()
    _derived()
    _search()


def _sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _schema(name: str) -> str | None:
    return None if _sqlite() else name


def _id() -> Any:
    return sa.Text() if _sqlite() else sa.Text(collation="C")


def _time() -> Any:
    return sa.Text() if _sqlite() else TIMESTAMP(timezone=True)


def _big() -> Any:
    return sa.Integer() if _sqlite() else sa.BigInteger()


def _key(name: str, kind: Any) -> "sa.Column[Any]":
    return sa.Column(name, kind, primary_key=True, autoincrement=False)


def _texts(*names: str, nullable: bool = False) -> list["sa.Column[Any]"]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _recorded() -> "sa.Column[Any]":
    return sa.Column("recorded_at", _time(), nullable=False)


def _index(schema: str, table: str, column: str) -> None:
    op.create_index(f"ix_{schema}_{table}_{column}", table, [column], schema=_schema(schema))


def _table(name: str, *columns: Any) -> None:
    op.create_table(name, _key("seq", _big()), *columns, _recorded(), schema=_schema("ledger"))


def _about(name: str, *columns: Any) -> None:
    target = "reports.seq" if _sqlite() else "ledger.reports.seq"
    report = sa.Column("report", sa.BigInteger(), sa.ForeignKey(target), nullable=False)
    _table(name, report, *columns)
    _index("ledger", name, "report")


def _log() -> None:
    hashes = [sa.Column(name, _id(), nullable=False) for name in ("ref", "digest", "leaf_hash")]
    _table("log", *_texts("kind"), *hashes)
    _index("ledger", "log", "ref")
    op.create_table(
        "heads",
        _key("size", _big()),
        sa.Column("root", _id(), nullable=False),
        *_texts("edge"),
        sa.Column("chain", _id(), nullable=False),
        _recorded(),
        schema=_schema("ledger"),
    )


def _evidence() -> None:
    known: list[Any] = []
    for name in ("title", "publisher", "author", "published", "language"):
        known += [*_texts(name, nullable=True), *_texts(f"{name}_how")]
    sha = sa.Column("sha256", _id(), nullable=False, unique=True)
    size = sa.Column("size", sa.BigInteger(), nullable=False)
    op.create_table(
        "reports",
        _key("seq", _big()),
        *(sha, *_texts("media_type"), size, *_texts("parser"), *known, *_texts("tlp", "notes"), _recorded()),
        *_texts("passages", "text"),
        schema=_schema("ledger"),
    )
    _about(
        "captures",
        *_texts("origin"),
        sa.Column("captured_at", _time(), nullable=False),
        *_texts("final_url", nullable=True),
        sa.Column("status", sa.Integer()),
        *_texts("headers"),
        *_texts("parent", nullable=True),
    )
    _index("ledger", "captures", "origin")
    _about(
        "readings",
        *_texts("reader", "codebook"),
        *_texts("published", nullable=True),
        *_texts("published_how", "notes"),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("claims_digest", _id(), nullable=False),
    )
    span = [sa.Column(name, sa.Integer(), nullable=False) for name in ("mention_start", "mention_end")]
    _about(
        "decisions",
        *_texts("kind"),
        *span,
        *_texts("verdict", "decided_by"),
        *_texts("note", "correction", nullable=True),
    )
    _about("withdrawals", *_texts("state", "reason", "decided_by"))
    _about("marks", *_texts("tlp", "decided_by"))
    report = sa.Column("report", sa.BigInteger(), nullable=False, unique=True)
    sha = sa.Column("sha256", _id(), nullable=False, unique=True)
    _table("tombstones", report, sha, *_texts("reason", "decided_by", "authority"))


def _claims() -> None:
    target = "readings.seq" if _sqlite() else "ledger.readings.seq"
    op.create_table(
        "claims",
        sa.Column("reading", sa.BigInteger(), sa.ForeignKey(target), primary_key=True, autoincrement=False),
        _key("position", sa.Integer()),
        sa.Column("report", sa.BigInteger(), nullable=False),
        sa.Column("id", _id(), nullable=False),
        *_texts("kind"),
        *_texts("indicator", "unit", nullable=True),
        *(sa.Column(name, sa.Float(53)) for name in ("low", "high", "value")),
        *_texts("period_start", "period_end", "held_from", "places", nullable=True),
        *(sa.Column(f"{part}_{end}", sa.Integer()) for part in ("sentence", "mention") for end in ("start", "end")),
        *_texts("body"),
        _recorded(),
        schema=_schema("ledger"),
    )
    _index("ledger", "claims", "id")
    _index("ledger", "claims", "indicator")


def _office() -> None:
    op.create_table(
        "office_feeds",
        _key("url", _id()),
        *_texts("etag", "last_modified", nullable=True),
        *(sa.Column(name, _time()) for name in ("checked_at", "next_try")),
        sa.Column("failures", sa.Integer(), nullable=False),
        *_texts("seen"),
        schema=_schema("office"),
    )


def _derived() -> None:
    op.create_table(
        "derived_passages",
        _key("id", _big()),
        *(
            sa.Column(name, kind(), nullable=False)
            for name, kind in (("report", sa.BigInteger), ("start_at", sa.Integer), ("end_at", sa.Integer))
        ),
        schema=_schema("derived"),
    )
    _index("derived", "derived_passages", "report")
    op.create_table(
        "derived_fingerprints",
        *(_key(name, sa.BigInteger()) for name in ("hash", "report")),
        _key("start_at", sa.Integer()),
        sa.Column("end_at", sa.Integer(), nullable=False),
        schema=_schema("derived"),
        sqlite_with_rowid=False,
    )
    _index("derived", "derived_fingerprints", "report")
    op.create_table(
        "derived_copies",
        *(_key(name, sa.BigInteger()) for name in ("report", "of")),
        sa.Column("containment", sa.Float(53), nullable=False),
        *_texts("shared"),
        schema=_schema("derived"),
    )


def _search() -> None:
    if _sqlite():
        op.execute(_SEARCH_SQLITE)
        return
    op.execute("CREATE TABLE derived.derived_search (id bigint PRIMARY KEY, words tsvector NOT NULL)")
    op.execute("CREATE INDEX ix_derived_search_words ON derived.derived_search USING gin (words)")
