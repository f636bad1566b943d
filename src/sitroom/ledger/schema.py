"""The tables: `ledger` (append-only), `office` (mutable) and `derived` (rebuildable).

On PostgreSQL these are three schemas; SQLite has none, so there the names of the last two carry a prefix.
Every row of evidence is numbered by its entry in the log: ``seq`` is both its key and its place in history, and
what the room knew at some time is simply every row up to some ``seq``.
"""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.types import TIMESTAMP, TypeEngine

from sitroom.ledger.packing import packed, unpacked

VERSION = "0002"
"""The newest revision of the migration chain: what `create` writes and `open` expects."""

VERSIONS = ("0001", VERSION)
"""Every revision this program knows, oldest first."""

metadata = MetaData()

Id = Text().with_variant(Text(collation="C"), "postgresql")
"""A hash or id: compared byte by byte on both databases, so that a prefix is a range."""


class Stamp(TypeDecorator[datetime]):
    """A UTC instant to the microsecond. SQLite loses time zones, so there it is sortable ISO text."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return ``timestamptz`` on PostgreSQL, text elsewhere."""
        return dialect.type_descriptor(TIMESTAMP(timezone=True) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Refuse a naive time: nobody knows which instant it is."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value if dialect.name == "postgresql" else stamp(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return an aware time in UTC."""
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        return None if value is None else value.astimezone(UTC)


class Packed(TypeDecorator[str]):
    """Text kept packed (`sitroom.ledger.packing`). SQLite keeps bytes in a column of any type, so there it stays text,
    and rows of earlier rooms stay as they are.
    """

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return ``bytea`` on PostgreSQL, text elsewhere."""
        return dialect.type_descriptor(LargeBinary() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        """Pack."""
        return None if value is None else packed(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Unpack; raises `IntegrityError` for what was never packed."""
        return None if value is None else unpacked(value)


@lru_cache(maxsize=256)
def stamp(value: datetime) -> str:
    """Return the one spelling of an instant, in SQLite and in the leaves of the log."""
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _seq(name: str = "seq") -> Column[int]:
    return Column(name, BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False)


def _report() -> Column[int]:
    return Column("report", BigInteger, ForeignKey("ledger.reports.seq"), nullable=False, index=True)


def _known(name: str) -> list[Column[Any]]:
    return [Column(name, Text), Column(f"{name}_how", Text, nullable=False)]


def _text(*names: str, nullable: bool = False) -> list[Column[Any]]:
    return [Column(name, Text, nullable=nullable) for name in names]


def _recorded() -> Column[datetime]:
    return Column("recorded_at", Stamp, nullable=False)


def _evidence(name: str, *columns: Column[Any]) -> Table:
    return Table(name, metadata, _seq(), *columns, _recorded(), schema="ledger")


log = Table(
    "log",
    metadata,
    _seq(),
    Column("kind", Text, nullable=False),
    Column("ref", Id, nullable=False, index=True),
    Column("digest", Id, nullable=False),
    Column("leaf_hash", Id, nullable=False),
    _recorded(),
    schema="ledger",
)
"""One entry per recorded row: ``ref`` is the report it is about, ``digest`` the hash of the row."""

heads = Table(
    "heads",
    metadata,
    Column("size", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("root", Id, nullable=False),
    Column("edge", Text, nullable=False),
    Column("chain", Id, nullable=False),
    _recorded(),
    schema="ledger",
)
"""The tree head after each commit; ``chain`` hashes it together with the head before."""

reports = Table(
    "reports",
    metadata,
    _seq(),
    Column("sha256", Id, nullable=False, unique=True),
    *_text("media_type"),
    Column("size", BigInteger, nullable=False),
    *_text("parser"),
    *_known("title"),
    *_known("publisher"),
    *_known("author"),
    *_known("published"),
    *_known("language"),
    *_text("tlp", "notes"),
    _recorded(),
    *_text("passages", "text"),
    schema="ledger",
)
"""The long columns stand last: SQLite reads through them to reach what comes after."""

captures = _evidence(
    "captures",
    _report(),
    Column("origin", Text, nullable=False, index=True),
    Column("captured_at", Stamp, nullable=False),
    *_text("final_url", nullable=True),
    Column("status", Integer),
    *_text("headers"),
    *_text("parent", nullable=True),
)
readings = _evidence(
    "readings",
    _report(),
    *_text("reader", "codebook"),
    *_known("published"),
    *_text("notes"),
    Column("claims", Integer, nullable=False),
    Column("claims_digest", Id, nullable=False),
)
decisions = _evidence(
    "decisions",
    _report(),
    *_text("kind"),
    Column("mention_start", Integer, nullable=False),
    Column("mention_end", Integer, nullable=False),
    *_text("verdict", "decided_by"),
    *_text("note", "correction", nullable=True),
)
withdrawals = _evidence("withdrawals", _report(), *_text("state", "reason", "decided_by"))
marks = _evidence("marks", _report(), *_text("tlp", "decided_by"))
tombstones = _evidence(
    "tombstones",
    Column("report", BigInteger, nullable=False, unique=True),
    Column("sha256", Id, nullable=False, unique=True),
    *_text("reason", "decided_by", "authority"),
)

claims = Table(
    "claims",
    metadata,
    Column("reading", BigInteger, ForeignKey("ledger.readings.seq"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("report", BigInteger, nullable=False),
    Column("id", Id, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    *_text("indicator", "unit", nullable=True),
    Column("low", Float(53)),
    Column("high", Float(53)),
    Column("value", Float(53)),
    *_text("period_start", "period_end", "held_from", "places", nullable=True),
    Column("sentence_start", Integer),
    Column("sentence_end", Integer),
    Column("mention_start", Integer),
    Column("mention_end", Integer),
    Column("body", Packed, nullable=False),
    _recorded(),
    Index("ix_ledger_claims_indicator", "indicator"),
    schema="ledger",
)
"""Claims of a reading in text order: columns to filter by, and the contract as canonical JSON in ``body``."""

office_feeds = Table(
    "office_feeds",
    metadata,
    Column("url", Id, primary_key=True),
    *_text("etag", "last_modified", nullable=True),
    Column("checked_at", Stamp),
    Column("next_try", Stamp),
    Column("failures", Integer, nullable=False),
    *_text("seen"),
    schema="office",
)

alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
    schema="office",
)
"""Which revision of the schema this is, as Alembic keeps it."""

derived_passages = Table(
    "derived_passages",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("report", BigInteger, nullable=False, index=True),
    Column("start_at", Integer, nullable=False),
    Column("end_at", Integer, nullable=False),
    schema="derived",
)
derived_prints = Table(
    "derived_prints",
    metadata,
    _seq("report"),
    Column("packed", LargeBinary, nullable=False),
    schema="derived",
)
"""The fingerprints of each compared report, with their places: see `sitroom.ledger.prints`."""

derived_carriers = Table(
    "derived_carriers",
    metadata,
    _seq("hash"),
    Column("reports", LargeBinary, nullable=False),
    schema="derived",
)
"""By fingerprint the numbers of the reports that carry it, the first recorded first, 32 bits each."""

derived_queue = Table(
    "derived_queue",
    metadata,
    _seq("report"),
    Column("compared", Boolean, nullable=False),
    schema="derived",
)
"""Reports that wait to be compared with the others, or were compared and wait to be entered among the carriers."""

derived_copies = Table(
    "derived_copies",
    metadata,
    Column("report", BigInteger, primary_key=True, autoincrement=False),
    Column("of", BigInteger, primary_key=True, autoincrement=False),
    Column("containment", Float(53), nullable=False),
    *_text("shared"),
    schema="derived",
)

EVIDENCE = {table.name: table for table in (reports, captures, readings, decisions, withdrawals, marks, tombstones)}
"""The tables whose rows are entries of the log, in the order in which they may be inserted."""

SCHEMAS = ("ledger", "office", "derived")
