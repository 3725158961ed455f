"""Data that a document shows is taken by whatever reads such data, or is what is written."""

import json
import logging
from pathlib import Path

from tests.contracts.docs.blocks import of_class, only
from workshop.reports.themes.codebook import read_codebook
from workshop.room.logs import JsonLines


def test_the_codebook(tmp_path: Path) -> None:
    """The coordinators' codebook is one."""
    path = tmp_path / "codebook.yaml"
    path.write_text(only("yaml", "docs/coordinators.md").text, "utf-8")
    assert [theme.id for theme in read_codebook(path).themes] == ["silence", "money"]
    assert len(of_class("yaml")) == 1


def test_the_line_of_a_log() -> None:
    """A request is logged with these names, in this order, and values of these kinds."""
    shown = json.loads(only("json", "docs/operators.md").text)
    record = logging.LogRecord(shown["logger"], logging.INFO, "", 0, "", None, None)
    record.__dict__ |= {name: shown[name] for name in ("event", "method", "route", "status", "ms")}
    written = json.loads(JsonLines().format(record))
    own = ("time", "process")
    assert [*written] == [*shown]
    assert {**written, **dict.fromkeys(own)} == {**shown, **dict.fromkeys(own)}
    assert all(type(written[name]) is type(shown[name]) and len(str(written["time"])) == 29 for name in own)
    assert len(of_class("json")) == 1
