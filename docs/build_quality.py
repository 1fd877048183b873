"""Writes docs/reference/quality.md from benchmarks/runs/. `./dev docs` runs it.

Of each task and reader the newest run on the dev parts counts; a test compares the committed page
with what this script would write now.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # a script of a folder beside benchmarks/

from benchmarks.catalogue import TASKS, DataSet, Told, data_sets, published, told  # noqa: E402
from benchmarks.runner import Metrics  # noqa: E402

RUNS = ROOT / "benchmarks" / "runs"
PAGE = Path(__file__).parent / "reference" / "quality.md"
READERS = ("standard", "fast")

HEAD = """<!-- Written by docs/build_quality.py (`./dev docs`) from benchmarks/runs/. -->

# How good it is

How often each step is right, on texts that nothing was trained on. Every figure
comes from a dated run under `benchmarks/runs/`; `./dev bench NAME --data DIR` makes it again, and
each benchmark's README says what counts as right.

- **standard** and **fast** are the two readers in the package (see the
  [model card](../model-card.md)); **rules** are what read before them and read where a reader has
  no say: the baseline.
- Figures are in per cent. All are of **dev** parts: nobody trained on them, but sizes, schedules
  and the rules that join the reader's answers (times, polarity, participants, the pipeline's names
  and attributions) were chosen with their errors in view: a test part would come out lower.
- Published figures are other people's, mostly of the test part: a bearing, not a comparison.
- An **aim** was set before the work on its task began.
- From names to syntax the figures are of reading, sentence by sentence; from timelines on they are
  of what becomes of many reports together. A whole case file no public set measures.
"""


class Run(NamedTuple):
    """A run of a benchmark."""

    path: Path
    result: dict[str, Any]


class Column(NamedTuple):
    """The figures of one system."""

    name: str
    metrics: Metrics


def newest(runs: Path, task: str, reader: str) -> Run | None:
    """The newest run of a task by a reader on dev; names of runs begin with their day."""
    found = None
    for path in sorted(runs.glob(f"*-{task}-*.json")):
        result = json.loads(path.read_text(encoding="utf-8"))
        by = str(result.get("reader", "")).rpartition("-")[0]
        if (result.get("task"), result.get("split"), by) == (task, "dev", reader):
            found = Run(path, result)
    return found


def page(runs: Path = RUNS) -> str:
    """The whole page."""
    parts = [HEAD]
    parts += ["\n".join(section(runs, task)) for task in TASKS]
    parts += ["\n".join(speed_section(runs)), "\n".join(sets_section(data_sets()))]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts if part)


def section(runs: Path, task: str) -> Iterator[str]:
    """The lines on one task."""
    about = told(task)
    yield f"## {about.title}\n\n{about.question}\n"
    by_reader = {reader: newest(runs, task, reader) for reader in READERS}
    made = {reader: run for reader, run in by_reader.items() if run}
    if not made:
        yield "No run of a reader yet.\n"
    else:
        yield from table(about, list(columns(task, about, made)))
        yield ""
        yield " ".join(
            f"{reader}: `{run.path.name}` ({run.result['reader']}, {run.result['machine']['cpu']})."
            for reader, run in made.items()
        )
        if about.source:
            yield f"Published: {about.source}."
        yield ""
    yield f"[What counts as right](../../benchmarks/{task}/README.md). Known failures:\n"
    yield from (f"- {failure}" for failure in about.failures)


def columns(task: str, about: Told, made: Mapping[str, Run]) -> Iterator[Column]:
    """The systems of a table, in order."""
    for reader, run in made.items():
        yield Column(reader, run.result["metrics"])
    first = next(iter(made.values())).result
    yield Column(about.baseline, first["baseline"])
    known = {**first["metrics"], **first["baseline"]}
    for prefix, title in about.others.items():
        own = {name: known[prefix + name] for name in about.metrics if prefix + name in known}
        yield Column(title, own)
    for name, metrics in published(task).items():
        yield Column(name, metrics)
    yield Column("aim", about.aims)


def table(about: Told, columns: list[Column]) -> Iterator[str]:
    """A row a metric; a system without figures has no column."""
    rows = [name for name in about.metrics if any(name in c.metrics for c in columns[:2])]
    filled = [column for column in columns if any(name in column.metrics for name in rows)]
    yield f"| metric | {' | '.join(c.name for c in filled)} | what it means |"
    yield "|---|" + "---:|" * len(filled) + "---|"
    for name in rows:
        cells = " | ".join(cell(column.metrics.get(name)) for column in filled)
        yield f"| `{name}` | {cells} | {about.metrics[name]} |"


def cell(figure: float | None) -> str:
    """A figure in per cent, a dash for none."""
    return "–" if figure is None else f"{100 * figure:.1f}"


SPEED = {
    "encoder": "the network's encoder alone",
    "reader": "the reader: words, windows, network, decoding",
    "extract": "the whole stage `extract` as a build runs it, rules included",
    "rules_alone_one_core": "the stage without a reader, on one core",
}


def speed_section(runs: Path) -> Iterator[str]:
    """The lines on speed, of the newest run that there is."""
    found = sorted(runs.glob("*-speed-reader*.json")) or sorted(runs.glob("*-reader_speed*.json"))
    if not found:
        return
    result = json.loads(found[-1].read_text(encoding="utf-8"))
    readers = result["readers"]
    machine = result["machine"]
    yield "## Speed\n\nWords a second on news, all cores unless it says otherwise.\n"
    yield f"| what is timed | {' | '.join(readers)} |"
    yield "|---|" + "---:|" * len(readers)
    for key, what in SPEED.items():
        cells = " | ".join(f"{run[key]:,.0f}" if key in run else "–" for run in readers.values())
        yield f"| {what} | {cells} |"
    yield ""
    yield (
        f"`{found[-1].name}`: {machine['cores']} cores of {machine['cpu']}, "
        f"{result['articles']} articles; "
        "[how it is timed](../../benchmarks/reader_speed/README.md)."
    )


def sets_section(sets: Mapping[str, DataSet]) -> Iterator[str]:
    """The lines on the sets: licence, what was trained on, what is measured."""
    yield "## The data sets\n"
    yield "No sentence of them is part of Throughline. Licences are as the files state them.\n"
    yield "| set | texts | licence | trained on | measured on |"
    yield "|---|---|---|---|---|"
    for one in sets.values():
        parts = f"{one.train or '–'} | {one.dev or '–'}"
        yield f"| {one.name} | {one.what} | {one.licence} | {parts} |"


def main() -> None:
    """Write the page, or with --check say whether it is stale."""
    text = page()
    if "--check" in sys.argv[1:]:
        sys.exit(PAGE.read_text(encoding="utf-8") != text)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
