"""Decides what a name names: person, organisation, place, facility, group or something other.

Evidence is scored word by word and by context (`evidence`), summed over all bearers of the same
name in the article, and handed on from full names to their parts ("Doe" takes the type of "Jane
Doe"). A name with no evidence at all is `OTHER` when it is surely a name, and no mention when it
may be an ordinary word with a capital.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from throughline.extract.gazetteer import gazetteer
from throughline.extract.names import fold, is_suffix, name_lists, name_words
from throughline.extract.titles import Peeled
from throughline.model.annotation import EntityType
from throughline.text.document import Document

Scores = Counter[EntityType]

_P, _O, _L = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE
_F, _G, _X = EntityType.FACILITY, EntityType.GROUP, EntityType.OTHER
_ORDER = (_P, _O, _L, _F, _G, _X)
_BIG_CITY = 300_000


@cache
def _in_place() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|at|near|outside|inside|across|around|through|into|of|to|from|toward|towards|"
        r"between|visit|visited|visiting|left|reached|throughout|within)\s(?:the\s)?$"
    )


@cache
def _inside_place() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|at|near|outside|inside|(?:mayor|residents?|city|town|village|port|governor|people|"
        r"suburbs?|outskirts|streets|capital|north|south|east|west|native|coast|district|province|"
        r"state|region|island|miles?|kilomet(?:er|re)s?|km) of)\s$"
    )


@cache
def _on_road() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:on|along|off|onto|near|at|down|between|across|crossing|(?:block|corner|side|end|part|stretch|"
        r"intersection) of|and)\s(?:the\s)?$"
    )


@cache
def _role_after() -> re.Pattern[str]:
    roles = "|".join(sorted(name_lists().roles, key=len, reverse=True))
    return re.compile(
        r"\s?[,(—–]\s?(?:\(?\d{1,2}\)?(?=[,)])|(?:aged?|who|whose|whom)\b|"
        r"(?:(?:an?|the|his|her|one of the|then|now|former)\s)?"
        rf"(?:(?!(?:{_NO_MODIFIERS})\s)[\w'’-]+\s){{0,4}}?(?:{roles})\b)"
    )


_NO_MODIFIERS = (
    "was|is|are|were|be|been|has|had|have|said|says?|told|and|but|where|when|as|an?|to|by"
)
# "OSTRA (WXYZ) —", "OSTRA, Norland —": where a report was written.
_DATELINE = re.compile(r"\s?(?:,\s[A-Z][\w.]+\s?)?(?:\([^()\n]{1,30}\)\s?)?(?:--|—|–|-\s)")


@cache
def _body_before() -> re.Pattern[str]:
    nouns = "|".join(sorted(name_lists().grammar["org_nouns"] | name_lists().grammar["org_before"]))
    return re.compile(rf"\b(?:{nouns})s?,?\s[“\"]?$")


@cache
def _firm_after() -> re.Pattern[str]:
    nouns = "|".join(sorted(name_lists().grammar["org_nouns"] - {"board", "court", "police"}))
    modifiers = rf"(?:(?!(?:{_NO_MODIFIERS})\s)[\w'’-]+\s){{0,3}}?"
    return re.compile(
        rf"\s?,\s(?:an?|the|one of the)\s{modifiers}(?:{nouns})\b"
        r"(?=\s?(?:[,.;)]|$)|\s(?:that|which|whose|based|in|of|for|with|from|run|owned|and)\b)"
    )


@cache
def _owned_alias() -> re.Pattern[str]:
    return re.compile(
        r"['’]s (?:alias|pseudonym|nickname|real name|lawyer|wife|husband|son|family)\b"
    )


@cache
def _next_words() -> re.Pattern[str]:
    return re.compile(r"(?:['’]s)?\s([a-z]+)(?:\s([a-z]+))?")


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
    _by_words(peeled, words)
    if peeled.title_start is not None:
        context[_P] += 6
    lone_acronym = len(peeled.name.tokens) == 1 and _is_acronym(peeled.name.tokens[0].text)
    if role_before and not lone_acronym:
        context[_P] += 3
    _by_context(document, peeled, words, context)
    return Evidence(words, context)


def _by_words(peeled: Peeled, scores: Scores) -> None:
    lists, places = name_lists(), gazetteer()
    tokens = peeled.name.tokens
    text = " ".join(token.text for token in tokens)
    words = peeled.name.words
    if text in lists.org_known or (text.isupper() and text.lower() in ("un", "eu", "who")):
        scores[_O] += 6
    elif text in lists.groups:
        scores[_G] += 6
    elif places.is_country(text):
        scores[_L] += 5
    elif "&" in words:
        scores[_O] += 3
    elif len(words) > 1 and _branch(tokens[-1].text):
        scores[_O] += 4  # "Ostra Walmart"
    elif len(words) > 1:
        _by_head(words, scores)
        _by_person_words(peeled, scores)
    elif _is_acronym(text) and (len(text) < 4 or words[0] not in lists.common):
        # "MOSCOW (AP)": a city in capitals, not an acronym.
        scores[_L if len(text) > 4 and places.city_size(text) else _O] += 2
    elif re.search(r"-(?:e|ul|i)-", text):
        scores[_O] += 3
    elif fold(text) in lists.given:
        scores[_P] += 1
    if len(words) == 1 and words[0].endswith("s") and words[0][:-1] in lists.demonyms:
        scores[_G] += 4
    size = places.city_size(text)
    if size and not scores[_P]:
        scores[_L] += 2 if size > _BIG_CITY or len(words) > 1 else 1
    elif size:
        scores[_L] += 3 if size > _BIG_CITY else 1


def _branch(last: str) -> bool:
    """Whether a last word makes the name a branch of a known firm."""
    lists = name_lists()
    return last in lists.org_known and not last.isupper() and last.lower() not in lists.family


def _by_head(words: tuple[str, ...], scores: Scores) -> None:
    """Adds what the last word, or the word before "of", says of a name of several words."""
    lists = name_lists()
    for link in ("of", "for", "on"):
        if link in words[1:]:
            head = words[words.index(link) - 1]
            if head in lists.org_first or head in lists.org_heads:
                scores[_O] += 5
            elif head in lists.place_first or head in lists.place_heads or head == "states":
                scores[_L] += 5
            elif head in lists.other_first or head in lists.other_heads:
                scores[_X] += 5
            elif head in lists.facility_heads:
                scores[_F] += 5
            return
    heads = lists.org_heads | lists.facility_heads
    before_place = len(words) > 2 and words[-2] in heads and words[-1] not in heads
    if before_place and gazetteer().is_place(words[-1]):
        words = words[:-1]  # "Children's Hospital Ostra"
    if len(words) > 2 and words[-1] in _COMPASS and words[-2] in lists.grammar["roads"]:
        words = words[:-1]  # "Brill Street West"
    last = words[-1] if words[-1] in lists.org_heads else words[-1].rpartition("-")[2]
    person = _named_like_person(words)
    weight = 1 if person else 5
    if not person and not lists.grammar["bodies"].isdisjoint(words):
        scores[_O] += 4
    if not person and _names_office(words):
        scores[_O] += 4
    if last in lists.facility_heads:
        scores[_F] += weight
    elif last in lists.org_heads:
        scores[_O] += weight
    elif last in lists.place_heads:
        scores[_L] += weight
    elif last in lists.other_heads:
        scores[_X] += weight
    elif words[0] in lists.other_first:
        scores[_X] += 4
    elif words[0] in lists.place_first:
        scores[_L] += 4 if gazetteer().is_place(" ".join(words[1:])) else 2
    elif words[0] in lists.org_first and not person:
        scores[_O] += 1


_COMPASS = frozenset({"north", "south", "east", "west"})


def _named_like_person(words: tuple[str, ...]) -> bool:
    """Whether given and family names alone make the name, so that its last word is no head."""
    lists = name_lists()
    last = words[-1].rpartition("-")[2]
    if not 2 <= len(words) <= 3 or last not in lists.family or last.endswith("streets"):
        return False
    given = words[0] in lists.given or (len(words) == 3 and words[1] in lists.given)
    return given and words[0] not in lists.place_first


def _names_office(words: tuple[str, ...]) -> bool:
    """Whether the words are an office of some place without its holder ("Ostra County Clerk")."""
    lists = name_lists()
    for cut in range(1, len(words)):
        if " ".join(words[cut:]) in lists.titles or (cut == len(words) - 1 and _role(words[-1])):
            return words[cut - 1] in lists.grammar["office_places"]
    return words[-1] in ("sheriff", "sheriffs")


def _role(word: str) -> bool:
    lists = name_lists()
    return word in lists.roles or word in ("recorder", "clerk", "assessor", "treasurer")


def is_team(words: Sequence[str]) -> bool:
    """Whether a known place goes before a plural that is nobody's name ("Ostra Herons").

    The words are in lower case.
    """
    last = words[-1]
    if not last.endswith("s") or last.endswith("ss") or not 2 <= len(words) <= 4:
        return False
    lists, places = name_lists(), gazetteer()
    place = " ".join(words[:-1])
    known = places.is_country(place) or places.city_size(place) > 100_000
    return known and last not in lists.family and last not in lists.given


def _by_person_words(peeled: Peeled, scores: Scores) -> None:
    lists = name_lists()
    tokens = peeled.name.tokens
    first, last = fold(tokens[0].text), fold(tokens[-1].text)
    words = peeled.name.words
    if len(tokens) > 6 or not lists.grammar["bodies"].isdisjoint(words):
        return
    if len(last) < 2 and first in lists.facility_heads:
        return  # "Plaza E"
    if is_suffix(words[-1]) and len(words) == 2 and words[-1] not in ("jr", "sr"):
        return  # "Model IV"
    if is_team(words):
        scores[_O] += 4
        return
    if first in lists.given and _plain_after_place(words):
        scores[_O] += 1
        return
    road = len(words) > 2 and words[-1] in _COMPASS and words[-2] in lists.grammar["roads"]
    if road:
        return
    if first.rstrip(".") in ("n", "s", "e", "w") and (
        words[-1] in lists.grammar["roads"] or words[1] in _ORDINAL_WORDS
    ):
        scores[_L] += 4  # "E. Sixth"
        return
    initials = [t for t in tokens[:-1] if re.fullmatch(r"[^\W\d_]\.?|(?:[^\W\d_]\.){2,}", t.text)]
    if initials and len(last) > 2 and tokens[0].text not in ("A", "I", "U.S.", "U.K."):
        scores[_P] += 3
    elif len(tokens) > 3 and any(_ordinary(t.lower) and not t.connector for t in tokens[1:]):
        return
    elif first in lists.given:
        scores[_P] += 2
        if last in lists.family or last in lists.given:
            scores[_P] += 2
    elif is_suffix(tokens[-1].lower) and len(tokens) > 2 and words[-2] not in lists.other_heads:
        scores[_P] += 3
    elif last in lists.family and tokens[-1].lower not in lists.common:
        scores[_P] += 1 if first in lists.common else 2
    if first in ("abu", "umm", "bin", "ibn", "abdul", "abd") or any(
        t.lower in ("bin", "ibn", "bint", "ul", "ur") for t in tokens[1:]
    ):
        scores[_P] += 3


_ORDINAL_WORDS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh"})
_ORDINAL_WORDS |= {"eighth", "ninth", "tenth", "eleventh", "twelfth"}


def _plain_after_place(words: tuple[str, ...]) -> bool:
    """Whether a city's name goes before ordinary words only ("Ostra View")."""
    lists = name_lists()
    if gazetteer().city_size(words[0]) < 100_000 and not gazetteer().is_country(words[0]):
        return False
    surnames = lists.grammar["surname_words"] | lists.family
    return words[-1] not in surnames and lists.common.issuperset(words[1:])


_HEADED = re.compile(
    r"\b(?:chair(?:man|woman|person)?|president|director|head|chief executive|founder|co-founder|"
    r"members?|employees?|owners?|board|offices|headquarters|customers) of (?:the )?$"
)
_AFTER_COMMA = re.compile(r",\s([A-Z][A-Za-z]+(?:\s[A-Z][a-z]+)?)\b(\.?)")


def _before_state(right: str, own: Scores) -> bool:
    """Whether a state, abbreviated or not, follows after a comma ("Ostra, Tenn.")."""
    match = _AFTER_COMMA.match(right)
    if match is None:
        return False
    if match[1].lower() not in name_lists().grammar["state_abbreviations"]:
        whole = not right.startswith(("'s", "’s"), match.end())
        return whole and own[_L] > 0 and gazetteer().is_country(match[1])
    return match[1].isupper() if len(match[1]) == 2 and not match[2] else True


def _by_context(document: Document, peeled: Peeled, own: Scores, scores: Scores) -> None:
    lists = name_lists()
    text, name = document.text, peeled.name
    sentence = document.sentences[name.sentence].span
    left = text[max(sentence.start, name.start - 30) : name.start]
    right = text[name.end : min(sentence.end, name.end + 90)]
    compass = name.words[0].rstrip(".") in ("n", "s", "e", "w")
    road = len(name.tokens) > 1 and (compass or name.words[-1] in lists.grammar["roads"])
    if road and _on_road().search(left):
        scores[_L] += 4
    short = len(name.tokens) == 1 and _is_acronym(name.tokens[0].text)
    if _firm_after().match(right):
        scores[_O] += 3
    if _body_before().search(left) or _HEADED.search(left):
        scores[_O] += 3
    if left.endswith(("the ", "The ")) and not own:
        scores[_X] += 1  # persons take no article
    if re.search(r"\b(?:city|town|village|port|district|province|state|suburb|island) of $", left):
        scores[_L] += 4
    if _inside_place().search(left):
        scores[_L] += 0 if short and not own[_L] else 2
    elif own[_L] and _in_place().search(left):
        scores[_L] += 1
    name_text = " ".join(token.text for token in name.tokens)
    if left.endswith(", of ") and gazetteer().is_place(name_text):
        scores[_L] += 3
    if _before_state(right, own) and own[_P] < 3:
        scores[_L] += 3
    if name.start == sentence.start and _DATELINE.match(right) and gazetteer().is_place(name_text):
        scores[_L] += 4
    elif _role_after().match(right) or _owned_alias().match(right):
        scores[_P] += 2
    following = _next_words().match(right)
    if following is not None:
        one, two = following.group(1), f"{following.group(1)} {following.group(2)}"
        bare = fold(name.tokens[0].text) if len(name.tokens) == 1 else ""
        rare = bare and bare not in lists.given and bare not in lists.family
        if one in lists.person_verbs and not rare:
            scores[_P] += 1  # a lone unknown name that speaks may be a body
        if right.startswith(" "):
            if one in lists.facility_after or two in lists.facility_after:
                scores[_F] += 3
            elif one in lists.grammar["place_after"] or (
                own[_L] and one in lists.grammar["people_after"]
            ):
                scores[_L] += 3
            elif not own[_L] and (one in lists.org_after or two in lists.org_after):
                scores[_O] += 2
    if any(left.endswith((phrase + " the ", phrase + " ")) for phrase in lists.org_before):
        scores[_O] += 2


def _is_acronym(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    if letters < len(text.replace(".", "")) and letters < 3:
        return False  # "AK-47"
    plain = text.replace(".", "").replace("&", "").replace("-", "")
    return 2 <= len(plain) <= 7 and plain.isupper() and plain.isalnum()


_DERIVED = re.compile(
    r"\w{2,}(?:ing|ed|tions?|ments?|ences?|ness|ity|ies|ous|able|ible|ally|isms?)$"
)


def _ordinary(word: str) -> bool:
    """Whether a lower-case word is an ordinary one, by list or by ending."""
    lists = name_lists()
    if word in lists.common or word in lists.demonyms or word in lists.starters:
        return True
    rare = word not in lists.given and word not in lists.family
    return rare and _DERIVED.match(word) is not None


def decide_types(
    names: Sequence[Peeled], scores: Sequence[Evidence]
) -> tuple[EntityType | None, ...]:
    """The type of each name after pooling over the article; None where it is no name."""
    keys = [fold(" ".join(t.text for t in p.name.tokens)) for p in names]
    pooled: defaultdict[str, Scores] = defaultdict(Counter)
    surely: Counter[str] = Counter()
    for key, peeled, score in zip(keys, names, scores, strict=True):
        if key not in pooled:
            pooled[key].update(score.words)
        pooled[key].update(score.context)
        surely[key] += not peeled.name.initial
    best = {key: _best(score) for key, score in pooled.items()}
    parts = _parts(names, keys, best)
    types: list[EntityType | None] = []
    for key, peeled, score in zip(keys, names, scores, strict=True):
        types.append(_one_type(key, peeled, score, pooled[key], surely[key], parts))
    return tuple(types)


def _best(scores: Scores) -> tuple[EntityType, int]:
    top = max(_ORDER, key=lambda kind: (scores[kind], -_ORDER.index(kind)))
    return (top, scores[top]) if scores[top] > 0 else (_X, 0)


def _parts(
    names: Sequence[Peeled], keys: Sequence[str], best: dict[str, tuple[EntityType, int]]
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
    lists = name_lists()
    words = peeled.name.words
    kind, score = _best(pooled)
    own = evidence_.words + evidence_.context
    if len(words) == 1:
        if len(words[0]) == 1 or re.match(r"[dri]-", words[0]) or _says_nothing(peeled, parts):
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
        if score == 0 and (surely < 2 or _ordinary(words[0])):
            return None
        return kind
    if " ".join(words) in lists.generic:
        return None
    if len(words) == 2 and all(word in lists.org_heads for word in words):
        return None
    weak = (score <= 1 and kind is _X) or (score <= 3 and "&" in words)
    if weak and all(_ordinary(word) or word == "&" for word in words):
        return None
    upper = all(token.text.isupper() for token in peeled.name.tokens)
    if upper and score < 4 and len(key.replace(" ", "").replace(".", "")) > 4:
        return None
    if score == 0 and _like_person(peeled):
        return _P
    if score <= 1 and peeled.name.initial and not surely and words[0] in lists.common:
        return None
    return kind


def _says_nothing(peeled: Peeled, parts: dict[str, EntityType]) -> bool:
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
        and not _ordinary(token.lower)
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
    if _is_acronym(token.text):
        return True
    key = fold(token.text)
    if key in lists.common or key in lists.starters:
        return False
    if gazetteer().city_size(token.text) > _BIG_CITY:
        return True
    return (key in lists.given or key in lists.family) and pooled[_P] >= 2
