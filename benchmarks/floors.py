"""The floors of the benchmarks: below them a change made something worse. See floors.toml."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

_FLOORS = Path(__file__).with_name("floors.toml")


def below_floor(task: str, split: str, metrics: Mapping[str, float]) -> tuple[str, ...]:
    """One line for each metric of `task` and `split` that lies below its floor or is missing."""
    floors = tomllib.loads(_FLOORS.read_text("utf-8")).get(task, {}).get(split, {})
    return tuple(
        f"{task} {split}: {name} is {metrics.get(name)}, its floor is {floor}"
        for name, floor in floors.items()
        if metrics.get(name, -1.0) < floor
    )
