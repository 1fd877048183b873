"""From label scores to spans: the best path of a CRF for many rows at once."""

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
