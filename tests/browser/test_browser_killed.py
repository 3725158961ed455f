"""The browser itself dies, as with an empty battery: what the page had saved is there when it comes back."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from chromium import ARGS
from find import find_chromium
from playwright.sync_api import Error, Locator, Page, Playwright, expect, sync_playwright
from processes import kill

from workshop.notebooks.export import export_pages

LESSONS = Path(__file__).parents[2] / "lessons" / "bounce-back"
VAULT = """async () => {
  const names = await indexedDB.databases();
  if (!names.length) return {};
  const all = (ask) => new Promise((done) => { ask.onsuccess = () => done(ask.result); });
  const open = await all(indexedDB.open("workshop-journal", 1));
  const shelf = open.transaction("journals").objectStore("journals");
  const [keys, texts] = [await all(shelf.getAllKeys()), await all(shelf.getAll())];
  open.close();
  return Object.fromEntries(keys.map((key, at) => [key, texts[at]]));
}"""


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Starts browsers."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The lessons as files."""
    folder = tmp_path_factory.mktemp("pages")
    export_pages(LESSONS, folder)
    return folder.as_uri()


@contextmanager
def phone(playwright: Playwright, profile: Path, site: str) -> Iterator[Page]:
    """A lesson in a browser that keeps its things in a folder."""
    for left in profile.glob("Singleton*"):
        left.unlink()
    context = playwright.chromium.launch_persistent_context(
        str(profile), executable_path=find_chromium() or None, args=[*ARGS]
    )
    page = context.pages[0]
    page.goto(f"{site}/03-confront.html")
    yield page
    with suppress(Error):  # it was killed
        context.close()


def writing(page: Page) -> Locator:
    """Where one writes."""
    return page.locator("section[data-exercise=last-setback]").get_by_role("textbox")


def saved(page: Page) -> None:
    """The page says so."""
    expect(page.locator(".ws-status[data-state=saved]")).to_have_text("Saved on this device")


def end_browser(profile: Path) -> None:
    """End all processes of the browser at once, as a power cut does."""
    found = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError):
            if folder.name.isdigit() and str(profile).encode() in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    assert found
    kill(found)


def test_what_was_saved_is_there_after_the_browser_was_killed(
    playwright: Playwright, site: str, tmp_path: Path
) -> None:
    """From the first words on, and again; cleared, it is gone from everywhere, also after that."""
    with phone(playwright, tmp_path, site) as page:
        writing(page).fill("The battery was at one percent.")
        saved(page)
        end_browser(tmp_path)
    with phone(playwright, tmp_path, site) as page:
        expect(writing(page)).to_have_value("The battery was at one percent.")
        writing(page).press_sequentially(" I went on.")
        saved(page)
        end_browser(tmp_path)
    with phone(playwright, tmp_path, site) as page:
        expect(writing(page)).to_have_value("The battery was at one percent. I went on.")
        assert "I went on." in str(page.evaluate(VAULT))
        page.get_by_role("button", name="Clear this device").click()
        page.get_by_role("button", name="Yes, clear everything").click()
        expect(page.get_by_text("Everything on this device is cleared.")).to_be_visible()
        assert page.evaluate(VAULT) == {}
        page.reload()
        expect(writing(page)).to_have_value("")
        saved_nothing = page.evaluate("() => JSON.stringify(localStorage)")
        assert "battery" not in saved_nothing


def test_what_another_tab_cleared_stays_cleared(playwright: Playwright, site: str, tmp_path: Path) -> None:
    """Two tabs share the second copy: words of both are in it, and a clearing reaches both."""
    with phone(playwright, tmp_path, site) as one:
        two = one.context.new_page()
        two.goto(f"{site}/04-let-go.html")
        writing(one).fill("in the first tab")
        saved(one)
        card = two.locator("section[data-exercise=control-sort]").get_by_role("radio").first
        card.check(force=True)
        saved(two)
        kept = str(two.evaluate(VAULT))
        assert "in the first tab" in kept
        assert "control-sort" in kept
        one.get_by_role("button", name="Clear this device").click()
        one.get_by_role("button", name="Yes, clear everything").click()
        expect(one.get_by_text("Everything on this device is cleared.")).to_be_visible()
        expect(two.locator(".ws-status")).to_be_empty()
        assert two.evaluate(VAULT) == {}
        two.close()


def test_a_page_without_a_vault_keeps_answers_all_the_same(playwright: Playwright, site: str, tmp_path: Path) -> None:
    """A browser that keeps no databases is no worse off than it was."""
    with phone(playwright, tmp_path, site) as page:
        page.add_init_script("Object.defineProperty(window, 'indexedDB', { get() { throw new Error('blocked'); } })")
        page.reload()
        writing(page).fill("kept in the storage")
        saved(page)
        page.reload()
        expect(writing(page)).to_have_value("kept in the storage")
