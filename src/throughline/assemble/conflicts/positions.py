"""Sides of a conflict: who takes them, with what support."""

import hashlib
from collections.abc import Iterable, Sequence

from throughline.assemble.context import Context
from throughline.model.case import Citation, Claim, Position


def position(
    context: Context,
    value: str,
    citations: Iterable[Citation],
    claims: Sequence[Claim],
    *,
    taken_by: Sequence[Claim] = (),
) -> Position:
    """The side that says `value` at `citations`.

    `taken_by` are the claims that take it; without them, those of `claims` whose text holds one
    of the citations.
    """
    ordered = context.in_order(citations)
    return Position(
        value=value,
        claims=tuple(claim.id for claim in taken_by) or _claims_holding(claims, ordered),
        articles=tuple(dict.fromkeys(citation.article for citation in ordered)),
        independent_sources=context.independent_sources(ordered),
        citations=ordered,
    )


def _claims_holding(claims: Sequence[Claim], citations: Sequence[Citation]) -> tuple[str, ...]:
    return tuple(
        claim.id
        for claim in claims
        if any(
            own.article == cited.article and own.span.covers(cited.span)
            for own in claim.citations
            for cited in citations
        )
    )


def conflict_id(*parts: object) -> str:
    """A short id that depends on `parts` only."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
    return f"x-{digest[:10]}"
