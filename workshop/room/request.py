"""What a request brings along: a body, a participant's or a facilitator's key, a cohort's code."""

import re
from typing import Annotated

from fastapi import Depends, Path, Request, Security
from fastapi.security import HTTPBearer
from pydantic import TypeAdapter, ValidationError

from workshop.language import N_
from workshop.model.submission import COHORT_ALPHABET, ParticipantKey
from workshop.room.refused import Refused

__all__ = ["Bearer", "Body", "Code", "Key", "bearer_of", "clean_code", "code_of", "key_of", "key_problem"]

_KEY: TypeAdapter[str] = TypeAdapter(ParticipantKey)
_CODE = re.compile(rf"[{COHORT_ALPHABET}]{{6}}")


def clean_code(typed: str) -> str | None:
    """A cohort's code as people type it: case, spaces and hyphens do not matter. None if it cannot be one."""
    code = re.sub(r"[\s-]", "", typed).upper()
    return code if _CODE.fullmatch(code) else None


def key_problem(sentence: str) -> Refused:
    """A 401, said in one sentence."""
    return Refused(401, sentence, {"WWW-Authenticate": "Bearer"})


def code_of(request: Request) -> str:
    """The cohort's code in a request's path.

    Raises:
        Refused: 404 if it cannot be one.
    """
    found = clean_code(request.path_params["code"])
    if found is None:
        raise Refused(404, N_("A cohort’s code has six letters, without I, L, O, S and Z. Check it once more."))
    return found


def bearer_of(request: Request) -> str:
    """The key that a request brings along, whosever it is.

    Raises:
        Refused: 401 if there is none.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise key_problem(N_("The key is missing. Open the page again and try once more."))
    return token.strip()


def key_of(request: Request) -> str:
    """The participant's key that a request brings along.

    Raises:
        Refused: 401 if there is none.
    """
    try:
        return _KEY.validate_python(bearer_of(request))
    except ValidationError:
        raise key_problem(N_("This is not a participant’s key. Join the cohort again from its join page.")) from None


_BEARER = HTTPBearer(
    auto_error=False, description="A participant's key, or a facilitator's for what a facilitator reads."
)


# What follows waits for nothing, so it is async: a plain function would be sent to another thread and back.
async def _code(request: Request, code: Annotated[str, Path()]) -> str:  # noqa: ARG001 - for the description
    return code_of(request)


async def _bearer(request: Request, _: Annotated[object, Security(_BEARER)]) -> str:
    return bearer_of(request)


async def _key(request: Request, _: Annotated[str, Depends(_bearer)]) -> str:
    return key_of(request)


async def _body(request: Request) -> bytes:
    """The body, whose size and time `Bounds` limits while it is read."""
    return await request.body()


Code = Annotated[str, Depends(_code)]
Bearer = Annotated[str, Depends(_bearer)]
Key = Annotated[str, Depends(_key)]
Body = Annotated[bytes, Depends(_body)]
