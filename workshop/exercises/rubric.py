"""``rubric``: a participant rates their own practice on the criteria of a versioned rubric."""

from typing import Literal, Self

from pydantic import model_validator

from workshop.exercises.attempts import check_attempts
from workshop.exercises.check import check_map, check_text, filled, name_all, refuse, repeated
from workshop.model.base import Id, JsonValue
from workshop.model.exercise import Exercise, Resources, State
from workshop.model.rubric import LEVELS, NOT_OBSERVED, Criterion, Rating

__all__ = ["RubricExercise"]


class RubricExercise(Exercise):
    """Ratings with anchors. The evidence that a participant writes down never leaves; the ratings may.

    The answer is ``{"ratings": {"criterion": 3}, "evidence": {"criterion": "text"}}``, a rating being 1 to 4 or
    ``"NO"`` for not observed; what leaves is ``{"ratings": {...}}``.

    Attributes:
        rubric: Id of the rubric.
        rubric_version: Its version, filled in by ``resolve``.
        min_rated: Fewest rated criteria for feedback, filled in by ``resolve``.
        note: What raters must know, filled in by ``resolve``.
        criteria: The criteria in order, filled in by ``resolve``.
    """

    filled = frozenset({"rubric_version", "min_rated", "note", "criteria"})

    kind: Literal["rubric"] = "rubric"
    rubric: Id
    rubric_version: int | None = None
    min_rated: int | None = None
    note: str = ""
    criteria: tuple[Criterion, ...] = ()

    @model_validator(mode="after")
    def _from_rubric(self) -> Self:
        if self.rubric_version is None and (self.criteria or self.note or self.min_rated is not None):
            raise ValueError("leave out criteria, min_rated and note: they come from the rubric")
        if twice := repeated(criterion.id for criterion in self.criteria):
            raise ValueError(f'two criteria have the id "{twice}"; give each its own')
        return self

    def resolve(self, resources: Resources) -> Self:
        """Fill in the rubric's version, criteria, fewest rated criteria and note."""
        rubric = resources.rubrics.get(self.rubric)
        if rubric is None:
            there = name_all(resources.rubrics) or "none; put one into the folder rubrics"
            raise ValueError(f'there is no rubric "{self.rubric}"; there are: {there}')
        update = {
            "rubric_version": rubric.version,
            "min_rated": rubric.min_rated,
            "note": rubric.note,
            "criteria": rubric.criteria,
        }
        resolved = self.model_copy(update=update)
        if self.rubric_version is not None and resolved != self:
            raise ValueError("leave out rubric_version, criteria, min_rated and note: they come from the rubric")
        return resolved

    @property
    def instrument(self) -> str | None:
        """The rubric with its version, such as ``mock-interview/1``."""
        return None if self.rubric_version is None else f"{self.rubric}/{self.rubric_version}"

    def check_answer(self, answer: JsonValue) -> JsonValue:
        """Check the ratings and the evidence; both are always in what comes back."""
        given = check_map(self, "", answer, ["ratings", "evidence"], "part")
        evidence = check_map(self, "evidence", given.get("evidence", {}), self._names, "criterion")
        for name, value in evidence.items():
            evidence[name] = check_text(self, f'evidence for "{name}"', value)
        return {"ratings": self._check_ratings(given.get("ratings", {})), "evidence": evidence}

    def state(self, answer: JsonValue | None) -> State:
        """Complete when every criterion has a rating, "not observed" included."""
        ratings = self._fitting(answer)
        if ratings and len(ratings) == len(self.criteria):
            return "complete"
        evidence = answer.get("evidence") if isinstance(answer, dict) else None
        noted = isinstance(evidence, dict) and any(filled(evidence.get(name)) for name in self._names)
        return "partial" if ratings or noted else "empty"

    def shared(self, answer: JsonValue) -> JsonValue | None:
        """The ratings without the evidence."""
        ratings = self._fitting(answer)
        return {"ratings": dict(ratings)} if ratings else None

    def check_shared(self, shared: JsonValue) -> JsonValue:
        """Check ratings, at least one, and that there is nothing else: evidence never leaves.

        Both forms are taken: attempts with the ratings of others (`workshop.exercises.attempts`), and the older
        ``{"ratings": {...}}``, which is one attempt that nobody else rated.
        """
        if isinstance(shared, dict) and "attempts" in shared:
            return check_attempts(self, shared, self._check_ratings)
        given = check_map(self, "", shared, ["ratings"], "part")
        ratings = self._check_ratings(given.get("ratings", {}))
        return {"ratings": ratings} if ratings else refuse(self, "ratings", "there is no rating in what was shared")

    def text(self, shared: JsonValue) -> list[str]:
        """Each rated criterion with its level."""
        ratings = self._fitting(shared)
        return [
            f"{criterion.title}: {_words(criterion, ratings[criterion.id])}"
            for criterion in self.criteria
            if criterion.id in ratings
        ]

    @property
    def _names(self) -> list[str]:
        return [criterion.id for criterion in self.criteria]

    def _check_ratings(self, value: JsonValue) -> dict[str, JsonValue]:
        ratings = check_map(self, "ratings", value, self._names, "criterion")
        for name, rating in ratings.items():
            level = _rating(rating)
            if level is None:
                refuse(self, f'rating of "{name}"', 'must be 1, 2, 3, 4 or "NO" for not observed')
            ratings[name] = level
        return ratings

    def _fitting(self, answer: JsonValue | None) -> dict[str, Rating]:
        """The ratings that fit: an answer from another version is read as far as it goes."""
        ratings = answer.get("ratings") if isinstance(answer, dict) else None
        if not isinstance(ratings, dict):
            return {}
        levels = ((name, _rating(ratings.get(name))) for name in self._names)
        return {name: level for name, level in levels if level is not None}


def _rating(value: object) -> Rating | None:
    """A level or "NO", or None for anything else; 3.0 counts as 3, since JSON does not tell them apart."""
    if value == NOT_OBSERVED:
        return "NO"
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value not in LEVELS:
        return None
    return LEVELS[LEVELS.index(int(value))]  # type: ignore[return-value]  # the index of a literal loses its type


def _words(criterion: Criterion, rating: Rating) -> str:
    return "not observed" if rating == "NO" else f"{rating} ({criterion.anchors[rating]})"
