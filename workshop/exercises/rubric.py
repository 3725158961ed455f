"""``rubric``: a participant rates their own practice on the criteria of a versioned rubric."""

from typing import Literal, Self

from pydantic import Field, model_validator

from workshop.exercises.attempts import check_attempts
from workshop.exercises.check import check_map, name_all, refuse, repeated
from workshop.exercises.practice_log import check_log, fitting, noted
from workshop.model.base import Id, JsonValue
from workshop.model.exercise import Exercise, Resources, State
from workshop.model.rubric import LEVELS, NOT_OBSERVED, Criterion, Rating

__all__ = ["RubricExercise"]

_BY = {"peer": "A peer, ", "coach": "A coach, "}


class RubricExercise(Exercise):
    """Ratings with anchors. The evidence that a participant writes down never leaves; the ratings may.

    The answer is a log of attempts (`workshop.exercises.practice_log`), a rating being 1 to 4 or ``"NO"`` for not
    observed; what leaves is ``{"attempts": [{"self": {...}, "others": [{"role": "peer", "ratings": {...}}]}]}``.

    Attributes:
        rubric: Id of the rubric.
        sample: If it is a sample answer that is rated, the author's own ratings by criterion, to compare with. Such an
            exercise is private: it says nothing about anyone's practice.
        rubric_version: Its version, filled in by ``resolve``.
        min_rated: Fewest rated criteria for feedback, filled in by ``resolve``.
        note: What raters must know, filled in by ``resolve``.
        criteria: The criteria in order, filled in by ``resolve``.
    """

    filled = frozenset({"rubric_version", "min_rated", "note", "criteria"})

    kind: Literal["rubric"] = "rubric"
    rubric: Id
    sample: dict[Id, Rating] = Field(default_factory=dict)
    rubric_version: int | None = None
    min_rated: int | None = None
    note: str = ""
    criteria: tuple[Criterion, ...] = ()

    @model_validator(mode="after")
    def _from_rubric(self) -> Self:
        if self.rubric_version is None and (self.criteria or self.note or self.min_rated is not None):
            raise ValueError("leave out criteria, min_rated and note: they come from the rubric")
        if self.sample and self.share != "private":
            raise ValueError('with "sample", "share" is private: rating a sample answer is nobody\'s practice')
        if twice := repeated(criterion.id for criterion in self.criteria):
            raise ValueError(f'two criteria have the id "{twice}"; give each its own')
        return self

    def resolve(self, resources: Resources) -> Self:
        """Fill in the rubric's version, criteria, fewest rated criteria and note."""
        rubric = resources.rubrics.get(self.rubric)
        if rubric is None:
            there = name_all(resources.rubrics) or "none; put one into the folder rubrics"
            raise ValueError(f'there is no rubric "{self.rubric}"; there are: {there}')
        if strange := next((name for name in self.sample if name not in {one.id for one in rubric.criteria}), None):
            raise ValueError(f'"sample" rates "{strange}", which is no criterion of the rubric "{rubric.id}"')
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
        """Check the log of attempts; an answer of the first form comes back as a log with one attempt."""
        return check_log(self, answer, self._names, self._check_ratings)

    def state(self, answer: JsonValue | None) -> State:
        """Complete when every criterion of some attempt has a rating, "not observed" included."""
        attempts = fitting(answer, self._fit)
        if any(len(one["self"]) == len(self.criteria) for one in attempts):
            return "complete"
        return "partial" if attempts or noted(answer, self._names) else "empty"

    def shared(self, answer: JsonValue) -> JsonValue | None:
        """The ratings of each attempt without the evidence; those of others only if the participant lets them count."""
        attempts = fitting(answer, self._fit)
        return {"attempts": list(attempts)} if attempts else None

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
        """Each rated criterion with its level, attempt by attempt and rater by rater."""
        given = shared if isinstance(shared, dict) else {}
        attempts = given["attempts"] if "attempts" in given else [{"self": given.get("ratings")}]
        several = isinstance(attempts, list) and len(attempts) > 1
        lines = []
        for number, one in enumerate(attempts if isinstance(attempts, list) else [], start=1):
            if not isinstance(one, dict):
                continue
            lead = f"Attempt {number}. " if several else ""
            lines += self._lines(lead, one.get("self"))
            others = one.get("others")
            for other in others if isinstance(others, list) else []:
                if isinstance(other, dict):
                    lines += self._lines(f"{lead}{_BY.get(str(other.get('role')), '')}", other.get("ratings"))
        return lines

    def _lines(self, lead: str, ratings: JsonValue) -> list[str]:
        fit = self._fit(ratings)
        return [f"{lead}{one.title}: {_words(one, fit[one.id])}" for one in self.criteria if one.id in fit]

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

    def _fit(self, ratings: object) -> dict[str, Rating]:
        """The ratings that fit, in the order of the criteria."""
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
