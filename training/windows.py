"""Annotated texts as windows of numbers: what the encoder reads and what it should answer.

A layer that a set does not mark is left out; within a layer, bits say which labels may be right for
a word, so that what a set leaves open stays open.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from corpora.values import AnnotatedText, Range
from throughline.inference import labels
from throughline.inference.vocabulary import Vocabulary
from throughline.inference.windows import (
    MAX_PIECES,
    MAX_WORDS,
    as_batch,
    opens_paragraph,
    pack,
)
from throughline.inference.words import split_words
from training.silver import silver_polarity, with_silver_roles

Array = npt.NDArray[np.generic]

MAX_CUES = 16
MAX_EVENTS = 32
"""Anchors of one window; more are left out of training."""

IGNORED = -1


@dataclass(frozen=True, slots=True)
class NameScheme:
    """How the names of a set are learned: label of the set -> types that they may be in a scheme.

    `open_types` are types that the set does not mark: its unmarked words may be of those.
    """

    scheme: str
    types: dict[str, tuple[str, ...]]
    open_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is learned from a set: schemes of names, which convention of events."""

    names: tuple[NameScheme, ...] = ()
    events: str | None = None
    words: bool = False
    """Whether the set's own words are used; else ours."""
    silver: bool = False
    """Whether roles and negation are read off the set's trees by rule."""
    time_types: bool = True
    """Whether the set tells the types of its times apart."""


@dataclass(slots=True)
class Windows:
    """Windows of one set: name of an array -> rows, one a window, before they are stacked."""

    rows: dict[str, list[Array]] = field(default_factory=dict)

    def stacked(self) -> dict[str, Array]:
        """The arrays, padded to MAX_PIECES and MAX_WORDS.

        Raises ValueError where texts of the set differ in the layers that they mark.
        """
        if len({len(rows) for rows in self.rows.values()}) > 1:
            raise ValueError(f"not every text marks the same layers: {sorted(self.rows)}")
        return {name: np.stack(rows) for name, rows in self.rows.items()}


@dataclass(frozen=True, slots=True)
class _Text:
    """One text in words."""

    given: AnnotatedText
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    sentence: npt.NDArray[np.int64]

    def words_of(self, start: int, end: int) -> tuple[int, int]:
        """The words [first, last) that overlap characters [start, end)."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return first, last

    def __len__(self) -> int:
        return len(self.starts)


def add_text(
    windows: Windows, given: AnnotatedText, recipe: Recipe, vocabulary: Vocabulary, phase: int = 0
) -> None:
    """Add the windows of one text. `phase` 1 shifts the cuts between windows by half a window."""
    if recipe.silver:
        given = with_silver_roles(given)
    text = _in_words(given, recipe.words)
    if not len(text):
        return
    pairs = zip(text.starts, text.ends, strict=True)
    codes = vocabulary.encode(given.text[start:end] for start, end in pairs)
    starts = np.flatnonzero(np.diff(text.sentence, prepend=-1)).tolist()
    opens = [opens_paragraph(given.text, int(text.starts[start])) for start in starts]
    sizes = [len(code.pieces) for code in codes]
    layers = dict(_layers(text, recipe))
    for start, end in _cuts(sizes, starts, opens, phase):
        batch = as_batch(vocabulary, [codes[start:end]], [(text.sentence[start:end]).tolist()])
        row = {
            "pieces": _padded(batch.pieces[0], MAX_PIECES, 0, np.uint16),
            "shapes": _padded(batch.shapes[0], MAX_PIECES, 0, np.uint8),
            "lexicon": _padded(batch.lexicon[0], MAX_PIECES, 0, np.uint8),
            "first": _padded(batch.first[0], MAX_WORDS, 0, np.uint8),
            "sentence": _padded(
                batch.sentence[0] - batch.sentence[0][0], MAX_WORDS, IGNORED, np.int16
            ),
        }
        for name, layer in layers.items():
            row[name] = layer(start, end)
        for name, value in row.items():
            windows.rows.setdefault(name, []).append(value)


Layer = Callable[[int, int], Array]
"""The answers of a layer for the words of a window."""


def _layers(text: _Text, recipe: Recipe) -> Iterator[tuple[str, Layer]]:
    given = text.given
    for scheme in recipe.names if given.names is not None else ():
        yield f"names.{scheme.scheme}", _bio(_name_bits(text, scheme))
    if given.times is not None:
        every = labels.TIMEX_TYPES
        spans = [
            (mark.start, mark.end, (mark.label,) if recipe.time_types else every)
            for mark in given.times
        ]
        bits = _bio_bits(text, spans, labels.TIMEX_TYPES, ())
        yield "times", _bio(bits)
    if given.events is not None:
        yield from _event_layers(text, recipe.events or "timeml")
    if given.factuality is not None:
        scores = np.full(len(text), np.nan)
        for score in given.factuality:
            first, last = text.words_of(score.start, score.end)
            if first < last:
                scores[first] = score.score
        yield "factuality", _per_word(scores, np.nan, np.float16)
    if given.tree is not None:
        yield from _tree_layers(text)
    if recipe.silver:
        yield "polarity", _per_word(silver_polarity(given), IGNORED, np.int8)
    if given.attributions is not None:
        spans = [(*cue, ("cue",)) for one in given.attributions for cue in one.cue[:1]]
        yield "cue", _bio(_bio_bits(text, spans, ("cue",), ()))
        yield "attribution", _anchored(text, _attribution_rows(text), MAX_CUES)
    if given.roles is not None:
        yield _role_layer(recipe), _anchored(text, _role_rows(text), MAX_EVENTS)


def _in_words(given: AnnotatedText, own_words: bool) -> _Text:
    words: list[Range] = []
    sentence: list[int] = []
    sentences = given.sentences or ((0, len(given.text)),)
    if own_words and given.words:
        words = list(given.words)
        bounds = [start for start, _ in sentences[1:]]
        sentence = np.searchsorted(bounds, [start for start, _ in words], side="right").tolist()
    else:
        for number, (start, end) in enumerate(sentences):
            found = split_words(given.text, start, end)
            words += found
            sentence += [number] * len(found)
    array = np.asarray(words, dtype=np.int64).reshape(-1, 2)
    return _Text(given, array[:, 0], array[:, 1], np.asarray(sentence, dtype=np.int64))


def _cuts(
    sizes: Sequence[int], starts: Sequence[int], opens: Sequence[bool], phase: int
) -> list[tuple[int, int]]:
    windows = pack(sizes, starts, opens)
    if not phase or len(windows) == 1:
        return windows
    half = (windows[0][0] + windows[0][1]) // 2
    first = next((index for index, start in enumerate(starts) if start >= half), len(starts))
    if first == len(starts) or starts[first] >= windows[0][1]:
        return windows
    cut = starts[first]
    rest = pack(sizes[cut:], [start - cut for start in starts[first:]], opens[first:])
    return [(0, cut), *((start + cut, end + cut) for start, end in rest)]


def _padded(values: Array, width: int, fill: float, kind: type[np.generic]) -> Array:
    row = np.full(width, fill, dtype=kind)
    row[: len(values)] = values
    return row


def _per_word(values: Array, fill: float, kind: type[np.generic]) -> Layer:
    return lambda start, end: _padded(values[start:end], MAX_WORDS, fill, kind)


_INSIDE = sum(1 << place for place in range(2, 32, 2))
"""Bits of all inside labels; the begin label of the same type is the bit below."""


def _bio(bits: Array) -> Layer:
    """A span that the window cuts begins with the window: no path could begin inside it."""

    def of_window(start: int, end: int) -> Array:
        row = _padded(bits[start:end], MAX_WORDS, 0, np.uint32)
        row[0] = (row[0] & ~np.uint32(_INSIDE)) | (row[0] & np.uint32(_INSIDE)) >> np.uint32(1)
        return row

    return of_window


def _bio_bits(
    text: _Text,
    spans: Sequence[tuple[int, int, tuple[str, ...]]],
    types: tuple[str, ...],
    open_types: tuple[str, ...],
) -> Array:
    """Bits of the labels that each word may have. Of nested spans the first and longest counts."""
    free = 1 | _bits(types, open_types, "BI")
    bits = np.full(len(text), free, dtype=np.uint32)
    taken = np.zeros(len(text), dtype=bool)
    for start, end, kinds in sorted(spans, key=lambda span: (span[0], -span[1])):
        first, last = text.words_of(start, end)
        if first >= last or taken[first:last].any():
            continue
        taken[first:last] = True
        known = tuple(kind for kind in kinds if kind in types)
        outside = 1 if "O" in kinds else 0
        bits[first] = _bits(types, known, "B") | outside
        bits[first + 1 : last] = _bits(types, known, "I") | outside
    return bits


def _bits(types: tuple[str, ...], kinds: Sequence[str], places: str) -> int:
    names = labels.bio(types)
    return sum(1 << names.index(f"{place}-{kind}") for kind in kinds for place in places)


def _name_bits(text: _Text, scheme: NameScheme) -> Array:
    types = labels.NAME_SCHEMES[scheme.scheme]
    spans = []
    for mark in text.given.names or ():
        kinds = scheme.types.get(mark.label, ())
        if kinds:
            spans.append((mark.start, mark.end, kinds))
    return _bio_bits(text, spans, types, scheme.open_types)


def _event_layers(text: _Text, scheme: str) -> Iterator[tuple[str, Layer]]:
    classes = labels.EVENT_CLASSES
    whole = sum(1 << (1 + index) for index in range(len(classes)))
    later = 1 << (1 + len(classes))
    bits = np.full(len(text), 1, dtype=np.uint32)
    put = {
        name: np.full(len(text), IGNORED, dtype=np.int8)
        for name in ("certainty", "polarity", "tense")
    }
    orders: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("certainty", labels.CERTAINTIES),
        ("polarity", labels.POLARITIES),
        ("tense", labels.TENSES),
    )
    for mark in text.given.events or ():
        first, last = text.words_of(mark.start, mark.end)
        if first >= last:
            continue
        known = mark.event_class in classes
        bits[first] = 1 << (1 + classes.index(mark.event_class or "")) if known else whole
        bits[first + 1 : last] = later
        for name, order in orders:
            value = getattr(mark, name)
            if value in order:
                put[name][first] = order.index(value)
    yield f"events.{scheme}", _per_word(bits, 0, np.uint32)
    for name, values in put.items():
        yield name, _per_word(values, IGNORED, np.int8)


def _tree_layers(text: _Text) -> Iterator[tuple[str, Layer]]:
    tree = text.given.tree
    assert tree is not None
    heads = np.asarray(tree.heads, dtype=np.int64)
    known = {name: index for index, name in enumerate(labels.RELATIONS)}
    relations = np.asarray(
        [known.get(name, known.get(name.split(":")[0], known["dep"])) for name in tree.relations]
    )
    tags = np.asarray(
        [labels.TAGS.index(tag) if tag in labels.TAGS else IGNORED for tag in tree.tags]
    )

    def of_window(start: int, end: int) -> Array:
        inside = (heads[start:end] >= start) & (heads[start:end] < end)
        found = np.where(inside, heads[start:end] - start, IGNORED)
        return _padded(found, MAX_WORDS, IGNORED, np.int16)

    yield "heads", of_window
    yield "relations", _per_word(relations, IGNORED, np.int8)
    yield "tags", _per_word(tags, IGNORED, np.int8)


_Row = tuple[int, npt.NDArray[np.int8]]
"""An anchor and the BIO label of every word of the text, seen from it."""


def _role_layer(recipe: Recipe) -> str:
    """Rules' roles are a layer of their own: they count less."""
    return "roles.silver" if recipe.silver else "roles"


def _attribution_rows(text: _Text) -> list[_Row]:
    rows: dict[int, npt.NDArray[np.int8]] = {}
    for one in text.given.attributions or ():
        anchor, last = text.words_of(*one.cue[0])
        if anchor >= last:
            continue
        row = rows.setdefault(anchor, np.zeros(len(text), dtype=np.int8))
        for part, ranges in enumerate((one.source, one.content)):
            for start, end in ranges:
                _mark(row, text.words_of(start, end), part)
    return sorted(rows.items())


def _role_rows(text: _Text) -> list[_Row]:
    rows: dict[int, npt.NDArray[np.int8]] = {}
    for event in text.given.events or ():
        anchor, last = text.words_of(event.start, event.end)
        if anchor < last:
            rows.setdefault(anchor, np.zeros(len(text), dtype=np.int8))
    for role in text.given.roles or ():
        anchor, last = text.words_of(*role.event)
        if anchor < last:
            row = rows.setdefault(anchor, np.zeros(len(text), dtype=np.int8))
            _mark(row, text.words_of(role.start, role.end), role_number(role.role))
    return sorted(rows.items())


def role_number(role: str) -> int:
    """The place of a PropBank role in `labels.ROLES`; Arg3 and beyond count as Arg2."""
    plain = role.lower()
    for index, name in enumerate(labels.ROLES):
        if plain == name.lower():
            return index
    if plain[:4] in ("arg3", "arg4", "arg5"):
        return labels.ROLES.index("Arg2")
    return labels.ROLES.index("Argm-OTHER")


def _mark(row: npt.NDArray[np.int8], words: tuple[int, int], part: int) -> None:
    first, last = words
    if first < last and not row[first:last].any():
        row[first] = 1 + 2 * part
        row[first + 1 : last] = 2 + 2 * part


def _anchored(text: _Text, rows: list[_Row], most: int) -> Layer:
    """One row an anchor: its place in the window, then the label of each word."""

    def of_window(start: int, end: int) -> Array:
        found = np.full((most, 1 + MAX_WORDS), IGNORED, dtype=np.int16)
        inside = [(anchor, row) for anchor, row in rows if start <= anchor < end]
        for place, (anchor, row) in enumerate(inside[:most]):
            part = row[start:end].astype(np.int16)
            if len(part) and part[0] > 0 and part[0] % 2 == 0:
                part[0] -= 1  # a span that the window cuts begins with the window
            found[place, 0] = anchor - start
            found[place, 1 : 1 + len(part)] = part
        return found

    return of_window
