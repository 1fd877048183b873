"""What a reader says of the events and predicates that people marked."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.values import AnnotatedText, EventMark
from throughline.inference.reading import EventReading, Reading


@dataclass(frozen=True, slots=True)
class Judged:
    """How a marked event is taken. The defaults are what holds of most: it happened."""

    polarity: str = "positive"
    certainty: str = "certain"
    tense: str = "happened"


def judge_events(texts: Sequence[AnnotatedText], readings: Sequence[Reading]) -> list[Judged]:
    """One judgement for each marked event; the defaults where the reader has no event there."""
    judged: list[Judged] = []
    for text, reading in zip(texts, readings, strict=True):
        for event in text.events or ():
            found = _at(event, reading.events)
            judged.append(
                Judged(found.polarity, found.certainty, found.tense) if found else Judged()
            )
    return judged


def judge_scores(texts: Sequence[AnnotatedText], readings: Sequence[Reading]) -> list[float]:
    """One score for each marked predicate: that of the word at its start; 0 without a word."""
    scores: list[float] = []
    for text, reading in zip(texts, readings, strict=True):
        starts = [start for start, _ in reading.words]
        for mark in text.factuality or ():
            at = bisect_right(starts, mark.start) - 1
            read = at >= 0 and reading.words[at][1] > mark.start
            scores.append(reading.factuality[at] if read else 0.0)
    return scores


def _at(event: EventMark, found: Sequence[EventReading]) -> EventReading | None:
    """The reading that shares most with the marked trigger; the first of equals."""

    def shared(one: EventReading) -> int:
        return min(event.end, one.end) - max(event.start, one.start)

    best = max(found, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None
