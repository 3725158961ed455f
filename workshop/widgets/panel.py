"""The sharing panel in a notebook. The page draws it; Python reaches the room and keeps the journal."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from threading import Thread
from typing import Any

import traitlets
from pydantic import TypeAdapter, ValidationError

from workshop.errors import SinkUnreachable, WorkshopError
from workshop.journal.keeper import Keeper
from workshop.model.base import JsonValue
from workshop.model.journal import Journal
from workshop.model.submission import CohortCode, ParticipantKey, Submission
from workshop.sharing.desk import Desk
from workshop.sharing.sink import Refusal
from workshop.widgets.host import HostWidget

__all__ = ["SharingPanel"]

_CODE: TypeAdapter[str] = TypeAdapter(CohortCode)
_KEY: TypeAdapter[str] = TypeAdapter(ParticipantKey)


def in_background(work: Callable[[], None]) -> None:
    """Run in a thread of its own: a room that is slow to answer must not stop the kernel from saving."""
    Thread(target=work, daemon=True).start()


class SharingPanel(HostWidget):
    """The panel.

    Attributes:
        panel: The built workshop, the lesson's id or None, whether there is a room to reach, and where the answers are.
        journal: The part of the journal that belongs to the workshop.
    """

    panel = traitlets.Dict().tag(sync=True)
    journal = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        workshop: str,
        built: Mapping[str, JsonValue],
        keeper: Keeper,
        desk: Desk,
        *,
        language: str,
        lesson: str | None,
        kept: Mapping[str, JsonValue],
        run: Callable[[Callable[[], None]], None] = in_background,
    ) -> None:
        self._workshop = workshop
        self._keeper = keeper
        self._desk = desk
        self._run = run
        super().__init__(
            language=language,
            workshop=workshop,
            panel={"workshop": dict(built), "lesson": lesson, "room": desk.connected, "kept": dict(kept)},
            journal=self._mine(),
        )
        self.refresh()

    def refresh(self) -> None:
        """Take up what the journal has."""
        mine = self._mine()
        if mine != self.journal:
            self.journal = mine
        self.notice = self._keeper.problem

    def receive(self, message: Mapping[str, Any]) -> None:
        """Act on what the page sends: a changed journal, a call to the room, or the wish to look again."""
        match message.get("type"):
            case "journal":
                self._take(message.get("journal"))
            case "clear":
                self._desk.clear()
            case "refresh":
                self._keeper.refresh()
            case "call":
                self._run(lambda: self._answer(message))
            case "pdf":
                self._run(lambda: self._set(message))

    def _mine(self) -> dict[str, JsonValue]:
        whole = self._keeper.journal
        mine = whole.model_copy(update={"workshops": {self._workshop: self._keeper.entries(self._workshop)}})
        return mine.model_dump(mode="json")

    def _take(self, data: object) -> None:
        try:
            journal = Journal.model_validate(data)
        except ValidationError:
            self.notice = "This change could not be kept. Run this cell again, then try once more."
            return
        workshops = {name: mine for name, mine in journal.workshops.items() if name == self._workshop}
        self._keeper.merge_in(journal.model_copy(update={"workshops": workshops}))

    def _answer(self, message: Mapping[str, Any]) -> None:
        """Do what is asked and send the result; a thread of its own has nobody else to tell."""
        reply: dict[str, Any] = {"type": "done", "number": message.get("number")}
        try:
            reply["value"] = self._call(str(message.get("name")), message.get("args"))
        except WorkshopError as error:
            reply["error"] = {
                "message": str(error),
                "unreachable": isinstance(error, SinkUnreachable),
                "status": getattr(error, "status", 0),
                "sequence": getattr(error, "sequence", None),
            }
        self.send(reply)

    def _set(self, message: Mapping[str, Any]) -> None:
        """Set the plan that the page gathered as a PDF and send it there; what sets it loads now and not before."""
        from workshop.carry import PlanDocument, plan_pdf

        reply: dict[str, Any] = {"type": "done", "number": message.get("number")}
        try:
            pdf = plan_pdf(PlanDocument.model_validate(message.get("plan")))
        except (WorkshopError, ValidationError) as error:
            said = str(error) if isinstance(error, WorkshopError) else "This plan cannot be set as a PDF."
            self.send({**reply, "error": {"message": said}})
        else:
            self.send({**reply, "value": None}, [pdf])

    def _call(self, name: str, args: object) -> dict[str, Any]:
        try:
            match name, args:
                case "join", [code, key]:
                    return self._desk.join(_CODE.validate_python(code), _KEY.validate_python(key))
                case "submit", [submission, key]:
                    receipt = self._desk.submit(Submission.model_validate(submission), _KEY.validate_python(key))
                    return asdict(receipt)
                case "withdraw", [code, int(sequence), key]:
                    done = self._desk.withdraw(_CODE.validate_python(code), sequence, _KEY.validate_python(key))
                    return {"sequence": done}
        except ValidationError as error:
            raise Refusal("What was to be sent is not well formed. Run this cell again, then try once more.") from error
        raise Refusal("This page asks for something that this version does not know. Run this cell again.")

    def __repr__(self) -> str:
        mine = self._keeper.entries(self._workshop)
        before = any(other.holds for other in mine.earlier)
        if mine.withdrawing:
            return "Sharing panel: taking everything back"
        if mine.pending:
            return "Sharing panel: waiting to be sent"
        if mine.shared:
            number = len(mine.shared.responses)
            more = ", and more with an earlier code" if before else ""
            return f"Sharing panel: {number} {'answer' if number == 1 else 'answers'} shared{more}"
        return "Sharing panel: shared with an earlier code" if before else "Sharing panel: nothing shared"
