"""Words that place a unit against its anchor (last, this, next …) or narrow it (early, late)."""

from throughline.extract.times.phrase import Phrase

CUES = {
    "last": "last",
    "past": "last",
    "next": "next",
    "coming": "next",
    "this": "this",
    "that": "that",
    "same": "same",
    "previous": "previous",
    "following": "following",
}
"""Token class -> cue."""

AMOUNT = {"last": -1, "this": 0, "next": 1, "previous": -1, "following": 1, "that": 0, "same": 0}
"""Cue -> units from the anchor."""

NARRATIVE_CUES = frozenset(("that", "same", "previous", "following"))
"""Cues that count from the narrative, not from publication."""

_MODIFIERS = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "earlier": "earlier",
    "later": "later",
}
_EDGES = {"beginning": "early", "start": "early", "end": "late", "close": "late", "middle": "mid"}


def modifier_of(phrase: Phrase) -> str:
    """The narrowing: "early", "mid", "late", "earlier", "later" or ""."""
    for token in phrase.tokens:
        if token.kind in _MODIFIERS:
            return _MODIFIERS[token.kind]
        if token.kind == "edge":
            return _EDGES[token.text.lower()]
    return ""
