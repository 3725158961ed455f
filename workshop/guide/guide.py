"""The facilitator's guide: run of show, notes and scripts, and handouts, from the one text of the lessons."""

from collections.abc import Callable, Iterator
from pathlib import Path

from workshop.exercises.letter import Letter
from workshop.exercises.plan import Plan
from workshop.exercises.rubric import RubricExercise
from workshop.guide.handouts import handout
from workshop.guide.press import Paper, press
from workshop.guide.text import Reader, reader
from workshop.language import Words
from workshop.lessons.run_of_show import run_of_show
from workshop.model.lesson import ExerciseBlock, FacilitatorBlock, Lesson, PauseBlock, ProseBlock, Workshop
from workshop.reports.nodes import Node, bullets, callout, heading, paragraph, spans, strong

__all__ = ["guide_pdf"]


def guide_pdf(
    workshop: Workshop,
    folder: Path,
    *,
    run: int | None = None,
    paper: Paper = "us-letter",
    handouts: bool = True,
    warn: Callable[[str], None],
) -> bytes:
    """Set the guide.

    Args:
        workshop: The workshop, read from its lessons.
        folder: Its folder, where its figures are.
        run: Length of the one run to plan for, or None for every run.
        paper: Size of the paper.
        handouts: True to add the exercises on paper.
        warn: Takes a sentence about characters that the fonts do not have.

    Raises:
        SetupError: If it cannot be set.
    """
    words = Words(workshop.language)
    runs = (run,) if run else workshop.runs
    nodes = [*_front(workshop, words), *_plans(workshop, runs, words)]
    for lesson in workshop.lessons:
        nodes.append({"type": "break"})
        nodes.append({"type": "lesson", "content": list(_lesson(workshop, lesson, runs, reader(folder), words))})
    if handouts:
        nodes += _handouts(workshop, reader(folder), words)
    name = words.gettext("Facilitator’s guide")
    title = f"{workshop.title}: {name}"
    document = {
        "title": title,
        "lang": workshop.language.partition("-")[0],
        "paper": paper,
        "footer": title,
        "page": words.gettext("Page"),
        "content": nodes,
    }
    return press("guide", document, warn=warn)


def _front(workshop: Workshop, words: Words) -> Iterator[Node]:
    _ = words.gettext
    lengths = ", ".join(str(run) for run in workshop.runs)
    yield {
        "type": "cover",
        "kicker": _("Facilitator’s guide"),
        "title": workshop.title,
        "subtitle": workshop.description,
        "lines": [_("Runs of {lengths} minutes", lengths=lengths), _("Version {number}", number=workshop.version)],
    }
    yield heading(2, _("Before the room opens"))
    yield bullets(
        [
            [_("Fill in the help contacts below, and call each number once.")],
            [_("Print the handouts at the end for people without a device, and bring pens.")],
            [_("Put the slides on the projector, then the join link with its QR code.")],
            [_("Know your reporting duties, and who is on duty today for a private talk.")],
            [_("Put water and tissues where people can reach them. Keep the door easy to get to.")],
        ]
    )
    yield callout("note", _("Say it at the start, word for word"), _opt_out(words))
    yield heading(2, _("Who to turn to"))
    yield {
        "type": "table",
        "columns": [spans(_("Who")), spans(_("How to reach them")), spans(_("When"))],
        "rows": [
            [spans(strong(one.name)), spans(one.contact or _("Fill this in")), spans(one.note)] for one in workshop.help
        ],
        "shape": "contacts",
    }
    yield callout(
        "caution",
        _("If someone is upset"),
        _(
            "Go over quietly, sit down at their side, and ask: “Would you like a break, to continue, or to talk with "
            "someone?” Then do what they say. If it doesn’t ease, walk with them to someone on this list. If anyone is "
            "in danger, call emergency services, and stay."
        ),
    )


def _opt_out(words: Words) -> str:
    return words.gettext("“Everything is optional. Skip, step out or stop; nobody is told and nothing changes.”")


def _plans(workshop: Workshop, runs: tuple[int, ...], words: Words) -> Iterator[Node]:
    """The run of show of each run, on a page of its own."""
    _ = words.gettext
    for run in runs:
        rows = []
        for slot in run_of_show(workshop, run):
            form = f" ({slot.form})" if slot.form else ""
            rows.append([_span(slot.start, slot.end), f"{slot.lesson.title}{form}", "", "lesson"])
            rows += [
                [part.note if part.start is None else _span(part.start, part.end or 0), part.title, part.cut, "part"]
                for part in slot.parts
            ]
        yield {"type": "break"}
        yield heading(2, _("Run of show: {run} minutes", run=run))
        yield {
            "type": "plan",
            "columns": [_("Minutes"), _("What"), _("If late, cut")],
            "rows": [row[:3] for row in rows],
            "lessons": [index for index, row in enumerate(rows) if row[3] == "lesson"],
        }


def _span(start: float, end: float) -> str:
    return f"{start:g}–{end:g}"  # noqa: RUF001 - a range of minutes is written with an en dash


def _lesson(workshop: Workshop, lesson: Lesson, runs: tuple[int, ...], read: Reader, words: Words) -> Iterator[Node]:
    _ = words.gettext
    yield heading(2, lesson.title)
    slots = [next(slot for slot in run_of_show(workshop, run) if slot.lesson is lesson) for run in runs]
    times = [
        _("{run}-minute run: minutes {start} to {end}", run=run, start=f"{slot.start:g}", end=f"{slot.end:g}")
        for run, slot in zip(runs, slots, strict=True)
    ]
    yield paragraph(" · ".join(times), tone="quiet")
    yield bullets([[goal] for goal in lesson.goals])
    if lesson.exercises:
        yield heading(3, _("What people do"))
        yield {
            "type": "table",
            "columns": [spans(_("Exercise")), spans(_("Minutes")), spans(_("Who sees it"))],
            "rows": [
                [
                    spans(one.prompt),
                    spans(f"{one.minutes:g}" if one.minutes else ""),
                    spans(_who_sees(one.share, words)),
                ]
                for one in lesson.exercises
            ],
            "shape": "wide-first",
        }
    for block in lesson.blocks:
        if isinstance(block, PauseBlock):
            inner = read(block.markdown, 4)
            yield {
                "type": "callout",
                "kind": "withheld",
                "title": _("On their page: {title}", title=block.title),
                "content": inner,
            }
    notes = [block.markdown for block in lesson.blocks if isinstance(block, FacilitatorBlock)]
    if notes:
        yield heading(3, _("Your notes"))
    for markdown in notes:
        yield from read(markdown, 4)


def _who_sees(share: str, words: Words) -> str:
    _ = words.gettext
    if share == "private":
        return _("Only the participant")
    return _("Center, if shared (ticked)") if share == "offer" else _("Center, if shared (not ticked)")


def _handouts(workshop: Workshop, read: Reader, words: Words) -> Iterator[Node]:
    first = True
    for lesson in workshop.lessons:
        if lesson.exercises:
            yield {"type": "handout", "first": first, "content": [*_handout(lesson, read, words)]}
            first = False


def _handout(lesson: Lesson, read: Reader, words: Words) -> Iterator[Node]:
    _ = words.gettext
    yield heading(2, _("Handout: {title}", title=lesson.title))
    yield paragraph(_("This sheet is yours. Nobody collects it. Skip whatever you like."), tone="quiet")
    before: list[Node] = []
    for block in lesson.blocks:
        if isinstance(block, ProseBlock) and block.audience == "all":
            before = [node for node in read(block.markdown, 3) if node["type"] in ("paragraph", "quote")]
        elif isinstance(block, ExerciseBlock):
            one = block.exercise
            # Who rates a sample needs it on the sheet.
            if isinstance(one, RubricExercise) and one.sample and before:
                yield {"type": "exercise", "fields": False, "content": before}
            yield {"type": "exercise", "fields": isinstance(one, Letter | Plan), "content": [*handout(one, words)]}
