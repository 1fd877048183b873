"""What resolving found across the articles: the input of assembling.

A mention, event mention or attribution is named by a `Ref`: article id and index (`item`) in that
article's annotation.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from throughline.model.annotation import EntityType
from throughline.model.case import MergeReason
from throughline.model.source import Credit, Published, Span
from throughline.resolve.reports import Reports


class Ref(NamedTuple):
    """Item number `item` of one kind in the annotation of `article`."""

    article: str
    item: int


@dataclass(frozen=True, slots=True)
class EntityCluster:
    """Mentions of one entity over all articles."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Ref, ...]
    """In order of article id and place; names, descriptions and pronouns."""
    reasons: tuple[MergeReason, ...]


@dataclass(frozen=True, slots=True)
class EventCluster:
    """Event mentions of one event over all articles."""

    id: str
    mentions: tuple[Ref, ...]
    reasons: tuple[MergeReason, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of `article` that stands, nearly word for word, in `origin` too."""

    article: str
    span: Span
    origin: str
    origin_span: Span


@dataclass(frozen=True, slots=True)
class Copies:
    """Which articles and passages share their text."""

    groups: tuple[tuple[str, ...], ...]
    """Articles that are copies of one text; the likely origin first where it is one of them."""
    passages: tuple[Passage, ...]
    origin: dict[str, str]
    """Article id -> id of the independent origin it counts as (itself when its own)."""
    credits: dict[str, tuple[Credit, ...]] = field(default_factory=dict)
    """Article id -> the agencies it credits, the surest first; no entry where it credits none."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Everything that crosses articles."""

    reports: Reports
    """With times completed from the case (`Anchor.CASE`)."""
    published: dict[str, Published]
    """Publication dates, stated or bounded by the text; no entry where nothing is known."""
    entities: tuple[EntityCluster, ...]
    """Those that the main story names, with their mentions in all articles."""
    events: tuple[EventCluster, ...]
    """Of the main story."""
    copies: Copies
    stories: dict[str, str]
    """Article id -> story id."""
    main_story: str
