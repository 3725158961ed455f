"""Whatever a coordinator types comes out as text: nothing runs, nothing breaks the page."""

from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pypdf
import pytest
import typst

from tests.fixtures.reports.notebooks import notebook_of, pdf_of, report_notebook
from tests.fixtures.reports.released import full_report

HOSTILE = [
    '#panic(1) $x^2$ [*not bold*] \\ ` _ @ <label> // comment /* */ "quoted" {code} = ~',
    "Ελληνικά, Привет, شكرا, שלום",
    "party \N{PARTY POPPER} family \N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL} and 漢字",
    "turned \N{RIGHT-TO-LEFT OVERRIDE}around\N{POP DIRECTIONAL FORMATTING} and nul\x00 and bell\x07",
    "a very long label " * 40,
    "unbroken" * 60,
    "half a pair \ud83c of surrogates",
    "<script>alert(1)</script> &amp; ${jndi} {{ template }}",
]


@pytest.mark.parametrize("label", HOSTILE, ids=lambda label: label[:20].encode("ascii", "ignore").decode())
def test_any_cohort_label_can_be_set(label: str) -> None:
    """Any label gives a PDF/UA-1 in which the label is only text."""
    pdf = pdf_of(report_notebook(full_report(cohort=label)))
    assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant
    assert len(pypdf.PdfReader(BytesIO(pdf)).pages) < 8


def test_signs_without_a_glyph_are_said() -> None:
    """A sign that no font has is replaced by its name, so that it is not lost to anyone."""
    pdf = pdf_of(notebook_of("# Party \N{PARTY POPPER} time"))
    assert "Party (party popper) time" in pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text()


def test_letters_without_a_glyph_are_named() -> None:
    """Letters of a script that no font has are named, never drawn as boxes, and a last line says where to read them."""
    said = pypdf.PdfReader(BytesIO(pdf_of(notebook_of("# 漢字 한국 ไทย and Ω")))).pages[0].extract_text()
    assert "[Chinese characters] [Korean] [Thai] and Ω" in " ".join(said.split())
    assert "Chinese characters, Korean, Thai. The same report as a web page shows them." in " ".join(said.split())
    assert "□" not in said


def test_a_centers_own_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A font that a center puts beside its data is used for what ours do not have."""
    asked: list[list[str]] = []
    real = typst.Fonts

    def noting(**given: Any) -> typst.Fonts:
        asked.append(given["font_paths"])
        return real(**given)

    monkeypatch.setattr("workshop.reports.typeset.typst.Fonts", noting)
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path))
    (tmp_path / "fonts").mkdir()
    pdf_of(notebook_of("# Title"))
    assert asked[0][1:] == [str(tmp_path / "fonts")]


def test_markup_characters_are_printed() -> None:
    """Typst's own markup characters are printed as they are."""
    words = (
        pypdf.PdfReader(BytesIO(pdf_of(notebook_of("# T\n\n\\#let x = 1; $y$ \\[z\\] @ref")))).pages[0].extract_text()
    )
    assert "#let x = 1; $y$ [z] @ref" in words
