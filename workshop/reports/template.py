"""The template of a report: a notebook with a cell tagged ``parameters``."""

from pathlib import Path

import nbformat
from nbformat import NotebookNode

import workshop
from workshop.errors import ReportError

__all__ = ["own_template", "parse_template", "read_template"]

_OWN = Path("notebooks") / "reports" / "cohort.ipynb"


def own_template() -> Path:
    """The project's template: below the current folder, as the lessons are, or beside the package."""
    return _OWN if _OWN.is_file() else Path(workshop.__file__).parents[1] / _OWN


def read_template(template: Path) -> str:
    """The text of a template.

    Raises:
        ReportError: If it is not there or cannot be read.
    """
    try:
        return template.read_text("utf-8")
    except FileNotFoundError as error:
        raise ReportError(f"{template}: there is no such template. Choose another with --template.") from error
    except OSError as error:
        raise ReportError(f"{template}: the template cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise _none(template) from error


def parse_template(text: str, template: Path) -> NotebookNode:
    """The notebook that a template's text is.

    Raises:
        ReportError: If it is not one.
    """
    try:
        notebook: NotebookNode = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
        nbformat.validate(notebook)
    except (ValueError, AttributeError, nbformat.ValidationError) as error:
        raise _none(template) from error
    return notebook


def _none(template: Path) -> ReportError:
    return ReportError(f"{template}: this is not a notebook. Choose a template that ends in .ipynb.")
