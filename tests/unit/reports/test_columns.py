"""Columns made of Python's rows hold what the rows hold."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.reports.columns import table_of_rows

SCHEMA = pa.schema(
    [
        pa.field("person", pa.int32(), nullable=False),
        pa.field("word", pa.string(), nullable=False),
        pa.field("number", pa.float64()),
    ]
)
WORDS = st.text(max_size=5)
ROWS = st.lists(
    st.tuples(st.integers(-(2**31), 2**31 - 1), WORDS, st.one_of(st.none(), st.floats(allow_nan=False))), max_size=30
)


@given(ROWS)
def test_what_goes_in_comes_out(rows: list[tuple[int, str, float | None]]) -> None:
    """Every number, gap and word of any script comes back, in order, and the table is sound."""
    table = table_of_rows(rows, SCHEMA)
    table.validate(full=True)
    assert table.schema == SCHEMA
    assert list(zip(*(column.to_pylist() for column in table.columns), strict=True)) == rows


@pytest.mark.parametrize("row", [("a", "a", 1.0), (1, "a", "a"), (1.5, "a", 1.0)])
def test_a_value_of_another_type_is_refused(row: tuple[object, ...]) -> None:
    """Nothing is bent into shape."""
    with pytest.raises(TypeError):
        table_of_rows([row], SCHEMA)


def test_a_number_that_does_not_fit_is_refused() -> None:
    """A participant's number has 32 bits."""
    with pytest.raises(OverflowError):
        table_of_rows([(2**31, "a", 1.0)], SCHEMA)
