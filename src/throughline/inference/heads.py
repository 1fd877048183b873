"""What the word heads say: names, times, cues and events of a batch of windows."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from throughline.inference.decode import Chances, Floats, Ints, best_paths, softmax, spans_of
from throughline.inference.labels import CERTAINTIES, EVENT_CLASSES, POLARITIES, TENSES
from throughline.inference.reading import EventReading
from throughline.inference.weights import Weights

WordSpan = tuple[int, int, str, float]
"""First word, end word, label, score from 0 to 1."""

Place = tuple[int, int]
"""First word and end word."""

IMPOSSIBLE = -1e4


class EventLabels(NamedTuple):
    """Where the labels of the event head lie."""

    classes: tuple[str, ...]
    later: int
    """The label of a later word of an event of several words."""


EVENT_BASE = EventLabels(EVENT_CLASSES, 1 + len(EVENT_CLASSES))


class Scores:
    """The scores of all word heads for a batch, by head."""

    def __init__(self, weights: Weights, lengths: Ints, scores: Floats) -> None:
        """`scores` is what the encoder says; `lengths` are the words of each window."""
        self.weights, self.lengths = weights, lengths
        self._parts: dict[str, Floats] = {}
        self.add(weights.heads, scores)

    def add(self, heads: Mapping[str, int], scores: Floats) -> None:
        """Take in the scores of `heads`, side by side along the last axis."""
        start = 0
        for name, count in heads.items():
            self._parts[name] = scores[:, :, start : start + count]
            start += count

    def of(self, head: str) -> Floats:
        """Scores [windows, W, labels] of a head."""
        return self._parts[head]

    def best(self, head: str) -> Ints:
        """The best label [windows, W] of a head without a chain."""
        found: Ints = self._parts[head].argmax(-1)
        return found


def read_spans(
    scores: Scores, heads: Sequence[tuple[str, tuple[str, ...]]]
) -> tuple[list[list[WordSpan]], ...]:
    """For each BIO head, given with its types: the spans of each window.

    All heads are decoded in one pass over the words, padded to the largest label set.
    """
    size = max(scores.of(name).shape[-1] for name, _ in heads)
    logits, transitions, starts = [], [], []
    for name, _ in heads:
        own = scores.of(name)
        more = size - own.shape[-1]
        logits.append(np.pad(own, ((0, 0), (0, 0), (0, more)), constant_values=IMPOSSIBLE))
        table = scores.weights.chains[f"{name}.transitions"]
        table = np.pad(table, ((0, more), (0, more)), constant_values=IMPOSSIBLE)
        start = np.pad(
            scores.weights.chains[f"{name}.start"], (0, more), constant_values=IMPOSSIBLE
        )
        rows = len(own)
        transitions.append(np.broadcast_to(table, (rows, size, size)))
        starts.append(np.broadcast_to(start, (rows, size)))
    lengths = np.tile(scores.lengths, len(heads))
    paths = best_paths(
        np.concatenate(logits), lengths, np.concatenate(transitions), np.concatenate(starts)
    )
    rows = len(scores.lengths)
    return tuple(
        _labelled(paths[index * rows : (index + 1) * rows], scores.of(name), types)
        for index, (name, types) in enumerate(heads)
    )


def _labelled(path: Ints, logits: Floats, types: tuple[str, ...]) -> list[list[WordSpan]]:
    chance = np.take_along_axis(softmax(logits), path[:, :, None], 2)[:, :, 0]
    found: list[list[WordSpan]] = [[] for _ in path]
    for row, start, end, kind in spans_of(path):
        found[row].append((start, end, types[kind], float(chance[row, start:end].mean())))
    return found


def with_chances(
    scores: Scores, head: str, types: tuple[str, ...], spans: list[list[WordSpan]]
) -> tuple[list[list[WordSpan]], Floats]:
    """The spans of a BIO head, each with the chance that the chain gives to just this span; and the
    chance of each word to be in any span of the head, [windows, W], undefined beyond a length."""
    chain = scores.weights.chains
    chances = Chances(
        scores.of(head), scores.lengths, chain[f"{head}.transitions"], chain[f"{head}.start"]
    )
    scored = [
        [
            (first, end, kind, chances.of_span(row, first, end, types.index(kind)))
            for first, end, kind, _ in found
        ]
        for row, found in enumerate(spans)
    ]
    return scored, 1 - chances.of_labels()[:, :, 0]


def read_events(
    scores: Scores, head: str, labels: EventLabels, known: Sequence[Sequence[Place] | None] = ()
) -> list[list[EventReading]]:
    """The events of each window, in words, without participants.

    Where the events of a window are known beforehand, these are taken for its events.
    """
    chances = softmax(scores.of(head))
    best = chances.argmax(-1)
    best[np.arange(best.shape[1])[None, :] >= scores.lengths[:, None]] = 0
    certainty, polarity, tense = (scores.best(n) for n in ("certainty", "polarity", "tense"))
    factuality = scores.of("factuality")[:, :, 0]
    places = _places(best, labels.later)
    for row, given in enumerate(known):
        places[row] = places[row] if given is None else list(given)
    classes = chances[:, :, 1 : 1 + len(labels.classes)].argmax(-1)
    return [
        [
            EventReading(
                start,
                end,
                float(1 - chances[row, start, 0]),
                labels.classes[classes[row, start]],
                CERTAINTIES[certainty[row, start]],
                POLARITIES[polarity[row, start]],
                TENSES[tense[row, start]],
                float(factuality[row, start]),
            )
            for start, end in found
        ]
        for row, found in enumerate(places)
    ]


def _places(best: Ints, later: int) -> list[list[Place]]:
    """Of each window the first and end word of each event."""
    found: list[list[Place]] = [[] for _ in best]
    rows, starts = np.nonzero((best > 0) & (best != later))
    for row, start in zip(rows.tolist(), starts.tolist(), strict=True):
        end = start + 1
        while end < best.shape[1] and best[row, end] == later:
            end += 1
        found[row].append((start, end))
    return found
