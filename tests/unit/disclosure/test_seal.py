"""Nothing but the gate makes released values."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from workshop.disclosure.gate import release_count, release_people, release_report
from workshop.disclosure.released import (
    Figure,
    ReleasedChange,
    ReleasedComparison,
    ReleasedReport,
    ReleasedTable,
    Withheld,
)
from workshop.errors import DisclosureError

WORKSHOP = Path(__file__).parents[3] / "workshop"


@pytest.mark.parametrize("kind", [Figure, ReleasedTable, ReleasedChange, ReleasedComparison, ReleasedReport])
def test_a_released_value_asks_for_the_seal(kind: type) -> None:
    """Whatever is put into it, a released value made without the seal is refused."""
    fields = {name: None for name in kind.__dataclass_fields__ if name != "seal"}  # type: ignore[attr-defined]
    for seal in (None, True, "seal", object()):
        with pytest.raises(DisclosureError, match=r"only be made by workshop\.disclosure\.gate"):
            kind(**fields, seal=seal)


def test_only_the_gate_holds_the_seal() -> None:
    """No module outside the gate names the seal."""
    holders = {
        path.relative_to(WORKSHOP).parent.as_posix()
        for path in WORKSHOP.rglob("*.py")
        if re.search(r"\bSEAL\b", path.read_text("utf-8")) and path.name != "released.py"
    }
    assert holders == {"disclosure/gate"}


def test_a_report_is_made_of_released_parts_only() -> None:
    """A number, a string or a table from elsewhere in the place of a released part is refused by name."""
    withheld = Withheld(section="x", reason="small-group", text="x")
    parts = {
        "title": "Bounce Back",
        "cohort": "Tuesday",
        "code": "ABCDEF",
        "term": "",
        "sample": True,
        "profile": "internal",
        "workshop_version": 1,
        "instruments": (),
        "people": release_people(30),
        "participation": withheld,
        "changes": withheld,
        "rubric": withheld,
        "plans": withheld,
        "choices": withheld,
        "withheld": (withheld,),
    }
    assert release_report(**parts).people.value == 30
    for name, wrong in (("people", 30), ("plans", {"complete": 3}), ("changes", (1.5,)), ("withheld", ("x",))):
        with pytest.raises(DisclosureError, match=f"the report's {name} did not pass the gate"):
            release_report(**(parts | {name: wrong}))


def test_a_small_cohort_has_no_number() -> None:
    """Below ten, nothing at all is said of how many people there are."""
    assert {(release_people(n).value, release_people(n).text) for n in range(10)} == {(None, "–")}  # noqa: RUF001
    assert release_count(10).value == release_people(10).value == 10


def test_a_live_count_loads_no_statistics() -> None:
    """A room shows its counts without SciPy, NumPy or pandas, which it need not have."""
    code = "import sys, workshop.disclosure.gate; print(sorted({'scipy', 'numpy', 'pandas'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
