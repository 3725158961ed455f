"""A running room, over real sockets."""

from pathlib import Path

import httpx
import pytest

from tests.fixtures.room.small import HELP, KEY, submission, workshop
from workshop.errors import SetupError
from workshop.model.lesson import HelpContact
from workshop.room.run import room_running
from workshop.store import Store


def test_a_room_beside_other_work(store: Store, code: str, tmp_path: Path) -> None:
    """The room answers as soon as the block begins, takes what is shared, and is gone when the block ends."""
    with room_running(store, workshop(), tmp_path) as address:
        assert httpx.get(f"{address}/health").json() == {"status": "ok"}
        response = httpx.put(
            f"{address}/api/cohorts/{code}/submission",
            json=submission(code, 1, "last"),
            headers={"Authorization": f"Bearer {KEY}"},
        )
        assert response.json()["stored"] is True
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{address}/health")
    assert len(store.people(code)) == 1


def test_a_restart_goes_on(store: Store, code: str, tmp_path: Path) -> None:
    """A second room over the same store and on the same port knows everyone of the first."""
    headers = {"Authorization": f"Bearer {KEY}"}
    with room_running(store, workshop(), tmp_path) as address:
        httpx.put(f"{address}/api/cohorts/{code}/submission", json=submission(code, 3, "last"), headers=headers)
    port = int(address.rsplit(":", 1)[1])
    with room_running(store, workshop(), tmp_path, port=port) as again:
        assert again == address
        assert httpx.post(f"{again}/api/cohorts/{code}/join", headers=headers).json()["sequence"] == 3


def test_two_rooms_on_one_port(store: Store, tmp_path: Path) -> None:
    """The second is told; the first goes on."""
    with room_running(store, workshop(), tmp_path) as address:
        port = int(address.rsplit(":", 1)[1])
        with pytest.raises(SetupError, match="in use"), room_running(store, workshop(), tmp_path, port=port):
            pass
        assert httpx.get(f"{address}/health").status_code == 200


def test_other_contacts_can_be_handed_in(store: Store, code: str, tmp_path: Path) -> None:
    """The demo has contacts of its own."""
    other = HelpContact(name="Someone else", contact="555-0199")
    with room_running(store, workshop(), tmp_path, help=[other]) as address:
        page = httpx.get(f"{address}/j/{code}").text
    assert "555-0199" in page
    assert HELP[0].contact not in page
