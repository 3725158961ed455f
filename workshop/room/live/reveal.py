"""What the room answered to one exercise, as a released result that can be shown to everyone in it."""

from collections.abc import Mapping
from typing import Any

from workshop.disclosure import words
from workshop.disclosure.gate import release_distribution, release_matrix, release_shares
from workshop.disclosure.profiles import profile
from workshop.disclosure.released import ReleasedTable, Withheld
from workshop.errors import DisclosureError
from workshop.exercises.choice import Choice
from workshop.exercises.sort import Sort
from workshop.language import N_
from workshop.model.base import JsonValue
from workshop.model.exercise import Exercise
from workshop.model.lesson import Workshop

__all__ = ["LEAST", "PROFILE", "TOO_FEW", "TOO_SMALL", "released", "revealable"]

LEAST = 10
"""Fewest people who share an exercise before its result can be shown."""

PROFILE = "room"
"""Bands only: a report follows, and exact figures in both would tell about whoever shared in between."""

NONE = "no-answer"
GAPS = 1 / 3
BANDS = "Shares are told as bands, so that nobody can be picked out."
TOO_FEW = N_("Fewer than 10 people have shared this. Wait until more have.")
TOO_SMALL = N_("The answers fall into groups too small to show. Wait until more people have shared.")


def revealable(workshop: Workshop) -> list[Exercise]:
    """The exercises whose result can be shown: choices and sorts that people may share."""
    return [one for one in workshop.exercises.values() if isinstance(one, Choice | Sort) and one.share != "private"]


def released(exercise: Exercise, answers: Mapping[int, JsonValue], people: int) -> dict[str, Any]:
    """Pass the answers through the gate.

    Args:
        exercise: One of `revealable`.
        answers: The shared answers by participant.
        people: Number of all participants.

    Returns:
        The released table as JSON values.

    Raises:
        DisclosureError: If fewer than ten share it, or it cannot be shown without exposing someone; the text says so.
    """
    if len(answers) < LEAST:
        raise DisclosureError(TOO_FEW)
    table = _choice(exercise, answers, people) if isinstance(exercise, Choice) else _sort(exercise, answers, people)
    if isinstance(table, Withheld):
        raise DisclosureError(TOO_SMALL)
    figures = [one for row in table.rows for one in row.figures if one.reason != "small-group"]
    if not figures or sum(one.reason is None for one in figures) / len(figures) < GAPS:
        raise DisclosureError(TOO_SMALL)
    return _data(table)


def _choice(exercise: Choice, answers: Mapping[int, JsonValue], people: int) -> ReleasedTable | Withheld:
    rows = [(option.id, option.label) for option in exercise.options]
    given = [answer for answer in answers.values() if isinstance(answer, list)]
    counts = {key: sum(key in answer for answer in given) for key, _ in rows}
    about = {"profile": PROFILE, "rows": rows, "id": exercise.id, "title": exercise.prompt, "label_heading": ""}
    if exercise.multiple:
        return release_shares(counts, len(given), people, **about)  # type: ignore[arg-type]
    return release_distribution(counts, people, **about)  # type: ignore[arg-type]


def _sort(exercise: Exercise, answers: Mapping[int, JsonValue], people: int) -> ReleasedTable | Withheld:
    if not isinstance(exercise, Sort):
        raise DisclosureError("There is nothing to show of this exercise.")
    given = [answer for answer in answers.values() if isinstance(answer, dict)]
    bins = [(place.id, place.label) for place in exercise.bins]
    counts = {}
    for card in exercise.cards:
        row = {key: sum(answer.get(card.id) == key for answer in given) for key, _ in bins}
        counts[card.id] = {**row, NONE: people - sum(row.values())}
    return release_matrix(
        counts,
        PROFILE,
        none=NONE,
        rows=[(card.id, card.label) for card in exercise.cards],
        columns=[*bins, (NONE, "Not shared")],
        id=exercise.id,
        title=exercise.prompt,
        label_heading="",
    )


def _data(table: ReleasedTable) -> dict[str, Any]:
    """The table without columns that show nothing, such as the counts where bands are given."""
    shown = [
        place for place, _ in enumerate(table.columns) if any(row.figures[place].reason is None for row in table.rows)
    ]
    return {
        "version": 1,
        "title": table.title,
        "columns": [table.columns[place] for place in shown],
        "rows": [{"label": row.label, "figures": [row.figures[place].text for place in shown]} for row in table.rows],
        "base": table.base.text,
        "notes": [BANDS if note == words.banded(profile(PROFILE)) else note for note in table.notes],
    }
