"""A real room in a process of its own: `workshop serve` with one worker over SQLite and the shipped lessons."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import psutil

from tests.fixtures.server import COMMAND, Served, serving
from workshop.lessons.reader import read_workshop
from workshop.model.lesson import Workshop
from workshop.model.submission import Submission
from workshop.sample.submissions import make_people, make_submission

__all__ = ["Ground", "ground", "key_of", "memory", "submission", "worked"]

ROOT = Path(__file__).parents[3]
WORKSHOP = "bounce-back"
STEM = "03-confront"
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


@dataclass
class Ground:
    """A room that answers, a cohort in it, and what a lesson's page is made of."""

    address: str
    code: str
    lesson: str
    assets: tuple[str, ...]
    workshop: Workshop
    home: Path
    served: Served
    bodies: tuple[Submission, ...]


def key_of(number: int) -> str:
    """A participant's key."""
    return f"{number:026d}"


def submission(where: Ground, number: int, sequence: int) -> bytes:
    """What a person shares: real answers to all that may be shared, one more with each submission."""
    whole = where.bodies[number % len(where.bodies)]
    responses = whole.responses[: max(1, min(sequence, len(whole.responses)))]
    changed = {
        "id": f"{number:016x}{sequence:016x}",
        "sequence": sequence,
        "cohort": where.code,
        "responses": responses,
    }
    return whole.model_copy(update=changed).model_dump_json().encode()


def memory(where: Ground) -> float:
    """MiB of the server with all its processes: PSS, so that what they share counts once."""
    mine = psutil.Process(where.served.process.pid)
    return sum(one.memory_full_info().pss for one in (mine, *mine.children(recursive=True))) / 2**20


def worked(where: Ground) -> float:
    """Seconds of processor time that the server used with all its processes, which a busy machine changes little."""
    mine = psutil.Process(where.served.process.pid)
    times = [one.cpu_times() for one in (mine, *mine.children(recursive=True))]
    return sum(one.user + one.system for one in times)


@contextmanager
def ground(workers: int = 1) -> Iterator[Ground]:
    """The room, for as long as the block runs."""
    with tempfile.TemporaryDirectory(prefix="workshop-bench-") as name:
        folder = Path(name)
        shutil.copytree(ROOT / "lessons" / WORKSHOP, folder / "lessons" / WORKSHOP)
        head = folder / "lessons" / WORKSHOP / "workshop.yaml"
        head.write_text(head.read_text("utf-8").replace('contact: ""', 'contact: "555-0100"'), "utf-8")
        own = {key: value for key, value in os.environ.items() if not key.startswith("WORKSHOP_")}
        environment = own | {"WORKSHOP_HOME": str(folder / "home")}
        made = subprocess.run(
            [*COMMAND, "cohort", "new", "A", "--workshop", WORKSHOP],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        found = re.search(r"#([A-Z]{6})\.", made.stdout)
        assert found
        workshop = read_workshop(folder / "lessons" / WORKSHOP)
        people = make_people(60, 3)
        bodies = tuple(
            one for person, random in people if (one := make_submission(person, random, workshop, found[1], NOW))
        )
        with serving(folder, environment, "--workers", str(workers)) as served:
            lesson = f"/w/{WORKSHOP}/{STEM}.html"
            page = httpx.get(served.address + lesson).text
            assets = tuple(dict.fromkeys(re.findall(r'(?:src|href)="(/assets/[^"]+)"', page)))
            time.sleep(0.5)
            yield Ground(served.address, found[1], lesson, assets, workshop, folder / "home", served, bodies)
