"""Ids, codes and keys: what may be one."""

import pytest
from pydantic import TypeAdapter, ValidationError

from workshop.model.base import Id
from workshop.model.submission import COHORT_ALPHABET, CohortCode, ParticipantKey


@pytest.mark.parametrize("good", ["a", "control-sort", "step-2", "x" * 60])
def test_ids_are_safe_in_addresses_and_file_names(good: str) -> None:
    """An id of lower-case letters, digits and single hyphens is taken as it is."""
    assert TypeAdapter(Id).validate_python(good) == good


@pytest.mark.parametrize("bad", ["", "Control", "two words", "a--b", "-a", "a-", "2nd", "ä", "x" * 61])
def test_anything_else_is_no_id(bad: str) -> None:
    """Anything that would need quoting somewhere is refused."""
    with pytest.raises(ValidationError):
        TypeAdapter(Id).validate_python(bad)


def test_codes_have_no_look_alikes() -> None:
    """A code read from a projector cannot be mistaken for another one."""
    assert not set(COHORT_ALPHABET) & set("ILOSZ0125")
    assert TypeAdapter(CohortCode).validate_python("KTMWXY") == "KTMWXY"
    for bad in ("KTMWX", "KTMWXYA", "ktmwxy", "KTMWXO"):
        with pytest.raises(ValidationError):
            TypeAdapter(CohortCode).validate_python(bad)


def test_participant_keys_are_128_bits_in_base_32() -> None:
    """A key of another length or alphabet was not made by a participant's device."""
    TypeAdapter(ParticipantKey).validate_python("0123456789abcdefghjkmnpqrs")
    for bad in ("0" * 25, "0" * 27, "i" * 26, "L" * 26):
        with pytest.raises(ValidationError):
            TypeAdapter(ParticipantKey).validate_python(bad)
