"""The figures of our dating, of the nearest date, and of the day of publication for all."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.event_dates.score import Dates
from benchmarks.event_sets import Reads
from corpora import meantime_anchors, semeval2015_timelines
from corpora.anchored import AnchoredText
from corpora.dated_documents import document_of, sentence_at
from corpora.values import DataMissingError
from throughline.extract.events.dating.anchors import anchor, anchor_of_dating
from throughline.extract.events.dating.finding import FIRM, Dater
from throughline.extract.events.dating.scorer import MEANTIME, NEWS
from throughline.extract.events.guide import Guide
from throughline.extract.reading import passage_of
from throughline.extract.times import find_times
from throughline.model.annotation import TimeExpression
from throughline.model.source import Span
from throughline.text.document import Document

Dated = dict[str, str]
"""Name of a way to date -> the anchor that it gives an event."""
Ways = Callable[[AnchoredText], Iterator[tuple[str, Dated]]]
"""The judged events of a text: the anchor that people gave, and those that each way gives."""


def ours(reader: Reads, data: Path, split: str, limit: int | None) -> dict[str, float]:
    """Figures from 0 to 1: of MEANTIME, and as `semeval2015.…` of the events of its timelines.

    `news_…` are those of the case file's own convention, `firm_…` of what a case file shows.
    """
    return _measure(lambda text: _by_reader(reader, text), data, split, limit)


def baseline(data: Path, split: str, limit: int | None) -> dict[str, float]:
    """The day of publication for all; as `nearest_…` the date nearest in the sentence, else it."""
    return _measure(_by_rule, data, split, limit)


def _measure(ways: Ways, data: Path, split: str, limit: int | None) -> dict[str, float]:
    counts: defaultdict[tuple[str, str], Dates] = defaultdict(Dates)
    for text in _texts(data, split, limit):
        prefix = "" if text.corpus == "meantime" else f"{text.corpus}."
        for gold, dated in ways(text):
            for way, found in dated.items():
                counts[prefix, way].add(gold, found)
    return {
        f"{prefix}{way}{name}": figure
        for (prefix, way), one in sorted(counts.items())
        for name, figure in one.figures().items()
    }


def _texts(data: Path, split: str, limit: int | None) -> Iterator[AnchoredText]:
    """The documents of both sets. Raises DataMissingError where MEANTIME is not there."""
    yield from islice(meantime_anchors.load(data, split), limit)
    try:
        for corpus in semeval2015_timelines.load(data, split):
            yield from islice(corpus.documents, limit)
    except DataMissingError:
        return


def _judged(text: AnchoredText, document: Document) -> Iterator[tuple[Span, int, str]]:
    """Span, sentence and anchor of the events that people were asked about."""
    for event in text.events:
        span = document.offsets.to_repaired(Span(event.start, event.end))
        sentence = sentence_at(document, span)
        if event.anchor is not None and sentence is not None:
            yield span, sentence, event.anchor


def _by_reader(reader: Reads, text: AnchoredText) -> Iterator[tuple[str, Dated]]:
    document = document_of(text)
    (reading,) = reader.read((passage_of(document),))
    times, guide = find_times(document, reading), Guide(document.text, reading)
    daters = {c: Dater(document, times, guide, convention=c) for c in (MEANTIME, NEWS)}
    for span, sentence, gold in _judged(text, document):
        dating = {c: dater.date(span, sentence) for c, dater in daters.items()}
        news = dating[NEWS]
        firm = news if news is not None and news.confidence >= FIRM else None
        yield (
            gold,
            {
                "": anchor_of_dating(dating[MEANTIME], times),
                "news_": anchor_of_dating(news, times),
                "firm_": anchor_of_dating(firm, times),
            },
        )


def _by_rule(text: AnchoredText) -> Iterator[tuple[str, Dated]]:
    document = document_of(text)
    times = find_times(document)
    published = text.created.isoformat() if text.created else ""
    for span, sentence, gold in _judged(text, document):
        near = _nearest(span, [time for time in times if time.sentence == sentence])
        yield gold, {"": published, "nearest_": near or published}


def _nearest(span: Span, times: Sequence[TimeExpression]) -> str:
    """The placed date that stands nearest; the earlier of two as near."""
    placed = [(time, when) for time in times if (when := anchor(time.interval)) not in ("", "?")]
    if not placed:
        return ""
    return min(
        placed,
        key=lambda pair: max(pair[0].span.start - span.end, span.start - pair[0].span.end),
    )[1]
