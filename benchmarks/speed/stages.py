"""Times one build, stage by stage, in one process; meant to be run in a process of its own."""

import resource
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.speed.loader import write_articles
from throughline import assemble, export, pipeline
from throughline.config import Config
from throughline.extract.annotate import annotate
from throughline.model.source import Article
from throughline.read import read_paths
from throughline.resolve import resolve
from throughline.store import CaseStore, ReadArticle
from throughline.text import prepare

WARM_UP = 40
"""Articles read before the clock starts."""


@dataclass(frozen=True, slots=True)
class Run:
    """One size: seconds by stage, in one process, and of a whole build with all cores."""

    articles: int
    words: int
    seconds: dict[str, float]
    build_s: float
    again_s: float
    """The whole build once more, with nothing new."""
    peak_mb: float
    file_mb: float


class Clock:
    """Sums up seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = perf_counter()

    def lap(self, stage: str) -> None:
        """Book the time since the last lap on `stage`."""
        now = perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._since
        self._since = now


def measure(data: Path, name: str, count: int) -> Run:
    """Build a case of `count` articles, stage by stage, then as a user does."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        words = write_articles(data, name, count, source)
        warm = Path(folder) / "warm.jsonl"
        write_articles(data, name, WARM_UP, warm)
        _staged(warm, Path(folder) / "warm.db")  # word lists and models load once a process
        clock, articles = _staged(source, Path(folder) / "staged.db")
        peak_mb = _peak_mb()
        target = Path(folder) / "case.db"
        times = []
        for _ in range(2):
            started = perf_counter()
            with CaseStore(str(target), write=True) as store:
                pipeline.run([str(source)], store, Config())
            times.append(perf_counter() - started)
        return Run(
            articles=articles,
            words=words,
            seconds=clock.seconds,
            build_s=times[0],
            again_s=times[1],
            peak_mb=peak_mb,
            file_mb=target.stat().st_size / 1e6,
        )


def _staged(source: Path, target: Path) -> tuple[Clock, int]:
    clock = Clock()
    articles = [item for item in read_paths([str(source)], Config()) if isinstance(item, Article)]
    clock.lap("read")
    documents = [prepare(article) for article in articles]
    clock.lap("text")
    annotations = [annotate(document) for document in documents]
    clock.lap("extract")
    del documents
    with CaseStore(str(target), write=True) as store:
        pairs = zip(articles, annotations, strict=True)
        store.add_articles((ReadArticle(*pair, None) for pair in pairs), "speed")
        clock.lap("store")
        resolution = resolve(articles, annotations)
        clock.lap("resolve")
        case = assemble.build(resolution, (), (), "speed")
        clock.lap("assemble")
        store.replace_case(case, "speed")
    clock.lap("store")
    export.to_json(case)
    clock.lap("export")
    return clock, len(articles)


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3
