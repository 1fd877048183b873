"""`python -m benchmarks.growth.adding --data DIR --articles 4000,10000`: see README.md.

Builds a case file, adds one report to it as `throughline add` does, and says what took how long.
"""

import argparse
import json
import multiprocessing
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from benchmarks.growth.__main__ import BASE, read_base
from benchmarks.growth.varied import Read, varied
from benchmarks.machine import machine
from throughline import assemble, kept_work, pipeline, resolve
from throughline.api import CaseFile
from throughline.config import Config
from throughline.export import to_json
from throughline.resolve.entities import Joined
from throughline.store import CaseStore, ReadArticle

STEPS: dict[str, tuple[Any, str]] = {
    "articles": (kept_work, "reports"),
    "times": (resolve, "complete_times"),
    "copies": (resolve, "find_copies"),
    "entities": (resolve, "join_entities"),
    "stories": (resolve, "find_stories"),
    "naming": (Joined, "clusters"),
    "events": (resolve, "resolve_events"),
    "assemble": (assemble, "build"),
    "write": (CaseStore, "replace_case"),
}
"""What is timed: step -> where its function is looked up."""

REPORT = """Two hurt in Orsk market fire

Orsk, 4 March 2024 - Two people were injured on Monday when a fire broke out at the covered market
in Orsk, the fire chief Mara Lind said. Police arrested a stallholder, Tomas Brek, on Tuesday.
"""


@dataclass(frozen=True, slots=True)
class Added:
    """One size, in a process of its own. Seconds are of CPU."""

    articles: int
    build_s: float
    """All that crosses articles, for the case before."""
    add_s: float
    """From opening the case file to closing it, the reading of the new report included."""
    read_s: float
    """Of these, for reading the new report: loading the reader, mostly."""
    steps_s: dict[str, float]
    """Of these, for each step of what crosses articles."""
    peak_mb: float
    same: bool | None
    """Whether the case is, byte for byte, that of a fresh build; None where it was not checked."""


def measure(read: list[Read], count: int, *, check: bool) -> Added:
    """Build a case of `count` articles and add one."""
    with TemporaryDirectory() as folder:
        path, report = Path(folder) / "case.db", Path(folder) / "new.txt"
        report.write_text(REPORT, encoding="utf-8")
        build_s = fill(path, varied(read, count))
        steps: dict[str, float] = {}
        extract = {"read": (pipeline, "extract_article")}
        started = process_time()
        with (
            timed({**STEPS, **extract}, steps),
            CaseFile.open(path, Config(workers=1), write=True) as case,
        ):
            case.add(report)
        ended = process_time()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        same = _is_fresh(path) if check else None
        return Added(
            articles=count,
            build_s=round(build_s, 2),
            add_s=round(ended - started, 2),
            read_s=round(steps.pop("read", 0.0), 2),
            steps_s={name: round(seconds, 2) for name, seconds in steps.items()},
            peak_mb=round(peak / 1e6 if sys.platform == "darwin" else peak / 1e3, 1),
            same=same,
        )


def fill(path: Path, pairs: Iterator[Read]) -> float:
    """Make a case file of articles that are read already; seconds for what crosses articles."""
    with CaseStore(str(path), write=True) as store:
        reader = pipeline._reader_key(pipeline.chosen_reader(store, Config()))
        intake = pipeline.Intake(pipeline.QUIET)
        batch = []
        for article, annotation in pairs:
            list(intake.sift([article]))
            batch.append(ReadArticle(article, annotation, None))
            if len(batch) == 64:
                store.add_articles(batch, reader)
                batch = []
        store.add_articles(batch, reader)
        started = process_time()
        pipeline._cross_articles(intake, store, "Growth", pipeline.QUIET)
        return process_time() - started


def _is_fresh(path: Path) -> bool:
    """Whether the case of the file is what a build without any kept work makes of its articles."""
    with CaseStore(str(path)) as store:
        pairs = list(store.load_articles(store.case_article_ids()))
        resolution = resolve.resolve([a for a, _ in pairs], [found for _, found in pairs])
        fresh = assemble.build(resolution, (), store.skipped(), store.case_name() or "")
        return to_json(fresh) == to_json(store.case())


@contextmanager
def timed(steps: dict[str, tuple[Any, str]], seconds: dict[str, float]) -> Iterator[None]:
    """Adds up the CPU seconds of each step's function while it lasts."""
    former = {name: getattr(owner, function) for name, (owner, function) in steps.items()}

    def timing(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **options: Any) -> Any:
            started = process_time()
            try:
                return function(*args, **options)
            finally:
                seconds[name] = seconds.get(name, 0.0) + process_time() - started

        return run

    for name, (owner, function) in steps.items():
        setattr(owner, function, timing(name, former[name]))
    try:
        yield
    finally:
        for name, (owner, function) in steps.items():
            setattr(owner, function, former[name])


def main() -> None:
    """Measure every size, print and write the JSON."""
    options = _parse()
    read = read_base(options.data, min(BASE, max(options.articles)), options.cache)
    runs = []
    for count in options.articles:
        with multiprocessing.get_context("fork").Pool(1) as pool:
            runs.append(pool.apply(measure, (read, count), {"check": options.check}))
        print(json.dumps(asdict(runs[-1])), flush=True)
    if options.json:
        result = {"task": "growth-adding", "machine": machine(), "runs": [asdict(r) for r in runs]}
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth.adding")
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--json", type=Path, help="where the results go")
    parser.add_argument("--cache", type=Path, help="file that keeps what was read")
    parser.add_argument("--check", action="store_true", help="compare with a fresh build")
    parser.add_argument(
        "--articles",
        type=lambda text: [int(part) for part in text.split(",")],
        default=[1000, 4000, 10000],
        help="sizes, with commas",
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
