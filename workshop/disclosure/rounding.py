"""Rounding, always after computing: halves go away from zero, as a reader with a pocket calculator expects."""

from decimal import ROUND_HALF_UP, Decimal

__all__ = ["nearest", "percent", "rounded", "signed"]


def rounded(value: float, places: int = 1) -> float:
    """Round to a number of decimal places, halves away from zero, and never to minus zero."""
    # Binary noise first: 2.675 computed as 2.67499999 is a half to everyone but the machine.
    exact = Decimal(repr(round(value, places + 9)))
    return float(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)) + 0.0


def nearest(count: int, step: int) -> int:
    """A count rounded to a multiple of ``step``, halves up: of steps of 5, 0 to 2 become 0 and 3 to 7 become 5."""
    return (2 * count + step) // (2 * step) * step


def percent(part: int, whole: int) -> int:
    """A percentage as a whole number from 0 to 100, halves up.

    Raises:
        ZeroDivisionError: If there is no whole.
    """
    return (200 * part + whole) // (2 * whole)


def signed(value: float, places: int = 1) -> str:
    """A rounded number with its sign in print: a plus, a true minus, or none for zero."""
    number = rounded(value, places)
    sign = "+" if number > 0 else "\N{MINUS SIGN}" if number < 0 else ""
    return f"{sign}{abs(number):.{places}f}"
