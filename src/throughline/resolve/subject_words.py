"""The words of a text that tell its subject, as stems: for comparing articles and paragraphs."""

import re
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"\b[a-z]{4,24}\b")
_SUFFIXES = ("ations", "ation", "ings", "ing", "ions", "ion", "ies", "ied", "ed", "es", "s", "y")
_MIN_STEM = 4


def subject_stems(text: str) -> list[str]:
    """Stems of the lower-case content words of `text`, in order, repeats kept.

    Capitalised words are left to the mentions. The stem only brings "attack", "attacks" and
    "attacked" together; it is no lemma.
    """
    stop = _stop_words()
    return [stem(word) for word in _WORD.findall(text) if word not in stop]


@cache
def _stop_words() -> frozenset[str]:
    lines = files("throughline.resolve").joinpath("data/stopwords.txt").read_text("utf-8")
    return frozenset(line for line in lines.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What a lower-case word shares with its other forms."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _MIN_STEM:
            return word[: -len(suffix)]
    return word
