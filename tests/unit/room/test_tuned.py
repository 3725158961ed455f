"""What a server asks of the system that it runs on."""

import subprocess
import sys

import pytest

TRY = """
import resource
from workshop.room.tuned import many_files
_, most = resource.getrlimit(resource.RLIMIT_NOFILE)
for soft, hard in ((256, most), (256, 3000), (256, 300)):
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    many_files()
    print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_room_may_open_more_files_than_a_laptop_usually_lets_a_program() -> None:
    """As many as there may be, and no error where that is not many."""
    done = subprocess.run([sys.executable, "-c", TRY], capture_output=True, text=True, check=True)
    usual, few, fewer = map(int, done.stdout.split())
    assert usual >= 2048
    assert (few, fewer) == (2048, 256)
