"""Why a warm start did not happen. Nothing here reaches a person as an error: an ordinary start follows."""

__all__ = ["ColdStart", "ColdStartWarning"]


class ColdStart(Exception):  # noqa: N818 - a turn of events, named as one
    """No warm kernel this time.

    Args:
        reason: What stood in the way, as one plain sentence without a full stop.
        quiet: True where an ordinary start is what was asked for or expected, so nobody needs to hear of it.
    """

    def __init__(self, reason: str, *, quiet: bool = False) -> None:
        self.reason = reason
        self.quiet = quiet
        super().__init__(reason)


class ColdStartWarning(RuntimeWarning):
    """A kernel was started the ordinary way; the message says why and what to do."""
