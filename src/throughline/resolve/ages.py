"""The age that stands right beside a name ("Jane Doe, 34", "34-year-old Jane Doe")."""

import re

from throughline.model.source import Span

TWO_GENERATIONS = 18
"""Years apart from which two ages are taken for father and son of one name."""
YOUNGEST, OLDEST = 1, 105

_AFTER = re.compile(r"(?:,\s*(?:aged?\s+)?|\s+\()(?P<age>\d{1,3})(?=[,;)]|\.(?:\s|\Z))")
_BEFORE = re.compile(
    r"\b(?P<age>\d{1,3})[-\s]years?[-\s]old\s+(?:(?!of\b|and\b|to\b|with\b|in\b|for\b)[\w’'-]+\s+)"
    r"{0,3}\Z"
)
_THEN = re.compile(r"\b(?:then|at the time|when (?:he|she)|who was|would (?:be|have been))\b")
_BEFORE_CHARS = 60


def stated_age(text: str, sentence: Span, name: Span) -> tuple[int, Span] | None:
    """The age in years with the range of age and name; None where the sentence tells none, or
    tells of another time."""
    found = _AFTER.match(text, name.end, sentence.end)
    if found is None:
        first = max(sentence.start, name.start - _BEFORE_CHARS)
        found = (
            _BEFORE.search(text, first, name.start) if "old" in text[first : name.start] else None
        )
    if found is None or not YOUNGEST <= int(found["age"]) <= OLDEST:
        return None
    if _THEN.search(text, sentence.start, sentence.end):
        return None
    cited = Span(min(found.start("age"), name.start), max(found.end("age"), name.end))
    return int(found["age"]), cited
