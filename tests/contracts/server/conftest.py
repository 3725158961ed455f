"""A project with short lessons and a data folder of its own."""

import os
from pathlib import Path

import pytest

from tests.fixtures.server import made_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose help contacts are filled in."""
    return made_project(tmp_path)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a server."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("WORKSHOP_", "JUPYTERHUB_"))}
    return own | {"WORKSHOP_HOME": str(tmp_path / "home")}
