"""The links of a room, in one place: who prints one prints the one that works."""

__all__ = ["facilitator_link", "join_link", "screen_link"]


def join_link(address: str, code: str) -> str:
    """Where participants join."""
    return f"{address}/j/{code}"


def screen_link(address: str, code: str) -> str:
    """What the projector shows."""
    return f"{address}/screen/{code}"


def facilitator_link(address: str, code: str, key: str) -> str:
    """The facilitator's page; what follows the ``#`` stays in the browser and reaches no server and no log."""
    return f"{address}/facilitator#{code}.{key}"
