"""Whether two claims say the same in other words.

Each word of a claim is set beside the nearest word of the other by word vectors, and counts by how
rare it is in English. Two claims say the same when most of each is met in the other, and one of
them nearly whole. Vectors take a word for its opposite, and a name or day for another: so figures,
days, negation and certainty must agree, neither may name somebody whom the other does not while
that one names somebody else, and a pair of opposites keeps them apart. The claims must share rare
words as well (`aligned_claims`).

Cost: a product of two small matrices a pair. Fails on short claims that share a topic and its words
but say different things of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from throughline.resolve.likeness import load_scorer
from throughline.resolve.likeness.stems import stem

MET_EACH = 0.64
"""Least share of each claim, by rarity and nearness of its words, that the other meets."""
MET_WHOLE = 0.75
"""As much of one of them, at least."""
MET_SPEECH = 0.85
"""As much of each of two claims of several sentences."""
MIN_WORDS = 4
"""Content words of either claim: fewer are met by chance."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PRONOUNS = frozenset(("he", "she", "they", "him", "her", "them", "his", "their"))
_NEXT_SENTENCE = re.compile(r"[.!?…][\"”’' ]*\s[\"“‘'`]*\s?[A-Z]")
_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|yesterday|today|tonight|tomorrow"
    r"|(?:last|this|next) (?:night|week|month|year|spring|summer|autumn|fall|winter))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a claim is compared by: its words in lower case."""

    words: tuple[str, ...]
    """Those that have a meaning of their own, in order."""
    stems: frozenset[str]
    """Of all its words."""
    days: frozenset[str]
    """Words for days, months and the like."""
    points: bool
    """Whether it speaks of somebody by a pronoun."""
    is_speech: bool
    """Whether it has several sentences."""


def wording_of(text: str) -> Wording:
    """The wording of a claim of this text."""
    words = [found.group().lower() for found in _WORD.finditer(text)]
    return Wording(
        words=tuple(word for word in words if word not in _function_words()),
        stems=frozenset(stem(word) for word in words),
        days=frozenset(found.group().lower() for found in _DAY.finditer(text)),
        points=not _PRONOUNS.isdisjoint(words),
        is_speech=bool(_NEXT_SENTENCE.search(text)),
    )


def say_the_same(left: Wording, right: Wording) -> bool:
    """Whether two claims of these wordings say the same."""
    if min(len(left.words), len(right.words)) < MIN_WORDS or left.days != right.days:
        return False
    if are_opposed(left, right):
        return False
    least, most = sorted(_met(left.words, right.words))
    if left.is_speech and right.is_speech:  # two reports quote other sentences of one speech
        return least >= MET_SPEECH
    return least >= MET_EACH and most >= MET_WHOLE


def _met(left: Sequence[str], right: Sequence[str]) -> tuple[float, float]:
    """The share of each claim, from 0 to 1, that the other meets."""
    vectors = load_scorer().vectors
    ones, others = ([w for w in words if vectors.known(w)] for words in (left, right))
    if not ones or not others:
        return 0.0, 0.0
    near = vectors.means([[w] for w in ones]) @ vectors.means([[w] for w in others]).T
    shares = []
    for words, best in ((ones, near.max(1)), (others, near.max(0))):
        rarity = np.array([vectors.rarity(word) for word in words], np.float32)
        shares.append(round(float((best * rarity).sum() / rarity.sum()), 4))
    return shares[0], shares[1]


def are_opposed(left: Wording, right: Wording) -> bool:
    """Whether one has a word and the other its opposite, and neither has both."""
    ones, others = left.stems - right.stems, right.stems - left.stems
    return any((a in ones and b in others) or (b in ones and a in others) for a, b in _opposites())


@cache
def _opposites() -> tuple[tuple[str, str], ...]:
    lines = (line.split() for line in _lines("opposites.txt"))
    return tuple((stem(first), stem(second)) for first, second in lines)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for line in _lines("function_words.txt") for word in line.split())


def _lines(name: str) -> list[str]:
    text = files("throughline.assemble").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
