"""Entities of the case file: who is who, with what the reports call them."""

from collections.abc import Sequence
from dataclasses import replace

from throughline.assemble.context import Context, one_line
from throughline.assemble.roles import assemble_roles, roles_by_entity
from throughline.model.annotation import Mention, MentionForm
from throughline.model.case import CaseDescriptor, Citation, Entity
from throughline.model.judgement import Judgement
from throughline.resolve.resolution import EntityCluster, Ref

MAX_DESCRIPTOR_CHARS = 120


def assemble_entities(context: Context, judgements: Sequence[Judgement] = ()) -> tuple[Entity, ...]:
    """Entities that the articles of the case name, the most central first.

    A role that a person judged wrong is left out.
    """
    roles = roles_by_entity(context)
    on_case = set(context.story)
    counts = {
        cluster.id: sum(ref.article in on_case for ref in cluster.mentions)
        for cluster in context.resolution.entities
    }
    most = max(counts.values(), default=1) or 1
    found = [
        entity
        for cluster in context.resolution.entities
        if counts[cluster.id]
        if (entity := _entity(context, cluster, on_case, most)) is not None
    ]
    known = frozenset(entity.id for entity in found)
    found = [
        replace(entity, roles=assemble_roles(context, entity.id, told, known, judgements))
        if (told := roles.get(entity.id))
        else entity
        for entity in found
    ]
    return tuple(sorted(found, key=lambda e: (-e.centrality, e.name.casefold(), e.id)))


def _entity(
    context: Context, cluster: EntityCluster, on_case: set[str], most: int
) -> Entity | None:
    refs = [ref for ref in cluster.mentions if ref.article in on_case]
    named = [ref for ref in refs if mention_of(context, ref).form is MentionForm.NAME]
    if not named:
        return None
    citations = context.in_order(
        context.cite(ref.article, mention_of(context, ref).span) for ref in named
    )
    independent = context.independent_sources(citations)
    reach = independent / max(1, len(context.story))
    return Entity(
        id=cluster.id,
        type=cluster.type,
        name=cluster.name,
        aliases=cluster.aliases,
        descriptors=_descriptors(context, refs),
        citations=citations,
        reasons=cluster.reasons,
        mentions=len(refs),
        centrality=round(0.5 * min(1.0, reach) + 0.5 * len(refs) / most, 4),
        independent_sources=independent,
    )


def mention_of(context: Context, ref: Ref) -> Mention:
    """The mention that `ref` names."""
    return context.annotations[ref.article].mentions[ref.item]


def _descriptors(context: Context, refs: Sequence[Ref]) -> tuple[CaseDescriptor, ...]:
    """Descriptors without repeats, the most often used first."""
    words: dict[str, str] = {}
    cited: dict[str, list[Citation]] = {}
    for ref in sorted(refs, key=lambda ref: (*context.order(ref.article), ref.item)):
        for descriptor in mention_of(context, ref).descriptors:
            text = one_line(descriptor.text)
            if not text or len(text) > MAX_DESCRIPTOR_CHARS:
                continue
            key = _key(text)
            words.setdefault(key, text)
            cited.setdefault(key, []).append(context.cite(ref.article, descriptor.span))
    return tuple(
        CaseDescriptor(words[key], context.in_order(cited[key]))
        for key in sorted(words, key=lambda key: -len(cited[key]))
    )


def _key(text: str) -> str:
    """Descriptors that differ in case and leading article only are one."""
    words = text.casefold().split()
    if len(words) > 1 and words[0] in {"a", "an", "the"}:
        words = words[1:]
    return " ".join(words)
