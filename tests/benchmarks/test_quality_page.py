"""The page of figures: made of the newest runs, and not stale."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.catalogue import TASKS, data_sets, published, told

ROOT = Path(__file__).parent.parent.parent


def load() -> ModuleType:
    """The script of docs/, which is no package."""
    spec = importlib.util.spec_from_file_location(
        "build_quality", ROOT / "docs" / "build_quality.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_quality"] = module
    spec.loader.exec_module(module)
    return module


quality = load()


def put_run(folder: Path, day: str, reader: str, las: float, split: str = "dev") -> None:
    result = {
        "task": "syntax",
        "split": split,
        "reader": reader,
        "machine": {"cpu": "Abacus", "cores": "2"},
        "metrics": {"las": las, "uas": 0.9},
        "baseline": {"las": 0.05, "uas": 0.1},
    }
    name = f"{day}-syntax-{reader.partition('-')[0]}-{split}.json"
    (folder / name).write_text(json.dumps(result), encoding="utf-8")


def test_page_is_fresh() -> None:
    written = (ROOT / "docs" / "reference" / "quality.md").read_text(encoding="utf-8")
    assert written == quality.page(), "stale: run ./dev docs"


def test_the_newest_run_counts(tmp_path: Path) -> None:
    put_run(tmp_path, "2030-02-01", "standard-1", 0.5)
    put_run(tmp_path, "2030-02-03", "standard-2", 0.8123)
    put_run(tmp_path, "2030-02-04", "standard-2", 0.7, split="test")
    put_run(tmp_path, "2030-02-05", "rules-1", 0.6)
    put_run(tmp_path, "2030-02-02", "fast-1", 0.75)
    page = quality.page(tmp_path)
    assert "| metric | standard | fast | chains of words | aim | what it means |" in page
    assert "| `las` | 81.2 | 75.0 | 5.0 |" in page
    assert "`2030-02-03-syntax-standard-dev.json` (standard-2, Abacus)" in page
    assert "upos" not in page


def test_a_task_without_a_run_says_so(tmp_path: Path) -> None:
    assert quality.page(tmp_path).count("No run of a reader yet.") == len(TASKS)


def test_a_figure_of_nought_has_its_row(tmp_path: Path) -> None:
    put_run(tmp_path, "2030-02-01", "standard-1", 0.0)
    page = quality.page(tmp_path)
    assert "| `las` | 0.0 | 5.0 |" in page
    assert "| `uas` | 90.0 | 10.0 |" in page


def test_speed(tmp_path: Path) -> None:
    run = {"encoder": 9000.4, "reader": 8000.0, "extract": 4000.0, "rules_alone_one_core": 5000.0}
    result = {
        "machine": {"cpu": "Abacus", "cores": "2"},
        "articles": 7,
        "readers": {"standard": run, "fast": run},
    }
    path = tmp_path / "2030-02-01-speed-reader.json"
    path.write_text(json.dumps(result), encoding="utf-8")
    page = quality.page(tmp_path)
    assert "| the network's encoder alone | 9,000 | 9,000 |" in page
    assert "2 cores of Abacus, 7 articles" in page


@pytest.mark.parametrize("task", TASKS)
def test_each_task_is_told(task: str) -> None:
    about = told(task)
    assert set(about.aims) <= set(about.metrics)
    for metrics in published(task).values():
        assert set(metrics) <= set(about.metrics)
    assert bool(published(task)) == bool(about.source)
    assert set(about.sets) <= set(data_sets())
    assert all(data_sets()[name].dev for name in about.sets)


def test_every_set_that_is_trained_on_is_told() -> None:
    recipes = (ROOT / "training" / "recipes.py").read_text(encoding="utf-8")
    sources = {
        line.strip().strip('",')
        for before, line in zip(recipes.split("\n"), recipes.split("\n")[1:], strict=False)
        if before == "    Source("
    }
    assert {"conll04", "meantime"} <= sources
    assert sources <= set(data_sets())
    card = (ROOT / "docs" / "model-card.md").read_text(encoding="utf-8")
    trained = [one for one in data_sets().values() if one.train]
    assert [one.name for one in trained if f"| {one.name} |" not in card] == []
    assert [one.name for one in trained if f"| {one.licence} |" not in card] == []
