"""JSON export: the whole case file as one document, the same bytes for the same case.

The format is `throughline-case/1`; `case-1.schema.json` beside this module describes every field
(JSON Schema, draft 2020-12) and forbids any other. Fields may be added, none is renamed. Order is
the order of the `Case`; offsets are Unicode code points of the article's `text`.
"""

import json
import math
import re
from datetime import date, time
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from throughline.model.case import (
    Case,
    CaseArticle,
    Citation,
    Claim,
    Conflict,
    DocketEntry,
    Entity,
    EntityRole,
    Event,
    EventFigure,
    Holder,
    MergeReason,
    Participant,
    Position,
    Proceeding,
    TimelineEntry,
)
from throughline.model.dates import Interval, Precision
from throughline.model.source import Credit, Span

FORMAT = "throughline-case/1"

_SURROGATE = re.compile("[\ud800-\udfff]")

JsonObject: TypeAlias = dict[str, Any]


def to_json(case: Case) -> str:
    """The case file as JSON text: two spaces of indent, UTF-8 characters as they are, newline last.

    Lone surrogates (possible in text from damaged files) are written as `\\udXXX` escapes, so that
    the result can always be encoded.
    """
    text = json.dumps(to_dict(case), indent=2, ensure_ascii=False, allow_nan=False)
    return _escape_surrogates(text) + "\n"


def to_dict(case: Case) -> JsonObject:
    """The case file as plain dicts and lists, key for key what `to_json` writes."""
    return {
        "format": FORMAT,
        "name": case.name,
        "story": case.story,
        "reader": case.reader,
        "articles": [_article(item) for item in case.articles],
        "entities": [_entity(item) for item in case.entities],
        "events": [_event(item) for item in case.events],
        "timeline": [_timeline_entry(item) for item in case.timeline],
        "claims": [_claim(item) for item in case.claims],
        "conflicts": [_conflict(item) for item in case.conflicts],
        "relations": [
            {
                "subject": item.subject,
                "predicate": item.predicate,
                "object": item.object,
                "citations": _citations(item.citations),
            }
            for item in case.relations
        ],
        "proceedings": [_proceeding(item) for item in case.proceedings],
        "novelty": [
            {"article": item.article, "new": list(item.new), "repeats": list(item.repeats)}
            for item in case.novelty
        ],
        "skipped": [
            {"path": item.path, "found": item.found, "advice": item.advice, "kept": item.kept}
            for item in case.skipped
        ],
        "notes": [{"item": item, "text": text} for item, text in case.notes],
    }


@cache
def schema_text() -> str:
    """The published JSON Schema of the format, as text."""
    return (files("throughline.export") / "case-1.schema.json").read_text(encoding="utf-8")


def schema() -> JsonObject:
    """The published JSON Schema of the format, parsed; a fresh copy on every call."""
    loaded: JsonObject = json.loads(schema_text())
    return loaded


def _escape_surrogates(text: str) -> str:
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _span(span: Span) -> JsonObject:
    return {"start": span.start, "end": span.end}


def _citation(citation: Citation) -> JsonObject:
    return {
        "article": citation.article,
        "sentence": citation.sentence,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
    }


def _citations(citations: tuple[Citation, ...]) -> list[JsonObject]:
    return [_citation(citation) for citation in citations]


def _iso(value: date | None, clock: time | None) -> str | None:
    if value is None:
        return None
    return value.isoformat() + (f"T{clock:%H:%M}" if clock is not None else "")


def _interval(interval: Interval) -> JsonObject:
    clock = interval.clock if interval.precision in (Precision.MINUTE, Precision.HOUR) else None
    return {
        "start": _iso(interval.start, clock),
        "end": _iso(interval.end, clock),
        "precision": interval.precision.value,
        "approximate": interval.approximate,
    }


def _time(interval: Interval | None) -> JsonObject | None:
    return None if interval is None else _interval(interval)


def _number(value: float) -> int | float | None:
    """An int where the number is whole; None for an open end, which JSON cannot write."""
    if not math.isfinite(value):
        return None
    return int(value) if float(value).is_integer() else value


def _published(item: CaseArticle) -> JsonObject | None:
    if item.published is None:
        return None
    return {
        **_interval(item.published),
        "source": item.published_source,
        "reason": item.published_reason,
    }


def _article(item: CaseArticle) -> JsonObject:
    article = item.article
    return {
        "id": article.id,
        "outlet": article.outlet,
        "byline": article.byline,
        "title": article.title,
        "url": article.url,
        "published": _published(item),
        "language": item.language,
        "analysed": item.analysed,
        "story": item.story,
        "copy_group": item.copy_group,
        "text": article.text,
        "sentences": [_span(span) for span in item.sentences],
        "furniture": [_span(span) for span in article.furniture],
        "beside": [_span(span) for span in item.beside],
        "copied": [{**_span(span), "article": origin} for span, origin in item.copied],
        "origin": item.origin or article.id,
        "origin_reason": item.origin_reason,
        "credits": [_credit(credit) for credit in item.credits],
        "notes": list(item.notes),
    }


def _credit(credit: Credit) -> JsonObject:
    return {
        "kind": credit.kind.value,
        "agency": credit.agency,
        "whole": credit.whole,
        "text": credit.words,
        "place": None if credit.span is None else _span(credit.span),
    }


def _reason(reason: MergeReason) -> JsonObject:
    return {
        "left": reason.left,
        "right": reason.right,
        "score": reason.score,
        "reason": reason.reason,
        "citations": _citations(reason.citations),
    }


def _entity(entity: Entity) -> JsonObject:
    return {
        "id": entity.id,
        "type": entity.type.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "descriptors": [
            {"text": item.text, "citations": _citations(item.citations)}
            for item in entity.descriptors
        ],
        "roles": [_role(item) for item in entity.roles],
        "mentions": entity.mentions,
        "centrality": entity.centrality,
        "independent_sources": entity.independent_sources,
        "reasons": [_reason(reason) for reason in entity.reasons],
        "citations": _citations(entity.citations),
    }


def _role(role: EntityRole) -> JsonObject:
    return {
        "id": role.id,
        "kind": role.kind.value,
        "text": role.text,
        "of": role.of,
        "entity": role.entity,
        "accounts": [
            {
                "qualifier": account.qualifier.value,
                "basis": account.basis.value,
                "period": _time(account.period),
                "independent_sources": account.independent_sources,
                "citations": _citations(account.citations),
            }
            for account in role.accounts
        ],
        "independent_sources": role.independent_sources,
        "citations": _citations(role.citations),
    }


def _figure(figure: EventFigure) -> JsonObject:
    low = _number(figure.low)
    high = _number(figure.high)
    return {
        "value": low if low is not None else high,
        "unit": figure.unit,
        "counts": figure.counts,
        "low": low,
        "high": high,
        "bound": str(figure.bound),
        "citation": _citation(figure.citation),
    }


def _event(event: Event) -> JsonObject:
    return {
        "id": event.id,
        "type": event.type,
        "summary": event.summary,
        "time": _time(event.time),
        "time_reason": event.time_reason,
        "cause": event.cause,
        "time_inferred": event.inferred_time,
        "place": event.place,
        "participants": [_participant(item) for item in event.participants],
        "polarity": event.polarity.value,
        "certainty": event.certainty.value,
        "tense": str(event.tense),
        "figures": [_figure(figure) for figure in event.figures],
        "centrality": event.centrality,
        "reasons": [_reason(reason) for reason in event.reasons],
        "citations": _citations(event.citations),
    }


def _timeline_entry(entry: TimelineEntry) -> JsonObject:
    return {
        "date": _interval(entry.date),
        "inferred": entry.inferred,
        "reason": entry.reason,
        "text": entry.text,
        "events": list(entry.events),
        "independent_sources": entry.independent_sources,
        "importance": entry.importance,
        "claims": list(entry.claims),
        "dated": list(entry.dated),
        "refers": [{"text": one.text, "entity": one.entity} for one in entry.refers],
        "disputed": [
            {
                "date": _interval(other.date),
                "independent_sources": other.independent_sources,
                "citations": _citations(other.citations),
            }
            for other in entry.disputed
        ],
        "citations": _citations(entry.citations),
    }


def _holder(holder: Holder) -> JsonObject:
    return {
        "kind": holder.kind.value,
        "entity": holder.entity,
        "text": holder.text,
        "source_type": holder.source_type.value if holder.source_type else None,
    }


def _claim(claim: Claim) -> JsonObject:
    return {
        "id": claim.id,
        "text": claim.text,
        "mode": str(claim.mode),
        "holder": _holder(claim.holder),
        "via": [_holder(holder) for holder in claim.via],
        "certainty": claim.certainty.value,
        "polarity": claim.polarity.value,
        "denies": claim.denies,
        "said": _time(claim.said),
        "about": list(claim.about),
        "told": None if claim.told is None else _holder(claim.told),
        "same_as": list(claim.same_as),
        "same_reason": claim.same_reason,
        "independent_sources": claim.independent_sources,
        "citations": _citations(claim.citations),
    }


def _position(position: Position) -> JsonObject:
    return {
        "value": position.value,
        "claims": list(position.claims),
        "articles": list(position.articles),
        "independent_sources": position.independent_sources,
        "citations": _citations(position.citations),
    }


def _conflict(conflict: Conflict) -> JsonObject:
    return {
        "id": conflict.id,
        "kind": conflict.kind.value,
        "relation": conflict.relation.value,
        "question": conflict.question,
        "positions": [_position(position) for position in conflict.positions],
        "why": conflict.why,
    }


def _participant(item: Participant) -> JsonObject:
    return {"role": item.role, "entity": item.entity, "text": item.text}


def _docket_entry(entry: DocketEntry) -> JsonObject:
    return {
        "kind": entry.kind,
        "date": _time(entry.date),
        "known_by": _time(entry.known_by),
        "court": None if entry.court is None else _participant(entry.court),
        "parties": [_participant(item) for item in entry.parties],
        "outcome": entry.outcome,
        "standing": entry.standing,
        "text": entry.text,
        "events": list(entry.events),
        "independent_sources": entry.independent_sources,
        "citations": _citations(entry.citations),
    }


def _proceeding(proceeding: Proceeding) -> JsonObject:
    return {
        "id": proceeding.id,
        "name": proceeding.name,
        "steps": list(proceeding.steps),
        "status": {
            "text": proceeding.status.text,
            "as_of": _time(proceeding.status.as_of),
            "standing": proceeding.status.standing,
        },
        "docket": [_docket_entry(entry) for entry in proceeding.docket],
        "citations": _citations(proceeding.citations),
    }
