"""A tiny training run, from invented texts to weights; stopped and resumed it is the same run."""

import copy
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from invented_texts import PIECES, every_layer, vocabulary

from corpora.values import AnnotatedText, Mark
from throughline.inference import labels
from training.model import BIO_HEADS, WORD_HEADS, ReaderSize
from training.train import Run, _change
from training.windows import NameScheme, Recipe, Windows, add_text

STEPS = 12
CONFIG: dict[str, Any] = {
    "size": {
        "pretrained": False,
        "layers": 2,
        "hidden": 32,
        "encoder_heads": 2,
        "inner": 64,
        "pieces": len(PIECES),
        "positions": 192,
        "head": 16,
        "arc": 16,
        "relation": 8,
        "anchored": 16,
        "anchored_layers": 1,
        "dropout": 0.1,
    },
    "schedule": {
        "steps": STEPS,
        "windows": 4,
        "encoder_rate": 3e-3,
        "head_rate": 1e-2,
        "warmup": 0.1,
        "weight_decay": 0.01,
        "seed": 13,
        "checkpoint_s": 1000,
        "log_steps": 1,
        "watch_steps": 1000,
    },
    "sources": {"invented": 2.0},
    "layers": {"names": 2.0},
}


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> None:
    """So that sums are added up in the same order, and other processes get their cores."""
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Windows of two sets that mark different layers, one of them with long windows too."""
    folder = tmp_path_factory.mktemp("windows")
    person: dict[str, tuple[str, ...]] = {"PER": ("person",), "FIRM": ("organization",)}
    recipe = Recipe(names=(NameScheme("news", person),), events="timeml", words=True)
    names = tuple(
        AnnotatedText(
            "names",
            str(number),
            "Orme held the weir on Monday . " * number,
            names=tuple(Mark(31 * i, 31 * i + 4, "PER") for i in range(number)),
        )
        for number in (1, 2, 20)
    )
    for split in ("train", "watch"):
        for name, texts in (("invented", (every_layer(),)), ("names", names)):
            made = Windows()
            for text in texts:
                add_text(made, text, recipe, vocabulary())
            np.savez_compressed(folder / f"{name}.{split}.npz", **made.stacked())  # type: ignore[arg-type]
    return folder


def run(windows: Path, out: Path, **schedule: Any) -> Run:
    config = copy.deepcopy(CONFIG)
    config["schedule"] |= schedule
    return Run(config, windows, out, None)


def lines(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "log.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def whole(windows: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that was not stopped."""
    out = tmp_path_factory.mktemp("whole")
    run(windows, out).go()
    return out


def weights(out: Path) -> dict[str, torch.Tensor]:
    loaded: dict[str, torch.Tensor] = torch.load(out / "model.pt", weights_only=True)["model"]
    return loaded


def test_the_loss_falls_in_every_layer(whole: Path, windows: Path) -> None:
    with np.load(windows / "invented.train.npz") as file:
        layers = set(file.files) - {"pieces", "shapes", "lexicon", "first", "sentence"}
    losses = [line["losses"] for line in lines(whole) if "losses" in line]
    assert len(losses) == STEPS
    assert set().union(*losses) == layers
    totals = [sum(step.values()) for step in losses if len(step) > 1]
    assert totals[-1] < 0.7 * totals[0]
    assert all(0.0 <= value < 100.0 for step in losses for value in step.values())


def test_a_finished_run_is_watched(whole: Path) -> None:
    watched = lines(whole)[-1]["watched"]
    assert {"names.news", "times", "cue", "attribution", "roles", "uas", "las"} <= set(watched)
    assert all(-1.0 <= value <= 1.0 for value in watched.values())


@pytest.mark.parametrize("stops", [(5,), (1, 7)])
def test_a_resumed_run_has_the_weights_of_one_that_was_not_stopped(
    windows: Path, whole: Path, tmp_path: Path, stops: tuple[int, ...]
) -> None:
    for stop in stops:
        run(windows, tmp_path).go(stop)
        assert not (tmp_path / "model.pt").exists()
    run(windows, tmp_path).go()
    left, right = weights(whole), weights(tmp_path)
    assert left.keys() == right.keys()
    assert [name for name in left if not torch.equal(left[name], right[name])] == []
    losses = [
        [line["losses"] for line in lines(out) if "losses" in line] for out in (whole, tmp_path)
    ]
    assert losses[0] == losses[1]


def test_losses_are_means_of_the_steps_since_the_run_went_on(windows: Path, tmp_path: Path) -> None:
    run(windows, tmp_path / "each", steps=4).go()
    for stop in (1, 3):
        run(windows, tmp_path / "sums", steps=4, log_steps=4).go(stop)
    each = [line["losses"] for line in lines(tmp_path / "each") if "losses" in line]
    (logged,) = (line["losses"] for line in lines(tmp_path / "sums") if "losses" in line)
    name = "names.news"
    assert logged[name] == pytest.approx(sum(step.get(name, 0.0) for step in each[1:]) / 3, 1e-3)


def test_a_run_with_teachers_learns_every_layer_of_every_window(
    windows: Path, whole: Path, tmp_path: Path
) -> None:
    config = copy.deepcopy(CONFIG)
    config["schedule"]["steps"] = 6
    Run(config, windows, tmp_path, None, (whole / "model.pt", whole / "model.pt")).go()
    losses = [line["losses"] for line in lines(tmp_path) if "losses" in line]
    always = {f"taught.{name}" for name in (*BIO_HEADS, *WORD_HEADS, "heads")}
    assert all(always <= set(step) for step in losses)
    assert {"taught.attribution", "taught.roles"} <= set().union(*losses)
    taught = [sum(step[name] for name in always) for step in losses]
    assert 0.0 < taught[-1] < taught[0]


def test_a_change_of_the_configuration() -> None:
    config: dict[str, Any] = {"schedule": {"steps": 1}}
    _change(config, "schedule.steps=200")
    _change(config, "size.pretrained=false")
    assert config == {"schedule": {"steps": 200}, "size": {"pretrained": False}}
    for wrong in ("schedule.steps", "steps=1", "schedule.steps=a b"):
        with pytest.raises(SystemExit, match="--set"):
            _change(config, wrong)


def test_a_checkpoint_of_another_size_is_refused(windows: Path, tmp_path: Path) -> None:
    run(windows, tmp_path, steps=1).go()
    config = copy.deepcopy(CONFIG)
    config["size"]["head"] = 8
    with pytest.raises(SystemExit, match="another size"):
        Run(config, windows, tmp_path, None)


def test_a_folder_without_windows_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"training\.prepare"):
        run(tmp_path, tmp_path / "out")


def test_the_sizes_of_a_configuration() -> None:
    size = ReaderSize.from_table(CONFIG["size"])
    assert (size.encoder.layers, size.encoder.heads, size.head, size.relation) == (2, 2, 16, 8)
    assert ReaderSize.from_table({}).encoder.hidden == 384
    assert len(labels.NEWS_TYPES) == 6
