"""Timelines of the target entities of a corpus, from the parts that a case is built with."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from benchmarks.entity_timelines.involved import Involved
from benchmarks.entity_timelines.targets import Targets
from benchmarks.event_sets import Reads
from corpora.anchored import AnchoredText
from corpora.dated_documents import document_of, sentence_at
from corpora.semeval2015_timelines import EntityTimeline, Row, TimelineCorpus
from throughline.extract.events.dating.anchors import anchor_of_dating
from throughline.extract.events.dating.finding import Dater
from throughline.extract.events.dating.scorer import MEANTIME
from throughline.extract.events.guide import Guide
from throughline.extract.mentions import find_mentions
from throughline.extract.reading import passage_of
from throughline.extract.times import find_times
from throughline.model.source import Span

Anchored = Iterator[tuple[str, str, str]]
"""Target entity, event, anchor ("" without a date)."""

_NAME = re.compile(r"[A-Z0-9][\w.&-]*(?: [A-Z0-9][\w.&-]*)*")


def timelines(reader: Reads, corpus: TimelineCorpus) -> tuple[EntityTimeline, ...]:
    """A timeline for each target: who takes part by syntax and coreference, when by our dating."""
    targets = Targets(tuple(timeline.entity for timeline in corpus.timelines))
    found = (one for text in corpus.documents for one in _read(reader, text, targets))
    return _in_order(targets, found)


def _read(reader: Reads, text: AnchoredText, targets: Targets) -> Anchored:
    document = document_of(text)
    (reading,) = reader.read((passage_of(document),))
    times = find_times(document, reading)
    mentions, links = find_mentions(document, times, reading)
    involved = Involved(document, reading, mentions, links, targets)
    dater = Dater(document, times, Guide(document.text, reading), convention=MEANTIME)
    for event in text.events:
        span = document.offsets.to_repaired(Span(event.start, event.end))
        sentence = sentence_at(document, span)
        if sentence is None:
            continue
        when = anchor_of_dating(dater.date(span, sentence), times)
        for target in sorted(involved.of(span, sentence)):
            yield target, event.name, when


def named_on_publication(corpus: TimelineCorpus) -> tuple[EntityTimeline, ...]:
    """The baseline: all events of the sentences that name the target, on the day of publication."""
    targets = Targets(tuple(timeline.entity for timeline in corpus.timelines))
    found = (one for text in corpus.documents for one in _named(text, targets))
    return _in_order(targets, found)


def _named(text: AnchoredText, targets: Targets) -> Anchored:
    when = text.created.isoformat() if text.created else ""
    for start, end in text.sentences:
        names = (match[0] for match in _NAME.finditer(text.text, start, end))
        told = sorted({target for name in names if (target := targets.of(name))})
        for event in text.events:
            if start <= event.start < end:
                yield from ((target, event.name, when) for target in told)


def _in_order(targets: Targets, found: Anchored) -> tuple[EntityTimeline, ...]:
    """Timelines by date, a month before its days; what has no date is not ordered."""
    events: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for target, event, when in found:
        events[target].setdefault(event, when)
    return tuple(EntityTimeline(target, _rows(events[target])) for target in targets.names)


def _rows(anchors: Mapping[str, str]) -> tuple[Row, ...]:
    dates = sorted({when for when in anchors.values() if when})
    order = {"": 0} | {when: place for place, when in enumerate(dates, start=1)}
    return tuple(
        Row(order[when], when, tuple(sorted(e for e, its in anchors.items() if its == when)))
        for when in sorted(set(anchors.values()))
    )
