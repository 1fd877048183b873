"""Claims that repeat each other: in copied passages, or one holder saying nearly the same.

Candidates share a three-word shingle, so that the cost stays near linear in the claims. Two
claims never become one where they differ in a figure, a number word or a negation.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from throughline.model.annotation import Attribution, Certainty
from throughline.model.case import Claim, Holder

SAME_CLAIM_RATIO = 90.0
"""Token ratio (0–100) from which two statements of one holder are one claim."""
_SHINGLE_WORDS = 3
_TELLING = frozenset(
    {"not", "no", "never", "none", "neither", "without", "one", "two", "three", "four", "five"}
    | {"six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "dozens", "twenty"}
    | {"thirty", "forty", "fifty", "hundred", "hundreds", "thousand", "thousands", "million"}
    | {"first", "second", "third", "all", "some", "half", "most", "before", "after"}
)
_MAX_BUCKET = 60
"""A shingle that more claims share is a set phrase and joins nothing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim of one article before copies are joined. `place` orders it in the case."""

    claim: Claim
    article: str
    attribution: Attribution
    place: tuple[int, int]
    paragraph: int
    words: tuple[str, ...] = field(repr=False)


def content_words(text: str) -> tuple[str, ...]:
    """The words of a claim for comparing: lower case, no punctuation."""
    return tuple(
        word for raw in text.casefold().split() if (word := "".join(filter(str.isalnum, raw)))
    )


def join_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with those that repeat an earlier one joined to it."""
    kept: list[Draft] = []
    buckets: dict[tuple[str, ...], list[int]] = {}
    for draft in drafts:
        shingles = [
            draft.words[i : i + _SHINGLE_WORDS]
            for i in range(max(1, len(draft.words) - _SHINGLE_WORDS + 1))
        ]
        known = {
            index
            for shingle in shingles
            if len(places := buckets.get(shingle, ())) <= _MAX_BUCKET
            for index in places
        }
        twin = next((i for i in sorted(known) if _same_claim(kept[i], draft)), None)
        if twin is None:
            for shingle in dict.fromkeys(shingles):
                buckets.setdefault(shingle, []).append(len(kept))
            kept.append(draft)
        else:
            kept[twin] = _joined(kept[twin], draft)
    return kept


def _same_claim(left: Draft, right: Draft) -> bool:
    a, b = left.claim, right.claim
    if a.polarity is not b.polarity or not _same_holder(a.holder, b.holder):
        return False
    if _telling(left.words) != _telling(right.words):
        return False
    return fuzz.ratio(" ".join(left.words), " ".join(right.words)) >= SAME_CLAIM_RATIO


def _telling(words: tuple[str, ...]) -> list[str]:
    """The words that alone make another statement: figures, numbers in words, negations."""
    return [word for word in words if word in _TELLING or any(map(str.isdigit, word))]


def _same_holder(left: Holder, right: Holder) -> bool:
    if left.entity is not None or right.entity is not None:
        return left.entity == right.entity
    return left.kind is right.kind and left.text.casefold() == right.text.casefold()


def _joined(first: Draft, again: Draft) -> Draft:
    claim = first.claim
    about = tuple(dict.fromkeys((*claim.about, *again.claim.about)))
    weaker = min(claim.certainty, again.claim.certainty, key=list(Certainty)[::-1].index)
    joined = replace(
        claim,
        citations=tuple(dict.fromkeys((*claim.citations, *again.claim.citations))),
        about=about,
        said=claim.said or again.claim.said,
        certainty=weaker,
    )
    return replace(first, claim=joined)
