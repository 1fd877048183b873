"""ROUGE-1 and ROUGE-2 as counts, as ROUGE-1.5.5 counts them with `-n 2 -m -s` (Lin 2004).

Letters and digits only, lower case; stop words out; the rest stemmed where longer than three
letters; then n-grams over the whole summary, clipped. The Perl program looks irregular forms
("sank") up in WordNet before it stems; this one does not. "couldn't" is read as the tokenised
"could n't" of the references.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from benchmarks.timelines.porter import stem

_WORD = re.compile(r"[a-z0-9]+")
_NEGATION = re.compile(r"n(?='t\b)")
_STOP_LIST = Path(__file__).with_name("stopwords.txt")
_STEMMED_FROM = 4
"""Shorter words stay as they are."""

Summary = tuple[str, ...]
"""The sentences told of one day."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """N-grams of a predicted summary, of a reference, and how many they share (clipped)."""

    predicted: int
    reference: int
    shared: int


def overlap(predicted: Summary, reference: Summary, n: int) -> Overlap:
    """How many n-grams the two summaries have and share."""
    ours, theirs = ngrams(predicted, n), ngrams(reference, n)
    return Overlap(ours.total(), theirs.total(), (ours & theirs).total())


@lru_cache(maxsize=65_536)
def ngrams(summary: Summary, n: int) -> "Counter[tuple[str, ...]]":
    """The n-grams of a summary with their number. The value is shared: do not change it."""
    words = terms(summary)
    return Counter(zip(*(words[start:] for start in range(n)), strict=False))


def terms(sentences: Iterable[str]) -> list[str]:
    """The words that count, stemmed, in order."""
    stop = _stop_words()
    found = _WORD.findall(_NEGATION.sub(" n", " ".join(sentences).lower()))
    return [
        stem(word) if len(word) >= _STEMMED_FROM else word for word in found if word not in stop
    ]


@cache
def _stop_words() -> frozenset[str]:
    lines = _STOP_LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
