"""A bare page with exercises on it: what a host does around the ES modules, and nothing else."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as NotThere

from workshop.exercises.table import parse_exercise
from workshop.frontend import bundle, stylesheet

__all__ = ["FIXTURES", "click_unless_gone", "fixture_exercise", "saved", "stage", "tab_to", "violations"]

FIXTURES = Path(__file__).parents[1] / "fixtures" / "kinds"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Exercises</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>%s body { margin: 0; padding: 16px; background: var(--ws-paper); }</style>
<body class="ws"><main><h1>Exercises</h1></main></body>"""
DRAW = """async ([source, pairs]) => {
  const { default: kinds } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  window.saved = [];
  window.drawn = pairs.map(([exercise, answer]) => {
    const el = document.createElement("section");
    document.querySelector("main").append(el);
    const save = (value) => window.saved.push(structuredClone(value));
    return kinds[exercise.kind].render({ exercise, answer, el, save });
  });
}"""


def fixture_exercise(kind: str, **fields: Any) -> dict[str, Any]:
    """The exercise of a kind's fixture as a built workshop holds it, with some fields changed."""
    data = json.loads((FIXTURES / f"{kind}.json").read_text("utf-8"))["exercise"]
    return parse_exercise({**data, **fields}).model_dump(mode="json", by_alias=True)


def stage(page: Page, *pairs: Sequence[Any]) -> None:
    """Draw pairs of exercise and answer, one below the other; what they save is kept for ``saved``."""
    page.set_content(PAGE % stylesheet("style"))
    page.evaluate(DRAW, [bundle("kinds", default="kinds"), [list(pair) for pair in pairs]])


def saved(page: Page) -> Any:
    """The answer that was saved last."""
    return page.evaluate("window.saved.at(-1)")


def tab_to(page: Page, words: str) -> None:
    """Go on with the Tab key alone until what has the focus is named so."""
    named = "(({ labels, textContent }) => labels?.[0]?.textContent || textContent)(document.activeElement)"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement !== document.body") and words in page.evaluate(named):
            return
    raise AssertionError(f"the Tab key does not lead to: {words}")


def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds on the page, WCAG 2.2 and good practice or these rules alone, one line for each."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "rule", "values": list(rules)} if rules else tags})
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]


def click_unless_gone(button: Locator) -> None:
    """Press a button that may go by itself in this very moment, since what it is there for has happened."""
    with suppress(NotThere):
        button.click(timeout=3000)
