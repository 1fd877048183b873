"""The name in a mention of MEANTIME, which marks the whole phrase around it."""

import re

from corpora.values import Range

NAME_TYPES = {"PER": "person", "ORG": "organization", "LOC": "place"}
"""Labels of the set that are kinds of names here; products and the rest are "other"."""

_APPOSITION = re.compile(r" (?:[,(]|-|--|who|which|that) ")
_LINKS = frozenset(["of", "for", "and", "the", "de", "&", "``", "''"])
_ARTICLES = frozenset(["The", "A", "An", "Its", "Their", "His", "Her", "Our"])


def name_within(mention: str, head: str) -> Range | None:
    """Where the name stands in the mention, its words a blank apart; None where it ends in none.

    The head is the name where the set gives it. Otherwise it is the last unbroken run of words
    with a capital or a digit, before any apposition: "ferry owner Blue Line, a firm of Oslo" is a
    mention of "Blue Line".
    """
    at = f" {mention} ".find(f" {head} ") if head else -1
    if at >= 0 and _is_name(head.split(" ")[0]):
        return at, at + len(head)
    words = _APPOSITION.split(f"{mention} ")[0].rstrip().split(" ")
    while words and words[-1] in ("'s", "'", "’s", "''", ")"):
        words.pop()
    first = len(words)
    while first and (_is_name(words[first - 1]) or _links(words, first - 1)):
        first -= 1
    while first < len(words) and words[first] in _ARTICLES | _LINKS:
        first += 1
    if first == len(words):
        return None
    start = len(" ".join(words[:first])) + bool(first)
    return start, start + len(" ".join(words[first:]))


def _is_name(word: str) -> bool:
    return any(letter.isupper() or letter.isdigit() for letter in word)


def _links(words: list[str], at: int) -> bool:
    """Whether the word only joins two parts of a name."""
    return words[at] in _LINKS and 0 < at < len(words) - 1
