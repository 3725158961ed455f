"""A notebook as one document, with mistakes named by their cell."""

import json
from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_output

from tests.fixtures.reports.notebooks import CREATED, code, notebook_of, shows
from tests.fixtures.reports.released import full_report
from workshop.errors import ReportError
from workshop.reports import blocks
from workshop.reports.document import build_document
from workshop.reports.outputs import BLOCK_MIME
from workshop.reports.twin.markup import markup
from workshop.reports.typeset import typeset

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def document(notebook: NotebookNode, **settings: Any) -> dict[str, Any]:
    """The document of a notebook."""
    defaults: dict[str, Any] = {"name": "own", "folder": Path(), "paper": "us-letter", "show_code": False}
    return build_document(notebook, **(defaults | settings))


def test_title_comes_from_the_best_place() -> None:
    """A block knows the title best, then the metadata, then the first heading, then the file's name."""
    bundle = blocks.plans(full_report())._repr_mimebundle_()
    block = code("blocks.plans(report)", new_output("display_data", data=bundle))
    assert document(notebook_of("# Heading", block, title="Meta"))["title"].startswith("Bounce Back: cohort report")
    assert document(notebook_of("# Heading", title="Meta"))["title"] == "Meta"
    assert document(notebook_of("# Heading"))["title"] == "Heading"
    assert document(notebook_of("words"))["title"] == "own"


def test_document_without_a_title_gets_one() -> None:
    """The first heading of a PDF is of level 1, so a notebook without one begins with its title."""
    content = document(notebook_of("## Section"))["content"]
    assert [node["level"] for node in content] == [1, 2]


def test_date_and_label_come_from_a_block() -> None:
    """The summary brings the data's own date, and every block the sample label."""
    bundle = blocks.summary(full_report(), CREATED)._repr_mimebundle_()
    made = document(notebook_of(code("s", new_output("display_data", data=bundle))))
    assert made["created"] == "2026-11-22T09:30:00+00:00"
    assert made["label"] == "Sample data: made-up participants"


def test_footer_leaves_room_for_the_sample_label() -> None:
    """A long cohort label is cut in the footer, so that it never pushes out the sample label beside it."""
    bundle = blocks.plans(full_report(cohort="very long " * 40))._repr_mimebundle_()
    made = document(notebook_of(code("s", new_output("display_data", data=bundle))))
    assert len(made["footer"]) <= 70
    assert made["footer"].endswith("…")


def test_code_is_hidden_unless_asked_for() -> None:
    """A reader gets results; the source of cells only when it is asked for."""
    notebook = notebook_of("# T", code("1 + 1", shows(text_plain="2")))
    assert [node.get("text") for node in document(notebook)["content"]][1:] == ["2"]
    assert [node.get("text") for node in document(notebook, show_code=True)["content"]][1:] == ["1 + 1", "2"]


def test_parameters_and_stderr_stay_out() -> None:
    """Parameter cells and warnings are for whoever runs the notebook."""
    parameters = code("print(1)", new_output("stream", name="stdout", text="1"), tags=["injected-parameters"])
    warned = code("warn()", new_output("stream", name="stderr", text="careful"))
    assert len(document(notebook_of("# T", parameters, warned))["content"]) == 1


@pytest.mark.parametrize("place", ["cell", "output", "image"])
def test_alt_text_of_a_figure_is_found(place: str) -> None:
    """Alt text may stand in the metadata of the cell, of the output, or of the image itself."""
    metadata = {"output": {"alt": "A dot"}, "image": {"image/svg+xml": {"alt": "A dot"}}}.get(place, {})
    cell = code("plot()", shows(metadata, image_svg=SVG), **({"alt": "A dot"} if place == "cell" else {}))
    assert document(notebook_of("# T", cell))["content"][1]["alt"] == "A dot"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["# T", code("plot()", shows(image_svg=SVG))], r'cell 2 \("plot\(\)"\): an image has no alternative text'),
        (["# T", "### Deep"], r'cell 2 \("### Deep"\): the heading "Deep" is of level 3 below one of level 1'),
        (
            ["# T", code("1/0", new_output("error", ename="ZeroDivisionError", evalue="no", traceback=[]))],
            r'cell 2 \("1/0"\): it ended with ZeroDivisionError: no',
        ),
        (
            ["# T", code("b", new_output("display_data", data={BLOCK_MIME: {"version": 99, "content": []}}))],
            r'cell 2 \("b"\): a block of version 99',
        ),
    ],
)
def test_mistakes_name_their_cell(cells: list[Any], said: str) -> None:
    """Whoever reads the message knows which cell to correct."""
    with pytest.raises(ReportError, match=said):
        document(notebook_of(*cells))


def of_version_1(value: Any, key: str = "") -> Any:
    """A block as it was kept when every span was an object."""
    if isinstance(value, dict):
        return {name: of_version_1(part, name) for name, part in value.items()}
    if isinstance(value, list):
        inner = "cell" if key in {"columns", "rows", "cell"} else ""
        of_text = key in {"content", "cell"}
        return [
            {"type": "text", "text": part} if of_text and isinstance(part, str) else of_version_1(part, inner)
            for part in value
        ]
    return value


def test_a_notebook_of_an_older_version_is_read() -> None:
    """A report that was made before can be set again: its pages are the same, byte for byte."""
    report = full_report()
    notebooks = []
    for version in (1, 2):
        cells = []
        for name in ("summary", "participation", "change", "rubric_profile", "methods"):
            bundle = json.loads(json.dumps(getattr(blocks, name)(report)._repr_mimebundle_()))
            assert bundle[BLOCK_MIME]["version"] == 2
            if version == 1:
                kept = bundle[BLOCK_MIME]
                bundle[BLOCK_MIME] = {**kept, "version": 1, "content": of_version_1(kept["content"])}
            cells.append(code(f"blocks.{name}(report)", new_output("display_data", data=bundle)))
        notebooks.append(notebook_of(*cells))
    old, new = (document(notebook) for notebook in notebooks)
    assert old != new
    assert '"text": "Invited"' in json.dumps(old)
    assert typeset(old, warn=print) == typeset(new, warn=print)
    assert "".join(markup(old["content"])) == "".join(markup(new["content"]))


def test_a_bad_language_is_an_error() -> None:
    """A screen reader needs a language that exists."""
    assert document(notebook_of("# T", language="es-MX"))["lang"] == "es"
    with pytest.raises(ReportError, match='"English"'):
        document(notebook_of("# T", language="English"))
