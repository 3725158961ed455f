"""A worker of a served room, while the database is away."""

import os
import signal
from typing import Any

import pytest
from fastapi import FastAPI

from workshop.errors import SetupError, StoreError
from workshop.room.site import patiently


class Makes:
    """Makes an app, after some failures."""

    def __init__(self, *failures: Exception, do: Any = None) -> None:
        self.failures = list(failures)
        self.do = do

    def __call__(self) -> FastAPI:
        """Fail as told, or give the app."""
        if self.do:
            self.do()
        if self.failures:
            raise self.failures.pop(0)
        return FastAPI()


def test_a_worker_waits_for_the_database() -> None:
    """A worker that is replaced while the database is started again goes on, so that the server stays."""
    make = Makes(StoreError("away"), StoreError("away"))
    assert isinstance(patiently(make, pause=0), FastAPI)


def test_a_worker_waits_for_nothing_else_and_not_for_ever() -> None:
    """What waiting cannot mend is said at once; a database that stays away is said in the end."""
    with pytest.raises(SetupError):
        patiently(Makes(SetupError("no lessons")), pause=0)
    with pytest.raises(StoreError):
        patiently(Makes(*[StoreError("away")] * 3), tries=3, pause=0)


def test_a_waiting_worker_can_be_told_to_end() -> None:
    """A server that is ended while the database is away does not wait for it, and the handlers are as before."""
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit):
        patiently(Makes(StoreError("away"), do=lambda: os.kill(os.getpid(), signal.SIGTERM)), pause=30)
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_worker_that_is_told_to_end_while_it_begins_ends() -> None:
    """What a worker is told while it reads the lessons is not lost: whoever listened before hears it afterwards."""
    heard: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _frame: heard.append(number))
    try:
        patiently(Makes(do=lambda: os.kill(os.getpid(), signal.SIGTERM)), pause=0)
        assert heard == [signal.SIGTERM]
        patiently(Makes(), pause=0)
        assert heard == [signal.SIGTERM]
    finally:
        signal.signal(signal.SIGTERM, before)
