"""Checks that need the whole workshop: ids that are unique, minutes that add up, measures asked before and after."""

from collections.abc import Mapping, Sequence

from workshop.lessons.lesson import FoundLesson
from workshop.lessons.mistakes import Place
from workshop.lessons.run_of_show import Part, Slot, run_of_show
from workshop.lessons.suggest import did_you_mean
from workshop.model.lesson import Minutes, Workshop

__all__ = ["check_finish", "check_ids", "check_minutes", "check_occasions", "check_parts"]


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


def check_minutes(lessons: Sequence[FoundLesson], runs: Sequence[int], place: Place) -> None:
    """Each run of a room takes exactly its length. Not checked while a lesson cannot be read."""
    headers = [lesson.header for lesson in lessons]
    times = [header.minutes for header in headers if header is not None]
    for lesson in lessons:
        if lesson.header is not None:
            _check_runs(lesson, lesson.header.minutes, runs)
    for run in runs:
        minutes = [time.room[run] for time in times if run in time.room]
        if len(minutes) == len(headers) and abs(sum(minutes) - run) > 0.001:
            added = " + ".join(f"{part:g}" for part in minutes)
            place.add(
                0,
                f"the lessons take {sum(minutes):g} minutes in the {run}-minute run ({added}). "
                f'Change "minutes" in the lessons until they add up to {run}.',
            )


def _check_runs(lesson: FoundLesson, minutes: Minutes, runs: Sequence[int]) -> None:
    """A lesson plans its time for each run of the workshop, and for no other."""
    for run in runs:
        if run not in minutes.room:
            lesson.place.add(lesson.minutes_line, f'"minutes" lacks the {run}-minute run. Add it, such as "{run}: 10".')
    for run in minutes.room:
        if run not in runs:
            there = ", ".join(str(one) for one in runs)
            lesson.place.add(
                lesson.minutes_line,
                f'"minutes" names a {run}-minute run, and the workshop has {there}. '
                f'Delete it, or write "runs: [{", ".join(str(one) for one in sorted({*runs, run}))}]" '
                "in workshop.yaml.",
            )


def check_parts(workshop: Workshop, places: Mapping[str, Place]) -> None:
    """Where a facilitator's note divides a lesson, its parts fill its time without a gap and name its exercises.

    Args:
        workshop: The workshop as read.
        places: Where mistakes go, by the file name of the lesson.
    """
    for slot in run_of_show(workshop, workshop.runs[0]):
        _check_names(slot, places[slot.lesson.path])
    for run in workshop.runs:
        for slot in run_of_show(workshop, run):
            place, now = places[slot.lesson.path], slot.start
            timed = [part for part in slot.parts if part.start is not None and part.end is not None]
            for part in timed:
                if part.start != now:
                    place.add(
                        part.line, _gap(part, f"begins at minute {part.start:g}", run, f"minute {now:g} comes next")
                    )
                now = part.end or now
            if timed and now != slot.end:
                part = timed[-1]
                place.add(part.line, _gap(part, f"ends at minute {now:g}", run, f"the lesson ends at {slot.end:g}"))


def _check_names(slot: Slot, place: Place) -> None:
    """The exercise that a part names is one of its lesson. All runs share the table, so one of them is looked at."""
    known = [exercise.id for exercise in slot.lesson.exercises]
    for part in slot.parts:
        if part.exercise and part.exercise not in known:
            guess = did_you_mean(part.exercise, known)
            place.add(part.line, f'"{part.exercise}" is no exercise of this lesson. {guess}')


def _gap(part: Part, what: str, run: int, where: str) -> str:
    return f'"{part.title}" {what} of the {run}-minute run, but {where}. Change the table, or "minutes" above.'


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
