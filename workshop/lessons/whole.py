"""Checks that need the whole workshop: ids that are unique, minutes that add up, measures asked before and after."""

from collections.abc import Sequence

from workshop.lessons.lesson import FoundLesson
from workshop.lessons.mistakes import Place
from workshop.lessons.suggest import did_you_mean

__all__ = ["check_finish", "check_ids", "check_minutes", "check_occasions"]


def check_ids(lessons: Sequence[FoundLesson]) -> None:
    """Every lesson and every exercise has an id of its own."""
    seen: dict[str, str] = {}
    for lesson in lessons:
        if lesson.header is not None:
            here = f"{lesson.place.path}:{lesson.header_line}"
            first = seen.setdefault(lesson.header.id, here)
            if first != here:
                lesson.place.add(
                    lesson.header_line, f'the lesson id "{lesson.header.id}" is used at {first}. Change one.'
                )
    seen = {}
    for lesson in lessons:
        for name, line in lesson.ids:
            here = f"{lesson.place.path}:{line}"
            first = seen.setdefault(name, here)
            if first != here:
                lesson.place.add(line, f'the exercise id "{name}" is used at {first}. Change the newer one.')


def check_minutes(lessons: Sequence[FoundLesson], place: Place) -> None:
    """The two runs of a room take exactly 60 and 90 minutes. Not checked while a lesson cannot be read."""
    headers = [lesson.header for lesson in lessons]
    times = [header.minutes for header in headers if header is not None]
    if len(times) < len(headers):
        return
    for run, minutes in ((60, [time.sixty for time in times]), (90, [time.ninety for time in times])):
        if abs(sum(minutes) - run) > 0.001:
            added = " + ".join(f"{part:g}" for part in minutes)
            place.add(
                0,
                f"the lessons take {sum(minutes):g} minutes in the {run}-minute run ({added}). "
                f'Change "minutes" in the lessons until they add up to {run}.',
            )


def check_occasions(lessons: Sequence[FoundLesson]) -> None:
    """A measure is asked before and after or not at all: one alone shows no change."""
    asked: dict[str, dict[str, tuple[FoundLesson, int]]] = {}
    again: set[str] = set()
    for lesson in lessons:
        for exercise, line in lesson.exercises:
            measure, occasion = getattr(exercise, "measure", None), getattr(exercise, "occasion", None)
            if measure is None or occasion is None:
                continue
            if occasion in asked.setdefault(measure, {}):
                again.add(measure)
                lesson.place.add(line, f'the measure "{measure}" is asked "{occasion}" already. Ask it once.')
            asked[measure].setdefault(occasion, (lesson, line))
    if not all(lesson.all_read for lesson in lessons):
        return  # the other half may be in an exercise that could not be read
    for measure, places in asked.items():
        for here, other in (("before", "after"), ("after", "before")):
            if here in places and other not in places and measure not in again:
                lesson, line = places[here]
                lesson.place.add(
                    line,
                    f'the measure "{measure}" is asked "{here}" but never "{other}", so it shows no change. '
                    f'Add an exercise with "occasion: {other}".',
                )


def check_finish(lessons: Sequence[FoundLesson], finish: str, place: Place, line: int) -> None:
    """The exercise that counts as finishing is there and can be shared."""
    names = [name for lesson in lessons for name, _ in lesson.ids]
    if finish not in names and all(lesson.all_ids for lesson in lessons):
        place.add(line, f'"finish" names the exercise "{finish}", which is not there. {did_you_mean(finish, names)}')
    for lesson in lessons:
        for exercise, _ in lesson.exercises:
            if exercise.id == finish and exercise.share == "private":
                place.add(
                    line, f'"finish" names "{finish}", which is private. Choose one with "share: ask" or "offer".'
                )
