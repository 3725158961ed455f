"""One kernel's session: the workshop beside the notebook, the journal, and the widgets drawn so far."""

import atexit
import json
import os
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path

from workshop.config import Settings
from workshop.errors import SetupError
from workshop.journal.file import JournalFile
from workshop.journal.keeper import Keeper
from workshop.lessons.built import read_built
from workshop.sharing.desk import Desk
from workshop.sharing.outbox import Outbox
from workshop.sharing.sink import HttpSink
from workshop.widgets.exercise import ExerciseWidget
from workshop.widgets.panel import SharingPanel, in_background
from workshop.widgets.place import kept_in

__all__ = ["Session"]


class Session:
    """Everything that the cells of one notebook share.

    Args:
        folder: The folder of the notebook, with ``workshop.json`` in it.
        settings: Where the journal is and which room to reach.
        run: Runs work that may have to wait for the network.

    Raises:
        SetupError: If ``workshop.json`` is missing or damaged, or the room's address is none.
        JournalError: If the journal is from a newer version or cannot be opened.
    """

    def __init__(
        self, folder: Path, settings: Settings, run: Callable[[Callable[[], None]], None] = in_background
    ) -> None:
        path = folder / "workshop.json"
        if not path.is_file():
            raise SetupError(
                f"{path}: not found. A lesson needs it beside the notebook: open the notebook from the folder that "
                'it came in, or run "workshop build".'
            )
        self.workshop = read_built(path)
        self._built = json.loads(path.read_bytes())
        sink = HttpSink(settings.room_url) if settings.room_url else None
        self.keeper = Keeper(JournalFile(settings.journal_path))
        self._kept = kept_in(settings.journal_path, os.environ)
        self._desk = Desk(self.workshop.id, self.keeper, sink, Outbox(settings.outbox_path))
        self._run = run
        self._lesson: str | None = None
        self._exercises: dict[str, ExerciseWidget] = {}
        self._panel: SharingPanel | None = None
        self.keeper.listen(self._refresh)
        atexit.register(self.keeper.flush)

    def open_lesson(self, stem: str) -> list[str]:
        """Check that there is such a lesson, send what still waits, and look for newer answers.

        Returns:
            Sentences that the participant should read; usually none.

        Raises:
            SetupError: If there is no such lesson.
        """
        lessons = {lesson.stem: lesson.id for lesson in self.workshop.lessons}
        if stem not in lessons:
            raise SetupError(f'There is no lesson "{stem}" here.{_suggest(stem, list(lessons))}')
        self._lesson = lessons[stem]
        self.keeper.refresh()
        self._run(self._resend)
        return self.keeper.take_notices()

    def show(self, exercise_id: str) -> ExerciseWidget:
        """The exercise, with its answer; drawn twice it is one and the same.

        Raises:
            SetupError: If there is no such exercise.
        """
        exercises = self.workshop.exercises
        if not isinstance(exercise_id, str) or exercise_id not in exercises:
            raise SetupError(f'There is no exercise "{exercise_id}" here.{_suggest(exercise_id, list(exercises))}')
        if exercise_id not in self._exercises:
            self._exercises[exercise_id] = ExerciseWidget(
                exercises[exercise_id], self.workshop.id, self.keeper, language=self.workshop.language
            )
        return self._exercises[exercise_id]

    def share(self) -> SharingPanel:
        """The sharing panel."""
        if self._panel is None:
            self._panel = SharingPanel(
                self.workshop.id,
                self._built,
                self.keeper,
                self._desk,
                language=self.workshop.language,
                lesson=self._lesson,
                kept=self._kept,
                run=self._run,
            )
        return self._panel

    def _refresh(self) -> None:
        for widget in (*self._exercises.values(), *([self._panel] if self._panel else [])):
            widget.refresh()

    def _resend(self) -> None:
        if said := self._desk.resend():
            self.share().notice = " ".join(said)


def _suggest(name: object, names: list[str]) -> str:
    near = get_close_matches(str(name), names, n=1, cutoff=0.5)
    if near:
        return f' Did you mean "{near[0]}"?'
    return f" There are: {', '.join(names)}."
