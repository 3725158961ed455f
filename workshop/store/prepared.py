"""Statements that are compiled once for a database and run by its own driver, for what hundreds do within a minute.

SQLAlchemy is asked what a statement looks like in this database, and no more: to send it through SQLAlchemy each time
costs ten times what SQLite needs to run it.
"""

from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any

from sqlalchemy import ClauseElement, Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

__all__ = ["Prepared", "Runs"]

Values = Mapping[str, Any]


class Prepared:
    """One statement for one kind of database. Values go to the driver as they are, so times and JSON come converted.

    Args:
        statement: Built with ``bindparam``, each of which is given at every run.
        dialect: Of the engine whose connections will run it.
    """

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        if not isinstance(compiled, SQLCompiler):
            raise TypeError("only statements with values can be prepared")
        self.text = str(compiled)
        self._order = compiled.positiontup if compiled.positional else None

    def values(self, values: Values) -> Any:
        """The values as the driver takes them: by name, or in the order of the statement."""
        return values if self._order is None else [values[name] for name in self._order]


class Runs:
    """Runs prepared statements in a transaction, for as long as a block lasts.

    What the driver raises becomes what SQLAlchemy would raise, without the values, which are people's answers. A
    connection that is lost is not used again.

    Args:
        connection: Of the kind that the statements were prepared for.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._cursor: Any = connection.connection.cursor()

    def __enter__(self) -> "Runs":
        return self

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None) -> None:
        dialect = self._connection.dialect
        errors = dialect.loaded_dbapi.Error
        if not isinstance(error, errors):
            return
        lost = dialect.is_disconnect(error, self._connection.connection.dbapi_connection, None)
        if lost:
            self._connection.invalidate(error)
        raise DBAPIError.instance(None, None, error, errors, connection_invalidated=lost) from error

    def rows(self, statement: Prepared, values: Values) -> list[Any]:
        """The rows that a statement finds."""
        self._cursor.execute(statement.text, statement.values(values))
        found: list[Any] = self._cursor.fetchall()
        return found

    def count(self, statement: Prepared, values: Values) -> int:
        """How many rows a statement changed."""
        self._cursor.execute(statement.text, statement.values(values))
        return int(self._cursor.rowcount)

    def each(self, statement: Prepared, many: Iterable[Values]) -> None:
        """Run a statement for each of these values."""
        self._cursor.executemany(statement.text, [statement.values(values) for values in many])
