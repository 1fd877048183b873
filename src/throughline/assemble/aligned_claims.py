"""Claims of several holders or reports that say the same: aligned, and none of them dropped.

A claim is compared by its *terms*: the entities that its content names or takes up ("he"), its
figures, and the stems of its other words, each weighted by how rare it is in the case. Two claims
are aligned when most of that weight is shared, their figures agree and both affirm or both deny.
A claim that is a part of a longer one counts too. Claims that only share names and a common verb
stay apart: a wrong alignment lends one holder's support to another's words. Where less of the
weight is shared, the other words may still mean the same (`other_words`).

Cost: near linear, by an index of terms that no more than `_MAX_BUCKET` claims share. Fails on
paraphrases that share hardly a word; the holders then stand apart, as they do in the reports.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from throughline.assemble.content_stems import content_stems
from throughline.assemble.context import Context
from throughline.assemble.other_words import Wording, are_opposed, say_the_same, wording_of
from throughline.assemble.repeated_claims import Draft
from throughline.model.annotation import Polarity
from throughline.model.case import Claim
from throughline.model.source import Span
from throughline.resolve.resolution import Ref

SAME_WEIGHT = 0.62
"""Dice coefficient of the weighted terms from which two claims say the same."""
ALMOST_WHOLE = 0.80
"""As much where they share few words and neither name nor figure ("is in stable condition")."""
NEARLY_WEIGHT = 0.55
"""As much is enough where the shorter claim is mostly held in the longer …"""
MOSTLY_HELD = 0.70
HELD = 0.88
"""… and where it is held nearly whole, it is a part of the longer, however long that is."""
IN_OTHER_WORDS = 0.40
"""As much is enough where the other words mean the same."""
MIN_SHARED_WORDS = 3
"""Stems and figures, names not counted, that two aligned claims share at least."""
MIN_HELD_WORDS = 4
"""As many where the one is held in the other: with fewer, chance makes them alike."""
MIN_OTHER_TERMS = 2
"""As many where the other words mean the same, names counted."""
_MAX_BUCKET = 60
_MOST_SHOWN = 8
"""Shared words that a reason names."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
}
_NEGATIONS = frozenset({"not", "no", "never", "none", "neither", "nor", "without", "nobody"})


@dataclass(frozen=True, slots=True)
class _Terms:
    """What a claim says, for comparing."""

    entities: frozenset[str]
    words: frozenset[str]
    figures: frozenset[str]
    is_negative: bool
    wording: Wording

    @property
    def all(self) -> frozenset[str]:
        return self.entities | self.words | self.figures


def align_claims(
    context: Context, drafts: Sequence[Draft], claims: Sequence[Claim]
) -> tuple[Claim, ...]:
    """`claims` (one for each of `drafts`) with those named beside each that say the same.

    Sets `same_as`, `same_reason` and `independent_sources` of every claim.
    """
    terms = [_terms(context, draft) for draft in drafts]
    aligned = list(claims)
    for group in _groups(drafts, terms):
        cited = [citation for member in group for citation in claims[member].citations]
        sources = context.independent_sources(cited)
        reason = ""
        if len(group) > 1:
            reason = _reason(context, claims[group[0]].text, [terms[member] for member in group])
        for member in group:
            aligned[member] = replace(
                claims[member],
                same_as=tuple(claims[other].id for other in group if other != member),
                same_reason=reason,
                independent_sources=sources,
            )
    return tuple(aligned)


def _groups(drafts: Sequence[Draft], terms: Sequence[_Terms]) -> list[list[int]]:
    """The claims in groups that say the same, in order; a claim joins the group that it fits best,
    where it says the same as at least half of it."""
    weights = _weights(terms)
    totals = [_weight(found.all, weights) for found in terms]
    by_term: defaultdict[str, list[int]] = defaultdict(list)
    groups: list[list[int]] = []
    group_of: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        shared = Counter(
            other
            for term in sorted(terms[index].words | terms[index].figures)
            if len(by_term[term]) <= _MAX_BUCKET
            for other in by_term[term]
        )
        scores = {
            other: score
            for other, count in sorted(shared.items())
            if _comparable(draft, drafts[other])
            and (
                score := (
                    _score(terms[index], terms[other], weights)
                    if count >= MIN_SHARED_WORDS
                    else 0.0
                )
                or _score_in_other_words(drafts, terms, (index, other), weights, totals)
            )
            > 0
        }
        home = _home(scores, group_of)
        if home is None:
            home = []
            groups.append(home)
        home.append(index)
        group_of[index] = home
        for term in terms[index].words | terms[index].figures:
            by_term[term].append(index)
    return groups


def _home(scores: Mapping[int, float], group_of: Mapping[int, list[int]]) -> list[int] | None:
    sums: defaultdict[int, list[float]] = defaultdict(list)
    for other, score in scores.items():
        sums[group_of[other][0]].append(score)
    fitting = [
        (sum(found) / len(group_of[first]), -first)
        for first, found in sums.items()
        if 2 * len(found) >= len(group_of[first])
    ]
    return group_of[-max(fitting)[1]] if fitting else None


def _comparable(left: Draft, right: Draft) -> bool:
    """Whether the two may be one statement of two: not one speaker's in one report, and neither
    inside the other ("X said that Y said ...")."""
    if left.article != right.article:
        return True
    one, other = left.claim.holder, right.claim.holder
    if (one.entity or one.text.casefold()) == (other.entity or other.text.casefold()):
        return False
    return not any(
        a.overlaps(b) for a in left.attribution.content for b in right.attribution.content
    )


def _score(left: _Terms, right: _Terms, weights: Mapping[str, float]) -> float:
    """How much two claims say the same, in (0, 1]; 0 where they do not."""
    if left.is_negative is not right.is_negative:
        return 0.0
    if not (left.figures <= right.figures or right.figures <= left.figures):
        return 0.0
    shared = _weight(left.all & right.all, weights)
    first, second = _weight(left.all, weights), _weight(right.all, weights)
    dice = 2 * shared / (first + second)
    contained = shared / min(first, second)
    common = (left.words & right.words) | (left.figures & right.figures)
    anchored = left.entities & right.entities or left.figures & right.figures
    few = len(common) < MIN_HELD_WORDS and not anchored
    held = (dice >= NEARLY_WEIGHT and contained >= MOSTLY_HELD) or (
        contained >= HELD and left.figures == right.figures
    )
    alike = dice >= (ALMOST_WHOLE if few else SAME_WEIGHT) or (
        held and len(common) >= MIN_HELD_WORDS
    )
    return dice if alike and not are_opposed(left.wording, right.wording) else 0.0


def _score_in_other_words(
    drafts: Sequence[Draft],
    terms: Sequence[_Terms],
    pair: tuple[int, int],
    weights: Mapping[str, float],
    totals: Sequence[float],
) -> float:
    """The same for two claims that share fewer of their words; `totals` are their weights."""
    left, right = (terms[index] for index in pair)
    one, other = (drafts[index].claim for index in pair)
    agree = (
        left.is_negative is right.is_negative
        and left.figures == right.figures
        and one.certainty is other.certainty
        and len(left.all & right.all) >= MIN_OTHER_TERMS
        and (_adds_nobody(left, right) or _adds_nobody(right, left))
    )
    if not agree:
        return 0.0
    dice = 2 * _weight(left.all & right.all, weights) / sum(totals[index] for index in pair)
    if dice < IN_OTHER_WORDS or not say_the_same(left.wording, right.wording):
        return 0.0
    return dice


def _adds_nobody(left: _Terms, right: _Terms) -> bool:
    """Whether all whom the one names are named by the other, and who the other names besides is
    not somebody else than "they" in the one."""
    return left.entities == right.entities or (
        left.entities < right.entities and not left.wording.points
    )


def _weights(terms: Sequence[_Terms]) -> dict[str, float]:
    """How much each term tells: more where fewer claims of the case hold it."""
    counts = Counter(term for found in terms for term in found.all)
    return {term: math.log(2 + len(terms) / count) for term, count in counts.items()}


def _weight(terms: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights[term] for term in sorted(terms))


def _terms(context: Context, draft: Draft) -> _Terms:
    """The terms of a claim's content, with names and pronouns as the entities behind them."""
    text = context.articles[draft.article].text
    mentions = context.annotations[draft.article].mentions
    entities: set[str] = set()
    words: list[str] = []
    for part in draft.attribution.content:
        known = [
            (mention.span, entity)
            for index, mention in enumerate(mentions)
            if part.covers(mention.span)
            and (entity := context.entity_of.get(Ref(draft.article, index)))
        ]
        entities.update(entity for _, entity in known)
        words.extend(_words_outside(text, part, [span for span, _ in known]))
    figures = {_NUMBER_WORDS.get(word, word) for word in words}
    stems = content_stems(" ".join(words))
    return _Terms(
        entities=frozenset(entities),
        words=frozenset(stems),
        figures=frozenset(word for word in figures if word[:1].isdigit()),
        wording=wording_of(draft.claim.text),
        is_negative=(draft.claim.polarity is Polarity.NEGATIVE)
        or any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words),
    )


def _words_outside(text: str, part: Span, names: Sequence[Span]) -> Iterator[str]:
    for found in _WORD.finditer(text, part.start, part.end):
        span = Span(found.start(), found.end())
        if not any(name.overlaps(span) for name in names):
            yield found.group().lower()


def _reason(context: Context, text: str, terms: Sequence[_Terms]) -> str:
    """What `terms`, those of a group, all share: in the words of `text`, one of its claims."""
    shared = frozenset[str].intersection(*(found.all for found in terms))
    named = sorted(context.entities[term].name for term in shared if term in context.entities)
    worded = [
        found.group()
        for found in _WORD.finditer(text)
        if (low := found.group().lower()) in shared
        or _NUMBER_WORDS.get(low) in shared
        or shared.intersection(content_stems(low))
    ]
    shown = list(dict.fromkeys(worded))
    said = ", ".join(f"“{word}”" for word in shown[:_MOST_SHOWN]) + " …" * (
        len(shown) > _MOST_SHOWN
    )
    found = "; ".join(filter(None, (said, ", ".join(named))))
    return f"share {found}" if found else "each shares most of its words with another of them"
