"""Composes the case: every item from the resolution, and refuses one without citation.

The items' own constructors raise UncitedItemError; `_check_citations` holds the promise that
every citation is exact, so that a fault in a stage below is a bug here and never a wrong line on
a page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, cast

from throughline.assemble.claims import assemble_claims
from throughline.assemble.conflicts import assemble_conflicts
from throughline.assemble.context import Context
from throughline.assemble.entities import assemble_entities
from throughline.assemble.events import assemble_events
from throughline.assemble.graph import assemble_relations
from throughline.assemble.notes import notes_of
from throughline.assemble.novelty import assemble_novelty
from throughline.assemble.origins import origin_reasons
from throughline.assemble.outlets import outlet_names, outlet_of
from throughline.assemble.proceedings import assemble_proceedings
from throughline.assemble.relevance import find_beside
from throughline.assemble.timeline import assemble_timeline
from throughline.errors import UncitedItemError
from throughline.model.case import Case, CaseArticle, Citation
from throughline.model.judgement import Judgement
from throughline.model.source import Skipped, Span
from throughline.resolve.outline import OUTLINE, Outline
from throughline.resolve.resolution import Resolution


def build(
    resolution: Resolution,
    judgements: Sequence[Judgement] = (),
    skipped: Sequence[Skipped] = (),
    name: str = "case",
) -> Case:
    """The whole case file. Raises UncitedItemError where an item has no exact citation."""
    context = Context(resolution, find_beside(resolution))
    reports = resolution.reports
    outlines = dict(zip(reports.ids, reports.each(OUTLINE), strict=True))
    entities = assemble_entities(context, judgements)
    events = assemble_events(context)
    claims = assemble_claims(context, judgements)
    proceedings = assemble_proceedings(context, events)
    conflicts = assemble_conflicts(context, events, claims, proceedings, judgements)
    case = Case(
        name=name,
        story=resolution.main_story,
        reader=", ".join(sorted({outline.reader for outline in outlines.values()})),
        articles=_articles(context, outlines),
        entities=entities,
        events=events,
        timeline=assemble_timeline(context, events, claims, conflicts),
        claims=claims,
        conflicts=conflicts,
        relations=assemble_relations(context),
        proceedings=proceedings,
        novelty=assemble_novelty(context, events, claims, entities),
        skipped=tuple(sorted(skipped, key=lambda item: (item.path, item.found))),
        notes=notes_of(judgements, entities, events, claims, conflicts),
    )
    _check_citations(context, case)
    return case


def _articles(context: Context, outlines: Mapping[str, Outline]) -> tuple[CaseArticle, ...]:
    """Every article, also of other stories and languages, in order of publication."""
    group_of = {
        article: group[0] for group in context.resolution.copies.groups for article in group
    }
    copied: dict[str, list[tuple[Span, str]]] = {}
    for passage in context.resolution.copies.passages:
        copied.setdefault(passage.article, []).append((passage.span, passage.origin))
    names = outlet_names(context.articles.values())
    reasons = origin_reasons(context)
    return tuple(
        replace(
            _article(context, article, outlines[article], names, group_of.get(article)),
            copied=tuple(copied.get(article, ())),
            origin_reason=reasons.get(article, ""),
        )
        for article in sorted(context.articles, key=context.order)
    )


def _article(
    context: Context,
    article: str,
    found: Outline,
    outlets: dict[str, str],
    group: str | None,
) -> CaseArticle:
    source = context.articles[article]
    known = context.resolution.published.get(article)
    return CaseArticle(
        article=replace(source, outlet=outlet_of(source, outlets)),
        language=found.language,
        analysed=not found.notes,
        copy_group=group,
        story=context.resolution.stories[article],
        published=known.interval if known else None,
        published_source=known.source.value if known else None,
        published_reason=known.reason if known else "",
        beside=context.beside.get(article, ()),
        sentences=found.sentences,
        notes=found.notes,
        origin=context.resolution.copies.origin[article],
        credits=context.resolution.copies.credits.get(article, ()),
    )


class _Cited(Protocol):
    @property
    def citations(self) -> tuple[Citation, ...]: ...


def _check_citations(context: Context, case: Case) -> None:
    for citation in all_citations(case):
        text = context.articles[citation.article].text
        if not citation.quote or citation.span.of(text) != citation.quote:
            raise UncitedItemError(f"the citation {citation} is not exact")


def all_citations(case: Case) -> Iterable[Citation]:
    """Every citation of every item, in the order of the case."""
    for entity in case.entities:
        yield from entity.citations
        for descriptor in entity.descriptors:
            yield from descriptor.citations
        for role in entity.roles:
            yield from role.citations
            for account in role.accounts:
                yield from account.citations
    for event in case.events:
        yield from event.citations
        yield from (figure.citation for figure in event.figures)
    cited = (*case.timeline, *case.claims, *case.relations, *case.proceedings)
    for item in cast("Iterable[_Cited]", cited):
        yield from item.citations
    for entry in case.timeline:
        for other in entry.disputed:
            yield from other.citations
    for conflict in case.conflicts:
        for position in conflict.positions:
            yield from position.citations
