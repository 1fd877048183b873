"""The figures of ours and of the baselines over all timelines of a split."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from time import process_time
from typing import NamedTuple

from benchmarks.event_sets import Reads
from benchmarks.timelines.reports import read_report, within
from benchmarks.timelines.score import VARIANTS, Score, Timeline, date_score, mean_score
from benchmarks.timelines.systems import (
    Made,
    System,
    Wanted,
    by_agreement,
    by_mentions,
    by_publication,
)
from corpora.timeline17 import Topic, load
from throughline.assemble.days import DatedReport


class Compared(NamedTuple):
    """A timeline that was made, beside the one that journalists wrote."""

    topic: str
    made: Made
    reference: Timeline


def ours(reader: Reads, data: Path, split: str, limit: int | None) -> dict[str, float]:
    """Our figures; `limit` topics, those of the fewest reports first.

    The reader is not asked: times are those of the rules alone. Seconds are of CPU time, so that
    whatever else runs does not count.
    """
    del reader
    compared: list[Compared] = []
    seconds: list[float] = []
    for topic in _topics(data, split, limit):
        started = process_time()
        reports = _read(topic)
        reading = process_time() - started
        started = process_time()
        compared += _made(by_agreement, topic, reports)
        seconds.append(reading + (process_time() - started) / len(topic.timelines))
    return {**_metrics(compared), "seconds_per_topic": round(sum(seconds) / len(seconds), 2)}


def baseline(data: Path, split: str, limit: int | None) -> dict[str, float]:
    """The figures of mention counts, and as `publication_...` those of publication counts."""
    mentions: list[Compared] = []
    publication: list[Compared] = []
    for topic in _topics(data, split, limit):
        reports = _read(topic)
        mentions += _made(by_mentions, topic, reports)
        publication += _made(by_publication, topic, reports)
    counted = {f"publication_{name}": figure for name, figure in _metrics(publication).items()}
    return {**_metrics(mentions), **counted}


def _topics(data: Path, split: str, limit: int | None) -> Iterator[Topic]:
    topics = sorted(load(data, split), key=lambda topic: (len(topic.articles), topic.name))
    return islice(iter(topics), limit)


def _read(topic: Topic) -> tuple[DatedReport, ...]:
    return tuple(read_report(article) for article in topic.articles)


def _made(system: System, topic: Topic, reports: tuple[DatedReport, ...]) -> Iterator[Compared]:
    for reference in topic.timelines:
        wanted = wanted_of(reference)
        made = system(within(reports, wanted.first, wanted.last), wanted)
        yield Compared(topic.name, made, reference)


def wanted_of(reference: Timeline) -> Wanted:
    """What the published runs are given of a reference: its span, days, mean sentences a day."""
    sentences = sum(len(summary) for summary in reference.values())
    return Wanted(
        first=min(reference),
        last=max(reference),
        days=len(reference),
        sentences=max(1, round(sentences / len(reference))),
    )


def _metrics(compared: list[Compared]) -> dict[str, float]:
    """Means over timelines, then date F1 of each topic as "topic.date_f1"."""
    figures = _means(compared)
    for name in sorted({one.topic for one in compared}):
        own = _means([one for one in compared if one.topic == name])
        figures |= {f"{name}.{metric}": own[metric] for metric in ("date_f1", "ar1", "ar2")}
    return figures


def _means(compared: list[Compared]) -> dict[str, float]:
    figures = {"date_f1": _f1([date_score(one.made, one.reference) for one in compared])}
    for name, variant in VARIANTS.items():
        for n in (1, 2):
            scores = [variant(one.made, one.reference, n) for one in compared]
            figures[f"{name}_r{n}"] = _f1(scores)
    return _named(figures)


def _named(figures: Mapping[str, float]) -> dict[str, float]:
    """`align_m1` under the names that it is published with."""
    published = {"align_m1_r1": "ar1", "align_m1_r2": "ar2"}
    return {published.get(name, name): figure for name, figure in figures.items()}


def _f1(scores: list[Score]) -> float:
    return round(mean_score(scores).f1, 4)
