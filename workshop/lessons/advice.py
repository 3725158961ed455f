"""Warnings: what builds, and is still worth a look before people use it."""

import re

from workshop.lessons.lesson import FoundLesson
from workshop.lessons.mistakes import Place
from workshop.lessons.reader import Survey
from workshop.lessons.reading_level import Sentence, grade, sentences
from workshop.model.lesson import PauseBlock, ProseBlock

__all__ = ["HARDEST", "advise"]

HARDEST = 8
"""Grade above which a lesson is called hard to read."""

_ENOUGH = 100
"""Words below which a grade says little."""

_DEMANDS = {
    "en": re.compile(
        r"\b(you must|must (?:be|answer|fill|choose|share|write)|mandatory|compulsory|required|you have to|"
        r"everyone (?:has to|must)|do not skip|don.t skip|before you (?:can|may) (?:go on|continue))\b",
        re.IGNORECASE,
    ),
    "es": re.compile(r"\b(debes?|obligatori[oa]s?|tienes? que|ha(?:y|s de) que|no (?:te )?saltes?)\b", re.IGNORECASE),
}
"""Words that turn an offer into a demand, by language. A warning only: "you must be tired" is no demand."""

_CODE = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)")
"""Code and the addresses of links, whose marks are no typography."""


def advise(found: Survey, place: Place) -> None:
    """Add every warning about a workshop.

    Args:
        found: What could be read of it.
        place: Where warnings about ``workshop.yaml`` go.
    """
    values = found.head.values if found.head is not None else {}
    language = str(values.get("language", "en")).partition("-")[0].lower()
    for lesson in found.lessons:
        if language == "en":
            _reading_level(lesson)
        if language in _DEMANDS:
            _demands(lesson, _DEMANDS[language])
        _exercise_minutes(lesson)
        _quotation_marks(lesson)
    _contacts(found, place)


def _reading_level(lesson: FoundLesson) -> None:
    """The formula is for English, so lessons in other languages are not judged by it."""
    found: list[Sentence] = []
    for block in _prose(lesson):
        found += sentences(block.markdown, block.line + _directive(block))
    words = sum(len(sentence.words) for sentence in found)
    if words >= _ENOUGH and (level := grade(found)) > HARDEST:
        longest = max(found, key=lambda sentence: len(sentence.words))
        lesson.place.warn(
            longest.line,
            f"this lesson reads at grade {level:.0f}; {HARDEST} or below lets more people in. Its longest sentence, in "
            f"this paragraph, has {len(longest.words)} words: make two of it, and use shorter words.",
        )


def _demands(lesson: FoundLesson, demand: re.Pattern[str]) -> None:
    """Everything can be skipped, and an exercise must not say otherwise."""
    for exercise, line in lesson.exercises:
        for name in ("prompt", "hint"):
            if found := demand.search(getattr(exercise, name)):
                lesson.place.warn(
                    line,
                    f'exercise "{exercise.id}": "{found[0]}" in its {name} sounds like a demand, and everything can be '
                    "skipped. Ask, or offer it.",
                )


def _exercise_minutes(lesson: FoundLesson) -> None:
    """The exercises of a lesson fit into the shortest time that it has in a room."""
    if lesson.header is None or not (room := lesson.header.minutes.room):
        return
    needed = sum(exercise.minutes for exercise, _ in lesson.exercises)
    run, least = min(room.items(), key=lambda pair: pair[1])
    if needed > least > 0:
        lesson.place.warn(
            lesson.minutes_line,
            f"the exercises alone take {needed:g} minutes, and the {run}-minute run gives this lesson {least:g}. "
            "Lower their minutes, or give it more.",
        )


def _quotation_marks(lesson: FoundLesson) -> None:
    """Straight and curly marks in one lesson look like a slip; either kind alone is a matter of taste."""
    curly = any(re.search("[“”„«»]", _CODE.sub("", block.markdown)) for block in _prose(lesson))
    for block in _prose(lesson) if curly else ():
        for number, line in enumerate(_CODE.sub("", block.markdown).split("\n")):
            if '"' in line:
                lesson.place.warn(
                    block.line + number + _directive(block),
                    'straight quotation marks (") stand beside curly ones (“ ”) in this lesson. Use one kind.',
                )
                return


def _prose(lesson: FoundLesson) -> list[ProseBlock | PauseBlock]:
    return [block for block in lesson.blocks if isinstance(block, ProseBlock | PauseBlock)]


def _directive(block: ProseBlock | PauseBlock) -> bool:
    """True if a line of its own stands above the words."""
    return isinstance(block, PauseBlock) or block.audience != "all"


def _contacts(found: Survey, place: Place) -> None:
    if found.head is None or not isinstance(entries := found.head.values.get("help"), list):
        return
    for index, entry in enumerate(entries):
        if isinstance(entry, dict) and not str(entry.get("contact") or "").strip():
            place.warn(
                found.head.line(("help", index, "contact")),
                f'the contact of "{entry.get("name", "")}" is blank. A room does not open until it is filled in.',
            )
