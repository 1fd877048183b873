"""Strict F1 of triggers, as in TempEval-3 (UzZaman et al., SemEval 2013, section 4)."""

from collections.abc import Sequence

from benchmarks.f1 import Hits
from corpora.values import AnnotatedText

Trigger = tuple[int, int, str | None]
"""Start and end in the text, and the TimeML class."""


def score(texts: Sequence[AnnotatedText], found: Sequence[Sequence[Trigger]]) -> dict[str, float]:
    """F1, precision and recall of equal spans, F1 of equal spans with an equal class.

    A trigger whose class the set does not give is left out of `class_f1` on both sides.
    """
    spans, classes = Hits(), Hits()
    for text, triggers in zip(texts, found, strict=True):
        gold = {(event.start, event.end): event.event_class for event in text.events or ()}
        ours = {(start, end): kind for start, end, kind in triggers}
        equal = gold.keys() & ours.keys()
        spans.add(len(gold), len(ours), len(equal))
        unclassed = sum(kind is None for kind in gold.values())
        unclassed_found = sum(gold[place] is None for place in equal)
        right = sum(gold[place] is not None and gold[place] == ours[place] for place in equal)
        classes.add(len(gold) - unclassed, len(ours) - unclassed_found, right)
    return {
        "f1": spans.f1(),
        "precision": spans.precision(),
        "recall": spans.recall(),
        "class_f1": classes.f1(),
    }
