"""Suppression in tables with row and column totals, attacked by trying every table that agrees with what is shown."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.fixtures.snapshots.attacker import two_way
from workshop.disclosure.audit import Fact, exposed, intervals
from workshop.disclosure.protect import protect
from workshop.disclosure.suppress import Cell, Line, complement

T = 5
Table = list[list[int]]
tables = st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=3)


def cells_of(table: Table) -> dict[Cell, int]:
    """The cells by row and column."""
    return {(str(r), str(c)): count for r, row in enumerate(table) for c, count in enumerate(row)}


def lines_of(table: Table) -> list[Line]:
    """Both margins: every row and every column adds up to a total that is shown."""
    rows = [Line(tuple((str(r), str(c)) for c in range(len(row))), sum(row)) for r, row in enumerate(table)]
    columns = [
        Line(tuple((str(r), str(c)) for r in range(len(table))), sum(row[c] for row in table))
        for c in range(len(table[0]))
    ]
    return rows + columns


def small_cells(table: Table) -> set[Cell]:
    """What primary suppression hides: a count of a few people, or one that leaves a few of all."""
    total = sum(map(sum, table))
    return {cell for cell, count in cells_of(table).items() if 0 < count < T or 0 < total - count < T}


def ranges_by_trying(table: Table, hidden: set[Cell]) -> dict[Cell, tuple[int, int]]:
    """The smallest and largest value of each hidden cell over all tables with the same totals."""
    places = sorted((int(r), int(c)) for r, c in hidden)
    shown = {(int(r), int(c)): count for (r, c), count in cells_of(table).items() if (r, c) not in hidden}
    rows, columns = [sum(row) for row in table], [sum(row[c] for row in table) for c in range(len(table[0]))]
    found = list(two_way(shown, places, rows, columns))
    return {(str(r), str(c)): (min(one[r, c] for one in found), max(one[r, c] for one in found)) for r, c in places}


@given(tables)
@settings(max_examples=40)
def test_the_audit_finds_what_trying_everything_finds(table: Table) -> None:
    """The ranges from linear programming are exactly those of all whole-number tables with the same totals."""
    hidden = small_cells(table)
    assume(hidden)
    known = [Fact(dict.fromkeys(line.cells, 1.0), line.total, line.total) for line in lines_of(table)]
    assert intervals(cells_of(table), known, hidden) == ranges_by_trying(table, hidden)


@given(tables)
@settings(max_examples=40)
def test_no_hidden_cell_can_be_worked_out(table: Table) -> None:
    """Of a protected table, every hidden cell could be five or more, in a range at least five wide."""
    chosen = protect(cells_of(table), lines_of(table), small_cells(table), T)
    if chosen:
        for low, high in ranges_by_trying(table, set(chosen)).values():
            assert high >= T
            assert high - low >= T


@given(tables)
def test_every_line_hides_enough(table: Table) -> None:
    """After complementary suppression, a line with hidden cells has two or more, and they count five or more."""
    values = cells_of(table)
    chosen = complement(values, lines_of(table), small_cells(table), T)
    for line in lines_of(table) if chosen is not None else []:
        hidden = [values[cell] for cell in line.cells if cell in (chosen or set())]
        assert not hidden or (len(hidden) > 1 and sum(hidden) >= T)


def test_without_complementary_suppression_a_cell_is_given_away() -> None:
    """The attack works: with primary suppression alone, subtraction recovers the 3, and the audit says so."""
    table = [[3, 12, 20], [9, 30, 11]]
    hidden = small_cells(table)
    assert hidden == {("0", "0")}
    assert ranges_by_trying(table, hidden) == {("0", "0"): (3, 3)}
    assert exposed(cells_of(table), lines_of(table), hidden, T) == (("0", "0"),)


def test_lines_that_hide_enough_may_still_give_a_cell_away() -> None:
    """Rows and columns together can pin down what each line alone would hide, so after the audit more is hidden."""
    table = [[0, 1, 20], [30, 8, 30], [3, 30, 20]]
    values, lines = cells_of(table), lines_of(table)
    hidden = complement(values, lines, small_cells(table), T)
    assert hidden is not None
    assert any(high - low < T for low, high in ranges_by_trying(table, set(hidden)).values())
    chosen = protect(values, lines, small_cells(table), T)
    assert chosen is not None
    assert chosen > hidden
    assert all(high >= T and high - low >= T for low, high in ranges_by_trying(table, set(chosen)).values())


def test_ties_go_by_label() -> None:
    """Of two cells that would protect as well, the first by row and column is hidden, in every run."""
    values = {("r", "a"): 2, ("r", "b"): 9, ("r", "c"): 9}
    lines = [Line(tuple(values), 20)]
    assert complement(values, lines, {("r", "a")}, T) == {("r", "a"), ("r", "b")}


def test_a_table_that_cannot_be_protected_is_refused() -> None:
    """With nothing left to hide there is no table: it fails closed."""
    values = {("r", "a"): 3, ("r", "b"): 0}
    assert complement(values, [Line(tuple(values), 3)], {("r", "a")}, T) is None
    assert protect(values, [Line(tuple(values), 3)], {("r", "a")}, T) is None


def test_a_table_without_small_cells_is_left_alone() -> None:
    """Nothing is hidden without need."""
    table = [[10, 20, 0], [30, 5, 7]]
    assert protect(cells_of(table), lines_of(table), small_cells(table), T) == frozenset()
