"""Small stand-ins for the clock and the timer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from workshop.exercises.reflect import Reflect

__all__ = ["Clock", "exercise"]

exercise = Reflect(id="write-it", prompt="Write.", share="private")


@dataclass
class Planned:
    """Something planned for later."""

    at: float
    run: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        """Do not run it."""
        self.cancelled = True


@dataclass
class Clock:
    """A clock that goes on only when a test says so, and runs what was planned when its time has come."""

    seconds: float = 0
    plans: list[Planned] = field(default_factory=list)

    def monotonic(self) -> float:
        """Seconds since the test began."""
        return self.seconds

    def now(self) -> datetime:
        """The time of day."""
        return datetime(2026, 11, 22, 14, tzinfo=UTC) + timedelta(seconds=self.seconds)

    def after(self, seconds: float, run: Callable[[], None]) -> Planned:
        """Plan something."""
        self.plans.append(Planned(self.seconds + seconds, run))
        return self.plans[-1]

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        end = self.seconds + seconds
        while due := sorted((plan for plan in self.plans if not plan.cancelled and plan.at <= end), key=lambda p: p.at):
            self.plans.remove(due[0])
            self.seconds = due[0].at
            due[0].run()
        self.seconds = end
