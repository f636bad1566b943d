"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Bring the schema forward; batch mode drops triggers, so guards are installed anew afterwards."""
    ${upgrades if upgrades else "pass"}
