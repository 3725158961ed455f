"""What all models share: strict about unknown fields, frozen, and ids that are safe as keys and in URLs."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, JsonValue, StringConstraints

__all__ = ["Id", "JsonValue", "Model", "Text"]

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
"""A stable key: lower-case letters, digits and single hyphens, such as ``control-sort``."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that a person reads, so never blank."""


class Model(BaseModel):
    """A frozen model that refuses fields it does not know, so that a typo is a mistake and not a silence."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
