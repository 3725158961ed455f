"""``workshop doctor``: one line for each thing, and what to do about what is not right."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from workshop.cli import doctor, main

LESSONS = Path(__file__).parents[3] / "lessons"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose help contacts are filled in."""
    shutil.copytree(LESSONS / "bounce-back", tmp_path / "lessons" / "bounce-back")
    file = tmp_path / "lessons" / "bounce-back" / "workshop.yaml"
    file.write_text(file.read_text("utf-8").replace('contact: ""', 'contact: "555-0100"'), "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("WORKSHOP_DATABASE_URL", raising=False)
    monkeypatch.setattr("sys.argv", ["workshop", "doctor"])
    return tmp_path


def look(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, str]]:
    """Exit code, and what is said of each thing that is to do."""
    with pytest.raises(SystemExit) as ended:
        main.main()
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith(("ok     ", "to do  ")) for line in lines)
    to_do = (line.removeprefix("to do  ").split(": ", 1) for line in lines if line.startswith("to do"))
    return int(ended.value.code or 0), dict(to_do)  # type: ignore[arg-type]


def test_a_machine_where_all_is_well(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to do is exit code 0; a database that is not there yet is nothing to do."""
    assert look(capsys) == (0, {})


def test_everything_wrong_is_said_at_once(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A damaged database does not hide blank contacts or missing packages."""
    shutil.copy(LESSONS / "bounce-back" / "workshop.yaml", project / "lessons" / "bounce-back" / "workshop.yaml")
    (project / "home").mkdir()
    (project / "home" / "workshop.sqlite").write_text("no database at all " * 100)
    monkeypatch.setitem(doctor.PARTS, "room", ("Rooms", ("fastapi", "not_there", "not_there.either")))
    status, to_do = look(capsys)
    assert status == 1
    assert set(to_do) == {"Rooms", "Database", "Help contacts of bounce-back"}
    assert "not_there, not_there.either" in to_do["Rooms"]
    assert "pip install 'bounce-back-workshop[room]'" in to_do["Rooms"]
    assert "not a database" in to_do["Database"]
    assert "workshop.yaml" in to_do["Help contacts of bounce-back"]


def test_a_data_folder_that_cannot_be_made(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The setting is named."""
    (project / "file").touch()
    monkeypatch.setenv("WORKSHOP_HOME", str(project / "file" / "home"))
    status, to_do = look(capsys)
    assert status == 1
    assert "WORKSHOP_HOME" in to_do["Data folder"]


def test_a_newer_database(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same words as everywhere else."""
    (project / "home").mkdir()
    with sqlite3.connect(project / "home" / "workshop.sqlite") as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.execute("INSERT INTO alembic_version VALUES ('9999')")
    connection.close()
    assert "newer version" in look(capsys)[1]["Database"]
