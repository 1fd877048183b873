"""The figures of the reader and of two baselines: the rule reader, and word endings."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.event_mentions.score import Trigger, score
from benchmarks.event_sets import Reads, documents, readings
from benchmarks.rule_reader import annotation_of
from corpora import ecbplus, tempeval3
from corpora.values import AnnotatedText, DataMissingError

Finder = Callable[[Sequence[AnnotatedText]], list[tuple[Trigger, ...]]]


def ours(reader: Reads, data: Path, split: str, limit: int | None) -> dict[str, float]:
    """The reader's figures from 0 to 1 on every set that is there."""

    def find(texts: Sequence[AnnotatedText]) -> list[tuple[Trigger, ...]]:
        return [
            tuple((event.start, event.end, event.event_class) for event in reading.events)
            for reading in readings(reader, texts)
        ]

    return _measure(find, data, split, limit)


def baseline(data: Path, split: str, limit: int | None) -> dict[str, float]:
    """The rule reader's figures, and as `suffix_...` those of words that end like a verb."""
    rules = _measure(lambda texts: [_by_rules(text) for text in texts], data, split, limit)
    endings = _measure(lambda texts: [_by_ending(text) for text in texts], data, split, limit)
    spans = {f"suffix_{name}": figure for name, figure in endings.items() if "class" not in name}
    return rules | spans


def _measure(find: Finder, data: Path, split: str, limit: int | None) -> dict[str, float]:
    metrics: dict[str, float] = {}
    texts = documents(tempeval3.load, data, split, limit)
    if texts:
        metrics |= score(texts, find(texts))
    texts = documents(ecbplus.load, data, split, limit)
    if texts:
        metrics["ecbplus_f1"] = score(texts, find(texts))["f1"]
    if not metrics:
        raise DataMissingError(f"{data}: neither tempeval3 nor ecbplus has a {split} split there")
    return metrics


def _by_rules(text: AnnotatedText) -> tuple[Trigger, ...]:
    return tuple(
        (event.span.start, event.span.end, event.event_class.value.upper())
        for event in annotation_of(text.text, text.name).events
    )


_VERB_LIKE = re.compile(r"\b(?:[a-z]{2,}(?:ed|ing)|said|says)\b")


def _by_ending(text: AnnotatedText) -> tuple[Trigger, ...]:
    return tuple(
        (match.start(), match.end(), "OCCURRENCE") for match in _VERB_LIKE.finditer(text.text)
    )
