"""The kernelspec is found by name, and is whole whenever somebody looks."""

import json
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpecManager

from workshop.kernels import ensure, install, kernel_name
from workshop.kernels.kernelspec import PROVISIONER


def test_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once installed, Jupyter finds it by name, with the modules that were asked for."""
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "share" / "jupyter"))
    folder = install(["pandas", "json"], prefix=tmp_path, name="warm-test")
    found = KernelSpecManager().get_kernel_spec("warm-test")
    assert Path(found.resource_dir) == folder
    asked = found.metadata["kernel_provisioner"]
    assert asked == {"provisioner_name": PROVISIONER, "config": {"modules": ["pandas", "json"], "idle": 300.0}}
    assert sorted(path.name for path in folder.parent.iterdir()) == ["warm-test"]
    assert sorted(path.name for path in folder.iterdir()) == ["kernel.json"]


def test_twice(tmp_path: Path) -> None:
    """Installing what is there changes nothing; other modules replace it."""
    file = install(["pandas"], prefix=tmp_path) / "kernel.json"
    before = file.stat()
    install(["pandas"], prefix=tmp_path)
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    install(["json"], prefix=tmp_path)
    assert json.loads(file.read_text())["metadata"]["kernel_provisioner"]["config"]["modules"] == ["json"]


def test_without(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where it is not installed and cannot be, the ordinary kernel is named instead."""
    assert kernel_name("warm-nowhere") == "python3"
    assert kernel_name("warm-nowhere", otherwise="ir") == "ir"
    (tmp_path / "share").write_text("in the way")
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    assert ensure(["pandas"], name="warm-nowhere") == "python3"
