"""Every mistake has its line and says what to do next: one edit of a good workshop, one message."""

from collections.abc import Callable
from pathlib import Path

import pytest

FIXTURE = Path(__file__).parents[2] / "fixtures" / "lessons" / "small"
BEGIN, END, HEAD = "01-begin.md", "02-end.md", "workshop.yaml"

CASES = {
    "unknown directive": (
        BEGIN,
        ":::{pause} If",
        ":::{pasue} If",
        'unknown directive "{pasue}". Did you mean "pause"?',
    ),
    "name without braces": (BEGIN, ":::{room}", "::: room", 'Did you mean ":::{room}"?'),
    "closes nothing": (BEGIN, "Some *plain*", ":::\n\nSome *plain*", '":::" closes nothing here. Delete it'),
    "unknown kind": (BEGIN, "kind: sort", "kind: srot", 'unknown exercise kind "srot". Did you mean "sort"?'),
    "kind unlike any": (BEGIN, "kind: sort", "kind: essay-writing", 'Choose "reflect", "scale", "choice", "sort"'),
    "no kind": (BEGIN, "kind: sort\n", "", 'the field "kind" is missing. Add one of "reflect"'),
    "no id": (BEGIN, ":::{exercise} yours-or-not", ":::{exercise}", "this exercise has no id."),
    "id with capitals": (BEGIN, "} yours-or-not", "} Yours or Not", '"Yours or Not" cannot be an id'),
    "id suggested": (BEGIN, "} yours-or-not", "} Yours or Not", 'Write "yours-or-not".'),
    "id in the body": (
        BEGIN,
        "kind: sort",
        "id: x\nkind: sort",
        "its id stands after :::{exercise}. Delete this line.",
    ),
    "unknown field": (BEGIN, "cards:", "crads:", 'unknown field "crads". Did you mean "cards"?'),
    "missing field": (BEGIN, "prompt: Where does each of these belong?\n", "", 'the field "prompt" is missing.'),
    "inner unknown field": (
        BEGIN,
        "usual: mine",
        "usaul: mine",
        'unknown field "usaul" of entry 1 in "cards". Did you mean',
    ),
    "inner missing field": (
        BEGIN,
        "id: mine, label: Mine",
        "id: mine",
        'the field "label" of entry 1 in "bins" is missing.',
    ),
    "wrong type": (BEGIN, "minutes: 2\n", "minutes: two\n", '"minutes" must be a number.'),
    "number for text": (BEGIN, "label: Mine", "label: 2024", 'must be text. Put quotes around it: "2024".'),
    "text for a list": (
        BEGIN,
        "goals:\n  - Say what happened\n  - Sort what was yours",
        "goals: many",
        "must be a list",
    ),
    "out of range": (BEGIN, "minutes: 2\n", "minutes: 200\n", '"minutes" must be 90 or less.'),
    "empty text": (BEGIN, "prompt: How are you today?", 'prompt: ""', '"prompt" is empty.'),
    "no such value": (BEGIN, "share: offer", "share: ofer", 'which is none of its values. Did you mean "offer"?'),
    "bad inner id": (BEGIN, "id: mine,", "id: Not Mine,", 'Write "not-mine".'),
    "unknown bin": (BEGIN, "usual: mine", "usual: mien", 'unknown bin "mien"'),
    "unknown measure": (BEGIN, "measure: mini", "measure: maxi", 'there is no measure "maxi"; there are: mini.'),
    "unknown rubric": (
        END,
        "rubric: talk",
        "rubric: walk",
        'there is no rubric "walk"; there are: talk. Did you mean "talk"?',
    ),
    "before without after": (END, "occasion: after", "occasion: follow-up", 'is asked "before" but never "after"'),
    "asked twice": (END, "occasion: after", "occasion: before", 'is asked "before" already. Ask it once.'),
    "body is a list": (
        END,
        "kind: reflect\nprompt: What do you take with you?\nshare: private",
        "- kind: reflect",
        "this is a list, but fields are needed here",
    ),
    "body is broken": (END, "kind: reflect\n", 'kind: "reflect\n', "is not valid YAML"),
    "body is empty": (END, "kind: reflect\nprompt: What do you take with you?\nshare: private\n", "", "has no fields."),
    "field twice": (END, "kind: reflect\n", "kind: reflect\nkind: reflect\n", 'the field "kind" is there twice.'),
    "exercise id twice": (
        END,
        "} next-step",
        "} first-check",
        'the exercise id "first-check" is used at small/01-begin.md:14.',
    ),
    "lesson id twice": (END, "id: end", "id: begin", 'the lesson id "begin" is used at small/01-begin.md:2.'),
    "no front matter": (END, "---\nid: end", "id: end", "the front matter is missing."),
    "front matter not closed": (
        END,
        "goals: [Look back]\n---",
        "goals: [Look back]",
        "the front matter is not closed.",
    ),
    "front matter field": (END, "title: The End", "tilte: The End", 'unknown field "tilte". Did you mean "title"?'),
    "minutes of one run": (END, "60: 35", "60: 30", "the lessons take 55 minutes in the 60-minute run (25 + 30)."),
    "minutes left out": (END, "90: 50, ", "", '"minutes" lacks the 90-minute run.'),
    "a run that the workshop does not have": (END, "90: 50, ", "90: 50, 120: 9, ", 'write "runs: [60, 90, 120]"'),
    "a run that is no number": (END, "90: 50, ", "90: 50, ninety: 50, ", '"ninety" in "minutes" is neither'),
    "nothing for people alone": (END, ", alone: ", ", 1: ", "lacks the time for someone on their own"),
    "runs in no order": (HEAD, "finish:", "runs: [90, 60]\nfinish:", '"runs" has its lengths ascending'),
    "heading 1": (END, "## Looking back", "# Looking back", "is the lesson's title"),
    "heading skipped": (END, "## Looking back", "#### Looking back", 'this heading skips a level. Use "##" here.'),
    "figure without words": (
        BEGIN,
        "![A path that goes up and down again]",
        "![]",
        "no text for people who cannot see it",
    ),
    "figure missing": (BEGIN, "figures/path.svg", "figures/pth.svg", 'Did you mean "figures/path.svg"?'),
    "figure from elsewhere": (
        BEGIN,
        "(figures/path.svg)",
        "(https://example.org/a.png)",
        "pages load nothing from elsewhere",
    ),
    "figure outside": (BEGIN, "(figures/path.svg)", "(../../secret.png)", 'there is no file "../../secret.png"'),
    "link to no lesson": (BEGIN, "(02-end.md)", "(02-edn.md)", 'Did you mean "02-end.md"?'),
    "script": (BEGIN, "Some *plain* words", "<script>alert(1)</script>", "<script> cannot be used in a lesson."),
    "empty room": (BEGIN, "Turn to your neighbour.\n", "", "this {room} is empty."),
    "text after room": (BEGIN, ":::{room}", ":::{room} Pairs", '"Pairs" would not be shown here.'),
    "nested": (BEGIN, "Turn to your neighbour.", ":::{pause} Stop\nHere.\n:::", "is not closed"),
    "nested with more colons": (
        BEGIN,
        ":::{room}\nTurn to your neighbour.\n:::",
        "::::{room}\n:::{pause} Stop\nHere.\n:::\n::::",
        "a directive cannot stand inside {room}.",
    ),
    "code not closed": (BEGIN, "```\n\n| a", "\n\n| a", "this code block is not closed."),
    "unknown head field": (HEAD, "description:", "desciption:", 'Did you mean "description"?'),
    "version is no number": (HEAD, "version: 1", "version: one", '"version" must be a whole number.'),
    "finish unknown": (HEAD, "finish: second-check", "finish: second-chek", 'Did you mean "second-check"?'),
    "finish private": (HEAD, "finish: second-check", "finish: my-words", 'names "my-words", which is private.'),
    "id is not the folder": (HEAD, "id: small", "id: big", 'the id is "big" but the folder is "small".'),
    "no contacts": (
        HEAD,
        (FIXTURE / HEAD).read_text("utf-8").split("second-check\n")[1].rstrip(),
        "help: []",
        '"help" needs at least one entry.',
    ),
    "measure broken": ("measures/mini.yaml", "low: 1", "low: 9", "low (9) must be below high (5)."),
    "rubric level missing": (
        "rubrics/talk.yaml",
        "4: Clear and checked",
        "5: More",
        "needs an anchor for each of the levels",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_mistake_is_named(
    case: tuple[str, str, str, str], edit: Callable[[str, str, str], None], mistakes: Callable[[], list[str]]
) -> None:
    """One mistake gives one message, which starts with its file and holds what the author needs to know."""
    *change, expected = case
    edit(*change)
    found = mistakes()
    assert len(found) == 1, found
    assert expected in found[0]
    assert found[0].startswith("small/")
