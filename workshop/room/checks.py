"""Check a submission again, whatever the page that sent it may have checked: only what a lesson asks for is taken."""

from datetime import UTC, datetime

from pydantic import ValidationError

from workshop.errors import AnswerError
from workshop.language import N_
from workshop.model.exercise import Exercise
from workshop.model.lesson import Workshop
from workshop.model.submission import Response, Submission
from workshop.room.refused import Refused
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
            Refused: 400 if it is not JSON, 422 if it is not what this cohort's workshop asks for; the sentence
                names the field.
        """
        submission, workshop = _parse(raw), self._workshop
        _check_time("created", submission.created)
        if submission.cohort != cohort.code:
            sentence = N_("cohort: this was made for the cohort {other}, not for {code}.")
            raise Refused(422, sentence, other=submission.cohort, code=cohort.code)
        if (submission.workshop, submission.workshop_version) != (workshop.id, workshop.version):
            raise Refused(
                422,
                N_(
                    "workshop: this room runs {here} version {version}, and this was made with {other} version "
                    "{other_version}. Reload the page, then share again."
                ),
                here=workshop.id,
                version=workshop.version,
                other=submission.workshop,
                other_version=submission.workshop_version,
            )
        seen: set[str] = set()
        responses = []
        for number, response in enumerate(submission.responses):
            if response.exercise in seen:
                sentence = N_("{where}: the exercise {exercise} is there twice.")
                raise Refused(422, sentence, where=f"responses.{number}", exercise=response.exercise)
            seen.add(response.exercise)
            responses.append(self._response(number, response))
        return Checked(submission.id, submission.sequence, tuple(responses))

    def _response(self, number: int, response: Response) -> StoredResponse:
        """One response as it may be stored: of a known exercise that may be shared, with an answer that fits it."""
        where = f"responses.{number}"
        exercise, instrument = self._known(where, response)
        if response.kind != exercise.kind:
            sentence = N_("{where}.kind: {exercise} is of the kind {kind}, not {other}.")
            raise Refused(422, sentence, where=where, exercise=exercise.id, kind=exercise.kind, other=response.kind)
        if response.instrument != instrument:
            sentence = N_("{where}.instrument: {exercise} uses {instrument} now. Reload the page.")
            raise Refused(422, sentence, where=where, exercise=exercise.id, instrument=instrument or "none")
        _check_time(f"{where}.changed", response.changed)
        try:
            answer = exercise.check_shared(response.answer)
        except AnswerError as error:
            sentence = N_("{where}.answer: this does not fit the exercise {exercise}. Reload the page.")
            exactly = f"{where}.answer: {error}"
            raise Refused(422, sentence, exactly=exactly, where=where, exercise=exercise.id) from error
        return StoredResponse(response.exercise, response.kind, instrument, answer, response.changed)

    def _known(self, where: str, response: Response) -> tuple[Exercise, str | None]:
        found = self._exercises.get(response.exercise)
        if found is None:
            sentence = N_("{where}.exercise: there is no exercise {exercise} in this workshop.")
            raise Refused(422, sentence, where=where, exercise=response.exercise)
        if found[0].share == "private":
            sentence = N_("{where}: {exercise} is private. It stays on the device, so the room refuses it.")
            raise Refused(422, sentence, where=where, exercise=response.exercise)
        return found


def _parse(raw: bytes) -> Submission:
    try:
        return Submission.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    if first["type"] == "json_invalid":
        raise Refused(400, N_("This is not JSON, or it was cut short on the way. Send it again."))
    place = ".".join(str(part) for part in first["loc"]) or "the submission"
    sentence = N_("{place}: this is missing, or not as it should be. Reload the page, then share again.")
    exactly = f"{place}: {first['msg']}. Reload the page, then share again."
    raise Refused(422, sentence, exactly=exactly, place=place)


def _check_time(field: str, moment: datetime) -> None:
    if moment.tzinfo is not None and 1 < moment.year < 9999:
        return
    try:
        if moment.tzinfo is not None:
            moment.astimezone(UTC)
            return
    except OverflowError:
        pass
    raise Refused(422, N_("{field}: a time needs a time zone and a possible date."), field=field)
