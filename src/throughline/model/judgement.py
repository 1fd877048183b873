"""What a person decided about a case file: kept apart from what was derived, replayed after every
rebuild. A judgement names its items by *anchors* in the articles, never by derived ids, so that
it finds them again when ids or clusters change.
"""

from dataclasses import dataclass
from enum import StrEnum

from throughline.model.source import Span


class Verdict(StrEnum):
    """The kinds of judgement."""

    SAME = "same"
    NOT_SAME = "not_same"
    WRONG = "wrong"
    """The item should not be in the case file."""
    RENAME = "rename"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class ItemAnchor:
    """Where an item shows in the articles: one of its citations, and what kind of item it is."""

    kind: str
    """"entity", "event", "claim", "conflict", "role"."""
    article: str
    span: Span
    type: str = ""
    """An event's type, a conflict's or a role's kind: several may rest on one sentence. "" for
    others."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `other` is set for same / not same; `text` for rename and note."""

    id: str
    verdict: Verdict
    item: ItemAnchor
    other: ItemAnchor | None = None
    text: str = ""
    made_at: str = ""
    """UTC, ISO 8601: shown, never exported, so that the same case gives the same bytes."""
