"""Warnings: what builds and is still worth a look."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.lessons.check import check_workshop, findings
from workshop.lessons.reading_level import Sentence, grade, sentences

Edit = Callable[[str, str, str], None]
HARD = (
    "Organizational communication necessitates considerable interpersonal understanding, notwithstanding hierarchical "
)
HARD += "differentiation, institutional expectations, administrative responsibilities and professional relationships. "


def test_the_formula_is_that_of_its_source() -> None:
    """L = 537 letters and S = 4.20 sentences in 100 words give 14.5 (639 letters, 119 words, 5 sentences)."""
    lengths = [6] * 44 + [5] * 75  # 639 letters in 119 words
    words = ["x" * length for length in lengths]
    text = [Sentence(tuple(words[start::5]), 1) for start in range(5)]
    assert sum(lengths) == 639
    assert grade(text) == pytest.approx(14.5, abs=0.05)


def test_sentences_are_counted_as_people_read_them() -> None:
    """Quotes, lists, line breaks and addresses do not disturb; headings, code and tables are left out."""
    text = "## Not this one\n\nOne *two*\nthree. (Four,) he said. (Five!)\n\n- [six seven](https://a.b)\n\n`x. Y`\n"
    assert [sentence.words for sentence in sentences(text, 1)] == [
        ("One", "two", "three"),
        ("Four", "he", "said"),
        ("Five",),
        ("six", "seven"),
    ]
    assert [sentence.line for sentence in sentences(text, 10)] == [12, 12, 12, 15]


def _warnings(folder: Path) -> list[str]:
    checked = check_workshop(folder)
    assert checked.mistakes == ()
    return [str(warning) for warning in checked.warnings if "is blank" not in warning.message]


def test_a_hard_lesson_is_called_hard_where_it_is_hardest(small: Path, edit: Edit) -> None:
    """The warning names the grade, the paragraph and the way out."""
    assert _warnings(small) == []
    edit("02-end.md", "## Looking back", f"## Looking back\n\nA short one.\n\n{HARD * 8}")
    [found] = _warnings(small)
    assert found.startswith("small/02-end.md:12: warning: this lesson reads at grade ")
    assert "16 words: make two of it" in found


def test_spanish_is_not_judged_by_an_english_formula(small: Path, edit: Edit) -> None:
    """Words are longer in Spanish; the formula would call every lesson too hard."""
    edit("workshop.yaml", "version:", "language: es-MX\nversion:")
    edit("02-end.md", "## Looking back", f"## Mirar atrás\n\n{HARD * 8}")
    assert _warnings(small) == []


@pytest.mark.parametrize(
    ("language", "prompt", "words"),
    [
        ("en", "You must answer.", "You must"),
        ("en", "All fields are required.", "required"),
        ("es", "Debes escribir algo.", "Debes"),
    ],
)
def test_a_demand_is_no_offer(small: Path, edit: Edit, language: str, prompt: str, words: str) -> None:
    """Everything can be skipped, so no exercise may say otherwise."""
    edit("workshop.yaml", "version:", f"language: {language}\nversion:")
    edit("02-end.md", "What do you take with you?", prompt)
    [found] = _warnings(small)
    assert found.startswith(f'small/02-end.md:19: warning: exercise "my-words": "{words}" in its prompt')


def test_two_kinds_of_quotation_marks(small: Path, edit: Edit) -> None:
    """One kind alone is fine, and so is code; both in one lesson are said with the line of the straight ones."""
    edit("02-end.md", "## Looking back", '## Looking back\n\nThey said "no".\n\nAnd `"“"` is code.')
    assert _warnings(small) == []
    edit("02-end.md", "They said", "I said “yes”.\n\nThey said")
    [found] = _warnings(small)
    assert found.startswith('small/02-end.md:12: warning: straight quotation marks (") stand beside curly ones')


def test_exercises_longer_than_their_lesson(small: Path, edit: Edit) -> None:
    """A lesson of five minutes cannot hold an exercise of forty."""
    edit("02-end.md", "share: private", "share: private\nminutes: 40")
    [found] = _warnings(small)
    assert "the exercises alone take 40 minutes, and the 60-minute run gives this lesson 35" in found


def test_blank_contacts_have_their_line(small: Path) -> None:
    """A center sees which line to fill in."""
    [warning] = check_workshop(small).warnings
    assert "contact" in (small / "workshop.yaml").read_text("utf-8").split("\n")[warning.line - 1]
    assert warning.message.startswith('the contact of "Someone near" is blank.')


def test_findings_for_editors(small: Path, edit: Edit) -> None:
    """One list of plain values, mistakes and warnings by place."""
    edit("02-end.md", "kind: plan", "kind: paln")
    checked = check_workshop(small)
    data = findings([*checked.warnings, *checked.mistakes])
    assert data["format"] == "workshop-check/1"
    assert [(one["path"], one["severity"]) for one in data["findings"]] == [  # type: ignore[attr-defined]
        ("small/02-end.md", "mistake"),
        ("small/workshop.yaml", "warning"),
    ]
