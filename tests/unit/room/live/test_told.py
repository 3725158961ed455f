"""The words of a released result: the page knows each of them, so that it can say it in its own language."""

import re
from random import Random
from typing import Any

from workshop.disclosure import words
from workshop.disclosure.profiles import profile
from workshop.errors import DisclosureError
from workshop.exercises.table import parse_exercise
from workshop.frontend.bundle import FOLDER
from workshop.language.calls import calls
from workshop.model.exercise import Exercise
from workshop.room.live.reveal import BANDS, PROFILE, released

OWN = {"One", "Two", "Three"}
NUMBERS = re.compile("\\d+|\\d+\N{EN DASH}\\d+%|\N{EN DASH}")
OPTIONS = [{"id": name.lower(), "label": name} for name in sorted(OWN)]


def exercise(kind: str, **fields: Any) -> Exercise:
    """An exercise."""
    return parse_exercise({"id": "e", "kind": kind, "prompt": "Please.", "share": "offer", **fields})


def every_text() -> set[str]:
    """What results of many rooms say, other than numbers and an author's own words."""
    random, found = Random(5), set[str]()
    one, many = (exercise("choice", options=OPTIONS, multiple=several) for several in (False, True))
    sort = exercise("sort", bins=OPTIONS, cards=OPTIONS)
    names = [option["id"] for option in OPTIONS]
    for _ in range(1500):
        asked = random.choice((one, many, sort))
        people = random.randint(10, 70)
        some = names[: random.randint(1, 3)]
        answers: dict[int, Any] = {}
        for number in range(random.randint(10, people)):
            if asked is sort:
                answers[number] = {card: random.choice(some) for card in names if random.random() < 0.95}
            else:
                answers[number] = random.sample(some, 1 if asked is one else random.randint(1, len(some)))
        try:
            table = released(asked, answers, people)
        except DisclosureError:
            continue
        figures = [figure for row in table["rows"] for figure in row["figures"]]
        found |= {*table["columns"], *table["notes"], *figures, table["base"]}
    return {text for text in found if text not in OWN and not NUMBERS.fullmatch(text)}


def test_the_page_knows_every_word_of_a_result() -> None:
    """What the gate says there is told in the page's language; a sentence that the page does not know fails here."""
    phrases = [one for one in calls((FOLDER / "released.js").read_text("utf-8")) if isinstance(one, str)]
    patterns = [re.compile(re.sub(r"\\\{\w+\\\}", r"\\d+", re.escape(phrase))) for phrase in phrases]
    texts = every_text()
    assert len(texts) > 8
    assert [text for text in texts if not any(pattern.fullmatch(text) for pattern in patterns)] == []
    unused = [one.pattern for one in patterns if not any(one.fullmatch(text) for text in texts)]
    rare = {words.BASE_HIDDEN, words.cells_hidden(profile(PROFILE)), BANDS}
    assert [one for one in unused if not any(re.fullmatch(one, text) for text in rare)] == []


def test_both_halves_of_a_phrase_are_the_same() -> None:
    """The words by which the page knows a phrase are those that a translator sees."""
    text = (FOLDER / "released.js").read_text("utf-8")
    for phrase in calls(text):
        assert text.count(f'"{phrase}"') == 2, phrase
