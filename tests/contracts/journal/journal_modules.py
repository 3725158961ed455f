"""The front end's modules that have to do with the journal, put into a page where a test can call them."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from workshop.frontend import bundle

__all__ = ["MODULES", "Run", "load"]

Run = Callable[..., Any]

MODULES = {
    "journal": (
        "create open put choose statement joined waiting adopt acknowledge refused withdrawing withdrawingAll "
        "withdrawn merge upgrade entriesOf handoverOf responses skip canReturn returned"
    ),
    "journal-copy": "broughtBack",
    "kinds": "kinds",
    "random": "newId randomBelow",
    "phrase": "keyOf newIdentity newPhrase readPhrase",
    "code": "readCode",
    "share-words": "briefly earlierLine when same status",
    "send": "createSender",
    "store": "createStore NAME",
    "progress": "progressOf minutesLeft timeLeft unfinished",
}
LOAD = """async (sources) => {
  for (const [name, source] of Object.entries(sources)) {
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    window[name] = (await import(address)).default;
  }
}"""


def _module(name: str, exports: str) -> str:
    """A bundle whose default export holds the named exports of one module."""
    variable = "$" + name.replace("-", "_")
    return f"{bundle(name)}\nexport default {{ {', '.join(f'{one}: {variable}.{one}' for one in exports.split())} }};"


def load(page: Page) -> Run:
    """Load the modules into a page; returns what runs JavaScript there, with ``journal``, ``send`` ... at hand."""
    sources = {name.replace("-", "_"): _module(name, exports) for name, exports in MODULES.items()}
    page.evaluate(LOAD, sources)
    page.evaluate("() => { kinds = kinds.kinds; }")
    return page.evaluate
