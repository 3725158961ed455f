"""Where a room listens, and the address by which others in the same network reach it."""

import errno
import ipaddress
import re
import socket

import psutil

from workshop.errors import SetupError

__all__ = ["lan_address", "link_to", "listen", "others"]

ELSEWHERE = ("192.0.2.1", 9)
"""Reserved for documentation. Naming it as the peer of a datagram socket picks the network; nothing is sent."""


INSIDE = re.compile(
    r"(?i)lo\d*$|docker|br-|veth|virbr|vbox|vmnet|vethernet|tun|tap|utun|wg|tailscale|zt|ppp|ipsec|cni|flannel"
)
"""Names of tunnels and of networks inside a machine, on the usual systems."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, so that a port is known to be ours before anything else starts.

    Args:
        host: An address of this machine; ``0.0.0.0`` for all of them.
        port: A port; 0 lets the system choose.

    Raises:
        SetupError: If the port is in use or not allowed, or the address is not of this machine.
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        opened = socket.socket(family, socket.SOCK_STREAM)
        try:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            opened.bind((host, port))
            opened.listen(2048)  # a whole room may open the page in the same second
        except BaseException:
            opened.close()
            raise
    except OverflowError as error:
        raise SetupError(f"{port} is not a port. Choose one from 1024 to 65535 with --port.") from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            other = port + 1 if port < 65535 else 8000
            raise SetupError(
                f"Port {port} is in use, perhaps by another room. Close that one, or choose another: --port {other}."
            ) from error
        if error.errno == errno.EACCES:
            raise SetupError(f"Port {port} is not allowed here. Choose one from 1024 up: --port 8000.") from error
        raise SetupError(f'"{host}" is not an address of this machine ({error.strerror}). Leave out --host.') from error
    return opened


def lan_address() -> str:
    """The address by which others most likely reach this machine, found without sending anything.

    That of the network that leads outside, unless it is a tunnel or a network inside this machine (a VPN, containers),
    which no phone in the room is in; ``127.0.0.1`` without a network.
    """
    found = _outward()
    near = _near()
    return found if found in near or not near or found == "127.0.0.1" else near[0]


def others(address: str) -> list[str]:
    """The addresses of this machine's other networks, for a room in which the first one does not work."""
    return [one for one in _near() if one != address]


def _near() -> list[str]:
    """The IPv4 addresses of networks that phones may be in, by the order of their names."""
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    return [
        one.address
        for name, addresses in sorted(psutil.net_if_addrs().items())
        if name in up and not INSIDE.match(name)
        for one in addresses
        if one.family == socket.AF_INET and not ipaddress.ip_address(one.address).is_loopback
    ]


def _outward() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def link_to(opened: socket.socket) -> str:
    """The address that others type: the local network's for a room that listens everywhere, else its own."""
    host, port = opened.getsockname()[:2]
    if ipaddress.ip_address(host).is_unspecified:
        host = lan_address()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
