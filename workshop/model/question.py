"""A bank of questions: those that an interviewer asks for practice, or those to ask an employer."""

from typing import Literal, Self

from pydantic import Field, model_validator

from workshop.model.base import Id, Model, Text

__all__ = ["Question", "QuestionBank", "QuestionBanks", "QuestionLevel", "QuestionType"]

QuestionType = Literal["behavioral", "situational", "fit"]
"""Behavioral asks what someone did, situational what they would do, fit why this job."""

QuestionLevel = Literal["any", "starting", "experienced", "leading"]
"""For whom it is: anyone, a first job, some years of work, or leading others."""


class Question(Model):
    """One question.

    Attributes:
        id: Stable key: notes on it stay with it when its words change.
        text: The words, as said out loud.
        tag: The competency it is about, as in a rubric; for questions to ask an employer, their subject.
        type: What it asks for; empty for questions to ask an employer.
        level: For whom it is.
        setback: True if it is about something that went wrong.
        probe: What an interviewer may ask next, the same for everyone.
        note: Why one would ask it, or what to listen for.
    """

    id: Id
    text: Text
    tag: Text
    type: QuestionType | None = None
    level: QuestionLevel = "any"
    setback: bool = False
    probe: str = ""
    note: str = ""


class QuestionBank(Model):
    """A versioned bank of questions.

    Attributes:
        id: Stable key, unique in the workshop.
        version: Raised whenever questions come, go or change places: a round code draws by it.
        audience: Written ``for``: who is asked for practice (``interviewee``), or the one who gets to ask
            (``employer``: questions to ask an employer).
        title: Name that everyone sees.
        license: SPDX identifier.
        questions: The questions, in order.
    """

    id: Id
    version: int = Field(ge=1)
    audience: Literal["interviewee", "employer"] = Field(alias="for")
    title: Text
    license: Text
    questions: tuple[Question, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        names = [question.id for question in self.questions]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ValueError(f'two questions have the id "{twice}"; give each its own')
        if self.audience == "interviewee" and (bare := next((q for q in self.questions if q.type is None), None)):
            raise ValueError(f'question "{bare.id}" needs a type: behavioral, situational or fit')
        return self


class QuestionBanks(Model):
    """The file ``questions.yaml`` of a workshop: all its banks.

    Attributes:
        banks: The banks, each with an id of its own.
    """

    banks: tuple[QuestionBank, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _own_ids(self) -> Self:
        names = [bank.id for bank in self.banks]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ValueError(f'two banks have the id "{twice}"; give each its own')
        return self
