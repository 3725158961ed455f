"""Handing over what a participant shares: the one-method seam, and the sink that talks to a room over HTTP."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from urllib.parse import urlsplit

from workshop.errors import SetupError, SinkRefused, SinkUnreachable
from workshop.model.submission import MAX_SUBMISSION_BYTES, Submission

if TYPE_CHECKING:
    from workshop.sharing.http import Answer, Transport

__all__ = ["CohortInfo", "HttpSink", "Receipt", "Refusal", "Sink"]

T = TypeVar("T")
_AGAIN_LATER = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}


class Refusal(SinkRefused):
    """A refusal with what the room said besides its sentence.

    Attributes:
        status: HTTP status, such as 404 or 409.
        sequence: The largest sequence number that the room has, where it says so.
    """

    def __init__(self, message: str, status: int = 0, sequence: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.sequence = sequence


@dataclass(frozen=True)
class Receipt:
    """The room has a submission: its id, its sequence number, and how many responses it counted."""

    id: str
    sequence: int
    responses: int


@dataclass(frozen=True)
class CohortInfo:
    """What a room says about a cohort to someone who has its code."""

    code: str
    workshop: str
    workshop_version: int
    title: str
    label: str
    sample: bool


class Sink(Protocol):
    """Something that accepts submissions."""

    def accept(self, submission: Submission, key: str) -> Receipt:
        """Take a submission; the same one twice is stored once.

        Raises:
            SinkUnreachable: If nobody answered; it can be tried again.
            SinkRefused: If it was answered and not taken.
        """


class HttpSink:
    """A room, reached over HTTP.

    Args:
        url: Address of the room, such as ``http://192.168.1.20:8000``; its API is below ``/api``.
        timeout: Seconds to wait for an answer.
        transport: What carries a request, if it is not the network; tests hand in another one.

    Raises:
        SetupError: If the address is not one of a room.
    """

    def __init__(self, url: str, *, timeout: float = 10, transport: "Transport | None" = None) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SetupError(
                f'WORKSHOP_ROOM_URL: "{url}" is not the address of a room. It looks like http://host:8000.'
            )
        if transport is None:
            from workshop.sharing.http import send  # a session without a room never waits for it to load

            transport = send
        self.url = url.rstrip("/")
        self._timeout = timeout
        self._transport = transport

    def cohort(self, code: str) -> CohortInfo:
        """What the room says about a cohort. Raises as :meth:`accept` does."""
        answer = self._call("GET", f"/cohorts/{code}")
        return self._read(
            lambda: CohortInfo(
                code=str(answer["cohort"]),
                workshop=str(answer["workshop"]),
                workshop_version=int(answer["workshop_version"]),
                title=str(answer["title"]),
                label=str(answer["label"]),
                sample=bool(answer["sample"]),
            )
        )

    def join(self, cohort: str, key: str) -> int:
        """Join a cohort; twice is once. Returns the largest sequence number that the room has of this participant.

        Raises as :meth:`accept` does.
        """
        answer = self._call("POST", f"/cohorts/{cohort}/join", key)
        return self._read(lambda: int(answer["sequence"]))

    def accept(self, submission: Submission, key: str) -> Receipt:
        """Hand over a submission.

        Raises:
            SinkUnreachable: If nobody answered, or not as a room does; it can be tried again.
            Refusal: If the room did not take it; the message is the room's own sentence.
        """
        body = submission.model_dump_json().encode()
        if len(body) > MAX_SUBMISSION_BYTES:
            raise Refusal(
                f"What you chose is too large to share ({len(body) // 1024} KiB; at most "
                f"{MAX_SUBMISSION_BYTES // 1024}). Shorten a text or untick one.",
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            )
        answer = self._call("PUT", f"/cohorts/{submission.cohort}/submission", key, body)
        return self._read(lambda: Receipt(str(answer["id"]), int(answer["sequence"]), int(answer["responses"])))

    def withdraw(self, cohort: str, sequence: int, key: str) -> int:
        """Have everything deleted that was shared up to ``sequence``. Raises as :meth:`accept` does."""
        answer = self._call("DELETE", f"/cohorts/{cohort}/submission?sequence={sequence}", key)
        return self._read(lambda: int(answer["sequence"]))

    def _call(self, method: str, path: str, key: str | None = None, body: bytes | None = None) -> dict[str, Any]:
        headers = {"Accept": "application/json"}
        if key is not None:
            headers["Authorization"] = f"Bearer {key}"
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            answer = self._transport(method, f"{self.url}/api{path}", headers, body, self._timeout)
        except OSError as error:
            raise SinkUnreachable(f"The room at {self.url} cannot be reached right now ({error}).") from error
        return self._understood(answer)

    def _understood(self, answer: "Answer") -> dict[str, Any]:
        try:
            document = json.loads(answer.body)
        except (ValueError, RecursionError):
            document = None
        if not isinstance(document, dict):
            raise SinkUnreachable(f"Something answered at {self.url}, but not a room (status {answer.status}).")
        if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
            return document
        sentence = document.get("error")
        if not isinstance(sentence, str) or not sentence:
            sentence = f"The room at {self.url} did not take it (status {answer.status})."
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status in _AGAIN_LATER:
            raise SinkUnreachable(sentence)
        sequence = document.get("sequence")
        raise Refusal(sentence, answer.status, sequence if isinstance(sequence, int) else None)

    def _read(self, read: Callable[[], T]) -> T:
        """Take the answer apart; one without its fields is not from a room."""
        try:
            return read()
        except (KeyError, TypeError, ValueError) as error:
            raise SinkUnreachable(f"Something answered at {self.url}, but not as this version expects.") from error
