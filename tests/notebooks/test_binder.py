"""What a Binder session gets: the participant path only, lessons that run, and copies to and from anywhere."""

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from answered import journal
from chromium import running_chromium
from copies import Place, on_disk
from lab import SLOW, Lab, running_lab
from opened import Opened
from playwright.sync_api import Page, expect
from rooms import LESSONS

from workshop.exercises.table import OWN
from workshop.lessons import read_workshop
from workshop.model.lesson import Workshop
from workshop.notebooks.builder import build
from workshop.notebooks.export import export_pages

ROOT = Path(__file__).parents[2]
LESSON = "03-confront"
WIDE = {"width": 1280, "height": 900}
PHRASES = ("acorn river tulip zero", "amber bells cedar dune", "lavender hinge tropics distant", "oak pond quilt rain")
HEAVY = ("pandas", "numpy", "matplotlib", "papermill", "sqlalchemy", "fastapi", "typst", "pyarrow", "scipy")


def _run(*command: str | Path, cwd: Path = ROOT, home: Path | None = None) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    if home is not None:
        environment["WORKSHOP_HOME"] = str(home)
        environment["PATH"] = f"{Path(command[0]).parent}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def binder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a new virtual environment made by ``binder/requirements.txt`` from a copy of the repository."""
    folder = tmp_path_factory.mktemp("binder")
    copy = folder / "repository"
    _run("git", "clone", "--quiet", "--no-hardlinks", ROOT, copy)
    # What is not committed yet counts too: a test must judge the tree it stands in.
    changed = _run("git", "ls-files", "--modified", "--others", "--exclude-standard", "-z").split("\0")
    for name in filter(None, changed):
        source, target = ROOT / name, copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_file():
            target.write_bytes(source.read_bytes())
        else:
            target.unlink(missing_ok=True)
    # Without a pip of its own, and compiled when it is imported: half of the time went into what no test looks at.
    _run(sys.executable, "-m", "venv", "--without-pip", folder / "environment")
    bin_folder = folder / "environment" / ("Scripts" if os.name == "nt" else "bin")
    _pip(bin_folder, "install", "--quiet", "--no-compile", "-r", "binder/requirements.txt", cwd=copy)
    return bin_folder


def _pip(bin_folder: Path, *words: str, cwd: Path = ROOT) -> str:
    """This environment's pip, at work on another."""
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", bin_folder / "python")
    return _run(*pip, *words, cwd=cwd)


def _copy_of(binder: Path) -> Path:
    return binder.parents[1] / "repository"


@pytest.mark.timeout(600)
def test_only_the_participant_path_is_installed(binder: Path) -> None:
    """A Binder image carries nothing that a participant does not need, so that it starts fast."""
    names = {package["name"].lower() for package in json.loads(_pip(binder, "list", "--format", "json"))}
    assert {"bounce-back-workshop", "jupyterlab", "anywidget"} <= names
    assert not names & set(HEAVY)


@pytest.mark.timeout(300)
def test_the_build_step_runs_the_first_lesson(binder: Path, tmp_path: Path) -> None:
    """``postBuild`` succeeds, which includes running the first lesson in the new environment."""
    _run("bash", "binder/postBuild", cwd=_copy_of(binder), home=None) if os.name == "nt" else subprocess.run(
        ["bash", "binder/postBuild"],
        cwd=_copy_of(binder),
        env=os.environ | {"PATH": f"{binder}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)},
        check=True,
        capture_output=True,
    )


@pytest.mark.timeout(300)
def test_every_lesson_runs(binder: Path, tmp_path: Path) -> None:
    """Each notebook runs from start to end in the Binder environment and never writes outside its data folder."""
    copy = _copy_of(binder)
    notebooks = sorted(copy.glob("notebooks/bounce-back/*.ipynb"))
    assert len(notebooks) == 7
    # One program, and a new kernel for each.
    _run(binder / "jupyter", "execute", *notebooks, cwd=notebooks[0].parent, home=tmp_path)
    assert _run("git", "status", "--porcelain", "notebooks", cwd=copy) == ""


@pytest.fixture(scope="module")
def session(binder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A session as a BinderHub starts it: by ``binder/start``, in the repository, with its environment variables."""
    home = tmp_path_factory.mktemp("session") / "jovyan"
    (home / ".bounce-back").mkdir(parents=True)
    # Notebooks that run are saved by themselves, and those of the environment must stay as they are.
    repository = Path(shutil.copytree(_copy_of(binder), home / "repository", symlinks=True))
    launched = {
        "HOME": str(home),
        "PATH": f"{binder}{os.pathsep}{os.environ['PATH']}",
        "BINDER_LAUNCH_HOST": "https://mybinder.org/",
        "BINDER_SERVICE_HOST": "10.0.0.1",
    }
    start = ("bash", repository / "binder" / "start", "jupyter", "lab")
    with running_lab(repository, home / ".bounce-back", start=start, **launched) as lab:
        yield lab


@pytest.mark.timeout(300)
def test_the_launch_link_opens_the_first_lesson(session: Lab) -> None:
    """The path in the README's Binder link is a page that JupyterLab serves from this environment."""
    link = re.search(r"https://mybinder\.org/v2/gh/[^)\s]+", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert link, "the README has no Binder link"
    path = unquote(link[0].split("labpath=")[1])
    assert path == "notebooks/bounce-back/01-welcome.ipynb"
    with urllib.request.urlopen(f"{session.url}/api/contents/{path}", timeout=30) as answer:  # noqa: S310 - our own
        content = json.load(answer)["content"]
    assert any("open_lesson" in "".join(cell["source"]) for cell in content["cells"])
    with urllib.request.urlopen(f"{session.url}/lab/tree/{path}", timeout=30) as answer:  # noqa: S310 - our own
        assert answer.status == 200


def _seeded(workshop: Workshop, number: int) -> str:
    """The journal of somebody who answered every exercise; each place has its own, with a key of its own."""
    return json.dumps(journal(workshop, key=str(number) * 26, phrase=PHRASES[number]))


@pytest.fixture
def places(session: Lab, tmp_path: Path) -> Iterator[list[Place]]:
    """The third lesson in a page, in JupyterLab, under ``workshop open`` and on Binder, each with its own answers."""
    workshop = read_workshop(LESSONS)
    build(LESSONS, tmp_path / "notebooks" / workshop.id)
    export_pages(LESSONS, tmp_path / "pages")
    homes = {"JupyterLab": tmp_path / "lab" / "home", "Voila": tmp_path / "home", "Binder": session.home}
    for number, home in enumerate(homes.values(), start=1):
        home.mkdir(parents=True, exist_ok=True)
        (home / "journal.json").write_text(_seeded(workshop, number), encoding="utf-8")
    with ExitStack() as stack:
        browser = stack.enter_context(running_chromium())
        opened = Opened(tmp_path)
        stack.callback(opened.close)
        lab = stack.enter_context(running_lab(tmp_path / "notebooks" / workshop.id, homes["JupyterLab"]))
        tabs = {name: browser.new_context(viewport=WIDE).new_page() for name in ("a page", *homes)}
        # Kernels start side by side while the pages load.
        tabs["a page"].goto((tmp_path / "pages" / f"{LESSON}.html").as_uri())
        tabs["a page"].evaluate("(text) => localStorage.setItem('workshop-journal', text)", _seeded(workshop, 0))
        tabs["a page"].reload()
        tabs["Voila"].goto(opened.link)
        tabs["Voila"].goto(f"{opened.address}/{LESSON}.html", wait_until="commit")
        lab.open(tabs["JupyterLab"], f"{LESSON}.ipynb")
        session.open(tabs["Binder"], f"notebooks/{workshop.id}/{LESSON}.ipynb")
        reads = {"a page": _in_browser} | {name: on_disk(home) for name, home in homes.items()}
        found = [Place(name, tab, reads[name], str(number) * 26) for number, (name, tab) in enumerate(tabs.items())]
        for place in found:
            expect(place.field()).to_be_visible(timeout=SLOW)
            expect(place.page.locator(".ws-own")).to_be_visible(timeout=SLOW)
        yield found


def _in_browser(page: Page) -> Any:
    text = page.evaluate("() => localStorage.getItem('workshop-journal')")
    return None if text is None else json.loads(text)


@pytest.mark.browser
@pytest.mark.timeout(420)
def test_a_copy_goes_from_everywhere_to_everywhere(places: list[Place], tmp_path: Path) -> None:
    """Kept in any of the four, brought back in any other: answers of every kind, the key and its words arrive whole."""
    workshop = read_workshop(LESSONS)
    assert {one.kind for one in workshop.exercises.values()} == set(OWN)
    expect(places[-1].page.locator(".ws-own")).to_contain_text("in this Binder session only")
    copies = {place.name: place.keep_a_copy(tmp_path) for place in places}
    kept = {place.name: place.answers() for place in places}
    for answers in kept.values():
        assert set(answers) == set(workshop.exercises)
    for place in places:
        for number, origin in enumerate(places):
            if origin is place:
                continue
            place.clear()
            place.bring_back(copies[origin.name], len(workshop.exercises))
            place.until(lambda o=origin, p=place: p.answers() == kept[o.name], f"not all from {origin.name} is here")
            expect(place.field()).to_have_value(origin.words)
            back = place.read(place.page)
            assert (back["key"], back["phrase"]) == (origin.key, PHRASES[number])
