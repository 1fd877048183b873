"""Decides what a name names: person, organisation, place, facility, group or something other.

Evidence is scored word by word and by context (`evidence`), summed over all bearers of the same
name in the article, and handed on from full names to their parts ("Doe" takes the type of "Jane
Doe"). A name with no evidence at all is `OTHER` when it is surely a name, and no mention when it
may be an ordinary word with a capital.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from throughline.extract.mentions.context_evidence import score_context
from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.names import fold, name_lists, name_words
from throughline.extract.mentions.titles import Peeled
from throughline.extract.mentions.word_evidence import (
    BIG_CITY,
    Scores,
    is_acronym,
    is_ordinary,
    is_team,
    score_words,
)
from throughline.model.annotation import EntityType
from throughline.text.document import Document

_P, _O, _L = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE
_F, _G, _X = EntityType.FACILITY, EntityType.GROUP, EntityType.OTHER
_ORDER = (_P, _O, _L, _F, _G, _X)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each type of one bearer of a name."""

    words: Scores
    """From the name's own words: the same for every bearer, so counted once."""
    context: Scores
    """From what stands around this bearer: adds up over the article."""


def evidence(document: Document, peeled: Peeled, role_before: bool) -> Evidence:
    """Scores by type for one bearer of a name; empty where nothing speaks."""
    words: Scores = Counter()
    context: Scores = Counter()
    score_words(peeled, words)
    if peeled.title_start is not None:
        context[_P] += 6
    lone_acronym = len(peeled.name.tokens) == 1 and is_acronym(peeled.name.tokens[0].text)
    if role_before and not lone_acronym:
        context[_P] += 3
    score_context(document, peeled, words, context)
    return Evidence(words, context)


def decide_types(
    names: Sequence[Peeled], scores: Sequence[Evidence]
) -> tuple[EntityType | None, ...]:
    """The type of each name after pooling over the article; None where it is no name."""
    keys = [key_of(peeled) for peeled in names]
    pooled = pool(keys, scores)
    surely: Counter[str] = Counter()
    for key, peeled in zip(keys, names, strict=True):
        surely[key] += not peeled.name.initial
    best = {key: _best(score) for key, score in pooled.items()}
    parts = parts_of(names, keys, best)
    types: list[EntityType | None] = []
    for key, peeled, score in zip(keys, names, scores, strict=True):
        types.append(_one_type(key, peeled, score, pooled[key], surely[key], parts))
    return tuple(types)


def key_of(peeled: Peeled) -> str:
    """What bearers of one name in an article share."""
    return fold(" ".join(token.text for token in peeled.name.tokens))


def pool(keys: Sequence[str], scores: Sequence[Evidence]) -> dict[str, Scores]:
    """Key -> the evidence of all bearers; what the name's own words say counts once."""
    pooled: defaultdict[str, Scores] = defaultdict(Counter)
    for key, score in zip(keys, scores, strict=True):
        if key not in pooled:
            pooled[key].update(score.words)
        pooled[key].update(score.context)
    return dict(pooled)


def _best(scores: Scores) -> tuple[EntityType, int]:
    top = max(_ORDER, key=lambda kind: (scores[kind], -_ORDER.index(kind)))
    return (top, scores[top]) if scores[top] > 0 else (_X, 0)


def parts_of(
    names: Sequence[Peeled], keys: Sequence[str], best: Mapping[str, tuple[EntityType, float]]
) -> dict[str, EntityType]:
    """Single words -> type of the longer names that they end (persons) or begin."""
    parts: dict[str, EntityType] = {}
    for key, peeled in zip(keys, names, strict=True):
        words = name_words(" ".join(token.text for token in peeled.name.tokens))
        kind, score = best[key]
        if len(words) == 1:
            first = words[0].split("-")[0]
            if kind is _O and first != words[0] and len(first) > 3:
                parts.setdefault(first, _O)
            continue
        if kind is _P and score >= 2:
            parts[words[-1]] = _P
            if len(words) == 2 or words[0] in name_lists().given:
                parts.setdefault(words[0], _P)
        elif kind is _O and is_team(words):
            parts.setdefault(words[-1], _O)
        elif kind is _O and words[1] in ("police", "fire", "county", "city", "sheriff"):
            if not peeled.name.tokens[0].text.isupper():
                parts.setdefault(words[0], _L)  # "Ostra Police": the place's
        elif (
            kind is _O
            and score >= 3
            and not gazetteer().is_place(words[0])
            and all(word in name_lists().org_heads for word in words[1:])
        ):
            parts.setdefault(words[0], _O)
    return parts


def _one_type(
    key: str,
    peeled: Peeled,
    evidence_: Evidence,
    pooled: Scores,
    surely: int,
    parts: dict[str, EntityType],
) -> EntityType | None:
    if len(peeled.name.words) == 1:
        own = evidence_.words + evidence_.context
        return _lone_type(key, peeled, own, pooled, surely, parts)
    lists = name_lists()
    words = peeled.name.words
    kind, score = _best(pooled)
    if " ".join(words) in lists.generic:
        return None
    if len(words) == 2 and all(word in lists.org_heads for word in words):
        return None
    weak = (score <= 1 and kind is _X) or (score <= 3 and "&" in words)
    if weak and all(is_ordinary(word) or word == "&" for word in words):
        return None
    upper = all(token.text.isupper() for token in peeled.name.tokens)
    if upper and score < 4 and len(key.replace(" ", "").replace(".", "")) > 4:
        return None
    if score == 0 and _like_person(peeled):
        return _P
    if score <= 1 and peeled.name.initial and not surely and words[0] in lists.common:
        return None
    return kind


def _lone_type(
    key: str,
    peeled: Peeled,
    own: Scores,
    pooled: Scores,
    surely: int,
    parts: dict[str, EntityType],
) -> EntityType | None:
    """The type of a name in one word; `own` is the evidence of this bearer alone."""
    lists = name_lists()
    words = peeled.name.words
    kind, score = _best(pooled)
    if len(words[0]) == 1 or re.match(r"[dri]-", words[0]) or says_nothing(peeled, parts):
        return None
    whole = parts.get(key)
    heads = lists.org_heads | lists.facility_heads | lists.place_heads
    if words[0] in heads and words[0] not in lists.family:
        whole = None  # "Avenue" is nobody's family name
    if own[_P] >= 5:
        return _P
    if whole is _P and not own[_L] >= 4 and not own[_O] >= 4:
        return _P
    if words[0] in heads and score < 4:
        return None
    short = len(words[0]) <= 4 and peeled.name.tokens[0].text.isupper()
    plain = words[0] in lists.common or words[0] in lists.starters
    if score < 4 and plain and not (short and words[0] not in lists.starters):
        return None
    if peeled.name.initial and not surely and not _believable(peeled, pooled):
        return None
    if whole is _O and score < 3:
        return _O
    if whole is _L and score < 3 and kind is not _P:
        return _L
    if score == 0 and (surely < 2 or is_ordinary(words[0])):
        return None
    return kind


def says_nothing(peeled: Peeled, parts: dict[str, EntityType]) -> bool:
    """Whether a lone word abbreviates a state or a kind, or labels a button."""
    grammar, token = name_lists().grammar, peeled.name.tokens[0]
    word = token.lower.replace(".", "")
    if token.text in gazetteer().exact:
        return False
    if word in grammar["state_abbreviations"]:
        printed = len(word) > 2 or token.text.isupper() or word in grammar["printed_states"]
        return printed and (peeled.title_start is None and parts.get(word) is not _P)
    if token.text.isupper() and word in grammar["no_bodies"]:
        return True
    lists = name_lists()
    kind = word in grammar["interface"] or word in lists.roles or lists.is_plural_role(word)
    return kind and parts.get(word) is not _P and peeled.title_start is None


def _like_person(peeled: Peeled) -> bool:
    """Whether two or three rare words without any other evidence look like a person's name."""
    lists = name_lists()
    tokens = peeled.name.tokens
    if not 2 <= len(tokens) <= 3 or tokens[0].text in lists.org_known:
        return False
    return all(
        token.text.isalpha()
        and len(token.text) > 1
        and not token.text.isupper()
        and not is_ordinary(token.lower)
        and token.lower not in lists.titles
        and not gazetteer().is_country(token.text)
        for token in tokens
    )


def _believable(peeled: Peeled, pooled: Scores) -> bool:
    """Whether a lone word at a sentence's start is a name on its own evidence."""
    token = peeled.name.tokens[0]
    lists = name_lists()
    if token.text in gazetteer().exact or pooled[_O] >= 4 or pooled[_G] >= 4 or pooled[_L] >= 4:
        return True
    if is_acronym(token.text):
        return True
    key = fold(token.text)
    if key in lists.common or key in lists.starters:
        return False
    if gazetteer().city_size(token.text) > BIG_CITY:
        return True
    return (key in lists.given or key in lists.family) and pooled[_P] >= 2
