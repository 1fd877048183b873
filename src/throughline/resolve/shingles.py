"""A text as the sequence of hashes of its overlapping word 5-grams, quotations left out.

Two reporters may quote one statement without copying each other.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from throughline.model.annotation import Annotation, SentenceKind
from throughline.model.source import Article
from throughline.resolve.reports import Work

NGRAM_WORDS = 5
SAMPLE = 4
"""Every hash divisible by this is a sample: a quarter of the memory, the same pairs found."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"")

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Shingles:
    """The 5-grams of an article, as they are kept."""

    hashes: str
    """The hashes in the order of the text, 8 bytes each with the lowest first, in base64."""
    words: tuple[int, ...]
    """Number and count of words of each sentence of the body, one after the other."""

    def unpacked(self) -> Hashes:
        """The hashes as an array."""
        return _unpacked(self.hashes)


def _shingles(article: Article, annotation: Annotation) -> Shingles:
    hashes, words = _hashes(article, annotation)
    return Shingles(_packed(hashes), words)


def _hashes(article: Article, annotation: Annotation) -> tuple[Hashes, tuple[int, ...]]:
    """The 5-grams of the body in order, and the words of its sentences."""
    codes: list[int] = []
    counts: list[int] = []
    for number, sentence in enumerate(annotation.sentences):
        if sentence.kind is not SentenceKind.BODY:
            continue
        own_words = _QUOTED.sub(" ", sentence.span.of(article.text))
        words = _WORD.findall(own_words.casefold())
        counts += (number, len(words))
        codes.extend(crc32(word.encode()) for word in words)
    count = max(0, len(codes) - NGRAM_WORDS + 1)
    base = np.asarray(codes, dtype=np.uint64)
    hashes = np.zeros(count, dtype=np.uint64)
    for offset in range(NGRAM_WORDS):
        # Polynomial hash modulo 2**64: numpy wraps, which is what is wanted here.
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + base[offset : offset + count]
    hashes ^= hashes >> np.uint64(29)
    return hashes, tuple(counts)


def _packed(hashes: Hashes) -> str:
    return b64encode(hashes.astype("<u8").tobytes()).decode("ascii")


def _unpacked(packed: str) -> Hashes:
    return np.frombuffer(b64decode(packed), dtype="<u8").astype(np.uint64, copy=False)


SHINGLES = Work("shingles", Shingles, _shingles)


@dataclass(frozen=True, slots=True)
class Samples:
    """Those of an article's 5-grams by which articles that may share text are found."""

    hashes: str
    """As in `Shingles`, each once and in rising order."""

    def unpacked(self) -> Hashes:
        """The hashes as an array."""
        return _unpacked(self.hashes)


def _samples(article: Article, annotation: Annotation) -> Samples:
    hashes = _hashes(article, annotation)[0]
    return Samples(_packed(np.unique(hashes[hashes % np.uint64(SAMPLE) == 0])))


SAMPLES = Work("samples", Samples, _samples)


class Shingled:
    """An article as 5-gram hashes; `sentence_of[i]` is the sentence where 5-gram i begins.

    `inside[i]` says that 5-gram i ends in that sentence too: one that runs into the next sentence
    tells nothing of its own. `inside_counts[n]` is the number of such 5-grams of sentence n.
    """

    def __init__(self, hashes: Hashes, words: Sequence[int]) -> None:
        """`words` is that of the article's `Shingles`."""
        numbers, counts = words[::2], words[1::2]
        begins = np.repeat(np.array(numbers, dtype=np.int64), counts)
        count = len(hashes)
        self.hashes = hashes
        self.sentence_of = begins[:count]
        self.inside = self.sentence_of == begins[NGRAM_WORDS - 1 :][:count]
        self.words_of_sentence = dict(zip(numbers, counts, strict=True))
        self.total = max(numbers, default=-1) + 1
        """One more than the number of the last sentence of the body."""
        self.inside_counts = np.bincount(self.sentence_of[self.inside], minlength=self.total)
        self._ordered = np.unique(hashes)

    def held(self, hashes: Hashes) -> npt.NDArray[np.bool_]:
        """Whether each of the hashes stands in this article."""
        if not len(self._ordered):
            return np.zeros(len(hashes), dtype=np.bool_)
        places = np.searchsorted(self._ordered, hashes)
        places[places == len(self._ordered)] = 0
        found: npt.NDArray[np.bool_] = self._ordered[places] == hashes
        return found
