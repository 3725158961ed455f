"""Nothing of one kernel is seen in another, nor in the process that both came from."""

import pytest

from tests.contracts.kernels.lab import Lab, kernel

_RANDOM = {
    "random": "__import__('random').random()",
    "numpy": "__import__('numpy').random.random()",
    "generator": "__import__('numpy').random.default_rng().random()",
    "uuid": "str(__import__('uuid').uuid4())",
    "token": "__import__('secrets').token_hex()",
    "name": "__import__('tempfile').mktemp()",
    "workers' key": "bytes(__import__('multiprocessing').current_process().authkey)",
}

_MARKS = """
import builtins, json, os, signal, sys, threading, warnings
import pandas as pd
variable = 1
os.environ['LEFT'] = 'behind'
os.chdir('/')
os.umask(0o77)
sys.path.append('/left')
sys.modules['left'] = sys
builtins.left = 1
json.JSONDecoder.decode = lambda *a: 'patched'
pd.DataFrame.left = 1
pd.set_option('display.max_rows', 3)
warnings.simplefilter('error')
sys.setrecursionlimit(2000)
"""

_TRACES = """
import builtins, json, os, sys, warnings
import pandas as pd
traces = {
    'variable': 'variable' in globals(),
    'environment': 'LEFT' in os.environ,
    'path': '/left' in sys.path,
    'module': 'left' in sys.modules,
    'builtin': hasattr(builtins, 'left'),
    'patched method': json.loads('1') != 1,
    'patched class': hasattr(pd.DataFrame, 'left'),
    'option': pd.get_option('display.max_rows') == 3,
    'filter': warnings.filters[0][0] == 'error',
    'limit': sys.getrecursionlimit() == 2000,
    'folder': os.getcwd() == '/',
    'umask': os.umask(0o22) == 0o77,
}
"""

_LINK = """
import os
def link(number):
    try:
        return os.readlink(f'/proc/self/fd/{number}')
    except OSError:  # the one that the listing itself needs
        return ''
"""


def test_nothing_is_left_behind(lab: Lab) -> None:
    """What one kernel changes, another does not have: neither one that runs beside it nor one that comes after it."""
    with kernel("warm") as first, kernel("warm") as beside:
        first.run(_MARKS)
        assert not any(beside.value("traces", _TRACES).values())
    with kernel("warm") as after:
        assert not any(after.value("traces", _TRACES).values())


def test_descriptors(lab: Lab) -> None:
    """A kernel holds no descriptor of another kernel, and none of the fork server's."""
    with kernel("warm") as first, kernel("warm") as second, kernel("warm") as third:
        found = [
            each.value("sorted(link(n) for n in os.listdir('/proc/self/fd'))", _LINK) for each in (first, second, third)
        ]
        assert len({len(each) for each in found}) == 1  # the third would hold those of the first two otherwise
        shared = set(found[0]) & set(found[1]) & set(found[2])
        assert not [name for name in shared if name.startswith("socket")]


@pytest.fixture(scope="module")
def drawn(place: Lab) -> list[dict[str, object]]:
    """What three kernels draw first."""
    expression = "{" + ", ".join(f"{name!r}: {code}" for name, code in _RANDOM.items()) + "}"
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKSHOP_KERNELS_DIR", str(place.sockets))
        patch.setenv("JUPYTER_PATH", str(place.folder / "jupyter"))
        for _ in range(3):
            with kernel("warm") as warm:
                found.append(warm.value(expression))
    return found


@pytest.mark.parametrize("source", _RANDOM)
def test_randomness(source: str, drawn: list[dict[str, object]]) -> None:
    """No two kernels draw the same: each has seeds of its own."""
    assert len({each[source] for each in drawn}) == len(drawn)
