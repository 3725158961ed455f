"""The JSON Schema of the journal, for anyone who reads or writes one.

``python -m workshop.journal.schema`` renews the stored file after a change of the model.
"""

import json
from pathlib import Path

from workshop.model.journal import Journal

__all__ = ["SCHEMA_PATH", "schema_text"]

SCHEMA_PATH = Path(__file__).with_name("schema.json")


def schema_text() -> str:
    """The schema as it is stored."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Journal.model_json_schema()}
    return json.dumps(schema, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA_PATH.write_text(schema_text(), encoding="utf-8")
