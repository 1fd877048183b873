"""What is read from one word: the source and content of a cue, the participants of an event."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from throughline.inference.decode import Floats, Ints, best_paths, softmax, spans_of
from throughline.inference.heads import WordSpan
from throughline.inference.labels import ATTRIBUTION_PARTS, ROLES
from throughline.inference.reading import AttributionReading, EventReading, LabelledSpan
from throughline.inference.weights import Weights

ROWS = 64
"""Anchors that are read together."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What an anchored head needs of a batch."""

    graph: Any
    views: Floats
    """[windows, W, 3 * narrow]: each word as seen, then as an anchor."""
    sentence: Ints
    """[windows, W]."""
    weights: Weights


@dataclass(frozen=True, slots=True)
class _Row:
    """One anchor: its window, its word, and the words [start, end) in its reach."""

    window: int
    word: int
    start: int
    end: int


def read_attributions(
    anchors: Anchors, cues: list[list[WordSpan]]
) -> list[list[AttributionReading]]:
    """The attribution of each cue; its parts may lie anywhere in the window."""
    ends = (anchors.sentence >= 0).sum(1)
    rows = [
        _Row(window, cue[0], 0, int(ends[window]))
        for window, found in enumerate(cues)
        for cue in found
    ]
    parts = iter(_read(anchors, "attribution", rows))
    found: list[list[AttributionReading]] = []
    for window in cues:
        found.append([])
        for start, end, _, score in window:
            spans = next(parts)
            source, content = (
                tuple((span[0], span[1]) for span in spans if span[2] == kind)
                for kind in range(len(ATTRIBUTION_PARTS))
            )
            found[-1].append(AttributionReading((start, end), source, content, score))
    return found


def read_roles(anchors: Anchors, events: list[list[EventReading]]) -> list[list[EventReading]]:
    """The events with their participants, which stand in the event's sentence."""
    rows: list[_Row] = []
    for window, found in enumerate(events):
        for event in found:
            number = anchors.sentence[window, event.start]
            inside = np.flatnonzero(anchors.sentence[window] == number)
            rows.append(_Row(window, event.start, int(inside[0]), int(inside[-1]) + 1))
    parts = iter(_read(anchors, "roles", rows))
    return [
        [
            replace(
                event,
                roles=tuple(
                    LabelledSpan(start, end, ROLES[kind], score)
                    for start, end, kind, score in next(parts)
                ),
            )
            for event in found
        ]
        for found in events
    ]


_Part = tuple[int, int, int, float]
"""First word, end word, type, score."""


def _read(anchors: Anchors, head: str, rows: list[_Row]) -> list[list[_Part]]:
    """The spans seen from each anchor, in words of the window."""
    order = sorted(range(len(rows)), key=lambda index: rows[index].end - rows[index].start)
    found: list[list[_Part]] = [[] for _ in rows]
    for start in range(0, len(order), ROWS):
        chosen = order[start : start + ROWS]
        parts = _read_rows(anchors, head, [rows[index] for index in chosen])
        for index, spans in zip(chosen, parts, strict=True):
            found[index] = spans
    return found


def _read_rows(anchors: Anchors, head: str, rows: list[_Row]) -> list[list[_Part]]:
    narrow = anchors.views.shape[2] // 3
    lengths = np.array([row.end - row.start for row in rows])
    windows = np.array([row.window for row in rows])
    starts = np.array([row.start for row in rows])
    words = np.array([row.word for row in rows])
    place = np.arange(lengths.max())
    reach = place[None, :] < lengths[:, None]
    index = np.minimum(starts[:, None] + place[None, :], anchors.views.shape[1] - 1)
    scores = anchors.graph.run(
        None,
        {
            "words": anchors.views[windows[:, None], index, :narrow],
            "view": anchors.views[windows, words, narrow:],
            "places": words - starts,
            "reach": reach,
        },
    )[0]
    chains = anchors.weights.chains
    # What comes before the reach is outside, so a row may begin with what may follow outside.
    first = np.where(starts[:, None] > 0, chains[f"{head}.transitions"][0], chains[f"{head}.start"])
    path = best_paths(scores, lengths, chains[f"{head}.transitions"], first)
    chance = np.take_along_axis(softmax(scores), path[:, :, None], 2)[:, :, 0]
    found: list[list[_Part]] = [[] for _ in rows]
    for row, start, end, kind in spans_of(path):
        score = float(chance[row, start:end].mean())
        shift = rows[row].start
        found[row].append((start + shift, end + shift, kind, score))
    return found
