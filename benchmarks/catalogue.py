"""All benchmarks of quality: what runs them, and what is said of them beside their figures."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.runner import Benchmark, Metrics

TASKS = (
    "names",
    "times",
    "event_mentions",
    "factuality",
    "participants",
    "event_dates",
    "entity_timelines",
    "attribution",
    "syntax",
    "timelines",
    "event_coreference",
    "entity_coreference",
    "incidents",
    "copies",
)
"""In the order of the page of figures."""
_TOLD = Path(__file__).with_name("quality.toml")


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a task; see quality.toml."""

    title: str
    question: str
    sets: tuple[str, ...]
    metrics: Mapping[str, str]
    """Metric -> what it means, in the order of the table."""
    failures: tuple[str, ...]
    source: str = ""
    """Where the published figures come from."""
    baseline: str = "rules"
    """What the baseline is called."""
    aims: Metrics = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    """Prefix of metrics -> whose they are."""


@dataclass(frozen=True, slots=True)
class DataSet:
    """A data set: its licence as its files state it, what was trained on, what is measured."""

    name: str
    what: str
    licence: str
    train: str = ""
    """Empty where it serves measuring only."""
    dev: str = ""
    """Empty where it serves training only."""


def benchmark(task: str) -> Benchmark:
    """What `./dev bench` runs for a task."""
    found: Benchmark = import_module(f"benchmarks.{task}.__main__").BENCHMARK
    return found


def published(task: str) -> Mapping[str, Metrics]:
    """System -> the figures that others published for a task."""
    return benchmark(task).published


def told(task: str) -> Told:
    """What is said of a task."""
    entry = _read()[task]
    entry |= {name: tuple(entry[name]) for name in ("sets", "failures")}
    return Told(**entry)


def data_sets() -> dict[str, DataSet]:
    """Every set that training or a benchmark reads, by the name of its module in `corpora`."""
    return {name: DataSet(**entry) for name, entry in _read()["sets"].items()}


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(_TOLD.read_text(encoding="utf-8"))
