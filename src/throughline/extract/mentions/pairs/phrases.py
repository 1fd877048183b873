"""The noun phrases of a document by its tree: all that a pronoun or description may go on with."""

from collections.abc import Sequence

from throughline.inference.tree import Tree
from throughline.model.source import Span

_TAGS = frozenset({"NOUN", "PROPN", "PRON"})
_PART_OF_ANOTHER = frozenset(
    {"compound", "flat", "fixed", "goeswith", "expl", "dep", "nmod:desc", "discourse", "reparandum"}
)
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "there", "what"})
_BESIDE = frozenset(
    {"conj", "cc", "punct", "parataxis", "case", "mark", "cop", "nsubj", "discourse", "list"}
)
"""What hangs on a head and is no part of its phrase."""


def noun_phrases(tree: Tree) -> dict[int, Span]:
    """Head word -> its phrase, in order of the heads: from its first to its last word, what is
    joined to it ("and the crew") left out."""
    first, last = _extents(tree)
    found: dict[int, Span] = {}
    for word, (tag, relation) in enumerate(zip(tree.tags, tree.relations, strict=True)):
        if tag not in _TAGS or relation in _PART_OF_ANOTHER:
            continue
        if tag == "PRON" and tree.word(word) in _RELATIVE:
            continue
        found[word] = Span(tree.words[first[word]][0], tree.words[last[word]][1])
    return found


def _extents(tree: Tree) -> tuple[Sequence[int], Sequence[int]]:
    """The first and the last word of what belongs to each word's phrase."""
    heads, relations = tree.heads, tree.relations
    first, last = list(range(len(heads))), list(range(len(heads)))
    for word in _deepest_first(heads):
        head = heads[word]
        if head != word and relations[word] not in _BESIDE:
            first[head] = min(first[head], first[word])
            last[head] = max(last[head], last[word])
    return first, last


def _deepest_first(heads: Sequence[int]) -> list[int]:
    """The words, each before the one that it hangs on."""
    waiting = [0] * len(heads)
    for word, head in enumerate(heads):
        waiting[head] += head != word
    order = [word for word, count in enumerate(waiting) if not count]
    for word in order:
        head = heads[word]
        if head != word:
            waiting[head] -= 1
            if not waiting[head]:
                order.append(head)
    return order
