"""A center's codebook: the themes that its coders look for, as a YAML file."""

from pathlib import Path
from typing import Any, Self

from pydantic import Field, ValidationError, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from workshop.errors import ReportError
from workshop.model.base import Id, Model, Text

__all__ = ["Codebook", "Theme", "read_codebook"]


class Theme(Model):
    """One theme.

    Attributes:
        id: What a coder writes into the file.
        label: What the report calls it.
        note: When it applies, for coders only.
    """

    id: Id
    label: Text
    note: str = ""


class Codebook(Model):
    """The themes of a center.

    Attributes:
        id: Stable key.
        version: Raised whenever a theme changes its meaning.
        themes: The themes, in the order of the report.
    """

    id: Id
    version: int = Field(ge=1)
    themes: tuple[Theme, ...] = Field(min_length=1, max_length=40)

    @model_validator(mode="after")
    def _different(self) -> Self:
        if len({theme.id for theme in self.themes}) != len(self.themes):
            raise ValueError("two themes have the same id")
        return self


def read_codebook(path: Path) -> Codebook:
    """Read a codebook.

    Raises:
        ReportError: If it is not one; the message names the field.
    """
    try:
        data: Any = YAML(typ="safe").load(path.read_text("utf-8"))
        return Codebook.model_validate(data)
    except OSError as error:
        raise ReportError(f"{path}: the codebook cannot be read ({error.strerror}).") from error
    except (YAMLError, UnicodeError) as error:
        raise ReportError(f"{path}: this is not YAML: {str(error).splitlines()[0]}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise ReportError(f"{path}: {where}: {first['msg']}. A codebook has an id, a version and themes.") from error
