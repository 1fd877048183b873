"""`python -m benchmarks.times --data DIR --split dev|heldout|test --json OUT`: see README.md."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from benchmarks.floors import below_floor
from benchmarks.machine import machine
from benchmarks.times.loader import NEWS, SPLITS, TimedText, Timex, load
from benchmarks.times.readers import baseline, throughline
from benchmarks.times.score import Counts, add
from throughline.extract.annotate import READER

PUBLISHED = {
    "HeidelTime on platinum": {
        "span_strict_f1": 0.813,
        "span_relaxed_f1": 0.903,
        "value_f1": 0.776,
    }
}
"""UzZaman et al., SemEval-2013 Task 1; not recomputed here."""


def main() -> None:
    """Measure a split, print the table beside baseline and published figures, write the JSON."""
    options = _parse()
    documents = tuple(load(options.data, options.split))
    ours, plain = measure(documents, throughline), measure(documents, baseline)
    print(table({"Throughline": ours, "baseline": plain, **PUBLISHED}))
    if options.json:
        result = {
            "task": "times",
            "split": options.split,
            "reader": READER,
            "machine": machine(),
            "documents": len(documents),
            "metrics": ours,
            "baseline": plain,
        }
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    fallen = below_floor("times", options.split, ours)
    if fallen:
        raise SystemExit("\n".join(fallen))


def measure(
    documents: tuple[TimedText, ...], reader: Callable[[TimedText], tuple[Timex, ...]]
) -> dict[str, float]:
    """Metrics from 0 to 1: of the news sets together, then of each set as "set.metric"."""
    news = Counts()
    sets: dict[str, Counts] = {}
    for document in documents:
        found = reader(document)
        add(sets.setdefault(document.set, Counts()), document, found)
        if document.set in NEWS:
            add(news, document, found)
    metrics = news.metrics()
    for name, counts in sets.items():
        metrics |= {f"{name}.{metric}": value for metric, value in counts.metrics().items()}
    return metrics


def table(columns: dict[str, dict[str, float]]) -> str:
    """The metrics in per cent, one column a system, as Markdown."""
    names = dict.fromkeys(name for metrics in columns.values() for name in metrics)
    lines = [f"| F1, % | {' | '.join(columns)} |", "|" + "---|" * (len(columns) + 1)]
    for name in names:
        cells = [f"{100 * m[name]:.1f}" if name in m else "–" for m in columns.values()]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.times", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--split", choices=SPLITS, default="dev", help="which documents")
    parser.add_argument("--json", type=Path, help="where the results go")
    return parser.parse_args()


if __name__ == "__main__":
    main()
