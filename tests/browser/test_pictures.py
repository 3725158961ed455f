"""The pictures of the documents show the pages of today."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from rooms import open_room
from scenes import report_scenes, scenes

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


@pytest.mark.browser
def test_every_picture_shows_the_page_of_today(browser: Browser, tmp_path: Path) -> None:
    """Words and structure of what a picture shows are those that were recorded when it was drawn."""
    drawn = json.loads((PICTURES / "shows.json").read_text("utf-8"))
    with open_room(tmp_path, sample=24) as room:
        today = {scene.name: scene for scene in (*report_scenes(), *scenes(browser, room))}
    assert set(drawn) == set(today) == {path.name for path in PICTURES.glob("*.png")}
    changed = [scene for name, scene in sorted(today.items()) if scene.digest != drawn[name]]
    names = ", ".join(scene.name for scene in changed)
    today_shown = "\n".join(f"--- {scene.name} would show:\n{scene.shows[:3000]}" for scene in changed)
    assert not changed, f"Pages changed since their picture: {names}. Draw them with: make pictures\n{today_shown}"
