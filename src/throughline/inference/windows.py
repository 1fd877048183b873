"""Windows: runs of whole sentences that pass through the encoder at once, as padded arrays.

A window holds as many sentences as fit, so that an attribution finds its source and its quotation
in the same window. A sentence longer than a window is cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from throughline.inference.vocabulary import SHAPES, Vocabulary, WordCode

MAX_PIECES = 192
"""Of a window, with the piece before and the piece after."""
MAX_WORDS = 160

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side. T pieces and W words are those of the longest window."""

    pieces: Ints
    """[windows, T], padded with 0."""
    shapes: Ints
    """[windows, T]: shape of the piece's word, plus SHAPES at the first word of a sentence."""
    lexicon: Ints
    """[windows, T]: list bits of the piece's word."""
    first: Ints
    """[windows, W]: place of each word's first piece; 0, the start piece, where there is none."""
    sentence: Ints
    """[windows, W]: number of each word's sentence within the text, -1 where there is no word."""


def pack(
    sizes: Sequence[int], sentence_starts: Sequence[int], opens: Sequence[bool]
) -> list[tuple[int, int]]:
    """Windows as ranges of words, in order, together all words.

    `sizes` is the number of pieces of each word, `sentence_starts` the first word of each sentence,
    `opens` says which sentences open a paragraph. A window that is full ends with the last whole
    paragraph, if that leaves it at least half full: what is said in one paragraph is seldom
    attributed in another.
    """
    room = MAX_PIECES - 2
    total = np.concatenate(([0], np.cumsum(np.asarray(sizes, dtype=np.int64))))
    windows: list[tuple[int, int]] = []
    start = paragraph = 0
    ends = [*sentence_starts[1:], len(sizes)]

    def fits(end: int) -> bool:
        return end - start <= MAX_WORDS and bool(total[end] - total[start] <= room)

    for begin, end, opening in zip(sentence_starts, ends, opens, strict=True):
        paragraph = begin if opening else paragraph
        if not fits(end) and begin > start:
            half_full = 2 * (total[paragraph] - total[start]) >= total[begin] - total[start]
            cut = paragraph if paragraph > start and half_full else begin
            windows.append((start, cut))
            start = cut
            if not fits(end) and begin > start:  # the paragraph's rest and the sentence
                windows.append((start, begin))
                start = begin
        while not fits(end):
            cut = int(np.searchsorted(total, total[start] + room, side="right")) - 1
            cut = min(cut, start + MAX_WORDS)
            windows.append((start, cut))
            start = cut
    if start < len(sizes):
        windows.append((start, len(sizes)))
    return windows


def opens_paragraph(text: str, start: int) -> bool:
    """Whether a line break stands before `start`, with nothing but blanks between."""
    before = text[max(0, start - 40) : start]
    return "\n" in before[len(before.rstrip()) :]


def as_batch(
    vocabulary: Vocabulary,
    windows: Sequence[Sequence[WordCode]],
    sentences: Sequence[Sequence[int]],
) -> Batch:
    """The arrays of `windows`, each given as the codes of its words and their sentence numbers."""
    count = len(windows)
    pieces_of = [[piece for code in window for piece in code.pieces] for window in windows]
    width = max((len(pieces) for pieces in pieces_of), default=0) + 2
    words = max(map(len, windows), default=0)
    pieces = np.zeros((count, width), dtype=np.int64)
    shapes, lexicon = np.zeros_like(pieces), np.zeros_like(pieces)
    first = np.zeros((count, words), dtype=np.int64)
    sentence = np.full((count, words), -1, dtype=np.int64)
    for row, (window, found) in enumerate(zip(windows, pieces_of, strict=True)):
        pieces[row, : len(found) + 2] = [vocabulary.start, *found, vocabulary.end]
        sizes = np.fromiter((len(code.pieces) for code in window), dtype=np.int64)
        of_sentence = np.asarray(sentences[row], dtype=np.int64)
        opens = np.diff(of_sentence, prepend=-1) != 0
        kinds = np.fromiter((code.shape for code in window), dtype=np.int64) + SHAPES * opens
        lists = np.fromiter((code.lexicon for code in window), dtype=np.int64)
        shapes[row, 1 : len(found) + 1] = np.repeat(kinds, sizes)
        lexicon[row, 1 : len(found) + 1] = np.repeat(lists, sizes)
        first[row, : len(window)] = 1 + np.cumsum(sizes) - sizes
        sentence[row, : len(window)] = of_sentence
    return Batch(pieces, shapes, lexicon, first, sentence)
