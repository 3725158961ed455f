"""A whole folder: everything is read, or every mistake is named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.errors import LessonError, SetupError
from workshop.lessons import read_workshop
from workshop.model.lesson import ExerciseBlock, PauseBlock, ProseBlock


def test_a_workshop_is_read(small: Path) -> None:
    """Lessons, blocks, exercises and resources arrive in the order in which they were written."""
    workshop = read_workshop(small)
    assert [lesson.stem for lesson in workshop.lessons] == ["01-begin", "02-end"]
    assert list(workshop.exercises)[:3] == ["first-check", "yours-or-not", "next-step"]
    assert [block.type for block in workshop.lessons[0].blocks] == [
        "prose", "exercise", "pause", "prose", "prose", "prose", "facilitator", "prose", "exercise",
    ]  # fmt: skip
    assert [measure.id for measure in workshop.measures] == ["mini"]
    assert workshop.exercises["my-talk"].instrument == "talk/2"
    assert workshop.blank_contacts == ("Someone near",)


def test_audiences_and_titles_are_kept(small: Path) -> None:
    """Room and alone prose know their audience, a pause its title, every block its line."""
    blocks = read_workshop(small).lessons[0].blocks
    prose = [block for block in blocks if isinstance(block, ProseBlock)]
    assert [block.audience for block in prose] == ["all", "all", "room", "alone", "all"]
    assert [(block.title, block.line) for block in blocks if isinstance(block, PauseBlock)] == [("If this is hard", 23)]
    assert [block.line for block in blocks if isinstance(block, ExerciseBlock)] == [14, 49]


def test_every_mistake_is_reported_at_once(
    edit: Callable[[str, str, str], None], mistakes: Callable[[], list[str]]
) -> None:
    """Mistakes in four files, of the YAML, the prose and the whole, come in one answer in file and line order."""
    edit("01-begin.md", "kind: sort", "kind: srot")
    edit("01-begin.md", "## What was yours", "#### What was yours")
    edit("02-end.md", "90: 50", "90: 51")
    edit("02-end.md", "share: private", "share: never")
    edit("measures/mini.yaml", "version: 1", "version: none")
    edit("workshop.yaml", "title:", "titel:")
    found = mistakes()
    assert [line.split(": ")[0] for line in found] == [
        "small/01-begin.md:27",
        "small/01-begin.md:50",
        "small/02-end.md:22",
        "small/measures/mini.yaml:2",
        "small/workshop.yaml",
        "small/workshop.yaml:3",
    ]


def test_code_is_not_mistaken_for_directives(small: Path) -> None:
    """Colons inside a code block stay text, and those in a comment of its own are the author's alone."""
    path = small / "01-begin.md"
    text = path.read_text("utf-8")
    hidden = "<!--\n:::{exercise} hidden\n-->"
    path.write_text(text.replace("## What was yours", f"{hidden}\n\n## What was yours"), "utf-8")
    lesson = read_workshop(small).lessons[0]
    prose = "\n".join(block.markdown for block in lesson.blocks if isinstance(block, ProseBlock))
    assert "```\n:::{exercise} not-an-exercise\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |" in prose
    assert "hidden" not in prose
    assert [exercise.id for exercise in lesson.exercises] == ["first-check", "yours-or-not"]


def test_code_inside_a_directive_may_hold_colons(edit: Callable[[str, str, str], None], small: Path) -> None:
    """A facilitator's note can show a directive in a code block without ending there."""
    edit("01-begin.md", "Watch the clock.", "```\n:::{pause} Like this\n:::\n```\nWatch the clock.")
    blocks = read_workshop(small).lessons[0].blocks
    assert [block.markdown for block in blocks if block.type == "facilitator"] == [
        "```\n:::{pause} Like this\n:::\n```\nWatch the clock."
    ]


def test_other_editors_write_the_same_lessons(small: Path) -> None:
    """A byte order mark, Windows line ends and tabs in the indentation change nothing."""
    expected = read_workshop(small)
    for path in small.rglob("*"):
        if path.suffix in (".md", ".yaml"):
            text = path.read_text("utf-8").replace("\n  - ", "\n\t- ").replace("\n    ", "\n\t  ")
            path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_workshop(small) == expected


def test_words_that_old_yaml_takes_for_truth_stay_words(edit: Callable[[str, str, str], None], small: Path) -> None:
    """``on``, ``off``, ``yes`` and ``no`` are answers that people give, not values of a switch."""
    edit(
        "02-end.md",
        "{id: rest, label: Rest}",
        "{id: yes, label: Yes}\n  - {id: no, label: No}\n  - {id: off, label: On}",
    )
    data = read_workshop(small).exercises["next-step"].model_dump()
    assert [(option["id"], option["label"]) for option in data["options"]][:3] == [
        ("yes", "Yes"),
        ("no", "No"),
        ("off", "On"),
    ]


def test_a_file_that_is_not_utf8(small: Path, mistakes: Callable[[], list[str]]) -> None:
    """The line with the first strange byte is named, and the way to save it right."""
    path = small / "02-end.md"
    path.write_bytes(path.read_bytes().replace(b"## Looking back", b"## Caf\xe9"))
    (line,) = mistakes()
    assert line.startswith("small/02-end.md:8: is not UTF-8 text.")


def test_a_folder_without_lessons(small: Path, mistakes: Callable[[], list[str]]) -> None:
    """An empty folder is told what it lacks."""
    for path in sorted(small.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert mistakes() == [
        'small: has no lessons. Add a file such as "01-welcome.md".',
        "small/workshop.yaml: is missing. Add it, with id, version, title, description, finish and help.",
    ]


def test_no_folder(tmp_path: Path) -> None:
    """A folder that is not there is one line, not a list of missing files."""
    with pytest.raises(SetupError, match="There is no folder"):
        read_workshop(tmp_path / "nowhere")


def test_a_file_that_would_be_overlooked(small: Path, mistakes: Callable[[], list[str]]) -> None:
    """A lesson or a measure whose name is not read is a mistake; a README is not."""
    (small / "02-end.md").rename(small / "2 The End.md")
    (small / "README.md").write_text("For authors.", "utf-8")
    (small / "measures" / "more.yml").write_text("id: more", "utf-8")
    found = mistakes()
    assert any("Rename it, such as to" in line and "the-end.md" in line for line in found)
    assert any(line.startswith("small/measures/more.yml: is not read. Rename it") for line in found)
    assert not any("README" in line for line in found)


def test_an_unclosed_directive_does_not_hide_the_next(
    edit: Callable[[str, str, str], None], mistakes: Callable[[], list[str]]
) -> None:
    """What follows an unclosed directive is still read, so its mistakes are heard too."""
    edit("01-begin.md", "minutes: 2\n:::\n", "minutes: 2\n")
    edit("01-begin.md", ":::{alone}", ":::{aloen}")
    assert [line.split(": ")[0] for line in mistakes()] == ["small/01-begin.md:14", "small/01-begin.md:32"]


def test_a_reference_is_defined_where_it_is_used(
    edit: Callable[[str, str, str], None], mistakes: Callable[[], list[str]]
) -> None:
    """A link reference does not reach from one block into another, since each becomes a cell of its own."""
    edit("01-begin.md", "[way out](02-end.md)", "[way out][exit]")
    edit("01-begin.md", "| a | b |", "[exit]: 02-end.md\n\n| a | b |")
    (line,) = mistakes()
    assert "the address of [exit] stands in another part" in line


def test_the_real_workshop_has_no_mistakes() -> None:
    """The lessons that we ship are read, and both runs add up."""
    folder = Path(__file__).parents[3] / "lessons" / "bounce-back"
    try:
        workshop = read_workshop(folder)
    except LessonError as error:
        pytest.fail(str(error))
    assert len(workshop.lessons) == 7
    assert sum(lesson.minutes.room[60] for lesson in workshop.lessons) == 60
    assert sum(lesson.minutes.room[90] for lesson in workshop.lessons) == 90
