"""The stylesheets of exercises and of the page around them keep out of each other's way."""

import re

from workshop.frontend import stylesheet

# What the page may touch of an exercise, when a lesson is printed.
PRINTED = {"ws-clear", "ws-fieldset", "ws-lead", "ws-link", "ws-note", "ws-option", "ws-pills", "ws-prompt"}
PRINTED |= {"ws-my-plan", "ws-sheet", "ws-sheet-part"}
SHARED = {"ws-card", "ws-hint", "ws-text", "ws-trouble"}


def _classes(name: str) -> set[str]:
    return set(re.findall(r"\.(ws-[a-z-]+)", stylesheet(name)))


def test_a_class_belongs_to_one_stylesheet() -> None:
    """A name that two stylesheets use for different things would change a whole page, as ``ws-page`` once did."""
    exercises, panel, page = _classes("style"), _classes("share"), _classes("page")
    assert exercises & page <= PRINTED | SHARED
    assert (exercises | page) & panel <= SHARED
