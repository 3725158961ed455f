"""Many at once, and an end at the worst moment: what was acknowledged is there, once."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.unit.store.conftest import KEY, NOW, ON_BOTH
from workshop.model.submission import Submission
from workshop.store import Store, open_store

pytestmark = ON_BOTH
CHILD = """
    import sys, time
    from pathlib import Path
    from workshop.model.submission import Submission
    from workshop.store import open_store

    url, secret, code, key, *texts = sys.argv[1:]
    store = open_store(url, Path(secret), create=False)
    for text in texts:
        submission = Submission.model_validate_json(text)
        receipt = store.accept(code, key, submission, submission.created)
        print(receipt.stored, receipt.sequence, flush=True)
    time.sleep(60)
"""


def child(url: str, secret: Path, code: str, key: str, *submissions: Submission) -> "subprocess.Popen[str]":
    """A process of its own that accepts, says so, and then waits to be killed."""
    texts = [submission.model_dump_json() for submission in submissions]
    arguments = [sys.executable, "-c", textwrap.dedent(CHILD), url, str(secret), code, key, *texts]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def test_what_was_acknowledged_survives_a_kill(
    store: Store, url: str, secret: Path, code: str, submit: Callable[..., Submission]
) -> None:
    """A process killed right after its acknowledgement has stored the answer."""
    process = child(url, secret, code, KEY, submit(1, one="kept"))
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True 1\n"
        os.kill(process.pid, signal.SIGKILL)
    store.close()
    with open_store(url, secret, create=False) as again:
        assert [r.answer for r in again.people(code)[0].responses] == ["kept"]
        assert again.accept(code, KEY, submit(1, one="kept"), NOW).stored
        assert len(again.people(code)) == 1


def test_threads_of_one_participant_store_once(store: Store, code: str, submit: Callable[..., Submission]) -> None:
    """The same envelope over many connections at once is one participant and one submission."""
    same = submit(1, one="a")
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(lambda _: store.accept(code, KEY, same, NOW), range(16)))
    assert {(receipt.stored, receipt.sequence) for receipt in receipts} == {(True, 1)}
    assert [len(person.responses) for person in store.people(code)] == [1]


def test_many_participants_at_once_are_all_stored(
    store: Store, url: str, secret: Path, code: str, submit: Callable[..., Submission]
) -> None:
    """A whole room that presses "share" at the same moment is taken: threads take turns and nobody is sent away."""
    keys = [f"{number:026d}" for number in range(40)]
    with open_store(url, secret, create=False, patience=0) as impatient, ThreadPoolExecutor(16) as pool:
        receipts = list(pool.map(lambda key: impatient.accept(code, key, submit(1, one=key), NOW), keys))
    assert all(receipt.stored for receipt in receipts)
    assert sorted(str(person.responses[0].answer) for person in store.people(code)) == keys


def test_two_processes_end_with_the_larger_number(
    store: Store, url: str, secret: Path, code: str, submit: Callable[..., Submission]
) -> None:
    """Two processes over one file agree on the newest submission, whoever comes first."""
    odd = [submit(number, one=str(number)) for number in (1, 3, 5, 7)]
    even = [submit(number, one=str(number)) for number in (2, 4, 6, 8)]
    with child(url, secret, code, KEY, *odd) as first, child(url, secret, code, KEY, *even) as second:
        for process in (first, second):
            assert process.stdout is not None
            for _ in range(4):
                assert process.stdout.readline()
            process.kill()
    assert [r.answer for r in store.people(code)[0].responses] == ["8"]
