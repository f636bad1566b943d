"""Claims are packed, and fingerprints kept a report at a time instead of one row each.

Claims recorded before stay as they are: nothing that was recorded is ever written anew. Lineage is derived, so its old
rows go, and every report waits to be compared again; the copies found so far stay until then.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the new tables, and the body of a claim bytes."""
    lite = op.get_bind().dialect.name == "sqlite"
    where = None if lite else "derived"
    op.drop_table("derived_fingerprints", schema=where)
    _table("derived_prints", "report", sa.Column("packed", sa.LargeBinary(), nullable=False), lite)
    _table("derived_carriers", "hash", sa.Column("reports", sa.LargeBinary(), nullable=False), lite)
    _table("derived_queue", "report", sa.Column("compared", sa.Boolean(), nullable=False), lite)
    prefix = ("", "") if lite else ("derived.", "ledger.")
    never = "0" if lite else "false"
    op.execute(f"INSERT INTO {prefix[0]}derived_queue SELECT seq, {never} FROM {prefix[1]}reports")  # noqa: S608
    if not lite:
        op.execute("ALTER TABLE ledger.claims ALTER COLUMN body TYPE bytea USING convert_to(body, 'UTF8')")


def _table(name: str, key: str, column: "sa.Column[Any]", lite: bool) -> None:
    number = sa.Column(key, sa.Integer() if lite else sa.BigInteger(), primary_key=True, autoincrement=False)
    op.create_table(name, number, column, schema=None if lite else "derived")
