"""`./dev bench all`: a line a task, runs on disk, floors."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks.all import __main__ as every
from benchmarks.runner import Benchmark
from corpora.values import DataMissingError


def missing(*_: object) -> dict[str, float]:
    raise DataMissingError("no trees there")


BENCHMARKS = {
    "syntax": Benchmark("syntax", ours=missing, baseline=missing),
    "participants": Benchmark("participants", lambda *_: {"f1": 0.125}, lambda *_: {}),
}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(every, "reader_of", lambda name: SimpleNamespace(name=f"{name}-1"))
    monkeypatch.setattr(every, "benchmark", BENCHMARKS.__getitem__)
    words = ["--data", str(tmp_path), "--runs", str(tmp_path), "--task", *BENCHMARKS]
    monkeypatch.setattr(sys, "argv", ["all", *words])


def test_a_line_a_task_and_a_run(
    run: None, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(every, "below_floor", lambda *_: ())
    every.main()
    assert capsys.readouterr().out.splitlines() == [
        "syntax: not measured: no trees there",
        "participants, standard-1: f1 12.5",
    ]
    (path,) = tmp_path.glob("*.json")
    assert path.name[10:] == "-participants-standard-dev.json"
    assert json.loads(path.read_text("utf-8"))["metrics"] == {"f1": 0.125}


def test_below_a_floor(
    run: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(every, "below_floor", lambda *_: ("f1 fell",))
    with pytest.raises(SystemExit, match="f1 fell"):
        every.main()
    assert "f1 12.5 · BELOW ITS FLOOR" in capsys.readouterr().out
