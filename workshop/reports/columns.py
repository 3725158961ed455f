"""Arrow columns from Python's rows.

``pa.array`` and ``pa.scalar`` would import the whole of pandas to look at a value; by way of JSON it takes ten times as
long.
"""

from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["table_of_rows"]

_CODES = {pa.int32(): "i", pa.float64(): "d"}


def table_of_rows(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    """A table with these rows.

    Args:
        rows: Values in the order of the fields; None for a number that is missing.
        schema: Fields of words (``string``) or of numbers (``int32``, ``float64``).

    Raises:
        TypeError: If a value is not of its field's type.
        OverflowError: If a number does not fit.
    """
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    made = [
        _words(values) if field.type == pa.string() else _numbers(values, field.type)
        for values, field in zip(columns, schema, strict=True)
    ]
    return pa.table(made, schema=schema)


def _numbers(values: Sequence[float | None], kind: pa.DataType) -> pa.Array:
    numbers = array(_CODES[kind], [0 if value is None else value for value in values])
    whole = _buffered(kind, len(values), numbers)
    if None not in values:
        return whole
    there = _buffered(pa.uint8(), len(values), array("B", [value is not None for value in values]))
    return pc.if_else(there.cast(pa.bool_()), whole, pa.nulls(len(values), kind))


def _words(values: Sequence[str]) -> pa.Array:
    places: dict[str, int] = {}
    codes = array("i", [places.setdefault(value, len(places)) for value in values])
    texts = [word.encode() for word in places]
    ends = array("i", accumulate(map(len, texts), initial=0))
    return _buffered(pa.string(), len(texts), ends, b"".join(texts)).take(_buffered(pa.int32(), len(values), codes))


def _buffered(kind: pa.DataType, length: int, *data: array | bytes) -> pa.Array:  # type: ignore[type-arg]
    return pa.Array.from_buffers(kind, length, [None, *(pa.py_buffer(one) for one in data)])
