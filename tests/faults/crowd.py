"""People who share under load and never give up, and the count of what they were told against what is stored."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import httpx
from sqlalchemy import create_engine, select

from tests.fixtures.server import key_of, submission_of
from workshop.store import keys
from workshop.store.tables import participant, response, submission

__all__ = ["Crowd", "Stored", "stored"]

AGAIN = frozenset({408, 429, 500, 502, 503, 504})
PATIENCE = 150.0


@dataclass
class Crowd:
    """A number of people, each of whom shares a number of times in a row.

    Each submission is sent once, and with some luck up to five times; an older one comes after it now and then, as from
    a device that slept. Whatever is not acknowledged is sent again until it is.

    Attributes:
        code: The cohort's code.
        people: How many.
        each: Submissions of each.
        acknowledged: By person, the numbers that the room said it has.
        counts: What happened how often.
    """

    code: str
    people: int
    each: int
    acknowledged: dict[int, list[int]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    progress: threading.Condition = field(default_factory=threading.Condition)

    def share(self, client: Callable[[], httpx.Client]) -> None:
        """Everyone shares; returns when everything was acknowledged."""
        with ThreadPoolExecutor(self.people) as pool:
            list(pool.map(lambda person: self._one(client, person), range(self.people)))

    def wait_for(self, share: float) -> None:
        """Wait until this share of all submissions was acknowledged."""
        with self.progress:
            done = self.progress.wait_for(lambda: self._done() >= share * self.people * self.each, PATIENCE)
        assert done, self.counts

    def _done(self) -> int:
        return sum(len(numbers) for numbers in self.acknowledged.values())

    def _one(self, client: Callable[[], httpx.Client], person: int) -> None:
        random = Random(person)
        numbers = self.acknowledged.setdefault(person, [])
        with client() as http:
            for sequence in range(1, self.each + 1):
                assert self._send(http, person, sequence) == 200
                with self.progress:
                    numbers.append(sequence)
                    self.progress.notify_all()
                for _ in range(random.choice((0, 0, 1, 4))):
                    self.counts["sent again after the answer"] += 1
                    assert self._send(http, person, sequence) == 200
                if sequence > 1 and random.random() < 0.3:
                    self.counts["sent late, out of order"] += 1
                    assert self._send(http, person, random.randrange(1, sequence)) == 200

    def _send(self, http: httpx.Client, person: int, sequence: int) -> int:
        """Send until there is an answer that is about the submission."""
        headers = {"Authorization": f"Bearer {key_of(person)}"}
        body = submission_of(self.code, person, sequence)
        end, pause = time.monotonic() + PATIENCE, 0.05
        while time.monotonic() < end:
            try:
                answer = http.put(f"/api/cohorts/{self.code}/submission", json=body, headers=headers)
            except httpx.TransportError:
                self.counts["no answer, sent again"] += 1
            else:
                if answer.status_code not in AGAIN:
                    return answer.status_code
                self.counts[f"status {answer.status_code}, sent again"] += 1
            time.sleep(pause)
            pause = min(1.0, pause * 2)
        return 0


@dataclass(frozen=True)
class Stored:
    """What is in the database, set against what people were told."""

    acknowledged: int
    once: int
    lost: int
    twice: int
    wrong: int

    def __str__(self) -> str:
        return (
            f"{self.acknowledged} acknowledged: {self.once} stored exactly once, {self.lost} lost, "
            f"{self.twice} stored twice, {self.wrong} people with other answers than their last"
        )


def stored(url: str, secret: Path, crowd: Crowd) -> Stored:
    """Count, in the database itself."""
    value = bytes.fromhex(secret.read_text("ascii").strip())
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(select(participant)).mappings().all()
        number_of = {row["key_hmac"]: row["number"] for row in rows}
        at = {row["number"]: row["sequence"] for row in rows}
        kept = Counter((row.participant, row.id) for row in connection.execute(select(submission)))
        answers = {row.participant: row.answer for row in connection.execute(select(response))}
    engine.dispose()
    found: Counter[str] = Counter()
    for person, numbers in crowd.acknowledged.items():
        number = number_of.get(keys.key_hmac(value, crowd.code, key_of(person)), -1)
        for sequence in numbers:
            times = kept[number, submission_of(crowd.code, person, sequence)["id"]]
            found["lost" if times == 0 else "once" if times == 1 else "twice"] += 1
        last = submission_of(crowd.code, person, crowd.each)["responses"][0]["answer"]
        found["wrong"] += at.get(number) != crowd.each or answers.get(number) != last
    assert len(rows) == crowd.people, "somebody is there twice, or not at all"
    total = sum(len(numbers) for numbers in crowd.acknowledged.values())
    return Stored(total, found["once"], found["lost"], found["twice"], found["wrong"])
