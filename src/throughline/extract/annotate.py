"""Runs the parts of extraction over one document and brings their spans home.

The parts read `Document.text`, where encoding damage is repaired; an `Annotation` speaks of the
article's unaltered text. The way back happens here, once, for every span.
"""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from throughline.extract.attributions import find_attributions
from throughline.extract.clock_zones import name_clock_zones
from throughline.extract.events import attach_figures, find_events
from throughline.extract.figures import find_figures
from throughline.extract.mentions import find_mentions
from throughline.extract.mentions.datelines import without_datelines
from throughline.extract.reading import read_document
from throughline.extract.roles import find_roles
from throughline.extract.times import find_times, publication_hint
from throughline.inference import Reader
from throughline.model.annotation import Annotation
from throughline.model.source import Span
from throughline.text.document import Document

READER = "rules-1"
"""Name and version of the rules where they read alone."""

ANALYSED_LANGUAGES = frozenset({"en", "und"})

Value = TypeVar("Value")


def annotate(document: Document, reader: Reader | None = None) -> Annotation:
    """All that is found in one article, spans in the article's unaltered text.

    Without a `reader` the rules alone read: the baseline that benchmarks measure beside it.
    """
    name = READER if reader is None else reader.name
    if document.language not in ANALYSED_LANGUAGES:
        return _listed_only(document, name)
    reading = None if reader is None else read_document(document, reader)
    times = find_times(document, reading)
    mentions, links = find_mentions(document, times, reading)
    times = name_clock_zones(document, times, mentions)
    mentions, links = without_datelines(document, mentions, links)
    figures = find_figures(document, times)
    events = find_events(document, mentions, times, figures, reading)
    figures = attach_figures(document, figures, events)
    attributions = find_attributions(document, mentions, events, reading)
    roles = find_roles(document, mentions, times, events, reading)
    found = Annotation(
        article=document.article.id,
        reader=name,
        language=document.language,
        sentences=document.sentences,
        mentions=mentions,
        links=links,
        times=times,
        figures=figures,
        events=events,
        attributions=attributions,
        roles=roles,
        published_hint=None if document.article.published else publication_hint(document),
    )
    return found if not document.offsets.edits else _to_original(document, found)


def _listed_only(document: Document, reader: str) -> Annotation:
    """An article in another language: its sentences, and a note that it was not read."""
    listed = Annotation(
        article=document.article.id,
        reader=reader,
        language=document.language,
        sentences=document.sentences,
        notes=(f"the text is in another language ({document.language}): listed, not analysed",),
    )
    return _to_original(document, listed)


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _to_original(document: Document, value: Value) -> Value:
    """`value` with every Span in it, however deep, mapped to the unaltered text."""
    return _map_spans(document, value)  # type: ignore[no-any-return]  # same type in, same out


def _map_spans(document: Document, value: Any) -> Any:
    if isinstance(value, Span):
        return document.to_original(value)
    if isinstance(value, tuple):
        return tuple(_map_spans(document, item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            name: mapped
            for name in _field_names(type(value))
            if isinstance(old := getattr(value, name), Span | tuple) or is_dataclass(old)
            if (mapped := _map_spans(document, old)) is not old
        }
        return replace(value, **changed) if changed else value
    return value
