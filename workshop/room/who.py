"""Who asks: a facilitator shows the cohort's own key, known by its hash, or the key of this evening's room."""

from collections.abc import Callable, Mapping

from workshop.language import N_
from workshop.room.request import key_problem
from workshop.store import Store
from workshop.store.keys import same

__all__ = ["Gatekeeper", "gatekeeper"]

Gatekeeper = Callable[[str, str], None]
"""Takes a cohort's code and a key; raises a 401 if the key does not open that cohort."""


def gatekeeper(store: Store, room_keys: Mapping[str, str]) -> Gatekeeper:
    """The check of facilitators' keys.

    Args:
        store: Where the hashes are.
        room_keys: By cohort, a facilitator's key that holds as long as this room runs, beside the one in the store.
    """

    def check(code: str, key: str) -> None:
        by_room = code in room_keys and same(room_keys[code], key)
        if not store.is_facilitator(code, key) and not by_room:
            raise key_problem(
                N_("This is not this cohort’s facilitator key. Open the link that `workshop room` shows now.")
            )

    return check
