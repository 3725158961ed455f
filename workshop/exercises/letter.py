"""``letter``: a letter from a few parts to a finished text that one can copy and send from one's own mail."""

import re
from typing import Literal, Self

from pydantic import Field, model_validator

from workshop.exercises.check import check_map, check_text, name_all, refuse, repeated, trimmed
from workshop.model.base import Id, JsonValue, Model, Text
from workshop.model.exercise import Exercise, State

__all__ = ["Advice", "Letter", "LetterPart"]

_PLACE = re.compile(r"\{([^{}]*)\}")


class Advice(Model):
    """What is gently said about a part once it is begun. It never holds anyone up.

    Attributes:
        least: Words below which the tip shows; 0 for none.
        most: Words above which the part is called long; 0 for none.
        mention: Words or beginnings of words of which one would be good to have; case does not matter.
        tip: What to say while the part is short, or none of ``mention`` is in it.
    """

    least: int = Field(default=0, ge=0, le=500)
    most: int = Field(default=0, ge=0, le=1000)
    mention: tuple[Text, ...] = ()
    tip: str = ""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if (self.least or self.mention) and not self.tip:
            raise ValueError("advice with least or mention needs a tip: what should the participant read?")
        if self.most and self.most < self.least:
            raise ValueError(f"least is {self.least} and most is {self.most}; most must not be smaller")
        return self


class LetterPart(Model):
    """One part of a letter.

    Attributes:
        id: Stable key, and the name of its place in ``frame``.
        label: What the participant reads.
        hint: A sentence of help.
        starter: An opening that a button puts into the field.
        advice: What to say about it as it grows, if anything.
    """

    id: Id
    label: Text
    hint: str = ""
    starter: str = ""
    advice: Advice | None = None


class Letter(Exercise):
    """A letter in parts. What leaves says which parts are filled in, never the words.

    The answer is ``{"part": "text"}``; what leaves is ``{"filled": ["part"]}``.

    Attributes:
        parts: The parts, in the order in which they are written.
        frame: The finished text with a place ``{part}`` for every part; without it, the parts are paragraphs.
        length: Words to aim for in the whole letter; 0 for none.
    """

    kind: Literal["letter"] = "letter"
    parts: tuple[LetterPart, ...] = Field(min_length=1, max_length=8)
    frame: str = ""
    length: int = Field(default=0, ge=0, le=1000)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if twice := repeated(self._names):
            raise ValueError(f'two parts have the id "{twice}"; give each its own')
        places = _PLACE.findall(self.frame)
        for place in places:
            if place not in self._names:
                raise ValueError(f'frame has the place "{{{place}}}", but the parts are {name_all(self._names)}')
        for name in self._names:
            if self.frame and places.count(name) != 1:
                raise ValueError(f'frame needs the place "{{{name}}}" exactly once')
        return self

    def check_answer(self, answer: JsonValue) -> JsonValue:
        """Check the texts of the parts."""
        given = check_map(self, "", answer, self._names, "part")
        return {name: check_text(self, f'part "{name}"', text) for name, text in given.items()}

    def state(self, answer: JsonValue | None) -> State:
        """Complete when every part has words of one's own."""
        if len(self._filled(answer)) == len(self.parts):
            return "complete"
        return "partial" if self._written(answer) else "empty"

    def shared(self, answer: JsonValue) -> JsonValue | None:
        """Which parts are filled in."""
        names = self._filled(answer)
        return {"filled": [*names]} if names else None

    def check_shared(self, shared: JsonValue) -> JsonValue:
        """Check the names of the parts, and that there is nothing else: no words of a letter ever leave."""
        names = check_map(self, "", shared, ["filled"], "part").get("filled")
        if not isinstance(names, list) or not names:
            refuse(self, "filled", "must be a list with at least one part")
        for name in names:
            if not isinstance(name, str) or name not in self._names:
                refuse(self, "filled", f"holds something that is no part; the parts are {name_all(self._names)}")
        return {"filled": [name for name in self._names if name in names]}

    def text(self, shared: JsonValue) -> list[str]:
        """What is filled in, and that the words stay."""
        names = shared.get("filled") if isinstance(shared, dict) else None
        if not isinstance(names, list):
            return []
        labels = [part.label for part in self.parts if part.id in names]
        return [f"Parts filled in: {', '.join(labels)}", "Your words stay with you"]

    @property
    def _names(self) -> list[str]:
        return [part.id for part in self.parts]

    def _written(self, answer: JsonValue | None) -> dict[str, str]:
        """The parts with anything in them: an answer from another version is read as far as it goes."""
        given = answer if isinstance(answer, dict) else {}
        texts = {name: trimmed(text) for name in self._names if isinstance(text := given.get(name), str)}
        return {name: text for name, text in texts.items() if text}

    def _filled(self, answer: JsonValue | None) -> list[str]:
        """The parts with more in them than their starter."""
        written = self._written(answer)
        return [part.id for part in self.parts if written.get(part.id, "") not in ("", trimmed(part.starter))]
