"""The figures of our timelines, and of the day of publication for whatever names the entity."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.entity_timelines.build import named_on_publication, timelines
from benchmarks.entity_timelines.score import Awareness
from benchmarks.event_sets import Reads
from corpora import semeval2015_timelines
from corpora.semeval2015_timelines import EntityTimeline, TimelineCorpus

Build = Callable[[TimelineCorpus], Sequence[EntityTimeline]]


def ours(reader: Reads, data: Path, split: str, limit: int | None) -> dict[str, float]:
    """Figures from 0 to 1 over all corpora of the split, and of each as "corpus.figure"."""
    return _measure(lambda corpus: timelines(reader, corpus), data, split, limit)


def baseline(data: Path, split: str, limit: int | None) -> dict[str, float]:
    """The same of the baseline."""
    return _measure(named_on_publication, data, split, limit)


def _measure(build: Build, data: Path, split: str, limit: int | None) -> dict[str, float]:
    everything = Awareness()
    figures: dict[str, float] = {}
    for corpus in semeval2015_timelines.load(data, split):
        part = _first(corpus, limit)
        told = {timeline.entity: timeline for timeline in build(part)}
        here = Awareness()
        for gold in part.timelines:
            for counts in (everything, here):
                counts.add(gold, told[gold.entity])
        figures |= {f"{corpus.name}.{name}": value for name, value in _figures(here).items()}
    whole = _figures(everything)
    return whole if len(figures) == len(whole) else whole | figures


def _figures(counts: Awareness) -> dict[str, float]:
    return {
        "micro_f1": counts.f1(),
        "micro_precision": counts.precision(),
        "micro_recall": counts.recall(),
    }


def _first(corpus: TimelineCorpus, limit: int | None) -> TimelineCorpus:
    """The first documents, and of the timelines what they tell."""
    if limit is None:
        return corpus
    documents = corpus.documents[:limit]
    known = {event.name for document in documents for event in document.events}
    cut = (
        replace(
            timeline,
            rows=tuple(
                replace(row, events=events)
                for row in timeline.rows
                if (events := tuple(event for event in row.events if event in known))
            ),
        )
        for timeline in corpus.timelines
    )
    return replace(corpus, documents=documents, timelines=tuple(cut))
