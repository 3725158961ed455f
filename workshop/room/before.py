"""What must hold before a room opens. Each check raises one error; the command collects them and says all at once."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from workshop.errors import CohortError, SetupError
from workshop.model.lesson import Workshop
from workshop.room.address import listen
from workshop.store import Cohort

__all__ = ["check_contacts", "check_folder", "check_port", "check_space", "check_version"]


ROOMY = 100_000_000  # bytes


def check_contacts(workshop: Workshop, where: Path) -> None:
    """Someone to turn to must be named on every page.

    Raises:
        SetupError: If a help contact is blank; the message names the file and the contacts.
    """
    if blank := workshop.blank_contacts:
        names = ", ".join(f'"{name}"' for name in blank)
        raise SetupError(f"{where}: fill in the contact of {names}. No room opens while one is blank.")


def check_version(cohort: Cohort, workshop: Workshop, where: Path) -> None:
    """A cohort stays on the version of the workshop that it began with.

    Raises:
        CohortError: If the lessons have moved on.
    """
    if (workshop.id, workshop.version) != (cohort.workshop, cohort.workshop_version):
        raise CohortError(
            f"{where}: the lessons are at version {workshop.version}, and the cohort {cohort.code} began with version "
            f"{cohort.workshop_version}. Make a new cohort with `workshop cohort new`, or bring the old lessons back."
        )


def check_folder(home: Path) -> None:
    """What is shared must find its way to the disk.

    Raises:
        SetupError: If the data folder cannot be written.
    """
    try:
        with tempfile.NamedTemporaryFile(dir=home) as probe:
            probe.write(bytes(4096))
            probe.flush()
    except OSError as error:
        raise SetupError(
            f"{home}: this data folder cannot be written ({error.strerror}). Set WORKSHOP_HOME to another."
        ) from error


def check_space(home: Path, free: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free) -> None:
    """A full disk in the middle of a session would keep everyone from sharing.

    Raises:
        SetupError: If less than 100 MB are free; a room of two hundred needs a few.
    """
    try:
        left = free(home)
    except OSError:
        return  # whether it can be written at all is another check
    if left < ROOMY:
        raise SetupError(
            f"{home}: only {left // 1_000_000} MB are free on this disk, and a room needs {ROOMY // 1_000_000}. "
            "Delete something, or set WORKSHOP_HOME to a folder on another disk."
        )


def check_port(host: str, port: int) -> None:
    """The port must be free.

    Raises:
        SetupError: If it is not, or the address is not of this machine.
    """
    listen(host, port).close()
