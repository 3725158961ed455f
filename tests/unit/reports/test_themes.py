"""Themes: texts go out to people who read them, counts come back, and nothing else is kept."""

import csv
import io
from pathlib import Path
from random import Random

import pytest

from tests.fixtures.snapshots.made import NOW, cohort, people, workshop
from workshop.disclosure.released import ReleasedTable, Withheld
from workshop.errors import ReportError
from workshop.reports.analysis import analyse
from workshop.reports.snapshot import read_snapshot, take_snapshot
from workshop.reports.themes.codebook import Codebook, Theme, read_codebook
from workshop.reports.themes.coding import coding_file, count_themes
from workshop.reports.themes.kept import keep_themes, kept_themes
from workshop.reports.themes.texts import texts_of

BOOK = Codebook(
    id="waiting", version=2, themes=(Theme(id="silence", label="No answer"), Theme(id="money", label="Money"))
)
ASKED = "story-of-it"


def coded(path: Path, *cells: str) -> Path:
    """A coded file with a line for each cell."""
    path.write_bytes(coding_file(["=words"] * len(cells), Random(1)))
    lines = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    for line, cell in zip(lines[1:], cells, strict=True):
        line[2] = cell
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(lines)
    return path


def test_counts_of_a_coded_file(tmp_path: Path) -> None:
    """Each person counts once for each theme, however the ids are separated; an empty cell is a text without one."""
    found = count_themes(coded(tmp_path / "c.csv", "silence", "money; silence,silence", "", "money"), BOOK, ASKED, 4)
    assert [(one.id, one.people) for one in found.themes] == [("silence", 2), ("money", 2)]
    assert (found.coded, found.codebook) == (4, "waiting/2")


@pytest.mark.parametrize(
    ("cells", "shared", "message"),
    [
        (["silance", "x"], 2, 'entry 1: there is no theme "silance"; entry 2: there is no theme "x"'),
        (["silence"], 2, "it holds 1 texts, and 2 are shared now"),
    ],
)
def test_what_does_not_fit(tmp_path: Path, cells: list[str], shared: int, message: str) -> None:
    """Unknown themes are all named at once, and a file of other texts than those shared now is refused."""
    with pytest.raises(ReportError, match=message):
        count_themes(coded(tmp_path / "c.csv", *cells), BOOK, ASKED, shared)


def test_not_a_coded_file(tmp_path: Path) -> None:
    """Another file, and one with an entry twice, are refused in one line."""
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ReportError, match="no columns entry and themes"):
        count_themes(tmp_path / "x.csv", BOOK, ASKED, 1)
    (tmp_path / "x.csv").write_text("entry,text,themes\n1,a,money\n1,a,money\n")
    with pytest.raises(ReportError, match="twice"):
        count_themes(tmp_path / "x.csv", BOOK, ASKED, 2)


def test_a_codebook_that_is_none(tmp_path: Path) -> None:
    """The field that is wrong is named."""
    path = tmp_path / "codebook.yaml"
    path.write_text("id: waiting\nversion: 1\nthemes:\n  - {id: a, label: A}\n  - {id: a, label: B}\n")
    with pytest.raises(ReportError, match="two themes have the same id"):
        read_codebook(path)
    path.write_text("id: waiting\nthemes: [")
    with pytest.raises(ReportError, match="not YAML"):
        read_codebook(path)


def test_texts_leave_in_an_order_of_their_own() -> None:
    """A line of the file tells nothing of who wrote it, and a formula becomes text."""
    texts = [f"text {number}" for number in range(30)] + ["=1+1"]
    lines = list(csv.reader(io.StringIO(coding_file(texts, Random(2)).decode("utf-8-sig"))))
    assert sorted(line[1] for line in lines[1:]) == sorted([*texts[:-1], "'=1+1"])
    assert [line[1] for line in lines[1:]] != texts


def test_counts_reach_the_report_through_the_gate(tmp_path: Path) -> None:
    """Themes are counted as the coder found them, small counts become limits, and no text is anywhere."""
    persons = people(60, 1)
    number = len(texts_of(persons, ASKED))
    book = Codebook(id="b", version=1, themes=(*BOOK.themes, Theme(id="rare", label="Rare")))
    cells = [
        "silence money" if at < 20 else "silence" if at < 30 else "rare" if at < 32 else "" for at in range(number)
    ]
    keep_themes(tmp_path, "ABCDEF", count_themes(coded(tmp_path / "c.csv", *cells), book, ASKED, number))
    themes = kept_themes(tmp_path, "ABCDEF", persons)
    take_snapshot(persons, cohort(), workshop(), tmp_path / "s.parquet", created=NOW, rng=Random(5), themes=themes)
    found = analyse(read_snapshot(tmp_path / "s.parquet")).themes
    assert isinstance(found, ReleasedTable)
    assert [row.figures[0].value for row in found.rows] == [30, 20, None]
    assert found.rows[2].figures[1].text.startswith("at most")


def test_counts_of_other_texts_are_left_out(tmp_path: Path) -> None:
    """If somebody shared or took back a text since, the counts are not shown, and the report says what to do."""
    persons = people(60, 1)
    number = len(texts_of(persons, ASKED))
    keep_themes(tmp_path, "ABCDEF", count_themes(coded(tmp_path / "c.csv", *["money"] * number), BOOK, ASKED, number))
    themes = kept_themes(tmp_path, "ABCDEF", persons[5:])
    take_snapshot(persons[5:], cohort(), workshop(), tmp_path / "s.parquet", created=NOW, rng=Random(5), themes=themes)
    found = analyse(read_snapshot(tmp_path / "s.parquet")).themes
    assert isinstance(found, Withheld)
    assert "coded again" in found.text
