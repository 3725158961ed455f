"""The port of a self-paced session: on this machine only, and known to be ours before anything else starts."""

import errno
import socket

from workshop.errors import SetupError

__all__ = ["HOST", "listen"]

HOST = "127.0.0.1"


def listen(port: int) -> socket.socket:
    """A listening socket that only this machine can reach.

    Args:
        port: A port; 0 lets the system choose.

    Raises:
        SetupError: If the port is in use or not allowed.
    """
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((HOST, port))
        opened.listen(128)
    except OSError as error:
        opened.close()
        if error.errno == errno.EADDRINUSE:
            raise SetupError(
                f"Port {port} is in use, perhaps by a workshop that is open already. "
                "Close that one, or leave out --port to take one that is free."
            ) from error
        raise SetupError(f"Port {port} cannot be used ({error.strerror}). Leave out --port.") from error
    opened.setblocking(False)
    return opened
