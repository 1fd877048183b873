"""`python -m benchmarks.all --data DIR`: every benchmark of quality on dev, one line for each.

A line has the figures with an aim. Ends with 1 where a figure of the standard reader lies below its
floor. `--runs FOLDER` writes what was measured to FOLDER, as `<day>-<task>-<reader>-dev.json`: from
these `./dev docs` makes docs/reference/quality.md.
"""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.catalogue import TASKS, benchmark, told
from benchmarks.floors import below_floor
from benchmarks.runner import measured, reader_of, write
from corpora.values import DataMissingError


def main() -> None:
    """Measure every task with every reader that is named."""
    options = _parse()
    fallen: list[str] = []
    for name in options.reader:
        reader = reader_of(name)
        for task in options.task:
            try:
                result = measured(benchmark(task), reader, options.data, "dev", options.limit)
            except DataMissingError as error:
                print(f"{task}: not measured: {error}")
                continue
            metrics = result["metrics"]
            below = () if options.limit else below_floor(task, "dev", metrics)
            if name == "standard":
                fallen += below
            said = [f"{key} {100 * metrics[key]:.1f}" for key in told(task).aims if key in metrics]
            said += ["BELOW ITS FLOOR"] * bool(below)
            print(f"{task}, {reader.name}: {' · '.join(said)}", flush=True)
            if options.runs:
                day = datetime.now(UTC).date().isoformat()
                short = Path(name).name
                write(result, options.runs / f"{day}-{task}-{short}-dev.json")
    if fallen:
        raise SystemExit("\n".join(fallen))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.all", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--reader", nargs="+", default=["standard"], help="standard, fast, folders")
    parser.add_argument("--task", nargs="+", default=TASKS, choices=TASKS, help="these alone")
    parser.add_argument("--runs", type=Path, help="the folder that the results go to")
    parser.add_argument("--limit", type=int, help="measure on so many documents a set only")
    return parser.parse_args()


if __name__ == "__main__":
    main()
