"""Places where a participant works, each with its own page and its own keeping of answers, and copies between them."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

__all__ = ["Place", "on_disk"]

PATIENCE = 60.0  # seconds; two busy cores and a kernel
WORKSHOP = "bounce-back"


def on_disk(home: Path) -> Callable[[Page], Any]:
    """The journal of a kernel, which is a file."""
    path = home / "journal.json"
    return lambda _page: json.loads(path.read_text("utf-8")) if path.exists() else None


@dataclass
class Place:
    """One of the hosts, with the third lesson open in it.

    Attributes:
        name: Which one it is.
        page: The lesson, drawn.
        read: Reads what is kept there now.
        key: The key that this place's participant shares with.
    """

    name: str
    page: Page
    read: Callable[[Page], Any]
    key: str

    @property
    def words(self) -> str:
        """What was typed here, and nowhere else."""
        return f"Typed in {self.name}. 😀"

    def answers(self) -> dict[str, Any]:
        """Every answer that is kept, by exercise."""
        kept = self.read(self.page) or {"workshops": {}}
        entries = kept["workshops"].get(WORKSHOP, {"entries": {}})["entries"]
        return {name: one["answer"] for name, one in entries.items() if one.get("answer") is not None}

    def field(self) -> Locator:
        """Where one writes about the last setback."""
        return self.page.locator(".ws-reflect").first.get_by_role("textbox")

    def keep_a_copy(self, folder: Path) -> Path:
        """Type something of this place's own, keep a copy, and give the file."""
        self.field().fill(self.words)
        self.until(lambda: self.answers().get("last-setback") == self.words, "what was typed is not kept")
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name="Keep a copy").click()
        copy = folder / f"{self.name}.json"
        download.value.save_as(copy)
        return copy

    def clear(self) -> None:
        """Clear this device: nothing is kept, and nothing is on the screen."""
        self.page.get_by_role("button", name="Clear this device").click()
        self.page.get_by_role("button", name="Yes, clear everything").click()
        self.until(lambda: self.answers() == {}, "something is still kept")
        expect(self.field()).to_have_value("")

    def bring_back(self, copy: Path, number: int) -> None:
        """Bring back a copy after seeing what it holds."""
        self.page.locator(".ws-own input[type=file]").set_input_files(copy)
        held = self.page.get_by_role("group", name="Bring back a copy")
        expect(held).to_contain_text(f"This copy holds {number} answers from")
        held.get_by_role("button", name="Bring these back").click()
        expect(self.page.get_by_text("Your answers are back.", exact=True)).to_be_visible()

    def until(self, found: Callable[[], bool], otherwise: str) -> None:
        """Wait until it is so."""
        end = time.monotonic() + PATIENCE
        while not found():
            assert time.monotonic() < end, f"{self.name}: {otherwise}"
            self.page.wait_for_timeout(50)  # so that the browser goes on meanwhile
