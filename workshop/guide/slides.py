"""Slides for the projector: what a room sees, made of the lessons, with few words and large letters.

Private writing, facilitator's notes and answers are never on a slide. The words are the author's: a section gives its
heading with its first list or first sentences, an exercise its prompt, a room's directive all that it says.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from workshop.guide.press import press
from workshop.guide.text import Reader, reader, words_in
from workshop.language import Words
from workshop.model.lesson import ExerciseBlock, FacilitatorBlock, Lesson, PauseBlock, ProseBlock, Workshop
from workshop.reports.nodes import Node, Spans, paragraph, spans, text_of

__all__ = ["slides_pdf"]

_MOST_WORDS = 55
"""Words on a slide. More than that, people read instead of listening."""

_MOST_LISTED = 85
"""Words in a list on a slide: its lines are read one by one, as they are spoken about."""

_MOST_ITEMS = 6

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def slides_pdf(workshop: Workshop, folder: Path, *, warn: Callable[[str], None]) -> bytes:
    """Set the slides, 16:9.

    Args:
        workshop: The workshop, read from its lessons.
        folder: Its folder, where its figures are.
        warn: Takes a sentence about characters that the fonts do not have.

    Raises:
        SetupError: If it cannot be set.
    """
    words = Words(workshop.language)
    slides = [_title(workshop), _help(workshop, words)]
    for number, lesson in enumerate(workshop.lessons, 1):
        slides.append(_opening(lesson, number, len(workshop.lessons), words))
        slides += _lesson(lesson, reader(folder), words)
    slides.append(_help(workshop, words, last=True))
    document = {
        "title": f"{workshop.title}: {words.gettext('Slides')}",
        "lang": workshop.language.partition("-")[0],
        "footer": workshop.title,
        "slides": slides,
    }
    return press("slides", document, warn=warn)


def _title(workshop: Workshop) -> dict[str, Any]:
    return {"kind": "title", "title": workshop.title, "subtitle": workshop.description, "content": []}


def _help(workshop: Workshop, words: Words, *, last: bool = False) -> dict[str, Any]:
    _ = words.gettext
    contacts = [
        {"name": one.name, "contact": one.contact or _("ask the facilitator"), "note": ""} for one in workshop.help
    ]
    title = _("If you need someone")
    closing = "" if last else _("Everything is optional. Skip, step out or stop; nobody is told and nothing changes.")
    return {"kind": "help", "title": title, "contacts": contacts, "closing": closing, "content": []}


def _opening(lesson: Lesson, number: int, total: int, words: Words) -> dict[str, Any]:
    place = words.gettext("{number} of {total}", number=number, total=total)
    return {"kind": "lesson", "title": lesson.title, "kicker": place, "goals": list(lesson.goals), "content": []}


def _lesson(lesson: Lesson, read: Reader, words: Words) -> Iterator[dict[str, Any]]:
    _ = words.gettext
    title = lesson.title
    notes = [place for place, block in enumerate(lesson.blocks) if isinstance(block, FacilitatorBlock)]
    # What stands below the last note of the facilitator is where the lesson comes from: for readers, not for the room.
    for block in lesson.blocks[: notes[-1] if notes else None]:
        match block:
            case ExerciseBlock(exercise=one):
                minutes = words.ngettext("{count} minute", "{count} minutes", one.minutes) if one.minutes else ""
                note = _("Stays with you") if one.share == "private" else _("You decide whether to share it")
                yield {"kind": "exercise", "title": one.prompt, "minutes": minutes, "note": note, "content": []}
            case PauseBlock():
                nodes = _fitting(read(block.markdown, 3))
                yield {"kind": "pause", "title": block.title, "content": nodes}
            case ProseBlock(audience="room"):
                for content in _pages([node for node in read(block.markdown, 3) if node["type"] != "heading"]):
                    yield {"kind": "room", "title": title, "kicker": _("Together"), "content": content}
            case ProseBlock(audience="all"):
                for heading, nodes in _sections(read(block.markdown, 2)):
                    title = heading or title
                    if heading and (content := _gist(nodes)):
                        yield {"kind": "text", "title": heading, "content": content}
            case _:
                pass  # notes are the facilitator's, and prose for people alone has no place in a room


def _sections(nodes: list[Node]) -> list[tuple[str, list[Node]]]:
    """Nodes under their headings; what stands before the first heading has none."""
    found: list[tuple[str, list[Node]]] = [("", [])]
    for node in nodes:
        if node["type"] == "heading":
            found.append((text_of(node["content"]), []))
        else:
            found[-1][1].append(node)
    return found


def _gist(nodes: list[Node]) -> list[Node]:
    """What of a section fits a slide: its first list, table or quotation, or else its first two sentences at least."""
    for node in nodes:
        if node["type"] == "list" and len(node["items"]) <= _MOST_ITEMS:
            shorter = (node, _leads(node, sentences=1), _leads(node, sentences=0))
            if fitting := [short for short in shorter if words_in(short) <= _MOST_LISTED]:
                return fitting[:1]
        if node["type"] == "table" and words_in(node) <= _MOST_LISTED:
            return [node]
        if node["type"] in ("quote", "figure") and words_in(node) <= _MOST_WORDS:
            return [node]
    first = next((node for node in nodes if node["type"] == "paragraph"), None)
    return [_shortened(first)] if first else []


def _leads(node: Node, *, sentences: int) -> Node:
    """A long list with what each item begins with: its words in bold and some sentences, or its first sentence."""
    items = []
    for item in node["items"]:
        said = item[0].get("content", []) if item else []
        lead = said[:1] if said and isinstance(said[0], dict) and said[0]["type"] == "strong" else None
        if lead and sentences:
            rest = " ".join(_sentences(text_of(said[1:]).strip())[:sentences])
            lead = [*lead, *spans(f" {rest}")]
        items.append([item[0] | {"content": lead}] if lead else [_first_sentence(one) for one in item[:1]])
    return node | {"items": items}


def _first_sentence(node: Node) -> Node:
    return paragraph(_sentences(text_of(node["content"]))[0]) if "content" in node else node


def _shortened(node: Node) -> Node:
    """The first sentences of a paragraph, as many as fit in half a slide."""
    if words_in(node) <= _MOST_WORDS // 2:
        return node
    kept: list[str] = []
    for sentence in _sentences(text_of(node["content"])):
        room = _MOST_WORDS if len(kept) == 1 else _MOST_WORDS // 2  # one sentence alone seldom says what is meant
        if kept and sum(len(one.split()) for one in [*kept, sentence]) > room:
            break
        kept.append(sentence)
    return node | {"content": _beginning(node["content"], len(" ".join(kept)))}


def _beginning(content: Spans, length: int) -> Spans:
    """The first spans of a paragraph, up to so many characters; what is emphasized stays so."""
    kept: Spans = []
    for span in content:
        if length <= 0:
            break
        if isinstance(span, str):
            kept.append(span[:length])
        else:
            kept.append(span | {"text": span["text"][:length]} if "text" in span else span)
        length -= len(text_of([span]))
    return kept


def _sentences(text: str) -> list[str]:
    """Sentences; those inside one quotation stay together, so that no slide ends in the middle of it."""
    found: list[str] = []
    for part in _SENTENCE.split(text):
        if found and found[-1].count("“") > found[-1].count("”"):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def _fitting(nodes: list[Node]) -> list[Node]:
    return next(iter(_pages(nodes)), [])


def _pages(nodes: list[Node]) -> list[list[Node]]:
    """Nodes on as many slides as they need."""
    pages: list[list[Node]] = []
    count = 0
    for node in nodes:
        if not pages or count + words_in(node) > _MOST_LISTED:
            pages.append([])
            count = 0
        pages[-1].append(node)
        count += words_in(node)
    return pages
