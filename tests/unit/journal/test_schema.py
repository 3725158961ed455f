"""The stored schema is that of the model, and it agrees with what is read."""

import json

from jsonschema import Draft202012Validator

from tests.unit.journal.fakes import Clock, exercise
from workshop.journal.changes import put
from workshop.journal.schema import SCHEMA_PATH, schema_text
from workshop.model.journal import Journal


def test_schema_is_current() -> None:
    """After a change of the model, ``python -m workshop.journal.schema`` renews the stored schema."""
    assert SCHEMA_PATH.read_text("utf-8") == schema_text()


def test_a_journal_fits_the_schema() -> None:
    """What is written fits the schema, and an unknown field does not."""
    validator = Draft202012Validator(json.loads(schema_text()))
    journal = json.loads(put(Journal(), "bounce-back", exercise, "hello", Clock().now()).model_dump_json())
    assert list(validator.iter_errors(journal)) == []
    assert list(validator.iter_errors({**journal, "name": "Someone"}))
