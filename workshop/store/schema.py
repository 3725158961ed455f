"""Bring a database to the tables that this code knows, and refuse one that knows more."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, column, inspect, select, table

from workshop.errors import StoreError

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["bring_up_to_date", "newest"]

_MIGRATIONS = Path(__file__).parent / "migrations"


def newest() -> str:
    """The revision that this code knows, by the names of its files: Alembic takes longer to load than to be asked."""
    return max(path.name.partition("_")[0] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py"))


def _is_current(connection: Connection) -> bool:
    """Whether the tables are those that this code knows, as Alembic itself has noted it."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    noted = select(table("alembic_version", column("version_num")).c.version_num)
    return list(connection.execute(noted).scalars()) == [newest()]


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
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
    if _is_current(connection):
        return
    from alembic import command
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

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
