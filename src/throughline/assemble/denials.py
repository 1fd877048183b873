"""Links a denial to the claim that it denies, where one is clearly meant.

Subject matter decides: entities and events that both are about (the holder's own do not count),
then shared words. A denial of existence ("does not exist", "denied her existence") goes to a claim
that takes the person or thing for real. A denial that only points back ("denied the allegations",
"said it was not true") goes to the accusation right before it, else to the last one in the report
that has the holder for its subject, else to the only such one of the case; else it stays open.
Where two claims fit equally well and neither is nearer, nothing is linked. Candidates come from an
index of entities and words; cost near linear in the claims.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

from throughline.assemble.content_stems import content_stems
from throughline.assemble.context import Context
from throughline.assemble.repeated_claims import Draft
from throughline.model.annotation import Certainty, Polarity, SourceKind
from throughline.model.case import Claim
from throughline.model.denial_words import denies_existence, points_back

_OF_THE_MIND = re.compile(
    r"\b(?:not|n[’']t)\s+(?:only|just|merely|simply|all|alone|every\w*|aware|sure|certain|clear|known|yet"
    r"|immediately|releas\w+|identif\w+|nam(?:ed|ing))\b|\balone\s+(?:do|does|did)\b"
    r"|\b(?:do|does|did|had|has|have|could|would)(?:\s+not|n[’']t)\s+(?:\w+ly\s+)?(?:know|known"
    r"|reali[sz]e|understand|believe|think|remember|recall|hear|heard|see|seen|expect|intend|mean"
    r"|want|plan|comment|say|recogni[sz]e|notice|care)\b",
    re.IGNORECASE,
)
_NEGATIONS = frozenset({"no", "not", "never", "none", "nothing", "nobody"})
_ACCUSED_PARAGRAPHS = 8
"""How far back in its report the accusation lies that a bare denial answers."""
_REPEATED_SHARE = 0.8
_NEAR_PARAGRAPHS = 3
_MIN_SHARED_WORDS = 2
_MOST_WORDS = 0.6
_OF_BOTH = 0.5
"""Share of the words of the longer of two claims, where no cue says that it denies."""
_MAX_CANDIDATES = 200


def link_denials(context: Context, drafts: Sequence[Draft]) -> list[Claim]:
    """The drafts' claims, with `denies` set where a denial clearly meets a claim."""
    by_entity: dict[str, list[int]] = {}
    by_word: dict[str, list[int]] = {}
    stems = [_stems(draft) for draft in drafts]
    deniable = [_can_be_denied(draft) for draft in drafts]
    for index, draft in enumerate(drafts):
        if not deniable[index]:
            continue
        for item in draft.claim.about:
            by_entity.setdefault(item, []).append(index)
        for stem in stems[index]:
            by_word.setdefault(stem, []).append(index)
    linked = []
    for index, draft in enumerate(drafts):
        target = None
        if _is_denial(draft):
            pool = _pool(drafts, index, deniable, stems[index], by_entity, by_word)
            target = _target(context, drafts, index, pool, stems)
        linked.append(
            draft.claim if target is None else replace(draft.claim, denies=drafts[target].claim.id)
        )
    return linked


def _is_denial(draft: Draft) -> bool:
    """A denial by its cue, by what it says of existence, or by a negation put as certain: who says
    that something should not have been ("ought never to have sailed") denies nothing, nor who did
    not know or mean it, nor who says "not only"."""
    claim = draft.claim
    flat = claim.polarity is Polarity.NEGATIVE and claim.certainty is Certainty.CERTAIN
    flat = flat and not _OF_THE_MIND.search(claim.text)
    return (
        draft.attribution.denial or flat or denies_existence(claim.text) or points_back(claim.text)
    )


def _can_be_denied(draft: Draft) -> bool:
    """Whether it states something: a denial is not denied in turn."""
    return (
        draft.claim.polarity is Polarity.POSITIVE
        and not draft.attribution.denial
        and not denies_existence(draft.claim.text)
        and not points_back(draft.claim.text)
    )


def _stems(draft: Draft) -> frozenset[str]:
    return frozenset(content_stems(draft.claim.text))


def _pool(
    drafts: Sequence[Draft],
    index: int,
    deniable: Sequence[bool],
    stems: Iterable[str],
    by_entity: dict[str, list[int]],
    by_word: dict[str, list[int]],
) -> list[int]:
    """Claims by others that can be denied and share something or stand right before."""
    draft = drafts[index]
    found = {other for other in range(max(0, index - 8), index) if deniable[other]}
    own = (draft.claim.holder.entity,) if points_back(draft.claim.text) else ()
    for item in (*draft.claim.about, *filter(None, own)):
        found.update(by_entity.get(item, ())[:_MAX_CANDIDATES])
    for stem in sorted(stems):
        if len(places := by_word.get(stem, ())) <= _MAX_CANDIDATES:
            found.update(places)
    return [
        other
        for other in sorted(found)
        if other != index
        and not _share_words(draft, drafts[other])
        and not _same_speaker(draft.claim, drafts[other].claim)
        and not _repeats(draft, drafts[other])
    ]


def _share_words(left: Draft, right: Draft) -> bool:
    """Whether the two stand in each other's content: "X said that Y denied ..."."""
    return left.article == right.article and any(
        a.overlaps(b)
        for a in (*left.attribution.content, left.attribution.cue)
        for b in right.attribution.content
    )


def _repeats(denial: Draft, other: Draft) -> bool:
    """Whether the other claim has the denial's own words, negation and all: a quotation of it, held
    by a "she" that was not resolved."""
    pairs = set(pairwise(denial.words))
    return len(pairs) > 3 and (
        len(pairs & set(pairwise(other.words))) >= _REPEATED_SHARE * len(pairs)
        and bool(_NEGATIONS.intersection(denial.words) & set(other.words))
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
    if denies_existence(draft.claim.text):
        return _takes_for_real(context, drafts, index, pool)
    if points_back(draft.claim.text):
        before = _right_before(drafts, index, pool)
        return before if before is not None else _accusation(context, drafts, index, pool)
    return _by_matter(context, drafts, index, pool, stems)


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


def _accusation(
    context: Context, drafts: Sequence[Draft], index: int, pool: Sequence[int]
) -> int | None:
    """What a bare denial answers: the last accusation before it in its report of which the holder
    is the subject, else the only one that the case knows by then."""
    draft = drafts[index]
    mine = [other for other in pool if _accuses(context, drafts[other], draft)]
    before = [
        other
        for other in mine
        if drafts[other].article == draft.article
        and drafts[other].place < draft.place
        and draft.paragraph - drafts[other].paragraph <= _ACCUSED_PARAGRAPHS
    ]
    if before:
        return max(before, key=lambda other: drafts[other].place)
    known = [other for other in mine if drafts[other].place < draft.place]
    return known[0] if len(known) == 1 else None


def _accuses(context: Context, claim: Draft, denial: Draft) -> bool:
    """Whether a claim has the denial's holder for its subject and something to deny for its
    words."""
    holder = denial.claim.holder.entity
    subject = next((item for item in claim.claim.about if item in context.entities), None)
    return subject is not None and subject == holder and _is_accusing(claim)


def _is_accusing(claim: Draft) -> bool:
    by_cue = claim.attribution.cue_lemma in _accusing()
    return by_cue or bool(_accusing_words().search(claim.claim.text))


def _charges(claim: Draft, denial: Draft) -> bool:
    """Whether a claim is of the kind that a bare "denied the allegations" answers."""
    holder = denial.claim.holder.entity
    accuses = claim.attribution.cue_lemma in _accusing()
    return accuses or (claim.claim.holder.kind is SourceKind.NOBODY and holder in claim.claim.about)


def _by_matter(
    context: Context,
    drafts: Sequence[Draft],
    index: int,
    pool: Sequence[int],
    stems: Sequence[frozenset[str]],
) -> int | None:
    """The claim that shares clearly the most with the denial."""
    scored = sorted(
        (
            (score, -other)
            for other in pool
            if (score := _score(context, drafts, index, other, stems)) > 0
        ),
        reverse=True,
    )
    if not scored:
        return None
    best, place = scored[0]
    if len(scored) > 1 and best - scored[1][0] < 0.5:
        return None
    return -place


def _score(
    context: Context,
    drafts: Sequence[Draft],
    index: int,
    other: int,
    stems: Sequence[frozenset[str]],
) -> float:
    """How much two claims are about the same; 0 where too little. Words outweigh names."""
    draft, candidate = drafts[index], drafts[other]
    shared_words = len(stems[index] & stems[other])
    own = {draft.claim.holder.entity}
    shared = (set(draft.claim.about) & set(candidate.claim.about)) - own
    about_holder = draft.claim.holder.entity in candidate.claim.about
    lengths = len(stems[index]), len(stems[other])
    share, of_both = shared_words / max(1, min(lengths)), shared_words / max(1, *lengths)
    near = draft.article == candidate.article and (
        abs(draft.paragraph - candidate.paragraph) <= _NEAR_PARAGRAPHS
    )
    # "The company" may not be resolved: near by, most of the words are enough.
    by_name = about_holder or any(item in context.entities for item in shared)
    met = by_name or (near and share >= _MOST_WORDS)
    cued = draft.attribution.denial
    enough = shared_words >= _MIN_SHARED_WORDS + (not cued)
    if not (enough and met) or share < (0.3 if cued else _MOST_WORDS):
        return 0.0
    if not (cued and by_name) and of_both < _OF_BOTH:
        return 0.0  # "She was not at home" answers little of "she was at home and saw ten people"
    return 4.0 * share + 0.5 * min(3, len(shared)) + (1.0 if near else 0.0)


# --- words that accuse --------------------------------------------------------------------


def _accusing() -> frozenset[str]:
    """Lemmas of cues that accuse by themselves."""
    return frozenset(_words()["cues"])


@cache
def _accusing_words() -> re.Pattern[str]:
    """What somebody would deny: in a claim about him it makes an accusation."""
    stems = [re.escape(stem) for stem in _words()["stems"]]
    words = [rf"{re.escape(word)}\b" for word in _words()["words"]]
    return re.compile(rf"\b(?:{'|'.join(stems + words)})", re.IGNORECASE)


@cache
def _words() -> dict[str, list[str]]:
    path = files("throughline.assemble").joinpath("data/accusations.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
