"""The few sentences around a lesson that notebooks and pages say alike."""

import re
from dataclasses import dataclass

from workshop.language import N_, Words
from workshop.model.lesson import HelpContact, Lesson, Minutes, Workshop

__all__ = [
    "ASK",
    "DANGER",
    "HELP_TITLE",
    "LEADS",
    "NO_NUMBER",
    "Neighbours",
    "alone_minutes",
    "contact_address",
    "contact_line",
    "neighbours",
    "room_minutes",
]


HELP_TITLE = N_("If you need someone")
DANGER = N_("If you or someone near you is in danger right now, call your local emergency number.")
NO_NUMBER = N_("no number here yet")
ASK = N_("Where no number stands, ask whoever gave you this workshop, or look it up before you begin.")
LEADS = {"room": N_("**In a room:**"), "alone": N_("**On your own:**")}
"""What stands before prose for one audience where both are shown."""


_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()./-]{1,}[0-9]")


@dataclass(frozen=True)
class Neighbours:
    """The lesson before and the one after, and the number of this one from 1."""

    number: int
    total: int
    before: Lesson | None
    after: Lesson | None


def neighbours(workshop: Workshop, lesson_id: str) -> Neighbours:
    """Where a lesson stands in its workshop.

    Raises:
        StopIteration: If the workshop has no such lesson.
    """
    lessons = workshop.lessons
    index = next(number for number, lesson in enumerate(lessons) if lesson.id == lesson_id)
    return Neighbours(
        number=index + 1,
        total=len(lessons),
        before=lessons[index - 1] if index else None,
        after=lessons[index + 1] if index + 1 < len(lessons) else None,
    )


def alone_minutes(minutes: Minutes, words: Words) -> str:
    """Time for someone working alone: ``about 20 minutes``."""
    return words.ngettext("about {count} minute", "about {count} minutes", minutes.alone)


def room_minutes(minutes: Minutes, words: Words) -> str:
    """Time in a room, over every run: ``about 9 to 12 minutes``."""
    least, most = min(minutes.room.values()), max(minutes.room.values())
    if least == most:
        return words.ngettext("about {count} minute", "about {count} minutes", most)
    return words.gettext("about {least} to {most} minutes", least=f"{least:g}", most=f"{most:g}")


def contact_line(contact: HelpContact, words: Words) -> str:
    """How to reach a contact, or that it was not filled in; ``ASK`` then says what to do."""
    return contact.contact.strip() or words.gettext(NO_NUMBER)


def contact_address(contact: HelpContact) -> str | None:
    """What a tap on a contact opens: a call or a page; None if it is text that a person has to read."""
    text = contact.contact.strip()
    if _TELEPHONE.fullmatch(text):
        return "tel:" + re.sub(r"[^0-9+]", "", text)
    return text if re.fullmatch(r"https?://\S+", text) else None
