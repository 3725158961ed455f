"""What the room says about its API: the OpenAPI document at ``/api/openapi.json``, and the shape of each answer."""

from typing import Any

from pydantic import BaseModel, Field

from workshop.model.submission import Submission

__all__ = [
    "BODY",
    "DESCRIPTION",
    "PROBLEMS",
    "About",
    "Figure",
    "Figures",
    "Health",
    "Joined",
    "Problem",
    "Stored",
    "Withdrawn",
]

DESCRIPTION: dict[str, Any] = {
    "title": "Workshop room",
    "version": "1",
    "summary": "Participants write and never read; a facilitator reads what passed the disclosure gate.",
    "openapi_url": "/api/openapi.json",
    "docs_url": None,
    "redoc_url": None,
}


class Problem(BaseModel):
    """Why not, and what to do, in one sentence."""

    error: str
    sequence: int | None = Field(default=None, description="With 409: the number that the room has.")


class Health(BaseModel):
    """The room and its database answer."""

    status: str


class About(BaseModel):
    """What whoever has the code may know of a cohort."""

    cohort: str
    workshop: str
    workshop_version: int
    pages: str
    title: str
    label: str
    sample: bool


class Joined(BaseModel):
    """A participant is in; ``sequence`` is the number of their last submission here, 0 if there is none."""

    joined: bool
    sequence: int


class Stored(BaseModel):
    """The submission is on disk."""

    stored: bool
    id: str
    sequence: int
    responses: int


class Withdrawn(BaseModel):
    """Everything up to this number is deleted, and nothing up to it comes back."""

    withdrawn: bool
    sequence: int


class Figure(BaseModel):
    """A count that passed the gate; ``value`` is null if it is withheld."""

    value: int | None
    text: str


class Figures(BaseModel):
    """How many joined and how many finished, each withheld below five."""

    joined: Figure
    finished: Figure


SAID = {
    400: "Not well formed, or sent by a page of another site.",
    401: "The key is missing, or it is not the right kind of key.",
    404: "There is no such cohort or page.",
    408: "The body took too long.",
    413: "The body is too large.",
    422: "A field is wrong; the sentence names it.",
    429: "Too many tries; `Retry-After` says how many seconds to wait.",
    503: "The database does not answer; `Retry-After` says how many seconds to wait.",
}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": said} for status, said in SAID.items()
}
DESCRIPTION["responses"] = PROBLEMS  # of every route, whoever writes it


def _whole(schema: dict[str, Any]) -> dict[str, Any]:
    """A JSON schema without references into itself, so that it may stand anywhere in the document."""
    parts = schema.pop("$defs", {})

    def inside(node: Any) -> Any:
        if isinstance(node, dict):
            if name := str(node.get("$ref", "")).removeprefix("#/$defs/"):
                return inside(parts[name])
            return {key: inside(value) for key, value in node.items()}
        return [inside(value) for value in node] if isinstance(node, list) else node

    found: dict[str, Any] = inside(schema)
    return found


BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": _whole(Submission.model_json_schema())}},
    }
}
"""The body of a submission: it is read by us, so FastAPI does not know its shape."""
