"""How our servers run uvicorn, in the foreground, beside other work and in several processes alike."""

import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uvicorn import Config

__all__ = ["config", "many_files", "settle_in"]

SWITCH = 0.001
"""Seconds after which a thread that works lets another one go on. Usual are five: a write waits for that many times."""

FILES = (16_384, 10_240, 4096, 2048)
"""Open files, of which the first is taken that a system lets us have."""


def config(app: Callable[..., Any], **more: Any) -> "Config":
    """The settings of a server.

    Args:
        app: The app, or what makes it.
        **more: Other settings of uvicorn's.
    """
    import uvicorn

    from workshop.room.protocol import Protocol

    return uvicorn.Config(
        app,
        http=Protocol,
        ws="none",
        log_config=None,  # our own log holds no addresses and no keys
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,  # people on bad Wi-Fi keep their connection a little longer
        timeout_graceful_shutdown=5,
        **more,
    )


def settle_in() -> None:
    """Make a process ready to serve for hours, once all that it keeps is loaded.

    The collector would look at hundreds of thousands of objects that stay, again and again, and nobody is answered
    meanwhile.
    """
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(SWITCH)


def many_files() -> None:
    """Let this process open many files, if the system lets it.

    Every phone in a room holds a connection or several. A laptop's usual limit is 256 or a thousand files, and a room
    at its limit takes nobody in.
    """
    if os.name != "posix":
        return
    import resource

    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    for wanted in FILES:
        if now != resource.RLIM_INFINITY and now < wanted and (most == resource.RLIM_INFINITY or wanted <= most):
            try:
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
            except (OSError, ValueError):  # some systems have a lower limit than the one that they tell
                continue
            return
