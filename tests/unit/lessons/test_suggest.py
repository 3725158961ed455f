"""Guesses help only when they are near, and a suggested id is always an id."""

import re

from hypothesis import given
from hypothesis import strategies as st

from workshop.lessons.suggest import did_you_mean, listed, slug


def test_a_near_name_is_suggested() -> None:
    """A typing error finds its name; something else gets the whole list."""
    kinds = ["reflect", "scale", "choice"]
    assert did_you_mean("chioce", kinds) == 'Did you mean "choice"?'
    assert did_you_mean("Scales", kinds) == 'Did you mean "scale"?'
    assert did_you_mean("essay", kinds) == 'Choose "reflect", "scale" or "choice".'
    assert did_you_mean("essay", []) == "There are none to choose from yet."


def test_names_are_joined_as_in_a_sentence() -> None:
    """One, two and three names read well."""
    assert [listed("a"), listed("ab"), listed("abc")] == ['"a"', '"a" or "b"', '"a", "b" or "c"']


def test_ids_are_made_from_what_was_meant() -> None:
    """Words, capitals, accents and numbers become the id that an author would have chosen."""
    assert [slug(text) for text in ("Control Sort", "controlSort", "2 Übungen!", "---")] == [
        "control-sort",
        "control-sort",
        "ubungen",
        "my-exercise",
    ]


@given(st.text(max_size=100))
def test_a_suggested_id_is_an_id(text: str) -> None:
    """Whatever was written, the suggestion is accepted."""
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 60
