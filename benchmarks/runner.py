"""The one way in which every benchmark of quality runs: options, table, JSON, floors."""

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.floors import below_floor
from benchmarks.machine import machine
from throughline.errors import WeightsError
from throughline.inference import Reader, load_reader

Metrics = Mapping[str, float]
"""Name -> figure from 0 to 1; a name that begins with "seconds" has seconds."""

SPLITS = ("dev", "test")


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A task: what measures the reader on it, what measures the baseline, what was published.

    `ours` and `baseline` get the folder of the data sets, a split ("dev" or "test") and a limit of
    documents (None: all). They measure every set of the task that is there for that split, and
    raise DataMissingError where none is.
    """

    task: str
    ours: Callable[[Reader, Path, str, int | None], Metrics]
    baseline: Callable[[Path, str, int | None], Metrics]
    published: Mapping[str, Metrics] = field(default_factory=dict)


def run(benchmark: Benchmark, description: str) -> None:
    """Measure a split, print the table, write the JSON; fails where a figure is below its floor."""
    options = _parse(benchmark.task, description)
    reader = reader_of(options.reader)
    result = measured(benchmark, reader, options.data, options.split, options.limit)
    systems = {f"reader {reader.name}": result["metrics"], "baseline": result["baseline"]}
    print(table({**systems, **benchmark.published}))
    if options.json:
        write(result, options.json)
    floors = () if options.limit else below_floor(benchmark.task, options.split, result["metrics"])
    if floors and options.reader == "standard":
        raise SystemExit("\n".join(floors))


def reader_of(name: str) -> Reader:
    """The reader of that name or folder, or the end of the program with a line that says why."""
    try:
        return load_reader(name)
    except WeightsError as error:
        raise SystemExit(str(error)) from error


def measured(
    benchmark: Benchmark, reader: Reader, data: Path, split: str, limit: int | None
) -> dict[str, Any]:
    """The figures of reader and baseline with what they hang on, as `--json` writes them."""
    return {
        "task": benchmark.task,
        "split": split,
        "reader": reader.name,
        "machine": machine(),
        "metrics": dict(benchmark.ours(reader, data, split, limit)),
        "baseline": dict(benchmark.baseline(data, split, limit)),
    }


def write(result: Mapping[str, Any], path: Path) -> None:
    """Write what was measured."""
    path.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def table(columns: Mapping[str, Metrics]) -> str:
    """The figures in per cent, one column a system, as Markdown."""
    names = dict.fromkeys(name for metrics in columns.values() for name in metrics)
    lines = [f"| % | {' | '.join(columns)} |", "|" + "---|" * (len(columns) + 1)]
    for name in names:
        scale = 1 if name.startswith("seconds") else 100
        cells = [f"{scale * m[name]:.1f}" if name in m else "–" for m in columns.values()]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _parse(task: str, description: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{task}", description=description)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--split", choices=SPLITS, default="dev", help="which documents")
    parser.add_argument("--json", type=Path, help="where the results go")
    parser.add_argument(
        "--reader", default="standard", help="standard, fast or a folder of weights"
    )
    parser.add_argument("--limit", type=int, help="measure on so many documents a set only")
    return parser.parse_args()
