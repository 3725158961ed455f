"""Copy everything from one database into another that is empty: SQLite to PostgreSQL, and either into a backup."""

from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, text

from workshop.errors import StoreError
from workshop.store.tables import cohort, meta, metadata

__all__ = ["copy_all"]

ROWS = 500


def copy_all(source: Connection, target: Connection) -> dict[str, int]:
    """Copy every row of every table as it is, in the transactions of the caller.

    Args:
        source: A reading transaction.
        target: A writing transaction in a database whose tables are up to date.

    Returns:
        How many rows were copied, by table.

    Raises:
        StoreError: If there are cohorts in the target already, or not as many rows arrived as left.
    """
    if target.execute(select(cohort.c.code).limit(1)).first() is not None:
        raise StoreError("There are cohorts in the database to copy to. Give one that is empty.")
    target.execute(delete(meta))
    copied = {}
    for table in metadata.sorted_tables:
        target.execute(delete(table))
        left = 0
        for rows in _batches(source, table):
            target.execute(insert(table), rows)
            left += len(rows)
        arrived = target.execute(select(func.count()).select_from(table)).scalar_one()
        if arrived != left:
            raise StoreError(f"Of {left} rows of {table.name} only {arrived} arrived; nothing was changed. Try again.")
        copied[table.name] = left
        _count_on(target, table)
    return copied


def _batches(source: Connection, table: Table) -> Any:
    rows = source.execute(select(table)).mappings()
    while part := rows.fetchmany(ROWS):
        yield [dict(row) for row in part]


def _count_on(target: Connection, table: Table) -> None:
    """PostgreSQL numbers rows by a sequence, which does not notice numbers that were brought along."""
    column = table.autoincrement_column
    if column is None or target.dialect.name != "postgresql":
        return
    name = f"pg_get_serial_sequence('{table.name}', '{column.name}')"
    query = f"SELECT setval({name}, coalesce(max({column.name}), 0) + 1, false) FROM {table.name}"  # noqa: S608 - ours
    target.execute(text(query))
