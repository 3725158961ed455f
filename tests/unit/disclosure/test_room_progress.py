"""How far a room is: neither the few in a count nor the few who are missing from it may be told."""

import pytest

from workshop.disclosure.gate import release_progress


@pytest.mark.parametrize(
    ("exact", "told"),
    [
        ((0, 0, 0), ("fewer than 5", "fewer than 5", "fewer than 5")),
        ((4, 4, 4), ("fewer than 5", "fewer than 5", "fewer than 5")),
        ((12, 6, 2), ("12", "6", "fewer than 5")),
        ((12, 9, 5), ("12", "nearly everyone", "5")),
        ((12, 12, 12), ("12", "12", "12")),
        ((12, 12, 11), ("12", "12", "nearly everyone")),
        ((20, 12, 10), ("20", "12", "nearly everyone")),
        ((20, 12, 7), ("20", "12", "7")),
    ],
)
def test_progress(exact: tuple[int, int, int], told: tuple[str, str, str]) -> None:
    """Two counts stand beside each other if they are equal, or at least five apart."""
    figures = release_progress(*exact)
    assert tuple(figure.text for figure in figures) == told
    numbers = [figure.value for figure in figures if figure.value is not None]
    assert all(a == b or a - b >= 5 for a in numbers for b in numbers if a >= b)
