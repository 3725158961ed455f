"""Write and read a table as CSV or Parquet; a file is whole or not there, and only its owner may read it."""

import csv
import io
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from workshop.errors import ReportError

__all__ = ["Format", "read_table", "write_table"]

Format = Literal["csv", "parquet"]


def write_table(path: Path, columns: Sequence[str], rows: Sequence[Sequence[Any]], about: dict[str, str]) -> None:
    """Write a table; its ending says how.

    Args:
        path: ``*.csv`` (UTF-8, a head line, RFC 4180) or ``*.parquet``.
        columns: Names of the columns.
        rows: The rows.
        about: What a Parquet file says of itself in its metadata; a CSV file cannot.

    Raises:
        ReportError: If it cannot be written.
    """
    data = _csv(columns, rows) if path.suffix == ".csv" else _parquet(columns, rows, about)
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise ReportError(f"{path}: cannot be written ({error.strerror}). Choose another folder with --out.") from error


def _csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def _safe(cell: Any) -> Any:
    """A spreadsheet runs a cell that begins with one of these as a formula; an apostrophe keeps it text."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _parquet(columns: Sequence[str], rows: Sequence[Sequence[Any]], about: dict[str, str]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    arrays = [pa.array([row[place] for row in rows], _type(pa, name)) for place, name in enumerate(columns)]
    table = pa.Table.from_arrays(arrays, names=list(columns)).replace_schema_metadata(about)
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


def _type(pa: Any, name: str) -> Any:
    return {"value": pa.float64(), "sequence": pa.int64()}.get(name, pa.string())


def read_table(path: Path) -> list[dict[str, Any]]:
    """The rows of a table that `write_table` wrote, each by column.

    Raises:
        ReportError: If it cannot be read.
    """
    try:
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                return [{name: _plain(cell) for name, cell in row.items()} for row in csv.DictReader(file)]
        import pyarrow.parquet as pq

        rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    except FileNotFoundError as error:
        raise ReportError(f"{path}: there is no such file.") from error
    except (OSError, ValueError, csv.Error) as error:
        raise ReportError(f"{path}: this is no table that was exported ({type(error).__name__}).") from error
    return rows


def _plain(cell: Any) -> Any:
    return (
        cell[1:]
        if isinstance(cell, str) and cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "\t", "\r")
        else cell
    )
