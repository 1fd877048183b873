"""Links a denial to the claim that it denies, where one is clearly meant.

Subject matter decides: entities and events that both are about (the holder's own do not count),
then shared words. A denial of existence ("does not exist", "denied her existence") goes to a claim
that takes the person or thing for real. A denial that only points back ("denied the allegations")
goes to the claim right before it. Where two claims fit equally well and neither is nearer, nothing
is linked. Candidates come from an index of entities and words; cost near linear in the claims.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from throughline.assemble.content_stems import content_stems
from throughline.assemble.context import Context
from throughline.assemble.repeated_claims import Draft
from throughline.model.annotation import Certainty, Polarity, SourceKind
from throughline.model.case import Claim

_EXISTENCE = re.compile(
    r"\b(?:existence|(?:not|n[’']t|never)\s+exist(?:ed)?|non-?existent|no\s+such\s+\w+|fictitious"
    r"|fictional|imaginary|figment)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"^(?:(?:has|have|had)\s+)?(?:den\w+|reject\w*|dismiss\w*|refut\w+|disput\w+|rebut\w*)\s+"
    r"(?:(?:all|both|any|these|those|the|this|that|such|his|her|their|its|as)\s+){0,3}"
    r"(?:allegations?|accusations?|claims?|charges?|reports?|suggestions?|rumou?rs?|wrongdoing"
    r"|speculation|it|this|that|them)\b",
    re.IGNORECASE,
)
_OF_THE_MIND = re.compile(
    r"\b(?:do|does|did|had|has|have|could|would)(?:\s+not|n[’']t)\s+(?:\w+ly\s+)?(?:know|known"
    r"|reali[sz]e|understand|believe|think|remember|recall|hear|heard|see|seen|expect|intend|mean"
    r"|want|plan|comment|say|recogni[sz]e|notice|care)\b",
    re.IGNORECASE,
)
_ACCUSING = frozenset({"accuse", "allege", "charge", "blame", "claim", "allegedly", "call"})
_NEAR_PARAGRAPHS = 3
_MIN_SHARED_WORDS = 2
_MOST_WORDS = 0.6
_MAX_CANDIDATES = 200


def link_denials(context: Context, drafts: Sequence[Draft]) -> list[Claim]:
    """The drafts' claims, with `denies` set where a denial clearly meets a claim."""
    by_entity: dict[str, list[int]] = {}
    by_word: dict[str, list[int]] = {}
    stems = [_stems(draft) for draft in drafts]
    for index, draft in enumerate(drafts):
        for item in draft.claim.about:
            by_entity.setdefault(item, []).append(index)
        for stem in stems[index]:
            by_word.setdefault(stem, []).append(index)
    linked = []
    for index, draft in enumerate(drafts):
        target = None
        if _is_denial(draft):
            pool = _pool(drafts, index, stems, by_entity, by_word)
            target = _target(context, drafts, index, pool, stems)
        linked.append(
            draft.claim if target is None else replace(draft.claim, denies=drafts[target].claim.id)
        )
    return linked


def _is_denial(draft: Draft) -> bool:
    """A denial by its cue, by what it says of existence, or by a negation put as certain: who says
    that something should not have been ("ought never to have sailed") denies nothing, nor who did
    not know or mean it."""
    claim = draft.claim
    flat = claim.polarity is Polarity.NEGATIVE and claim.certainty is Certainty.CERTAIN
    flat = flat and not _OF_THE_MIND.search(claim.text)
    return draft.attribution.denial or flat or bool(_EXISTENCE.search(claim.text))


def _stems(draft: Draft) -> frozenset[str]:
    return frozenset(content_stems(draft.claim.text))


def _pool(
    drafts: Sequence[Draft],
    index: int,
    stems: Sequence[frozenset[str]],
    by_entity: dict[str, list[int]],
    by_word: dict[str, list[int]],
) -> list[int]:
    """Claims by others, not denials themselves, that share something or stand right before."""
    draft = drafts[index]
    found: set[int] = set(range(max(0, index - 8), index))
    for item in draft.claim.about:
        found.update(by_entity.get(item, ())[:_MAX_CANDIDATES])
    for stem in sorted(stems[index]):
        if len(places := by_word[stem]) <= _MAX_CANDIDATES:
            found.update(places)
    return [
        other
        for other in sorted(found)
        if other != index
        and not _share_words(draft, drafts[other])
        and not drafts[other].attribution.denial
        and drafts[other].claim.polarity is Polarity.POSITIVE
        and not _EXISTENCE.search(drafts[other].claim.text)
        and not _same_speaker(draft.claim, drafts[other].claim)
    ]


def _share_words(left: Draft, right: Draft) -> bool:
    """Whether the two stand in each other's content: "X said that Y denied ..."."""
    return left.article == right.article and any(
        a.overlaps(b)
        for a in (*left.attribution.content, left.attribution.cue)
        for b in right.attribution.content
    )


def _same_speaker(left: Claim, right: Claim) -> bool:
    if left.holder.entity is not None or right.holder.entity is not None:
        return left.holder.entity == right.holder.entity
    return left.holder.kind is right.holder.kind and left.holder.text == right.holder.text


def _target(
    context: Context,
    drafts: Sequence[Draft],
    index: int,
    pool: Sequence[int],
    stems: Sequence[frozenset[str]],
) -> int | None:
    """The claim that is denied: by existence, by pointing back, else by subject matter."""
    draft = drafts[index]
    if _EXISTENCE.search(draft.claim.text):
        return _takes_for_real(context, drafts, index, pool)
    if draft.attribution.denial and _POINTING.search(draft.claim.text):
        before = _right_before(drafts, index, pool)
        return before if before is not None else _by_matter(drafts, index, pool, stems)
    return _by_matter(drafts, index, pool, stems)


def _takes_for_real(
    context: Context, drafts: Sequence[Draft], index: int, pool: Sequence[int]
) -> int | None:
    """The nearest claim before, else anywhere, whose subject the denied person or thing is."""
    draft = drafts[index]
    holder = draft.claim.holder.entity
    denied = next((i for i in draft.claim.about if i in context.entities and i != holder), None)
    if denied is None:
        return None
    told = [i for i in pool if denied in drafts[i].claim.about]
    if not told:
        return None

    def key(other: int) -> tuple[bool, bool, int, int]:
        candidate = drafts[other]
        same = candidate.article == draft.article
        before = candidate.place < draft.place
        about = [i for i in candidate.claim.about if i in context.entities]
        subject = bool(about) and about[0] == denied
        return (not (same and before), not subject, abs(index - other), other)

    return min(told, key=key)


def _right_before(drafts: Sequence[Draft], index: int, pool: Sequence[int]) -> int | None:
    """The nearest claim before in the same article, at most a paragraph away."""
    draft = drafts[index]
    near = [
        other
        for other in pool
        if drafts[other].article == draft.article
        and drafts[other].place < draft.place
        and draft.paragraph - drafts[other].paragraph <= 1
        and _charges(drafts[other], draft)
    ]
    return max(near, key=lambda other: drafts[other].place) if near else None


def _charges(claim: Draft, denial: Draft) -> bool:
    """Whether a claim is of the kind that a bare "denied the allegations" answers."""
    holder = denial.claim.holder.entity
    accuses = claim.attribution.cue_lemma in _ACCUSING
    return accuses or (claim.claim.holder.kind is SourceKind.NOBODY and holder in claim.claim.about)


def _by_matter(
    drafts: Sequence[Draft],
    index: int,
    pool: Sequence[int],
    stems: Sequence[frozenset[str]],
) -> int | None:
    """The claim that shares clearly the most with the denial."""
    scored = sorted(
        ((score, -other) for other in pool if (score := _score(drafts, index, other, stems)) > 0),
        reverse=True,
    )
    if not scored:
        return None
    best, place = scored[0]
    if len(scored) > 1 and best - scored[1][0] < 0.5:
        return None
    return -place


def _score(
    drafts: Sequence[Draft], index: int, other: int, stems: Sequence[frozenset[str]]
) -> float:
    """How much two claims are about the same; 0 where too little. Words outweigh names."""
    draft, candidate = drafts[index], drafts[other]
    shared_words = len(stems[index] & stems[other])
    own = {draft.claim.holder.entity}
    shared = (set(draft.claim.about) & set(candidate.claim.about)) - own
    about_holder = draft.claim.holder.entity in candidate.claim.about
    share = shared_words / max(1, min(len(stems[index]), len(stems[other])))
    near = draft.article == candidate.article and (
        abs(draft.paragraph - candidate.paragraph) <= _NEAR_PARAGRAPHS
    )
    # "The company" may not be resolved: near by, most of the words are enough.
    met = bool(shared) or about_holder or (near and share >= _MOST_WORDS)
    least = 0.3 if draft.attribution.denial else 0.6
    if shared_words < _MIN_SHARED_WORDS or not met or share < least:
        return 0.0
    return 4.0 * share + 0.5 * min(3, len(shared)) + (1.0 if near else 0.0)
