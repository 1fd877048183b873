"""Logs of runs as a picture."""

import json
import sys
from pathlib import Path

import pytest

pytest.importorskip("matplotlib")

from training.curves import main, panels, read_log

LINES = (
    {"step": 100, "losses": {"times": 2.0, "cue": 1.0}, "steps_s": 3.1},
    {"step": 200, "losses": {"times": 1.5, "cue": 0.5}, "steps_s": 3.0},
    {"step": 200, "watched": {"times": 0.4, "uas": 0.7}},
    {"step": 200, "losses": {"times": 1.0, "cue": 0.5}, "steps_s": 3.0},
)


def write(folder: Path, *lines: dict[str, object]) -> Path:
    folder.mkdir()
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (folder / "log.jsonl").write_text(text, encoding="utf-8")
    return folder


def test_a_log_is_read_as_curves(tmp_path: Path) -> None:
    curves = read_log(write(tmp_path / "run", *LINES) / "log.jsonl")
    assert curves == {
        "loss": {100: 3.0, 200: 1.5},
        "loss of times": {100: 2.0, 200: 1.0},
        "loss of cue": {100: 1.0, 200: 0.5},
        "times": {200: 0.4},
        "uas": {200: 0.7},
    }
    assert panels({"run": curves}) == ["loss", "loss of cue", "loss of times", "times", "uas"]


@pytest.mark.parametrize("runs", [1, 2])
def test_runs_become_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, runs: int) -> None:
    folders = [write(tmp_path / f"run{number}", *LINES[number:]) for number in range(runs)]
    out = tmp_path / "drawn" / "curves.png"
    monkeypatch.setattr(sys, "argv", ["curves", *map(str, folders), "--out", str(out)])
    main()
    assert out.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert out.stat().st_size > 5000


def test_a_folder_without_a_log_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no log"):
        read_log(tmp_path / "log.jsonl")
