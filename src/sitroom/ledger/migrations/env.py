"""What Alembic runs: the chain, on the connection it was given."""

from alembic import context
from sqlalchemy import Connection

from sitroom.ledger.schema import metadata

connection: Connection = context.config.attributes["connection"]

postgresql = connection.dialect.name == "postgresql"
if postgresql:
    # Alembic keeps its own table here and makes it before the first revision runs.
    connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS office")

context.configure(
    connection=connection,
    target_metadata=metadata,
    transactional_ddl=True,
    version_table_schema="office" if postgresql else None,
)
with context.begin_transaction():
    context.run_migrations()
