"""Check a submission again, whatever the page that sent it may have checked: only what a lesson asks for is taken."""

from datetime import UTC, datetime

from fastapi import HTTPException
from pydantic import ValidationError

from workshop.errors import AnswerError
from workshop.model.exercise import Exercise
from workshop.model.lesson import Workshop
from workshop.model.submission import Response, Submission
from workshop.store import Checked, Cohort, StoredResponse

__all__ = ["Checks"]


class Checks:
    """What a workshop asks for, looked up once for all the submissions that are checked against it."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        # Each with its instrument, which is put together anew wherever it is asked for.
        self._exercises = {name: (one, one.instrument) for name, one in workshop.exercises.items()}

    def read(self, raw: bytes, cohort: Cohort) -> Checked:
        """The submission in a request's body, with its answers normalised.

        Raises:
            HTTPException: 400 if it is not JSON, 422 if it is not what this cohort's workshop asks for; the sentence
                names the field.
        """
        submission, workshop = _parse(raw), self._workshop
        _check_time("created", submission.created)
        if submission.cohort != cohort.code:
            raise HTTPException(
                422, f"cohort: this was made for the cohort {submission.cohort}, not for {cohort.code}."
            )
        if (submission.workshop, submission.workshop_version) != (workshop.id, workshop.version):
            raise HTTPException(
                422,
                f"workshop: this room runs {workshop.id} version {workshop.version}, and this was made with "
                f"{submission.workshop} version {submission.workshop_version}. Reload the page, then share again.",
            )
        seen: set[str] = set()
        responses = []
        for number, response in enumerate(submission.responses):
            if response.exercise in seen:
                raise HTTPException(422, f"responses.{number}: the exercise {response.exercise} is there twice.")
            seen.add(response.exercise)
            responses.append(self._response(number, response))
        return Checked(submission.id, submission.sequence, tuple(responses))

    def _response(self, number: int, response: Response) -> StoredResponse:
        """One response as it may be stored: of a known exercise that may be shared, with an answer that fits it."""
        where = f"responses.{number}"
        exercise, instrument = self._known(where, response)
        if response.kind != exercise.kind:
            raise HTTPException(
                422, f"{where}.kind: {exercise.id} is of the kind {exercise.kind}, not {response.kind}."
            )
        if response.instrument != instrument:
            raise HTTPException(
                422, f"{where}.instrument: {exercise.id} uses {instrument or 'none'} now. Reload the page."
            )
        _check_time(f"{where}.changed", response.changed)
        try:
            answer = exercise.check_shared(response.answer)
        except AnswerError as error:
            raise HTTPException(422, f"{where}.answer: {error}") from error
        return StoredResponse(response.exercise, response.kind, instrument, answer, response.changed)

    def _known(self, where: str, response: Response) -> tuple[Exercise, str | None]:
        found = self._exercises.get(response.exercise)
        if found is None:
            raise HTTPException(422, f"{where}.exercise: there is no exercise {response.exercise} in this workshop.")
        if found[0].share == "private":
            raise HTTPException(
                422, f"{where}: {found[0].id} is private. It stays on the device, so the room refuses it."
            )
        return found


def _parse(raw: bytes) -> Submission:
    try:
        return Submission.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    if first["type"] == "json_invalid":
        raise HTTPException(400, "This is not JSON, or it was cut short on the way. Send it again.")
    place = ".".join(str(part) for part in first["loc"]) or "the submission"
    raise HTTPException(422, f"{place}: {first['msg']}. Reload the page, then share again.")


def _check_time(field: str, moment: datetime) -> None:
    if moment.tzinfo is not None and 1 < moment.year < 9999:
        return
    try:
        if moment.tzinfo is not None:
            moment.astimezone(UTC)
            return
    except OverflowError:
        pass
    raise HTTPException(422, f"{field}: a time needs a time zone and a possible date.")
