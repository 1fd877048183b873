"""`python -m benchmarks.speed --data DIR --json OUT`: see README.md."""

import argparse
import json
import math
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.machine import machine
from benchmarks.speed.loader import SETS

STAGES = ("read", "text", "extract", "resolve", "assemble", "store", "export")


def main() -> None:
    """Measure every size in a process of its own, print the tables, write the JSON."""
    options = _parse()
    if options.one:
        from benchmarks.speed.stages import measure

        print(json.dumps(asdict(measure(options.data, options.set, options.one))))
        return
    runs = []
    for count in options.articles:
        print(f"{count} articles …", file=sys.stderr)
        command = [sys.executable, "-m", "benchmarks.speed", "--data", str(options.data)]
        command += ["--set", options.set, "--one", str(count)]
        ran = subprocess.run(command, check=True, stdout=subprocess.PIPE)
        runs.append(json.loads(ran.stdout))
    print(tables(runs))
    if options.json:
        result = {
            "command": _command(options),
            "set": options.set,
            "machine": machine(),
            "runs": runs,
        }
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def tables(runs: list[dict[str, Any]]) -> str:
    """Milliseconds an article by stage, and the whole build, as Markdown."""
    sizes = [str(run["articles"]) for run in runs]
    lines = [f"| ms an article | {' | '.join(sizes)} | growth |", _rule(len(runs) + 2)]
    for stage in STAGES:
        cells = [f"{1000 * run['seconds'][stage] / run['articles']:.2f}" for run in runs]
        growth = _growth([(run["articles"], run["seconds"][stage]) for run in runs])
        lines.append(f"| {stage} | {' | '.join(cells)} | {growth} |")
    whole = [("build, all cores", "build_s"), ("again, nothing new", "again_s")]
    for name, key in whole:
        cells = [f"{1000 * run[key] / run['articles']:.2f}" for run in runs]
        growth = _growth([(run["articles"], run[key]) for run in runs])
        lines.append(f"| {name} | {' | '.join(cells)} | {growth} |")
    lines += ["", f"| build | {' | '.join(sizes)} |", _rule(len(runs) + 1)]
    rows = (
        ("articles/s", lambda run: f"{run['articles'] / run['build_s']:.0f}"),
        ("words/s", lambda run: f"{run['words'] / run['build_s']:,.0f}"),
        ("peak memory, MB", lambda run: f"{run['peak_mb']:.0f}"),
        ("case file, MB", lambda run: f"{run['file_mb']:.1f}"),
    )
    lines += [f"| {name} | {' | '.join(map(cell, runs))} |" for name, cell in rows]
    return "\n".join(lines)


def _command(options: argparse.Namespace) -> str:
    sizes = ",".join(map(str, options.articles))
    return f"python -m benchmarks.speed --data DIR --set {options.set} --articles {sizes}"


def _rule(columns: int) -> str:
    return "|" + "---|" * columns


def _growth(points: list[tuple[int, float]]) -> str:
    """The exponent e of time ~ articles^e, from the smallest to the largest size; 1 is linear."""
    (few, short), (many, long) = points[0], points[-1]
    if few == many or not short or not long:
        return "–"
    return f"{math.log(long / short) / math.log(many / few):.2f}"


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--json", type=Path, help="where the results go")
    parser.add_argument(
        "--articles",
        type=lambda text: [int(part) for part in text.split(",")],
        default=[250, 500, 1000, 2000],
        help="sizes, with commas",
    )
    parser.add_argument("--set", choices=sorted(SETS), default="gva", help="which articles")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
