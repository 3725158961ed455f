"""Bring a database to the tables that this code knows, and refuse one that knows more."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from workshop.errors import StoreError

__all__ = ["bring_up_to_date"]


def _config() -> Config:
    config = Config()
    folder = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", folder.replace("%", "%%"))
    return config


def bring_up_to_date(connection: Connection, where: str, *, create: bool) -> None:
    """Create or upgrade the tables inside the caller's transaction.

    Args:
        connection: A connection in a writing transaction.
        where: The database's name for messages.
        create: Whether an empty database may be filled.

    Raises:
        StoreError: If the database is newer than this code, not ours, or empty and may not be filled.
    """
    config = _config()
    script = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    if current is None:
        if inspect(connection).get_table_names():
            raise StoreError(
                f"{where}: this database belongs to another program. Set WORKSHOP_DATABASE_URL to one of our own."
            )
        if not create:
            raise StoreError(f"{where}: the database is empty. `workshop cohort new` sets it up.")
    elif current not in {step.revision for step in script.walk_revisions()}:
        raise StoreError(
            f"{where}: the database was made by a newer version of the workshop toolkit (its tables are at {current}). "
            "Install the newer version; nothing was changed."
        )
    if current != script.get_current_head():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
