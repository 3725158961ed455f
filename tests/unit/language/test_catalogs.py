"""The catalogs of other languages: current, complete, and with every place of the English words."""

import re
from pathlib import Path
from typing import get_args

import pytest

from workshop.language import languages, translations
from workshop.language.calls import calls, without_literal
from workshop.language.catalog import LOCALE, Part
from workshop.language.collect import build, collect

FRONTEND = Path(__file__).parents[3] / "workshop" / "frontend"
PLACES = re.compile(r"\{\w+\}")
CATALOGS = [(language, part) for language in languages() for part in get_args(Part)]


@pytest.mark.parametrize(("language", "part"), CATALOGS)
def test_a_catalog_is_current_and_complete(language: str, part: Part) -> None:
    """Words added or changed in the code are in every catalog. If not: "make catalogs", then translate."""
    po, data = build(language, part)
    assert (LOCALE / language / f"{part}.po").read_text("utf-8") == po
    assert (LOCALE / language / f"{part}.json").read_text("utf-8") == data
    wanted = {message.id if isinstance(message.id, str) else message.id[0] for message in collect(part) if message.id}
    assert wanted - set(translations(language, part)) == set()


@pytest.mark.parametrize(("language", "part"), CATALOGS)
def test_translations_keep_the_places(language: str, part: Part) -> None:
    """A translation that loses ``{code}`` would hide what it is about; one that invents a place would show braces."""
    for english, found in translations(language, part).items():
        for form in [found] if isinstance(found, str) else found:
            extra = {"{count}"}  # a form for one may say it in words
            assert set(PLACES.findall(form)) | extra == set(PLACES.findall(english)) | extra, english


def test_every_word_can_be_collected() -> None:
    """``tr`` and ``trn`` take literals, also inside template strings; anything else could never be translated."""
    wrong = [
        f"{path.name}:{line}" for path in FRONTEND.glob("*.js") for line in without_literal(path.read_text("utf-8"))
    ]
    assert wrong == []
    text = 'a(`${tr("One {x}", { x })} b`, trn("1 \\"day\\"",\n  "days", n), tr(\n"Two"))'
    assert list(calls(text)) == ["One {x}", "Two", ('1 "day"', "days")]
    assert without_literal("tr(name); `${trn(one, two, 3)}`") == [1, 1]
