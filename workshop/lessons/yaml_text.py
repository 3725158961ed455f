"""YAML to plain values that know their lines. YAML 1.2, so that ``on``, ``off``, ``yes`` and ``no`` stay words."""

from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from workshop.lessons.mistakes import Place

__all__ = ["Fields", "Loc", "read_fields"]

Loc = tuple[str | int, ...]
_MOST_NODES = 20_000
_SCALARS = {"null", "bool", "int", "float"}
"""What is more than text. Dates stay text: a field that wants one reads it from there."""


_PROBLEMS = {
    "expected <block end>": "this line does not fit those above. Check how far they are indented.",
    "mapping values are not allowed": 'there is a second ":" in the line. Put quotes around the text.',
    "could not find expected ':'": 'a line has no ":". Give it one, or indent it if it belongs to the line above.',
    "while scanning a simple key": 'a line has no ":". Give it one, or indent it if it belongs to the line above.',
    "found unexpected end of stream": "a quote is opened and never closed.",
    "found character": "text cannot begin with this character. Put quotes around the text.",
    "expected the node content": "something is missing here, or text begins with a special character. Try quotes.",
    "expected ',' or": "a list or a group in brackets is not closed.",
    "but found another document": 'there is a line "---" in the middle. Delete it.',
}
"""What the YAML reader says, by how it begins, in words for authors."""


@dataclass
class Fields:
    """The fields of a YAML document.

    Attributes:
        values: The fields; keys are text as written, so that ``60:`` is ``"60"``.
        lines: Line of each field, by its way from the top: ``("options", 0, "label")``.
    """

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[Loc, int] = field(default_factory=dict)

    def line(self, loc: Loc) -> int:
        """Line of a field, or of the nearest one around it that is there."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines[loc]


class _EndlessError(Exception):
    """The mistake is reported; there is nothing more to read."""


class _Reader:
    """Walks the nodes of one document; every odd thing becomes a mistake and is left out."""

    def __init__(self, place: Place, first: int, yaml: YAML) -> None:
        self.place, self.first, self.yaml = place, first, yaml
        self.lines: dict[Loc, int] = {}
        self.count = 0
        self.open: list[Node] = []

    def value(self, node: Node, loc: Loc) -> Any:
        line = self.lines.setdefault(loc, node.start_mark.line + self.first)
        self.count += 1
        if any(node is outer for outer in self.open) or self.count == _MOST_NODES:
            self.place.add(line, "an alias (*) makes this endless or far too large. Write the text out instead.")
            raise _EndlessError
        self.open.append(node)
        try:
            if isinstance(node, MappingNode):
                return self.mapping(node, loc)
            if isinstance(node, SequenceNode):
                return [self.value(child, (*loc, index)) for index, child in enumerate(node.value)]
            return self.scalar(node, line) if isinstance(node, ScalarNode) else None
        finally:
            self.open.pop()

    def mapping(self, node: MappingNode, loc: Loc) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, child in node.value:
            line = key.start_mark.line + self.first
            if not isinstance(key, ScalarNode):
                self.place.add(line, 'the name of a field must be a word, such as "prompt:".')
            elif key.value in values:
                self.place.add(line, f'the field "{key.value}" is there twice. Delete or rename one.')
            else:
                self.lines[*loc, key.value] = line
                values[key.value] = self.value(child, (*loc, key.value))
        return values

    def scalar(self, node: ScalarNode, line: int) -> Any:
        tag = str(node.tag)
        if not tag.startswith("tag:yaml.org,2002:"):
            self.place.add(
                line, f'the tag "{tag}" is not known here. Put quotes around the text if the "!" belongs to it.'
            )
            return node.value
        if tag.rpartition(":")[2] not in _SCALARS:
            return node.value
        try:
            return self.yaml.constructor.construct_object(node)
        except (ValueError, YAMLError):
            return node.value


def read_fields(text: str, place: Place, *, first: int = 1) -> Fields | None:
    """Parse YAML whose top level is a group of fields.

    Args:
        text: The YAML.
        place: Where mistakes go.
        first: Line of the file in which ``text`` begins.

    Returns:
        The fields, or None if there are none to be had; then a mistake says why.
    """
    yaml = YAML(typ="safe", pure=True)
    node = _composed(yaml, text, place, first)
    if node is None:
        return None
    if not isinstance(node, MappingNode):
        what = "a list" if isinstance(node, SequenceNode) else "plain text"
        place.add(
            first + node.start_mark.line,
            f'this is {what}, but fields are needed here, one a line, such as "kind: reflect".',
        )
        return None
    reader = _Reader(place, first, yaml)
    try:
        values = reader.mapping(node, ())
    except _EndlessError:
        return None
    reader.lines[()] = first
    return Fields(values, reader.lines)


def _composed(yaml: YAML, text: str, place: Place, first: int) -> Node | None:
    """The tree of nodes, or None; then a mistake says why."""
    try:
        node: Node | None = yaml.compose("\n".join(_untabbed(line) for line in text.split("\n")))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = str(error.problem or error.context)
        plain = next((words for start, words in _PROBLEMS.items() if problem.startswith(start)), None)
        tabs = " Use spaces, not tabs." if "\t" in text else ""
        place.add(
            first + (mark.line if mark else 0),
            f"is not valid YAML: {plain or f'{problem}. Check the indentation, the colons and the quotes.'}{tabs}",
        )
    except RecursionError:
        place.add(first, "is nested too deeply. Check the brackets.")
    except (YAMLError, ValueError) as error:
        reason = str(error).strip().split("\n")[0]
        place.add(first, f"is not valid YAML: {reason}. Look for a character that does not belong there.")
    else:
        if node is None:
            place.add(first, 'has no fields. Write one a line, such as "kind: reflect".')
        return node
    return None


def _untabbed(line: str) -> str:
    """A line whose indentation is in spaces: tabs look the same to an author."""
    rest = line.lstrip(" \t")
    return line[: len(line) - len(rest)].expandtabs(4) + rest
