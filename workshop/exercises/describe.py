"""What an exercise is and how far it is answered, in one line, for wherever there is no screen to draw it on."""

from workshop.model.exercise import Exercise, State

__all__ = ["describe"]

_WORDS: dict[State, str] = {"empty": "not started", "partial": "begun", "complete": "done"}


def describe(exercise: Exercise, state: State) -> str:
    """One line such as ``Exercise "control-sort" (sort): not started``; stable, since notebooks store it."""
    return f'Exercise "{exercise.id}" ({exercise.kind}): {_WORDS[state]}'
