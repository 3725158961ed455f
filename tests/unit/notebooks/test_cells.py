"""From a cell back to what the author wrote."""

from workshop.language import Words
from workshop.model.lesson import HelpContact, Minutes, PauseBlock, ProseBlock
from workshop.notebooks.cells import markdown_of, pause_cell, prose_cell
from workshop.notebooks.words import alone_minutes, contact_address, contact_line, room_minutes

ENGLISH = Words()
MARKDOWN = "First.\n\n> A quotation\n>\n> of two parts.\n\n- a\n\n  > b\n\n```\n> code\n```"


def test_pauses_and_prose_come_back_as_written() -> None:
    """Whatever a notebook adds for its readers, a page gets the author's own Markdown, quotations and all."""
    assert markdown_of(pause_cell(PauseBlock(title="If", markdown=MARKDOWN, line=1), 1)) == MARKDOWN
    for audience in ("all", "room", "alone"):
        assert markdown_of(prose_cell(ProseBlock(markdown=MARKDOWN, audience=audience, line=1), 1, ENGLISH)) == MARKDOWN


def test_minutes_read_as_people_say_them() -> None:
    """One minute is not "1 minutes", and two runs of the same length are not a range."""
    assert alone_minutes(Minutes({"60": 1, "90": 1, "alone": 1}), ENGLISH) == "about 1 minute"
    assert room_minutes(Minutes({"60": 9, "90": 12, "alone": 1}), ENGLISH) == "about 9 to 12 minutes"
    assert room_minutes(Minutes({"60": 9, "90": 9, "alone": 1}), ENGLISH) == "about 9 minutes"
    assert alone_minutes(Minutes({"60": 1, "90": 1, "alone": 7.5}), ENGLISH) == "about 7.5 minutes"


def test_contacts_that_can_be_opened() -> None:
    """Numbers and addresses open with a tap; words are left to the reader; a blank one says what to do."""
    opened = {
        text: contact_address(HelpContact(name="x", contact=text))
        for text in ("+1 (555) 010-0100", "988", "https://example.org/help", "call or text 988", "Room 12", "")
    }
    assert opened == {
        "+1 (555) 010-0100": "tel:+15550100100",
        "988": "tel:988",
        "https://example.org/help": "https://example.org/help",
        "call or text 988": None,
        "Room 12": None,
        "": None,
    }
    assert contact_line(HelpContact(name="x"), ENGLISH) == "no number here yet"
