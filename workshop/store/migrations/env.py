"""Run by Alembic: take the steps on the connection that ``workshop.store.schema`` hands over, in its transaction."""

from alembic import context

from workshop.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
