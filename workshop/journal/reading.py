"""What a stored text is: a journal, one from the future, or something broken. Pure: no file is touched."""

import json
from dataclasses import dataclass

from pydantic import ValidationError

from workshop.journal.upgrade import Document, upgrade
from workshop.model.journal import JOURNAL_VERSION, Journal

__all__ = ["Reading", "read_journal"]

FORMAT = "workshop-journal"


@dataclass(frozen=True)
class Reading:
    """What came of reading a text; exactly one of the three is set.

    Attributes:
        journal: The journal, upgraded to this version.
        newer: The version of a journal that a newer program wrote.
        broken: Why the text is not a journal, in a few words.
    """

    journal: Journal | None = None
    newer: int | None = None
    broken: str | None = None


def read_journal(text: str | bytes) -> Reading:
    """Read a journal; whatever the text holds, the answer is a :class:`Reading` and never an exception."""
    try:
        document = json.loads(text)
        version = _version(document)
        if version > JOURNAL_VERSION:
            return Reading(newer=version)
        return Reading(journal=Journal.model_validate_json(_whole(upgrade(document, version))))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        return Reading(broken=f"{'.'.join(map(str, first['loc'])) or 'the text'}: {first['msg']}")
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        return Reading(broken="it is not complete JSON")
    except ValueError as error:
        return Reading(broken=str(error))


def _version(document: object) -> int:
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ValueError("it is not a workshop journal")
    version = document.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise ValueError("it does not say its version")
    return version


def _whole(document: Document) -> bytes:
    """The document as UTF-8; half a character, which a browser lets through, becomes a replacement mark."""
    text = json.dumps(document, ensure_ascii=False)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
