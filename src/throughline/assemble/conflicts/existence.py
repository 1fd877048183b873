"""Whether somebody or something exists at all: a denial of existence against those who speak of
it as real."""

from collections.abc import Iterator, Sequence

from throughline.assemble.conflicts.positions import conflict_id, position
from throughline.assemble.context import Context
from throughline.model.case import Citation, Claim, Conflict, ConflictKind, ConflictRelation
from throughline.model.denial_words import denies_existence


def existence_conflicts(context: Context, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """One conflict for each entity whose existence a claim denies and another claim assumes."""
    by_id = {claim.id: claim for claim in claims}
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        denied = by_id.get(claim.denies or "")
        if denied is not None and _denies_existence(context, claim):
            entity = next((item for item in claim.about if item in denied.about), None)
            if entity in context.entities:
                grouped.setdefault(str(entity), []).append(claim)
    for entity, denials in sorted(grouped.items()):
        yield _conflict(context, entity, denials, claims)


def _denies_existence(context: Context, claim: Claim) -> bool:
    sentences = (
        context.sentence(c.article, c.sentence).span.of(context.articles[c.article].text)
        for c in claim.citations
    )
    return any(denies_existence(sentence) for sentence in sentences)


def _conflict(
    context: Context, entity: str, denials: Sequence[Claim], claims: Sequence[Claim]
) -> Conflict:
    name = context.entities[entity].name
    denying = {claim.id for claim in denials}
    assuming = [
        claim
        for claim in claims
        if claim.id not in denying and entity in claim.about and claim.denies is None
    ]
    return Conflict(
        id=conflict_id("existence", entity),
        kind=ConflictKind.EXISTENCE,
        relation=ConflictRelation.CONFLICT,
        question=f"Does {name} exist?",
        positions=(
            position(
                context, "spoken of as real", _sentences(context, assuming), (), taken_by=assuming
            ),
            position(
                context, "existence denied", _sentences(context, denials), (), taken_by=denials
            ),
        ),
        why=f"{denials[0].holder.text or 'A source'} denies what others say of {name}.",
    )


def _sentences(context: Context, claims: Sequence[Claim]) -> list[Citation]:
    """The whole sentences of the claims: a cue alone ("allegedly") would tell a reader nothing."""
    return [context.cite_sentence(c.article, c.sentence) for item in claims for c in item.citations]
