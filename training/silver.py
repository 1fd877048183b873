"""Answers that a rule gives on gold syntax, where people's answers are few.

Negation and participants are marked in little text. On a treebank they can be read off the trees:
not as people mark them, but enough for the heads to learn what a negation and a subject are, before
the marked texts teach them the rest.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from benchmarks.participants.syntax_rule import rule_roles
from corpora.values import AnnotatedText
from throughline.inference.reading import EventReading, Reading

_NEGATIONS = frozenset(
    ("cannot", "n't", "n’t", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing")
)
_MAY_HAPPEN = frozenset(("VERB", "NOUN", "ADJ"))


def with_silver_roles(text: AnnotatedText) -> AnnotatedText:
    """`text` with the roles that the syntax rule gives the verbs of its tree."""
    tree = text.tree
    assert tree is not None
    events = tuple(
        EventReading(start, end, 1.0, "OCCURRENCE", "certain", "positive", "happened", 0.0)
        for (start, end), tag in zip(text.words, tree.tags, strict=True)
        if tag == "VERB"
    )
    empty: tuple[float, ...] = (0.0,) * len(text.words)
    reading = Reading(text.words, (), (), events, (), tree.heads, tree.relations, tree.tags, empty)
    return replace(text, roles=rule_roles(text.text, reading))


def silver_polarity(text: AnnotatedText) -> npt.NDArray[np.int8]:
    """For each word 0 (positive), 1 (negated by a word that hangs on it) or -1 (can not happen)."""
    tree = text.tree
    assert tree is not None
    found = np.array([0 if tag in _MAY_HAPPEN else -1 for tag in tree.tags], dtype=np.int8)
    for (start, end), head, relation in zip(text.words, tree.heads, tree.relations, strict=True):
        kind = relation.split(":")[0]
        word = text.text[start:end].lower()
        negates = word in _NEGATIONS and kind in ("advmod", "det", "nsubj", "cc")
        if found[head] >= 0 and (negates or word == "without"):
            found[head] = 1
    return found
