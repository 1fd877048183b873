"""`python -m benchmarks.growth --data DIR --json OUT`: see README.md."""

import argparse
import json
import math
import multiprocessing
import pickle
import resource
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from time import process_time

from benchmarks.growth.varied import Read, varied
from benchmarks.incidents.reports import distinct, read_reports
from benchmarks.machine import machine
from throughline import assemble
from throughline.extract.annotate import annotate
from throughline.model.annotation import Annotation
from throughline.model.source import Article
from throughline.pipeline import uncollected
from throughline.resolve import resolve
from throughline.text import prepare

BASE = 4000
"""Articles read; a larger size has them again under other names."""


@dataclass(frozen=True, slots=True)
class Run:
    """One size, in a process of its own."""

    articles: int
    resolve_s: float
    """Seconds of CPU: other programs on the machine do not count."""
    assemble_s: float
    """The same."""
    peak_mb: float
    """Of the whole process, the articles and annotations included."""


def main() -> None:
    """Measure every size, print the table, write the JSON."""
    options = _parse()
    read = read_base(options.data, min(BASE, max(options.articles)), options.cache)
    runs = []
    for count in options.articles:
        with multiprocessing.get_context("fork").Pool(1) as pool:
            runs.append(pool.apply(measure, (read, count)))
        print(f"{count} articles: {runs[-1]}", file=sys.stderr, flush=True)
    print(table(runs))
    if options.json:
        result = {
            "task": "growth",
            "read_by": "rules",
            "machine": machine(),
            "runs": [asdict(run) for run in runs],
        }
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def measure(read: list[Read], count: int) -> Run:
    """Resolve and assemble `count` articles."""
    pairs = list(varied(read, count))
    started = process_time()
    with uncollected():
        resolution = resolve([a for a, _ in pairs], [n for _, n in pairs])
        resolved = process_time()
        assemble.build(resolution)
    assembled = process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Run(
        articles=count,
        resolve_s=round(resolved - started, 2),
        assemble_s=round(assembled - resolved, 2),
        peak_mb=round(peak / 1e6 if sys.platform == "darwin" else peak / 1e3, 1),
    )


def table(runs: list[Run]) -> str:
    """Seconds, milliseconds an article, and how much worse than n·log n, as Markdown."""
    lines = ["| articles | resolve, s | ms an article | against n·log n | assemble, s | MB |"]
    lines.append("|---:|---:|---:|---:|---:|---:|")
    first = runs[0]
    for run in runs:
        expected = first.resolve_s * _n_log_n(run.articles) / _n_log_n(first.articles)
        lines.append(
            f"| {run.articles:,} | {run.resolve_s:.1f} | {1000 * run.resolve_s / run.articles:.1f} "
            f"| {run.resolve_s / expected:.2f} | {run.assemble_s:.1f} | {run.peak_mb:,.0f} |"
        )
    return "\n".join(lines)


def _n_log_n(count: int) -> float:
    return count * math.log(count)


def read_base(data: Path, count: int, cache: Path | None = None) -> list[Read]:
    """Articles as the rules read them: what crosses articles takes as long with a reader's.

    `cache` is a file of this benchmark's own that keeps them from one run to the next.
    """
    if cache is not None and cache.exists():
        kept: list[Read] = pickle.loads(cache.read_bytes())
        return kept[:count]
    read = _read(data, count)
    if cache is not None:
        cache.write_bytes(pickle.dumps(read))
    return read


def _read(data: Path, count: int) -> list[Read]:

    def by_rules(article: Article) -> Annotation:
        return annotate(prepare(article))

    reports = distinct(read_reports(data, "dev", count, by_rules))
    return [(report.article, report.annotation) for report in reports]


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--cache", type=Path, help="file that keeps what was read")
    parser.add_argument("--json", type=Path, help="where the results go")
    parser.add_argument(
        "--articles",
        type=lambda text: [int(part) for part in text.split(",")],
        default=[250, 1000, 4000, 16000],
        help="sizes, with commas",
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
