"""Whatever happens to a lesson on its way through people's editors, the answer is a workshop or a list of mistakes."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop.errors import LessonError, Mistake
from workshop.lessons import read_workshop
from workshop.lessons.mistakes import Mistakes
from workshop.lessons.yaml_text import read_fields

SMALL = Path(__file__).parents[2] / "fixtures" / "lessons" / "small"
FILES = [path.relative_to(SMALL).as_posix() for path in sorted(SMALL.rglob("*")) if path.suffix in (".md", ".yaml")]
LINES = [":::", "::::", ":::{", ":::{exercise}", ":::{room}\n", "```", "~~~", "---\n", "\n", "<!--", "<script>", "![]("]
MARKS = ["\t", "  ", "- ", ": ", "[", "]", "{", "}", "*a", "&a ", "!x ", '"', "'", "|", ">", "#", "# ", "[x]: y", "%"]
VALUES = ["\0", "\ufeff", "\r", "\u2028", "é", "1e999", ".nan", "null", "2026-12-01"]
SNIPPETS = st.sampled_from([*LINES, *MARKS, *VALUES])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy for all examples; each example writes all files anew."""
    return Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("mutated") / "small"))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(data=st.data())
def test_mutated_lessons_are_read_or_explained(folder: Path, data: st.DataObject) -> None:
    """Cutting, doubling and inserting in any file gives a workshop or a LessonError with a place for every mistake."""
    for name in FILES:
        shutil.copyfile(SMALL / name, folder / name)
    name = data.draw(st.sampled_from(FILES))
    text = (SMALL / name).read_text("utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 40))
        put = data.draw(SNIPPETS | st.just("") | st.just(text[start : start + length] * 2) | st.text(max_size=5))
        text = text[:start] + put + text[start + length :]
    (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    for mistake in _mistakes(folder):
        path = Path(mistake.path)
        written = path.read_bytes() if path.is_file() else b""
        assert path.is_relative_to(folder)
        assert 0 <= mistake.line <= written.count(b"\n") + written.count(b"\r") + 2
        assert mistake.message.strip()
        assert "\n" not in mistake.message


def _mistakes(folder: Path) -> tuple[Mistake, ...]:
    try:
        read_workshop(folder)
    except LessonError as error:
        return error.mistakes
    return ()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(alphabet="ab:-[]{}\"'|>&*!#% \n\t\0é,?~0.", max_size=60))
def test_any_text_is_yaml_or_explained(text: str) -> None:
    """The YAML reader never fails with anything but a mistake."""
    mistakes = Mistakes()
    fields = read_fields(text, mistakes.at(Path("x.yaml")))
    assert fields is not None or mistakes.found
