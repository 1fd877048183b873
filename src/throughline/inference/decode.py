"""From label scores to spans, for many rows at once: the best path of a CRF, and how likely it is.

Paths by Viterbi; chances by the forward-backward algorithm (Rabiner 1989), which sums over every
path. Both cost one pass over the words for all rows together.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def best_paths(logits: Floats, lengths: Ints, transitions: Floats, start: Floats) -> Ints:
    """The best label of each word [rows, W] (Viterbi), 0 beyond a row's length.

    `logits` [rows, W, labels]; `transitions` [labels, labels] or one such table a row; `start`
    likewise. One pass over the words for all rows together.
    """
    rows, words, labels = logits.shape
    if not rows or not words:
        return np.zeros((rows, words), dtype=np.int64)
    table = np.broadcast_to(transitions, (rows, labels, labels)).swapaxes(1, 2)
    table = np.ascontiguousarray(table)  # [rows, to, from]
    best = np.empty((words, rows, labels), dtype=np.float32)
    came = np.empty((words, rows, labels), dtype=np.int64)
    best[0] = logits[:, 0] + start
    for place in range(1, words):
        scores = best[place - 1][:, None, :] + table
        scores.argmax(2, out=came[place])
        np.add(scores.max(2), logits[:, place], out=best[place])
    every = np.arange(rows)
    last = best[np.maximum(lengths - 1, 0), every].argmax(1)
    path = np.zeros((rows, words), dtype=np.int64)
    path[:, -1] = last
    for place in range(words - 1, 0, -1):
        # Beyond its end a row keeps its last label, and goes back from there.
        last = np.where(place < lengths, came[place, every, last], last)
        path[:, place - 1] = last
    path[np.arange(words)[None, :] >= lengths[:, None]] = 0
    return path


class Chances:
    """How likely labels and spans are under a CRF, given all the scores of their row.

    Unlike the softmax of a word's own scores, this counts what the neighbours allow.
    """

    def __init__(self, logits: Floats, lengths: Ints, transitions: Floats, start: Floats) -> None:
        """Shapes as for `best_paths`, with one table of transitions for all rows."""
        rows, words, labels = logits.shape
        self._lengths = lengths
        self._steps = np.exp(transitions.astype(np.float64))
        raised = logits.astype(np.float64)
        self._raised = np.exp(raised - raised.max(-1, keepdims=True))
        # Both are scaled to sum to 1 at each word, or they would run out of the numbers' range.
        self._forward = np.empty((words, rows, labels))
        self._scale = np.ones((words, rows))
        self._backward = np.ones((words, rows, labels))
        for place in range(words):
            before = self._forward[place - 1] @ self._steps if place else np.exp(start)
            reached = before * self._raised[:, place]
            self._scale[place] = reached.sum(1)
            self._forward[place] = reached / self._scale[place][:, None]
        for place in range(words - 2, -1, -1):
            going = self._onward(place + 1) @ self._steps.T
            inside = (place + 1 < lengths)[:, None]
            self._backward[place] = np.where(inside, going, 1.0)

    def _onward(self, place: int) -> npt.NDArray[np.float64]:
        """For each row, how well each label at `place` goes with all that follows."""
        scores = self._raised[:, place] * self._backward[place]
        return np.asarray(scores / self._scale[place][:, None])

    def of_labels(self) -> Floats:
        """The chance of each label of each word, [rows, W, labels], 0 to 1; undefined beyond a
        row's length."""
        both = (self._forward * self._backward).swapaxes(0, 1)
        return np.asarray(both / both.sum(-1, keepdims=True), dtype=np.float32)

    def of_span(self, row: int, first: int, end: int, kind: int) -> float:
        """The chance, 0 to 1, that the words [first, end) are one span of type `kind`, no more and
        no less."""
        begin, inside = 1 + 2 * kind, 2 + 2 * kind
        chance, label = self._forward[first, row, begin], begin
        for place in range(first + 1, end):
            step = self._steps[label, inside] * self._raised[row, place, inside]
            chance, label = chance * step / self._scale[place, row], inside
        if end < self._lengths[row]:
            scores = self._steps[label] * self._raised[row, end] * self._backward[end, row]
            chance = chance * (scores.sum() - scores[inside]) / self._scale[end, row]
        return float(min(1.0, chance))


def spans_of(path: Ints) -> Iterator[tuple[int, int, int, int]]:
    """(row, first word, end word, type) of each span in BIO labels [rows, W], in order.

    Type 0 has the labels 1 (begin) and 2 (inside), type 1 has 3 and 4, and so on.
    """
    kind = np.where(path > 0, (path + 1) // 2, 0)
    before = np.pad(path, ((0, 0), (1, 0)))[:, :-1]
    before_kind = np.where(before > 0, (before + 1) // 2, 0)
    begins = (kind > 0) & ((path % 2 == 1) | (kind != before_kind))
    after_begins = np.pad(begins, ((0, 0), (0, 1)))[:, 1:]
    after_kind = np.pad(kind, ((0, 0), (0, 1)))[:, 1:]
    ends = (kind > 0) & (after_begins | (after_kind != kind))
    rows, firsts = np.nonzero(begins)
    lasts = np.nonzero(ends)[1]
    yield from zip(
        rows.tolist(),
        firsts.tolist(),
        (lasts + 1).tolist(),
        (kind[rows, firsts] - 1).tolist(),
        strict=True,
    )


def softmax(scores: Floats) -> Floats:
    """Scores along the last axis as probabilities."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    found: Floats = raised / raised.sum(-1, keepdims=True)
    return found
