"""Where a room listens, and the link that it gives to others."""

import ipaddress
import socket
from typing import NamedTuple

import pytest

from workshop.errors import SetupError
from workshop.room import address
from workshop.room.address import lan_address, link_to, listen, others


def test_a_port_in_use_is_named_with_a_way_out() -> None:
    """The second room on one port is told which port, and how to choose another."""
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SetupError, match=rf"Port {port} is in use.*--port"):
            listen("127.0.0.1", port)


def test_a_port_is_free_again_after_a_room_closed() -> None:
    """A restart does not have to wait."""
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            first.accept()[0].close()
    listen("127.0.0.1", port).close()


@pytest.mark.parametrize(("host", "port", "words"), [("192.0.2.7", 0, "--host"), ("127.0.0.1", 70000, "70000")])
def test_an_address_that_cannot_be_had(host: str, port: int, words: str) -> None:
    """An address of another machine and a port out of range are one line each."""
    with pytest.raises(SetupError, match=words):
        listen(host, port)


def test_a_port_that_needs_rights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ports below 1024 belong to the system on many machines."""

    class Refusing(socket.socket):
        def bind(self, _address: object) -> None:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket, "socket", Refusing)
    with pytest.raises(SetupError, match="Port 80 is not allowed"):
        listen("127.0.0.1", 80)


def test_the_link_of_a_room_for_everyone_is_the_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can open 0.0.0.0, so others get this machine's address in their network."""
    monkeypatch.setattr(address, "lan_address", lambda: "192.168.1.5")
    with listen("0.0.0.0", 0) as everywhere:  # noqa: S104 - what is tested
        assert link_to(everywhere) == f"http://192.168.1.5:{everywhere.getsockname()[1]}"
    with listen("127.0.0.1", 0) as here:
        assert link_to(here) == f"http://127.0.0.1:{here.getsockname()[1]}"


def test_the_networks_address_is_found_without_sending(monkeypatch: pytest.MonkeyPatch) -> None:
    """The probe is a datagram socket that only names a peer; without a network the room stays on this machine."""
    ipaddress.ip_address(lan_address())

    class Unconnected(socket.socket):
        def connect(self, _address: object) -> None:
            raise OSError(101, "Network is unreachable")

        def send(self, *_: object) -> int:
            raise AssertionError("something was sent")

    monkeypatch.setattr(socket, "socket", Unconnected)
    assert lan_address() == "127.0.0.1"


class Named(NamedTuple):
    """One address of an interface, as psutil gives it."""

    family: int
    address: str


class State(NamedTuple):
    """Whether an interface is up."""

    isup: bool


@pytest.mark.parametrize(
    ("outward", "networks", "expected", "more"),
    [
        ("192.168.1.5", {"wlan0": "192.168.1.5", "docker0": "172.17.0.1"}, "192.168.1.5", []),
        ("10.8.0.3", {"tun0": "10.8.0.3", "wlan0": "192.168.1.5", "eth0": "10.1.1.1"}, "10.1.1.1", ["192.168.1.5"]),
        ("10.8.0.3", {"tun0": "10.8.0.3"}, "10.8.0.3", []),
        ("127.0.0.1", {"lo": "127.0.0.1"}, "127.0.0.1", []),
        ("192.168.1.5", {"wlan0": "192.168.1.5", "eth9": "10.9.9.9 down"}, "192.168.1.5", []),
    ],
)
def test_a_tunnel_or_a_network_inside_is_no_way_in(
    monkeypatch: pytest.MonkeyPatch, outward: str, networks: dict[str, str], expected: str, more: list[str]
) -> None:
    """A laptop with a VPN tells the phones the address of the room's own network, and names the others."""
    monkeypatch.setattr(address, "_outward", lambda: outward)
    monkeypatch.setattr(
        address.psutil,
        "net_if_addrs",
        lambda: {name: [Named(socket.AF_INET, text.split()[0])] for name, text in networks.items()},
    )
    monkeypatch.setattr(
        address.psutil, "net_if_stats", lambda: {name: State("down" not in text) for name, text in networks.items()}
    )
    assert lan_address() == expected
    assert others(expected) == more
