"""A tiny room that follows the contract in docs/architecture.md, without a network."""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from workshop.model.submission import Response, Submission
from workshop.sharing.http import Answer

__all__ = ["CODE", "KEY", "NOW", "FakeRoom", "made"]

KEY = "0123456789abcdefghjkmnpqrs"
CODE = "ABCDEF"
NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)


def made(sequence: int = 1, cohort: str = CODE, text: str = "It passed.") -> Submission:
    """A submission."""
    response = Response(exercise="words", kind="reflect", answer=text, changed=NOW)
    return Submission(
        id=f"{sequence:032x}",
        sequence=sequence,
        workshop="small",
        workshop_version=1,
        cohort=cohort,
        mode="alone",
        created=NOW,
        responses=(response,),
    )


@dataclass
class FakeRoom:
    """Knows one cohort and keeps the largest sequence number of each participant.

    Attributes:
        reachable: False while nobody answers.
        answer: What to answer instead, whatever is asked.
        code: The cohort that it knows.
        stored: By participant key, what is shared now.
        calls: Every call: method, path, key, body.
    """

    reachable: bool = True
    answer: Answer | None = None
    workshop: str = "small"
    code: str = CODE
    sequences: dict[str, int] = field(default_factory=dict)
    stored: dict[str, dict[str, Any] | None] = field(default_factory=dict)
    calls: list[tuple[str, str, str | None]] = field(default_factory=list)

    def __call__(self, method: str, url: str, headers: dict[str, str], body: bytes | None, timeout: float) -> Answer:
        """Answer a request."""
        parts = urlsplit(url)
        key = headers.get("Authorization", "").removeprefix("Bearer ") or None
        self.calls.append((method, parts.path, key))
        if not self.reachable:
            raise OSError("connection refused")
        if self.answer is not None:
            return self.answer
        status, document = self._answer(method, parts.path, parse_qs(parts.query), key, body)
        return Answer(status, json.dumps(document).encode())

    def _answer(
        self, method: str, path: str, query: dict[str, list[str]], key: str | None, body: bytes | None
    ) -> tuple[int, dict[str, Any]]:
        found = re.fullmatch(r"/api/cohorts/([A-Z]{6})(/join|/submission)?", path)
        if not found or found[1] != self.code:
            return 404, {"error": "There is no such cohort."}
        if method == "GET":
            about = {"title": "A small workshop", "label": "Tuesday", "sample": False, "workshop_version": 1}
            return 200, {"cohort": self.code, "workshop": self.workshop, **about}
        if key is None:
            return 401, {"error": "Join first."}
        known = self.sequences.setdefault(key, 0)
        if method == "POST":
            return 200, {"joined": True, "sequence": known}
        if method == "DELETE":
            self.sequences[key] = max(known, int(query["sequence"][0]))
            self.stored[key] = None
            return 200, {"withdrawn": True, "sequence": self.sequences[key]}
        return self._put(key, known, json.loads(body or b""))

    def _put(self, key: str, known: int, new: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if new["sequence"] <= known and (self.stored.get(key) or {}).get("id") != new["id"]:
            return 409, {"error": "The room has something newer.", "sequence": known}
        self.sequences[key] = new["sequence"]
        self.stored[key] = new
        number = len(new["responses"])
        return 200, {"stored": True, "id": new["id"], "sequence": new["sequence"], "responses": number}
