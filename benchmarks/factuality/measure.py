"""The figures of any way to judge events, over the sets that are there."""

from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.event_sets import Reads, documents, readings
from benchmarks.factuality.judges import Judged, judge_events, judge_scores
from benchmarks.factuality.rules import rule_events, rule_scores
from benchmarks.factuality.score import Polarities, accuracy, pearson
from corpora import meantime, tempeval3, ud_ewt
from corpora.values import AnnotatedText, DataMissingError

Texts = Sequence[AnnotatedText]


def ours(reader: Reads, data: Path, split: str, limit: int | None) -> dict[str, float]:
    """The reader's figures on every set that is there."""
    return _measure(
        lambda texts: judge_scores(texts, readings(reader, texts)),
        lambda texts: judge_events(texts, readings(reader, texts)),
        data,
        split,
        limit,
    )


def baseline(data: Path, split: str, limit: int | None) -> dict[str, float]:
    """The figures of the rules of `throughline.extract.factuality`, told the triggers.

    As `constant_...` the accuracy of taking everything for certain and past.
    """
    rules = _measure(rule_scores, rule_events, data, split, limit)
    plain = _measure(_zeros, _defaults, data, split, limit)
    constant = {f"constant_{name}": figure for name, figure in plain.items() if "accur" in name}
    return rules | constant


def _zeros(texts: Texts) -> list[float]:
    return [0.0 for text in texts for _ in text.factuality or ()]


def _defaults(texts: Texts) -> list[Judged]:
    return [Judged() for text in texts for _ in text.events or ()]


def _measure(
    scores: Callable[[Texts], list[float]],
    judge: Callable[[Texts], list[Judged]],
    data: Path,
    split: str,
    limit: int | None,
) -> dict[str, float]:
    metrics: dict[str, float] = {}
    texts = documents(ud_ewt.load, data, split, limit)
    if any(text.factuality for text in texts):
        gold = [mark.score for text in texts for mark in text.factuality or ()]
        metrics["pearson_r"] = pearson(gold, scores(texts))
    pooled = Polarities()
    for name, load in (("meantime", meantime.load), ("tempeval3", tempeval3.load)):
        texts = documents(load, data, split, limit)
        if not texts:
            continue
        events = [event for text in texts for event in text.events or ()]
        judged = judge(texts)
        one = Polarities()
        for counts in (one, pooled):
            counts.add(events, judged)
        metrics["negative_f1"] = pooled.f1()
        metrics[f"{name}_negative_f1"] = one.f1()
        if name == "meantime":
            metrics["certainty_accuracy"] = accuracy(
                [event.certainty for event in events], [one.certainty for one in judged]
            )
            metrics["tense_accuracy"] = accuracy(
                [event.tense for event in events], [one.tense for one in judged]
            )
    if not metrics:
        raise DataMissingError(f"{data}: no set of factuality has a {split} split there")
    return metrics
