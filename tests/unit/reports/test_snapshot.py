"""A snapshot: what is in the file, what is not, and what happens to a file that is none."""

import json
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.fixtures.snapshots.made import MEASURE, NOW, PRIVATE, RUBRIC, cohort, people, workshop
from workshop.errors import ReportError
from workshop.reports.snapshot import COLUMNS, Snapshot, read_snapshot, take_snapshot
from workshop.store.records import Person, StoredResponse

OLD = Path(__file__).parents[2] / "fixtures" / "snapshots" / "version-1.parquet"


def take(path: Path, persons: list[Person], seed: int = 7) -> Snapshot:
    """Take a snapshot and read it back."""
    take_snapshot(persons, cohort(), workshop(), path, created=NOW, rng=Random(seed))
    return read_snapshot(path)


def rows_of(snapshot: Snapshot) -> list[tuple[object, ...]]:
    """The rows without the participant's number, null as None."""
    rows = snapshot.rows.astype(object).where(snapshot.rows.notna(), None)
    return [tuple(row[1:]) for row in rows.itertuples(index=False)]


def answered(exercise: str, kind: str, answer: object, instrument: str | None = None) -> Person:
    """A participant with one response."""
    return Person(1, NOW, (StoredResponse(exercise, kind, instrument, answer, NOW),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (
            answered("check-before", "scale", {"steady": 7, "useful": 2}, "check/2"),
            [
                ("check-before", "scale", "before", "check/2", "steady", 7.0, "", "", None),
                ("check-before", "scale", "before", "check/2", "useful", 2.0, "", "", None),
            ],
        ),
        (answered("next", "choice", ["ask"]), [("next", "choice", "", "", "ask", 1.0, "", "", None)]),
        (
            answered("control", "sort", {"effort": "mine"}),
            [("control", "sort", "", "", "effort", None, "mine", "", None)],
        ),
        (
            answered("if-then", "plan", {"filled": ["if"], "dated": True}),
            [
                ("if-then", "plan", "", "", "if", 1.0, "", "", None),
                ("if-then", "plan", "", "", "dated", 1.0, "", "", None),
            ],
        ),
        (
            answered("mock-score", "rubric", {"ratings": {"story": 3, "fit": "NO"}}, "mock/1"),
            [
                ("mock-score", "rubric", "", "mock/1", "story", 3.0, "", "self", 1.0),
                ("mock-score", "rubric", "", "mock/1", "fit", None, "NO", "self", 1.0),
            ],
        ),
        (
            answered(
                "mock-score",
                "rubric",
                {
                    "attempts": [
                        {"self": {"fit": 4}},
                        {
                            "self": {"fit": 3},
                            "others": [
                                {"role": "peer", "ratings": {"fit": 2}},
                                {"role": "coach", "ratings": {"fit": 1}},
                                {"role": "peer", "ratings": {"fit": "NO"}},
                                {"role": PRIVATE, "ratings": {"fit": 1}},
                            ],
                        },
                    ]
                },
                "mock/1",
            ),
            [
                ("mock-score", "rubric", "", "mock/1", "fit", 4.0, "", "self", 1.0),
                ("mock-score", "rubric", "", "mock/1", "fit", 3.0, "", "self", 2.0),
                ("mock-score", "rubric", "", "mock/1", "fit", 2.0, "", "peer-1", 2.0),
                ("mock-score", "rubric", "", "mock/1", "fit", 1.0, "", "coach-1", 2.0),
                ("mock-score", "rubric", "", "mock/1", "fit", None, "NO", "peer-2", 2.0),
            ],
        ),
        (
            answered("story-of-it", "reflect", PRIVATE),
            [("story-of-it", "reflect", "", "", "shared", 1.0, "", "", None)],
        ),
        (
            answered("thanks", "letter", {"filled": ["detail"]}),
            [("thanks", "letter", "", "", "detail", 1.0, "", "", None)],
        ),
        (answered("setbacks", "list", {"rows": 3}), [("setbacks", "list", "", "", "rows", 3.0, "", "", None)]),
        (
            answered("mine", "numbers", {"applications": 30, "interviews": 2}),
            [
                ("mine", "numbers", "", "", "applications", 30.0, "", "", None),
                ("mine", "numbers", "", "", "interviews", 2.0, "", "", None),
            ],
        ),
        (answered("later", "drawing", {"to": PRIVATE}), [("later", "drawing", "", "", "shared", 1.0, "", "", None)]),
        (Person(1, NOW, ()), [("", "", "", "", "", None, "", "", None)]),
    ],
)
def test_each_kind_becomes_rows(tmp_path: Path, person: Person, expected: list[tuple[object, ...]]) -> None:
    """An answer is taken apart as the architecture says; a kind that holds words only says that it was shared."""
    assert rows_of(take(tmp_path / "s.parquet", [person])) == expected


def test_no_word_of_a_participant_is_in_the_file(tmp_path: Path) -> None:
    """Words do not get into a snapshot, even where a database that was tampered with has them in place of keys."""
    strange = [
        answered("control", "sort", {"effort": PRIVATE, PRIVATE: "mine"}),
        answered("next", "choice", [PRIVATE]),
        answered("if-then", "plan", {"filled": [PRIVATE, "if"], "dated": PRIVATE}),
        answered("mock-score", "rubric", {"ratings": {"story": PRIVATE}, "evidence": {"story": PRIVATE}}, "mock/1"),
        answered("check-before", "scale", {PRIVATE: 3, "steady": PRIVATE}, "check/2"),
    ]
    snapshot = take(tmp_path / "s.parquet", [*people(30), *strange])
    assert not snapshot.rows.map(lambda value: "never wrote" in str(value)).to_numpy().any()
    assert PRIVATE.encode() not in (tmp_path / "s.parquet").read_bytes()


def test_numbers_are_given_out_at_random(tmp_path: Path) -> None:
    """Numbers run from 1 without gaps, rows are in their order, and they do not follow the order of joining."""
    persons = [answered("check-before", "scale", {"steady": at % 11}, "check/2") for at in range(40)]
    one, two = take(tmp_path / "1.parquet", persons), take(tmp_path / "2.parquet", persons, seed=8)
    for snapshot in (one, two):
        assert snapshot.rows["participant"].to_list() == list(range(1, 41))
        assert sorted(snapshot.rows["number"]) == sorted(at % 11 for at in range(40))
    orders = {tuple(snapshot.rows["number"]) for snapshot in (one, two)} | {tuple(at % 11 for at in range(40))}
    assert len(orders) == 3


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """Sample data can be made again, byte for byte."""
    take(tmp_path / "1.parquet", people(20))
    take(tmp_path / "2.parquet", people(20))
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "2.parquet").read_bytes()


def test_the_file_explains_itself(tmp_path: Path) -> None:
    """The metadata holds the cohort and all definitions, so a report needs nothing but the file."""
    about = take(tmp_path / "s.parquet", people(12)).definitions
    assert (about.cohort, about.label, about.term, about.mode, about.invited, about.sample) == (
        "ABCDEF",
        "Tuesday group",
        "Fall 2026",
        "room",
        90,
        False,
    )
    assert (about.workshop, about.workshop_version, about.title, about.finish) == (
        "small",
        3,
        "Small workshop",
        "check-after",
    )
    assert (about.created, about.measures, about.rubrics) == (NOW, (MEASURE,), (RUBRIC,))
    assert [one.id for one in about.exercises] == list(workshop().exercises)
    assert [part.label for part in about.exercise["control"].values] == ["Mine", "Theirs"]
    assert about.exercise["check-after"].occasion == "after"


def test_a_snapshot_of_nobody(tmp_path: Path) -> None:
    """A cohort that nobody joined has a snapshot without rows."""
    assert len(take(tmp_path / "s.parquet", []).rows) == 0


def test_an_old_snapshot_stays_readable() -> None:
    """A file written by the first version of the format is read, whatever came after."""
    snapshot = read_snapshot(OLD)
    assert snapshot.definitions.cohort == "ABCDEF"
    assert list(snapshot.rows.columns) == COLUMNS.names
    assert snapshot.rows["participant"].nunique() == 40
    rated = snapshot.rows["kind"] == "rubric"
    assert set(snapshot.rows.loc[rated, "rater"]) == {"self"}
    assert set(snapshot.rows.loc[rated, "attempt"]) == {1}
    assert set(snapshot.rows.loc[~rated, "rater"]) == {""}
    assert snapshot.rows.loc[~rated, "attempt"].isna().all()


def test_writing_replaces_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If writing fails half way, the snapshot that was there stays whole and nothing is left beside it."""
    path = tmp_path / "s.parquet"
    take(path, people(12))
    before = path.read_bytes()

    def full(table: pa.Table, file: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workshop.reports.snapshot.pq.write_table", full)
    with pytest.raises(ReportError, match=r"cannot be written \(No space left on device\)"):
        take(path, people(20))
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["s.parquet"]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """Where a file is in the way of the folder, one line says so."""
    (tmp_path / "taken").write_text("")
    with pytest.raises(ReportError, match="cannot be written"):
        take(tmp_path / "taken" / "s.parquet", [])


def test_a_missing_file(tmp_path: Path) -> None:
    """The message says what to run."""
    with pytest.raises(ReportError, match=r"there is no such snapshot\. Make a new one"):
        read_snapshot(tmp_path / "none.parquet")


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_file_cut_short(tmp_path: Path, share: float) -> None:
    """However much of it is left, a file that was cut short is not read."""
    path = tmp_path / "s.parquet"
    take(path, people(12))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ReportError, match="not a whole snapshot"):
        read_snapshot(path)


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    """A folder is no snapshot, and that is one line too."""
    with pytest.raises(ReportError, match="cannot be read"):
        read_snapshot(tmp_path)


def rewritten(path: Path, change: object = None, **fields: object) -> Path:
    """Write a snapshot again with other metadata, and with its table changed."""
    take(path, people(12))
    table = pq.read_table(path)
    about = json.loads(table.schema.metadata[b"workshop"]) | fields
    changed = change(table) if callable(change) else table
    pq.write_table(changed.replace_schema_metadata({b"workshop": json.dumps(about).encode()}), path)
    return path


def test_a_newer_version(tmp_path: Path) -> None:
    """A snapshot from a newer toolkit is refused, and the message says to update."""
    path = rewritten(tmp_path / "s.parquet", version=3, something_new=True)
    with pytest.raises(ReportError, match=r"has version 3 and this toolkit reads up to 2\. Update"):
        read_snapshot(path)


def test_a_missing_column(tmp_path: Path) -> None:
    """The column that is not there is named."""
    path = rewritten(tmp_path / "s.parquet", lambda table: table.drop_columns(["occasion"]))
    with pytest.raises(ReportError, match='no column "occasion"'):
        read_snapshot(path)


def test_a_column_of_the_wrong_type(tmp_path: Path) -> None:
    """A column that cannot be read as what it should be is refused."""
    path = rewritten(tmp_path / "s.parquet", lambda table: table.set_column(0, "participant", table["exercise"]))
    with pytest.raises(ReportError, match="wrong type"):
        read_snapshot(path)


def test_extra_columns_are_left_out(tmp_path: Path) -> None:
    """A column that this version does not know does no harm and is not read."""
    path = rewritten(tmp_path / "s.parquet", lambda table: table.append_column("more", table["item"]))
    assert list(read_snapshot(path).rows.columns) == COLUMNS.names


def test_another_parquet_file(tmp_path: Path) -> None:
    """A Parquet file that is no snapshot is refused."""
    path = tmp_path / "other.parquet"
    pq.write_table(pa.table({"participant": [1]}), path)
    with pytest.raises(ReportError, match="is not a snapshot of a workshop"):
        read_snapshot(path)


def test_a_damaged_description(tmp_path: Path) -> None:
    """The place in the metadata that does not fit is named."""
    path = rewritten(tmp_path / "s.parquet", finish=3)
    with pytest.raises(ReportError, match="damaged at finish"):
        read_snapshot(path)
