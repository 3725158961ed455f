"""``list``: rows of a few short texts, such as a likely setback, the thought that comes with it, and a response."""

from typing import Literal, Self

from pydantic import Field, model_validator

from workshop.exercises.check import check_map, check_text, check_whole, filled, refuse, repeated
from workshop.model.base import Id, JsonValue, Model, Text
from workshop.model.exercise import Exercise, State

__all__ = ["Column", "ListExercise"]


class Column(Model):
    """One text field of every row: a stable key, what it is called, and a sentence of help."""

    id: Id
    label: Text
    hint: str = ""


class ListExercise(Exercise):
    """A list of a participant's own. What leaves says how many rows are filled in, never the words.

    The answer is ``[{"column": "text"}]``, a row for each; what leaves is ``{"rows": 3}``. A row is filled in when
    every column of it has words.

    Attributes:
        columns: The text fields of a row, in order.
        least: Rows shown from the start, and filled-in rows that make the list complete.
        most: The most rows there can be.
    """

    kind: Literal["list"] = "list"
    columns: tuple[Column, ...] = Field(min_length=1, max_length=4)
    least: int = Field(default=1, ge=1, le=20)
    most: int = Field(default=5, ge=1, le=20)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if twice := repeated(self._names):
            raise ValueError(f'two columns have the id "{twice}"; give each its own')
        if self.least > self.most:
            raise ValueError(f"least is {self.least} and most is {self.most}; most must not be smaller")
        return self

    def check_answer(self, answer: JsonValue) -> JsonValue:
        """Check a list of rows; a row may be empty while it is between others."""
        if not isinstance(answer, list):
            refuse(self, "", "must be a list of rows")
        if len(answer) > self.most:
            refuse(self, "", f"has {len(answer)} rows; there may be {self.most}")
        return [self._check_row(number, row) for number, row in enumerate(answer, 1)]

    def state(self, answer: JsonValue | None) -> State:
        """Complete when as many rows are filled in as there were from the start."""
        rows = self._fitting(answer)
        if not any(any(filled(text) for text in row.values()) for row in rows):
            return "empty"
        return "complete" if self._count(rows) >= self.least else "partial"

    def shared(self, answer: JsonValue) -> JsonValue | None:
        """How many rows are filled in."""
        count = self._count(self._fitting(answer))
        return {"rows": count} if count else None

    def check_shared(self, shared: JsonValue) -> JsonValue:
        """Check a number of rows, and that there is nothing else: no words of a list ever leave."""
        given = check_map(self, "", shared, ["rows"], "part")
        return {"rows": check_whole(self, "rows", given.get("rows"), 1, self.most)}

    def text(self, shared: JsonValue) -> list[str]:
        """How many rows, and that the words stay."""
        count = shared.get("rows") if isinstance(shared, dict) else None
        return [] if count is None else [f"Rows filled in: {count}", "Your words stay with you"]

    @property
    def _names(self) -> list[str]:
        return [column.id for column in self.columns]

    def _check_row(self, number: int, row: JsonValue) -> dict[str, JsonValue]:
        cells = check_map(self, f"row {number}", row, self._names, "column")
        return {name: check_text(self, f'row {number}, column "{name}"', text) for name, text in cells.items()}

    def _fitting(self, answer: JsonValue | None) -> list[dict[str, str]]:
        """The rows and cells that fit: an answer from another version is read as far as it goes."""
        rows = answer[: self.most] if isinstance(answer, list) else []
        return [
            {name: text for name in self._names if isinstance(text := row.get(name), str)}
            for row in rows
            if isinstance(row, dict)
        ]

    def _count(self, rows: list[dict[str, str]]) -> int:
        return sum(all(filled(row.get(name)) for name in self._names) for row in rows)
