"""What the gate must know of an estimated change; `workshop.scoring.change.Change` is one."""

from typing import Protocol

__all__ = ["Estimate"]


class Estimate(Protocol):
    """The change of one score among people who were scored twice, in the unit of the score, not rounded."""

    @property
    def n(self) -> int:
        """Number of pairs."""

    @property
    def before(self) -> float:
        """Mean before."""

    @property
    def after(self) -> float:
        """Mean after."""

    @property
    def change(self) -> float:
        """Mean of the differences."""

    @property
    def sd_before(self) -> float:
        """Standard deviation before."""

    @property
    def sd_after(self) -> float:
        """Standard deviation after."""

    @property
    def sd_change(self) -> float:
        """Standard deviation of the differences."""

    @property
    def low(self) -> float:
        """Lower end of the 95% interval."""

    @property
    def high(self) -> float:
        """Upper end of it."""

    @property
    def effect(self) -> float | None:
        """Standardised change, or None if it is not estimable."""
