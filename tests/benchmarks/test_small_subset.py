"""A few documents of each set: the shipped reader reads as well as it should.

The floors, `[<task>.small]` of benchmarks/floors.toml, lie well below what is measured on so few
documents: they catch a reader that is broken, not one that is a little worse.
"""

from pathlib import Path

import pytest

from benchmarks.catalogue import benchmark
from benchmarks.floors import below_floor
from benchmarks.runner import reader_of

LIMITS = {
    "names": 5,
    "times": 6,
    "syntax": 10,
    "event_mentions": 6,
    "factuality": 5,
    "participants": 8,
    "event_dates": 6,
    "entity_timelines": 8,
    "attribution": 8,
    "incidents": 60,
    "copies": 200,
    "timelines": 1,
    "event_coreference": 12,
    "entity_coreference": 6,
}
"""Task -> documents of each set."""


@pytest.mark.data
@pytest.mark.parametrize("task", LIMITS)
def test_small_subset(shared_data: Path, task: str) -> None:
    metrics = benchmark(task).ours(reader_of("standard"), shared_data, "dev", LIMITS[task])
    assert below_floor(task, "small", metrics) == ()


def test_every_small_subset_has_floors() -> None:
    silent = [task for task in LIMITS if not below_floor(task, "small", {})]
    assert silent == []
