"""What must hold before a room opens."""

from pathlib import Path

import pytest

from tests.fixtures.room.small import workshop
from workshop.errors import CohortError, SetupError
from workshop.model.lesson import HelpContact
from workshop.room.before import check_contacts, check_folder, check_space, check_version
from workshop.store import Store

FILE = Path("lessons/small/workshop.yaml")


def test_blank_contacts_are_named_with_their_file() -> None:
    """A coordinator learns which file to open and what to fill in."""
    contacts = (
        HelpContact(name="Counselling", contact=" "),
        HelpContact(name="Desk", contact="x"),
        HelpContact(name="Line"),
    )
    blank = workshop().model_copy(update={"help": contacts})
    with pytest.raises(SetupError) as caught:
        check_contacts(blank, FILE)
    message = str(caught.value)
    for word in (str(FILE), '"Counselling"', '"Line"'):
        assert word in message
    assert "Desk" not in message
    check_contacts(workshop(), FILE)


def test_a_cohort_stays_on_its_version(store: Store, code: str) -> None:
    """Exercises that changed meaning are not shown to a cohort that began before."""
    check_version(store.cohort(code), workshop(1), FILE)
    with pytest.raises(CohortError, match="version 2"):
        check_version(store.cohort(code), workshop(2), FILE)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Said before anybody shares something; the probe leaves nothing behind."""
    check_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(SetupError, match="WORKSHOP_HOME"):
        check_folder(tmp_path / "missing")


def test_a_disk_that_is_nearly_full(tmp_path: Path) -> None:
    """Said before the session, with how much is left."""
    check_space(tmp_path, lambda _: 100_000_000)
    with pytest.raises(SetupError, match="only 12 MB are free"):
        check_space(tmp_path, lambda _: 12_345_678)
