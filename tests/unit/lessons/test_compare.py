"""What a change to a workshop means for people who have begun, from two readings of it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.errors import SetupError
from workshop.lessons import read_workshop
from workshop.lessons.compare import compare
from workshop.lessons.revision import workshop_at

Edit = Callable[[str, str, str], None]
GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
CASES = {
    "another id": ("02-end.md", "} next-step", "} the-next-step", "loses", 'exercise "next-step" is gone.'),
    "another kind": (
        "02-end.md",
        "kind: plan\n",
        "kind: reflect\n",
        "loses",
        "of the kind plan and is of the kind reflect",
    ),
    "an option gone": (
        "02-end.md",
        "  - {id: rest, label: Rest}\n",
        "  - {id: nap, label: Nap}\n",
        "loses",
        '"rest" is gone from "options"',
    ),
    "more open": ("02-end.md", "share: private", "share: ask", "changes", '"share" was private and is ask'),
    "one answer only": (
        "02-end.md",
        "multiple: false",
        "multiple: true",
        "changes",
        '"multiple" was False and is True',
    ),
    "another finish": ("workshop.yaml", "finish: ", "finish: my-plan #", "changes", '"finish" was'),
    "same version of a measure": ("measures/mini.yaml", "text: ", "text: Quite ", "changes", "is still version 1"),
    "other words": ("02-end.md", "What do you take with you?", "What stays with you?", "keeps", "Answers are kept."),
    "less open": ("01-begin.md", "share: offer", "share: ask", "keeps", "Less would be shared."),
    "new option": ("02-end.md", "  - {id: rest", "  - {id: nap, label: Nap}\n  - {id: rest", "keeps", '"nap" is new'),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_named_with_what_it_does(small: Path, edit: Edit, case: str) -> None:
    """Each change says if answers are kept, changed in meaning or lost; the heavy ones ask for a new version."""
    name, old, new, weight, said = CASES[case]
    before = read_workshop(small)
    if case == "another kind":
        edit(name, "cue: If it is Monday, then I call.\n", "")
    edit(name, old, new)
    found = compare(before, read_workshop(small))
    assert [change.weight for change in found if said in change.message] == [weight], found
    assert any("the version is still 1" in change.message for change in found) == (weight != "keeps")


def test_prose_is_nobodys_loss(small: Path, edit: Edit) -> None:
    """Titles, prose, the file names and the order of lessons change nothing for answers."""
    before = read_workshop(small)
    edit("02-end.md", "title: The End", "title: Before you go")
    edit("02-end.md", "## Looking back", "## A look back\n\nMore words.")
    edit("01-begin.md", "02-end.md", "03-before-you-go.md")
    (small / "02-end.md").rename(small / "03-before-you-go.md")
    assert compare(before, read_workshop(small)) == ()


def test_a_new_version_answers_for_the_change(small: Path, edit: Edit) -> None:
    """Once the version is raised, nobody is asked to raise it; a version that goes back is named."""
    before = read_workshop(small)
    edit("02-end.md", "} next-step", "} the-next-step")
    edit("workshop.yaml", "version: 1", "version: 2")
    after = read_workshop(small)
    assert [change.exercise for change in compare(before, after)] == ["next-step", "the-next-step"]
    assert "the version went back from 2 to 1" in compare(after, before)[-2].message


@pytest.fixture
def repository(small: Path) -> Path:
    """The small workshop in a repository of its own, committed once."""
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "First"]):
        subprocess.run([*GIT, "-C", str(small), *arguments], check=True)
    return small


def test_a_revision_is_read_as_it_was(repository: Path, edit: Edit) -> None:
    """What was committed is compared, whatever the files say now."""
    before = read_workshop(repository)
    edit("02-end.md", "} next-step", "} the-next-step")
    assert workshop_at(repository, "HEAD") == before


def test_what_cannot_be_compared_is_said(repository: Path, edit: Edit) -> None:
    """No such revision, a revision with mistakes, and no repository are three sentences."""
    with pytest.raises(SetupError, match="there is no such revision"):
        workshop_at(repository, "--help")
    edit("02-end.md", "kind: plan", "kind: paln")
    subprocess.run([*GIT, "-C", str(repository), "commit", "-qam", "Worse"], check=True)
    with pytest.raises(SetupError, match="was not in order at HEAD"):
        workshop_at(repository, "HEAD")
    shutil.rmtree(repository / ".git")
    with pytest.raises(SetupError, match="not a git repository"):
        workshop_at(repository, "HEAD")
