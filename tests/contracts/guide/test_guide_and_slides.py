"""The guide and the slides: PDF/UA-1 by two checkers, complete, and nothing on them that readers should not see."""

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import page
import pdfua
import pypdf
import pytest

from workshop.exercises.practice import Practice
from workshop.exercises.table import OWN
from workshop.guide import guide_pdf, handouts, slides_pdf
from workshop.lessons.reader import read_workshop
from workshop.lessons.run_of_show import run_of_show
from workshop.model.lesson import FacilitatorBlock, Workshop

ROOT = Path(__file__).parents[3]
SMALL = ROOT / "tests" / "fixtures" / "lessons" / "small"
FOLDERS = {path.name: path for path in (*(ROOT / "lessons").iterdir(), SMALL) if path.is_dir()}
MAKERS: dict[str, Callable[..., bytes]] = {"guide": guide_pdf, "slides": slides_pdf}


@cache
def made(what: str, name: str) -> tuple[Workshop, bytes]:
    """A workshop and its PDF; each is made once."""
    workshop = read_workshop(FOLDERS[name])
    return workshop, MAKERS[what](workshop, FOLDERS[name], warn=pytest.fail)


def pages(pdf: bytes) -> list[str]:
    """The text of each page, on one line, without hyphenation."""
    return [" ".join(sheet.extract_text().split()) for sheet in pypdf.PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("name", ["bounce-back", "small"])
@pytest.mark.parametrize("what", MAKERS)
def test_both_checkers_find_nothing(what: str, name: str, tmp_path: Path) -> None:
    """Two independent programs find no breach of any rule of PDF/UA-1 that a machine can check."""
    path = tmp_path / "made.pdf"
    path.write_bytes(made(what, name)[1])
    found = page.validate_pdf(path, profile="ua1")
    assert [f"{one.rule_id}: {one.message}" for one in found.failures] == []
    assert found.is_compliant
    assert [f"{one.rule_id}: {one.message}" for one in pdfua.validate(str(path)).findings] == []


@pytest.mark.parametrize("name", ["bounce-back", "follow-up"])
def test_the_guide_has_every_part_of_every_run(name: str) -> None:
    """Each run has its page, with each part and its minutes."""
    workshop, pdf = made("guide", name)
    sheets = pages(pdf)
    for run in workshop.runs:
        sheet = next(text for text in sheets if text.startswith(f"Run of show: {run} minutes"))
        for slot in run_of_show(workshop, run):
            for part in slot.parts:
                assert part.title in sheet, part
                assert part.start is None or f"{part.start:g}\u2013{part.end:g}" in sheet, part


def test_the_guide_has_notes_and_handouts() -> None:
    """Every note is in it, and every exercise twice: in what people do, and on paper."""
    workshop, pdf = made("guide", "bounce-back")
    text = " ".join(pages(pdf))
    for lesson in workshop.lessons:
        for block in lesson.blocks:
            if isinstance(block, FacilitatorBlock):
                first = re.findall(r"\*\*([A-Z][^*]+)\*\*", block.markdown)
                assert all(" ".join(words.split()) in text for words in first), lesson.id
        for exercise in lesson.exercises:
            assert text.count(exercise.prompt) >= 2, exercise.id


def test_every_kind_of_ours_has_a_form_on_paper() -> None:
    """A new kind in the table needs its own form in the handouts: blank lines are for kinds of other packages."""
    assert set(handouts._KINDS) == set(OWN.values())


def test_a_practice_on_paper_has_its_questions() -> None:
    """Who has no device gets the same kind of round: questions, what may be asked next, a story in four parts."""
    workshop, pdf = made("guide", "bounce-back")
    text = " ".join(pages(pdf))
    practice = next(one for one in workshop.exercises.values() if isinstance(one, Practice))
    drawn = practice.on_paper()
    assert len({question.id for question in drawn}) == len(practice.slots)
    assert drawn[0].setback
    assert all(question.text in text and question.probe in text for question in drawn)
    assert re.search(r"Situation.{0,9}Task.{0,9}Action.{0,9}Result", text)


@pytest.mark.parametrize("name", ["bounce-back", "bounce-back-es"])
def test_no_page_holds_a_few_lines_only(name: str) -> None:
    """A page of the guide holds at least ten lines, and one of the handouts more than one short exercise."""
    for sheet in pypdf.PdfReader(BytesIO(made("guide", name)[1])).pages:
        text = sheet.extract_text()
        assert len([line for line in text.splitlines() if line.strip()]) >= 10, text


@pytest.mark.parametrize("name", ["bounce-back", "bounce-back-es", "follow-up"])
def test_no_slide_ends_inside_a_quotation(name: str) -> None:
    """Where a slide takes the first sentences of a section, a quotation is whole or left out."""
    for text in pages(made("slides", name)[1]):
        assert text.count("“") == text.count("”"), text


def test_a_long_list_gives_its_leads_to_the_slide() -> None:
    """Who shows the numbers shows the care that they need."""
    sheet = next(text for text in pages(made("slides", "bounce-back")[1]) if text.startswith("Read the numbers"))
    for lead in ("They are not your odds", "The sums are too neat", "Chances differ"):
        assert lead in sheet


def test_a_guide_for_one_run_without_handouts() -> None:
    """A facilitator may print what they need."""
    workshop = read_workshop(FOLDERS["bounce-back"])
    pdf = guide_pdf(workshop, FOLDERS["bounce-back"], run=60, handouts=False, paper="a4", warn=pytest.fail)
    text = " ".join(pages(pdf))
    assert "Run of show: 60 minutes" in text
    assert "Run of show: 90 minutes" not in text
    assert "Handout:" not in text
    size = pypdf.PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert (round(size.width), round(size.height)) == (595, 842)


def test_slides_hold_nothing_for_facilitators_only() -> None:
    """What people say about reporting duties and upset participants is not on the wall; every prompt is."""
    workshop, pdf = made("slides", "bounce-back")
    sheets = pages(pdf)
    text = " ".join(sheets)
    assert "reporting duties" not in text
    assert "Safe to cut" not in text
    assert "Where this comes from" not in text
    assert all(exercise.prompt in text for exercise in workshop.exercises.values())
    assert "If you need someone" in sheets[1]
    assert "If you need someone" in sheets[-1]


@pytest.mark.parametrize("name", ["bounce-back", "follow-up"])
def test_slides_can_be_read_from_the_back_row(name: str) -> None:
    """Every slide is 16:9, has few words, and no words of the lesson smaller than a thirtieth of its height."""
    for sheet in pypdf.PdfReader(BytesIO(made("slides", name)[1])).pages:
        width, height = float(sheet.mediabox.width), float(sheet.mediabox.height)
        assert width / height == pytest.approx(16 / 9, abs=0.01)
        sizes: list[tuple[float, str]] = []
        sheet.extract_text(
            visitor_text=lambda text, _c, matrix, _f, size, s=sizes: s.append((size * abs(matrix[3]), text))
        )
        small = [text for size, text in sizes if size and size < height / 30 and text.strip()]
        # The footer, the title of the workshop and the number of the slide, is all that may be smaller.
        assert len(" ".join(small).split()) <= 8, small
        assert len(sheet.extract_text().split()) <= 120


def test_the_same_lessons_give_the_same_bytes() -> None:
    """A printed guide can be compared with today's."""
    workshop, pdf = made("guide", "small")
    assert guide_pdf(workshop, SMALL, warn=pytest.fail) == pdf


def test_a_sign_that_no_font_has_is_said_in_words(tmp_path: Path) -> None:
    """An emoji in a title does not keep a facilitator from the guide."""
    workshop = read_workshop(SMALL)
    said: list[str] = []
    odd = workshop.model_copy(update={"title": "Small \U0001f331 steps"})
    text = " ".join(pages(guide_pdf(odd, SMALL, warn=said.append)))
    assert "(seedling)" in text
    assert len(said) == 1
