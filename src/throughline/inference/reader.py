"""The reader: passages in, readings out.

Passages are cut into windows of whole sentences; windows of like length go through the encoder
together; what the heads say is decoded for a whole batch at once; then the windows of a passage are
joined. Cost: nearly all of it is the encoder's matrix products.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from throughline.inference.anchored import Anchors, read_attributions, read_roles
from throughline.inference.circles import opened
from throughline.inference.decode import Floats, Ints
from throughline.inference.heads import (
    EVENT_BASE,
    Place,
    Scores,
    read_events,
    read_spans,
    with_chances,
)
from throughline.inference.joined import joined_with_tree
from throughline.inference.labels import EVENT_SCHEMES, NAME_SCHEMES, RELATIONS, TAGS, TIMEX_TYPES
from throughline.inference.reading import (
    AttributionReading,
    EventReading,
    LabelledSpan,
    Passage,
    Range,
    Reading,
)
from throughline.inference.vocabulary import Vocabulary, WordCode
from throughline.inference.weights import Weights, load_graph, load_weights
from throughline.inference.windows import Batch, as_batch, opens_paragraph, pack
from throughline.inference.words import split_words

BATCH_WINDOWS = 8
"""Windows that pass through the encoder together: more of them do not fit the cache."""


LEAST_OF_LONGEST = 0.75
"""A window shorter than this share of its batch's longest begins a batch of its own: an article's
last window is often short, and padding costs as much as words."""


@dataclass(frozen=True, slots=True)
class _Window:
    """Words `start` to `end` of one passage."""

    passage: int
    start: int
    codes: tuple[WordCode, ...]
    sentences: tuple[int, ...]
    pieces: int
    events: tuple[Place, ...] | None
    """Triggers that are known, in words of the window."""


class Encoded(NamedTuple):
    """The outputs of the encoder's graph, in its order; all are [windows, W, …]."""

    states: Floats
    scores: Floats
    """Of the word heads, side by side."""
    heads: Ints
    relations: Ints
    attribution_views: Floats
    roles_views: Floats


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read in one window; spans are in words of the window."""

    names: list[tuple[int, int, str, float]]
    times: list[tuple[int, int, str, float]]
    events: list[EventReading]
    attributions: list[AttributionReading]
    heads: list[int]
    relations: list[str]
    tags: list[str]
    factuality: list[float]
    timed: list[float]


class Reader:
    """A loaded reader. It may be called from several threads; results do not depend on batches'
    order, and only within rounding on which windows share a batch."""

    def __init__(self, weights: Weights, threads: int = 0) -> None:
        """`threads` is what ONNX Runtime may use; 0 means one a core."""
        self.name = weights.name
        self._weights = weights
        self._vocabulary = Vocabulary(weights.pieces, weights.lexicon)
        self._threads = threads
        self._graphs: dict[str, Any] = {
            name: load_graph(weights.folder, name, threads)
            for name in ("encoder", "attribution", "roles")
        }

    def read(
        self, passages: Sequence[Passage], scheme: str = "news", events: str = "timeml"
    ) -> list[Reading]:
        """The reading of each passage, in order.

        `scheme` is the convention of names and `events` that of events; those of the case file are
        the defaults. Raises KeyError for one that the reader does not know.
        """
        if scheme not in NAME_SCHEMES or events not in EVENT_SCHEMES:
            raise KeyError(f"names {scheme!r}, events {events!r}")
        words, windows = self._windows(passages)
        found: dict[int, _Found] = {}
        for chosen in _batches(windows, BATCH_WINDOWS):
            batch = self._as_batch([windows[index] for index in chosen])
            known = [windows[index].events for index in chosen]
            found.update(zip(chosen, self._read_batch(batch, known, scheme, events), strict=True))
        of_passage: list[list[tuple[int, _Found]]] = [[] for _ in passages]
        for index, window in enumerate(windows):
            of_passage[window.passage].append((window.start, found[index]))
        return [
            joined_with_tree(passage, _joined(ranges, parts))
            for passage, ranges, parts in zip(passages, words, of_passage, strict=True)
        ]

    def batches(self, passages: Sequence[Passage], size: int = BATCH_WINDOWS) -> Iterator[Batch]:
        """What the encoder is given for `passages`: batches of up to `size` windows."""
        _, windows = self._windows(passages)
        for chosen in _batches(windows, size):
            yield self._as_batch([windows[index] for index in chosen])

    def encode(self, batch: Batch) -> Encoded:
        """What the encoder and the heads in its graph say of a batch."""
        given = {
            "pieces": batch.pieces,
            "shapes": batch.shapes,
            "lexicon": batch.lexicon,
            "first": batch.first,
            "sentence": batch.sentence,
        }
        return Encoded(*self._graphs["encoder"].run(None, given))

    def _conventions(self) -> Any:
        """The graph that answers as single data sets do; loaded when it is first asked."""
        if "conventions" not in self._graphs:
            graph = load_graph(self._weights.folder, "conventions", self._threads)
            self._graphs["conventions"] = graph
        return self._graphs["conventions"]

    def _windows(self, passages: Sequence[Passage]) -> tuple[list[list[Range]], list[_Window]]:
        """The words of each passage, and the windows of all."""
        words: list[list[Range]] = []
        windows: list[_Window] = []
        for number, passage in enumerate(passages):
            ranges, sentences = _words(passage)
            words.append(ranges)
            if not ranges:
                continue
            codes = self._vocabulary.encode(passage.text[start:end] for start, end in ranges)
            starts = [
                index
                for index, sentence in enumerate(sentences)
                if not index or sentence != sentences[index - 1]
            ]
            opens = [opens_paragraph(passage.text, ranges[start][0]) for start in starts]
            sizes = [len(code.pieces) for code in codes]
            known = None if passage.events is None else _in_words(passage.events, ranges)
            windows += (
                _Window(
                    number,
                    start,
                    tuple(codes[start:end]),
                    tuple(sentences[start:end]),
                    sum(sizes[start:end]),
                    None if known is None else _inside(known, start, end),
                )
                for start, end in pack(sizes, starts, opens)
            )
        return words, windows

    def _as_batch(self, windows: Sequence[_Window]) -> Batch:
        codes = [window.codes for window in windows]
        return as_batch(self._vocabulary, codes, [window.sentences for window in windows])

    def _read_batch(
        self, batch: Batch, known: Sequence[tuple[Place, ...] | None], scheme: str, events: str
    ) -> list[_Found]:
        states, said, heads, relations, cues, triggers = self.encode(batch)
        lengths = (batch.sentence >= 0).sum(1)
        scores = Scores(self._weights, lengths, said)
        if (scheme, events) != ("news", "timeml"):
            conventions = self._conventions().run(None, {"states": states})[0]
            scores.add(self._weights.convention_heads, conventions)
        types = NAME_SCHEMES[scheme]
        names, times, cue_spans = read_spans(
            scores, ((f"names.{scheme}", types), ("times", TIMEX_TYPES), ("cue", ("cue",)))
        )
        times, timed = with_chances(scores, "times", TIMEX_TYPES, times)
        found_events = read_events(scores, f"events.{events}", EVENT_BASE, known)
        roles = read_roles(
            Anchors(self._graphs["roles"], triggers, batch.sentence, self._weights),
            found_events,
        )
        attributions = read_attributions(
            Anchors(self._graphs["attribution"], cues, batch.sentence, self._weights), cue_spans
        )
        tags, factuality = scores.best("tags"), scores.of("factuality")[:, :, 0]
        trees = [
            opened(
                heads[row, :length].tolist(),
                [RELATIONS[index] for index in relations[row, :length].tolist()],
                batch.sentence[row, :length].tolist(),
            )
            for row, length in enumerate(lengths.tolist())
        ]
        return [
            _Found(
                names[row],
                times[row],
                roles[row],
                attributions[row],
                *trees[row],
                [TAGS[index] for index in tags[row, :length].tolist()],
                factuality[row, :length].tolist(),
                timed[row, :length].tolist(),
            )
            for row, length in enumerate(lengths.tolist())
        ]


@lru_cache(maxsize=4)
def load_reader(reader: str = "standard", threads: int = 0) -> Reader:
    """The reader "standard" or "fast" of the package, or that in a folder of weights.

    Loaded once a process. Raises WeightsError where the weights are missing or unsound.
    """
    return Reader(load_weights(reader), threads)


def _batches(windows: Sequence[_Window], size: int) -> Iterator[list[int]]:
    """Windows by number, longest first, in batches that are little padding: of up to `size`, none
    shorter than LEAST_OF_LONGEST of the longest."""
    order = sorted(range(len(windows)), key=lambda index: -windows[index].pieces)
    batch: list[int] = []
    for index in order:
        short = bool(batch) and windows[index].pieces < LEAST_OF_LONGEST * windows[batch[0]].pieces
        if short or len(batch) == size:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _words(passage: Passage) -> tuple[list[Range], list[int]]:
    """The words of a passage, and the number of each one's sentence."""
    if passage.words:
        bounds = [start for start, _ in passage.sentences[1:]]
        starts = [start for start, _ in passage.words]
        numbers = np.searchsorted(bounds, starts, side="right") if bounds else np.zeros(len(starts))
        return list(passage.words), numbers.astype(int).tolist()
    ranges: list[Range] = []
    numbers_of: list[int] = []
    for number, (start, end) in enumerate(passage.sentences):
        found = split_words(passage.text, start, end)
        ranges += found
        numbers_of += [number] * len(found)
    return ranges, numbers_of


def _in_words(known: Sequence[Range], ranges: Sequence[Range]) -> list[Place]:
    """Known triggers, in words: those that share a character with them."""
    starts, ends = [start for start, _ in ranges], [end for _, end in ranges]
    found = [(bisect_right(ends, start), bisect_left(starts, end)) for start, end in known]
    return [(first, end) for first, end in found if first < end]


def _inside(known: Sequence[Place], start: int, end: int) -> tuple[Place, ...]:
    """The triggers that begin within a window, in its words."""
    return tuple(
        (first - start, min(last, end) - start) for first, last in known if start <= first < end
    )


def _joined(ranges: list[Range], parts: list[tuple[int, _Found]]) -> Reading:
    """The windows of one passage as one reading in characters."""

    def place(offset: int, start: int, end: int) -> Range:
        return ranges[offset + start][0], ranges[offset + end - 1][1]

    def labelled(offset: int, span: tuple[int, int, str, float]) -> LabelledSpan:
        return LabelledSpan(*place(offset, span[0], span[1]), span[2], round(span[3], 4))

    return Reading(
        words=tuple(ranges),
        names=tuple(labelled(offset, span) for offset, f in parts for span in f.names),
        times=tuple(labelled(offset, span) for offset, f in parts for span in f.times),
        events=tuple(_event(offset, event, place) for offset, f in parts for event in f.events),
        attributions=tuple(
            AttributionReading(
                place(offset, *one.cue),
                tuple(place(offset, *part) for part in one.source),
                tuple(place(offset, *part) for part in one.content),
                round(one.score, 4),
            )
            for offset, f in parts
            for one in f.attributions
        ),
        heads=tuple(offset + head for offset, f in parts for head in f.heads),
        relations=tuple(relation for _, f in parts for relation in f.relations),
        tags=tuple(tag for _, f in parts for tag in f.tags),
        factuality=tuple(round(value, 3) for _, f in parts for value in f.factuality),
        timed=tuple(round(value, 3) for _, f in parts for value in f.timed),
    )


def _event(
    offset: int, event: EventReading, place: Callable[[int, int, int], Range]
) -> EventReading:
    roles: list[LabelledSpan] = []
    for role in event.roles:
        start, end = place(offset, role.start, role.end)
        roles.append(LabelledSpan(start, end, role.label, round(role.score, 4)))
    start, end = place(offset, event.start, event.end)
    return replace(
        event,
        start=start,
        end=end,
        score=round(event.score, 4),
        factuality=round(event.factuality, 3),
        roles=tuple(roles),
    )
