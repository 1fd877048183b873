"""`python -m benchmarks.reader_speed --data DIR --json OUT`: see README.md."""

import argparse
import json
from pathlib import Path

from benchmarks.machine import machine
from benchmarks.reader_speed.measure import measure

COLUMNS = ("encoder", "reader", "extract", "reader_share", "extract_share")


def main() -> None:
    """Time each reader on the same articles, print the table, write the JSON."""
    options = _parse()
    runs = {
        name: measure(options.data, name, options.articles, options.rounds)
        for name in options.reader
    }
    print(f"| words/s | {' | '.join(COLUMNS)} |")
    print("|" + "---|" * (len(COLUMNS) + 1))
    for name, run in runs.items():
        cells = (f"{run[c]:,.0f}" if run[c] > 2 else f"{100 * run[c]:.0f} %" for c in COLUMNS)
        print(f"| {Path(name).name} | {' | '.join(cells)} |")
    if options.json:
        result = {
            "task": "reader_speed",
            "articles": options.articles,
            "rounds": options.rounds,
            "machine": machine(),
            "readers": {Path(name).name: run for name, run in runs.items()},
        }
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reader_speed", description=main.__doc__
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--json", type=Path, help="where the results go")
    parser.add_argument("--articles", type=int, default=400, help="how many articles of gva")
    parser.add_argument("--rounds", type=int, default=3, help="medians over so many rounds")
    parser.add_argument(
        "--reader", nargs="+", default=["standard", "fast"], help="readers or folders of weights"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
