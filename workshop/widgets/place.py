"""Where the answers of a notebook lie, so that its page can say what happens to them."""

from collections.abc import Mapping
from pathlib import Path

from workshop.model.base import JsonValue

__all__ = ["kept_in"]

# Set in every session: the first by mybinder.org's launcher, the second by the cluster of any BinderHub.
_BINDER = ("BINDER_LAUNCH_HOST", "BINDER_SERVICE_HOST")


def kept_in(journal: Path, environment: Mapping[str, str]) -> dict[str, JsonValue]:
    """What the page says about the place of the answers.

    Args:
        journal: The journal file.
        environment: The kernel's environment variables.

    Returns:
        ``file`` is the journal's path; ``forgets`` is true on Binder, where it is gone with the session.
    """
    return {"file": str(journal), "forgets": any(environment.get(name) for name in _BINDER)}
