"""One exercise in a notebook: its answer comes from the journal, and every change goes there."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import traitlets

from workshop.errors import AnswerError
from workshop.exercises.describe import describe
from workshop.journal.changes import skip
from workshop.journal.keeper import Keeper
from workshop.model.base import JsonValue
from workshop.model.exercise import Exercise
from workshop.model.journal import Entry
from workshop.widgets.host import HostWidget

__all__ = ["ExerciseWidget"]


class ExerciseWidget(HostWidget):
    """An exercise that a participant answers.

    Attributes:
        answer: The answer as it is in the journal, or None.
        revision: Its revision there; 0 before the first answer.
        skipped: True if it was set aside.
    """

    answer = traitlets.Any(default_value=None, allow_none=True).tag(sync=True)
    revision = traitlets.Int(0).tag(sync=True)
    skipped = traitlets.Bool(False).tag(sync=True)

    def __init__(self, exercise: Exercise, workshop: str, keeper: Keeper, *, language: str) -> None:
        self._exercise = exercise
        self._keeper = keeper
        super().__init__(language=language, workshop=workshop, exercise=exercise.model_dump(mode="json"))
        self.refresh()

    def refresh(self) -> None:
        """Take up what the journal has, if it is newer than what is shown."""
        entry = self._keeper.entry(self.workshop, self._exercise.id)
        if entry is not None and entry.revision != self.revision:
            self._show(entry)
        self.notice = self._keeper.problem

    def receive(self, message: Mapping[str, Any]) -> None:
        """Keep an answer and say so; one that does not fit is refused, and the last good one stays."""
        if message.get("type") == "skip":
            self._skip(message.get("skipped") is True)
        if message.get("type") != "save":
            return
        problem = self._save(message.get("answer"))
        self._keeper.flush()  # the page says "Saved" next, and a kernel may end before a pause in typing does
        self.send({"type": "saved", "number": message.get("number"), "notice": problem or self._keeper.problem})

    def _save(self, answer: JsonValue | None) -> str:
        try:
            checked = None if answer is None else self._exercise.check_answer(answer)
        except AnswerError as error:
            return f"This was not saved: {error}"
        entry = self._keeper.entry(self.workshop, self._exercise.id)
        if entry is None or entry.skipped or entry.answer != checked or entry.kind != self._exercise.kind:
            self._keeper.put(self.workshop, self._exercise, checked)
            self.refresh()
        return ""

    def _skip(self, skipped: bool) -> None:
        now = datetime.now(UTC)
        self._keeper.change(lambda journal: skip(journal, self.workshop, self._exercise, skipped, now))
        self.refresh()

    def _show(self, entry: Entry) -> None:
        fits = entry.kind == self._exercise.kind
        with self.hold_sync():
            self.answer = entry.answer if fits else None
            self.revision = entry.revision
            self.skipped = entry.skipped

    def __repr__(self) -> str:
        return describe(self._exercise, self._exercise.state(self.answer))
