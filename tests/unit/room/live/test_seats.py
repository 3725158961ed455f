"""Seats for streams: a place gets many, and never so many that others get none."""

from workshop.room.live.seats import MOST, Seats


def filled(seats: Seats, place: str) -> int:
    """How many a place gets that takes all it can."""
    count = 0
    while seats.take(place):
        count += 1
    return count


def test_a_greedy_place_leaves_as_many_as_it_takes() -> None:
    """Each place that takes all it can gets half of what is left, so a full room gets in beside three of them."""
    seats = Seats()
    assert [filled(seats, place) for place in "abc"] == [MOST // 2, MOST // 4, MOST // 8]
    assert filled(seats, "a room of two hundred") >= 200


def test_several_full_rooms_behind_one_address_are_let_in() -> None:
    """A campus that comes to the internet by one address has eight full rooms open at once."""
    seats = Seats()
    assert all(seats.take("campus") for _ in range(8 * 200))


def test_a_seat_that_is_given_back_is_free_for_anyone() -> None:
    """Counting goes down as it goes up, and a place that left is forgotten."""
    seats = Seats(4)
    assert [seats.take("a") for _ in range(3)] == [True, True, False]
    seats.leave("a")
    assert seats.take("b")
    assert seats.take("a") is False
    seats.leave("b")
    assert seats.take("a")
    for _ in range(2):
        seats.leave("a")
    assert seats._taken == {}
    assert filled(seats, "c") == 2
