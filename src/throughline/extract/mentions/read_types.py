"""What a name is where the trained reader has read the article: its votes and the rules' evidence.

The reader's votes for a name are pooled over the article, as the rules' evidence is, and both are
weighed: a sure vote decides unless a title, a country's name or a known body speaks against it.
The reader saw few buildings in training, so whether a location is a place or a facility is left
to the rules. A name that only the rules found stays where more than its capitals speaks for it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.links import matches_acronym
from throughline.extract.mentions.names import given_or_family, name_lists, name_parts, name_words
from throughline.extract.mentions.read_context import firms, has_article, plain_types
from throughline.extract.mentions.read_names import SURE, ReadName
from throughline.extract.mentions.titles import Peeled
from throughline.extract.mentions.types import (
    Evidence,
    decide_types,
    key_of,
    parts_of,
    pool,
    says_nothing,
)
from throughline.extract.mentions.word_evidence import BIG_CITY, Scores, is_acronym, is_ordinary
from throughline.model.annotation import EntityType
from throughline.text.document import Document

_P, _O, _L = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE
_F, _G, _X = EntityType.FACILITY, EntityType.GROUP, EntityType.OTHER
_ORDER = (_P, _O, _L, _G, _X)

_LEAST, _WEIGHT = 2.0, 10.0
"""What a vote weighs against the rules' points (a title has six): at least, and by certainty."""
_LOCATED = 2.5
"""What a vote for a location weighs more: its certainty is divided among place and facility."""
_PART = 6.0
"""What a longer name of the article weighs for the type of its part ("Doe" of "Jane Doe")."""
_PLAIN = 12.0
"""What decides alone: "the ferry Doe" is a ship, "OSTRA (CNA) —" a place."""
_ARTICLE = 6.0
"""What an article before a name weighs against a person."""
_FAINT, _UNSURE = 0.1, 0.2
"""Below the first the rules' type counts, below the second the reader alone makes no name."""
_OFTEN = 3
"""Bearers from which a name that is no ordinary word needs no reader."""
_STRONG = 5
"""Points from which the rules' evidence alone makes a name."""
_CODE = re.compile(r"[^\W\d_]{3,}-?\d{1,4}[a-z]?")
"""Letters and figures: a satellite or a model, while roads have one or two letters."""
_UNDER = frozenset({"assistant", "deputy"})


def decide_read_types(
    document: Document, names: Sequence[ReadName], scores: Sequence[Evidence]
) -> tuple[EntityType | None, ...]:
    """The type of each name after pooling over the article; None where it is no name."""
    pool_ = _Pool(document, names, scores)
    return tuple(pool_.type_of(index) for index in range(len(names)))


@dataclass(frozen=True, slots=True)
class _Votes:
    """The reader's votes for the bearers of one name."""

    shares: Mapping[EntityType, float]
    """Type -> its part of all votes; a facility counts as a place."""
    facility: float
    """The part of the votes for locations that says facility."""
    sure: float
    """How sure the surest is."""

    @property
    def top(self) -> EntityType:
        """The type with most votes."""
        return max(_ORDER, key=lambda kind: (self.shares[kind], -_ORDER.index(kind)))


class _Pool:
    """The names of an article with what is looked up of them; a class to look it up once."""

    def __init__(
        self, document: Document, names: Sequence[ReadName], scores: Sequence[Evidence]
    ) -> None:
        self.document = document
        self.names = names
        peeled = [one.peeled for one in names]
        self.keys = [key_of(one) for one in peeled]
        self.scores = scores
        self.rules = pool(self.keys, scores)
        self.votes = _votes(self.keys, names)
        self.counts = Counter(self.keys)
        self.with_article = {
            key
            for key, one in zip(self.keys, peeled, strict=True)
            if one.title_start is None and has_article(document, one)
        }
        self.mixed_case = {
            key
            for key, one in zip(self.keys, peeled, strict=True)
            if not one.name.tokens[0].text.isupper()
        }
        self.acronyms = {
            key
            for key, one in zip(self.keys, peeled, strict=True)
            if len(one.name.tokens) == 1 and is_acronym(one.name.tokens[0].text)
            if len(key) < 5 and key not in given_or_family() and one.title_start is None
        }
        self.firms = firms(peeled)
        self.plain = plain_types(document, peeled, self.keys)
        self.by_rules = decide_types(peeled, scores)
        best = {key: self._weigh(key, None) for key in self.rules}
        self.parts = parts_of(peeled, self.keys, best)
        self.read_words = {
            word
            for one, key in zip(names, self.keys, strict=True)
            if one.vote is not None and one.vote.score >= _FAINT
            for word in name_words(key)
        }

    def type_of(self, index: int) -> EntityType | None:
        """The type of one name; None where it is none."""
        key = self.keys[index]
        if not self._is_name(index):
            return None
        whole = self.parts.get(key)
        votes, by_rules = self.votes.get(key), self.by_rules[index]
        kind, _ = self._weigh(key, whole)
        faint = votes is not None and votes.sure < _FAINT and votes.top is not _L
        if faint and by_rules and key not in self.plain:
            return by_rules
        if key not in self.plain and self._is_unknown_thing(index):
            return _X
        own = self.scores[index]
        if (own.words + own.context)[_P] >= 6 and self.names[index].peeled.title_start is not None:
            return _P
        if kind is _L and _CODE.fullmatch(key):
            return _X
        return self._location(index) if kind is _L else kind

    def _weigh(self, key: str, whole: EntityType | None) -> tuple[EntityType, float]:
        rules, votes = self.rules[key], self.votes.get(key)
        points = {kind: float(min(rules[kind], 8)) for kind in _ORDER}
        points[_L] = float(min(rules[_L] + rules[_F], 8))
        plain = self.plain.get(key)
        if plain is not None and not (plain is _O and votes is not None and votes.top is _L):
            points[plain] += _PLAIN
        if votes is not None and votes.top in (_O, _L) and _headed(key, rules):
            votes = None  # what "court" and "hospital" are must not change from report to report
        if votes is not None:
            for kind, share in votes.shares.items():
                points[kind] += (_LEAST + _WEIGHT * votes.sure + _LOCATED * (kind is _L)) * share
        if key in self.firms:
            points[_O] += _PART
        if key in self.with_article:
            unsure = votes is None or votes.sure < SURE
            points[_P] = 0.0 if unsure else points[_P] - _ARTICLE
        if key in self.acronyms:
            points[_P] = 0.0
        if whole is not None:
            points[_L if whole is _F else whole] += _PART
        top = max(_ORDER, key=lambda kind: (points[kind], -_ORDER.index(kind)))
        return (top, points[top]) if points[top] > 0 else (_X, 0.0)

    def _location(self, index: int) -> EntityType:
        """A place, or a facility where the rules or many sure votes say so."""
        key = self.keys[index]
        rules, votes = self.rules[key], self.votes.get(key)
        if rules[_F] != rules[_L]:
            return _F if rules[_F] > rules[_L] else _L
        known = gazetteer().is_place(key)
        said = votes is not None and votes.sure >= SURE and votes.facility > SURE
        return _F if said and not known else _L

    def _is_unknown_thing(self, index: int) -> bool:
        """Whether a lone word with an article is known to nobody ("the Doe": a ship, a paper)."""
        key = self.keys[index]
        if key not in self.with_article or len(self.names[index].peeled.name.tokens) > 1:
            return False
        votes, rules = self.votes.get(key), self.rules[key]
        unsure = votes is None or (votes.sure < SURE and votes.top is not _L)
        return unsure and not any(rules[kind] > 0 for kind in (_P, _O, _L, _F, _G))

    def _is_name(self, index: int) -> bool:
        one, key = self.names[index], self.keys[index]
        words = one.peeled.name.words
        if key in name_lists().generic:
            return False
        if len(words) == 1 and says_nothing(one.peeled, self.parts):
            return False
        plain = all(map(is_ordinary, words))
        if words[0] in _UNDER and all(map(is_ordinary, words[1:])):
            return False  # "Assistant State's Attorney"
        votes = self.votes.get(key)
        by_rules = self.by_rules[index] is not None
        strong = max(self.rules[key].values(), default=0) >= _STRONG
        if votes is not None and votes.sure < SURE and not strong and self._is_shouted(index):
            return False
        if votes is not None:
            known = votes.top is _P and key in given_or_family()
            least = _UNSURE if len(words) == 1 and not known else _FAINT
            coded = len(words) == 1 and (any(map(str.isdigit, key)) or key in name_parts())
            located = votes.top is _L and not coded and not (plain and len(words) == 1)
            doubtful = not located and (plain or coded or votes.sure < least)
            return by_rules or votes.sure >= SURE or not doubtful
        return by_rules and (self._stands_alone(index) or self._has_acronym(index))

    def _is_shouted(self, index: int) -> bool:
        """Whether several words in capitals are a label rather than a place's or anybody's name."""
        key, tokens = self.keys[index], self.names[index].peeled.name.tokens
        if len(tokens) < 2 or not all(t.text.isupper() and len(t.text) > 3 for t in tokens):
            return False
        known = key in self.mixed_case or key in self.plain or gazetteer().is_place(key)
        return not known

    def _stands_alone(self, index: int) -> bool:
        """Whether a name that the reader passed over all through the article is one."""
        key, peeled = self.keys[index], self.names[index].peeled
        words, rules = peeled.name.words, self.rules[key]
        if key in self.plain or peeled.title_start is not None or _is_listed(peeled):
            return True
        if self.read_words.issuperset(name_words(key)):
            return True
        if rules[_G] >= _STRONG - 1:
            return True  # "Norlanders"
        if rules[_L] >= _STRONG - 1 and gazetteer().is_place(key):
            return True
        rare = not any(map(is_ordinary, words))
        if self.counts[key] >= _OFTEN and rare:
            return True
        least = _STRONG - 2 if len(words) > 1 and rare else _STRONG
        return max(rules.values(), default=0) >= least

    def _has_acronym(self, index: int) -> bool:
        """Whether a read name follows in brackets that abbreviates this one."""
        if index + 1 == len(self.names) or self.names[index + 1].vote is None:
            return False
        one, two = (self.names[place].peeled.name for place in (index, index + 1))
        text = self.document.text
        short, long = text[two.start : two.end], text[one.start : one.end]
        return text[one.end : two.start] == " (" and matches_acronym(short, long)


def _is_listed(peeled: Peeled) -> bool:
    """Whether a list has the name: of countries, big cities, bodies or peoples."""
    text = " ".join(token.text for token in peeled.name.tokens)
    lists, places = name_lists(), gazetteer()
    known = places.is_country(text) or places.city_size(text) > BIG_CITY
    return known or text in lists.org_known or text in lists.groups


def _headed(key: str, rules: Scores) -> bool:
    """Whether the name's own head says that it is a body, or that it is a building."""
    words = key.split()
    if len(words) == 2 and words[1] == "court" and not is_ordinary(words[0]):
        return gazetteer().is_place(words[0])  # else it may be a street
    return max(rules[_O], rules[_F]) >= _STRONG - 1 and rules[_O] != rules[_F]


def _votes(keys: Sequence[str], names: Sequence[ReadName]) -> dict[str, _Votes]:
    said: defaultdict[str, Counter[EntityType]] = defaultdict(Counter)
    sure: dict[str, float] = {}
    for key, one in zip(keys, names, strict=True):
        if one.vote is not None:
            # Never nothing: the label of a vote without any certainty is still the likeliest.
            said[key][one.vote.type] += max(one.vote.score, 0.02)  # type: ignore[assignment]
            sure[key] = max(sure.get(key, 0.0), one.vote.score)
    return {key: _as_votes(counts, sure[key]) for key, counts in said.items()}


def _as_votes(said: Mapping[EntityType, float], sure: float) -> _Votes:
    whole = sum(said.values())
    place, facility = said.get(_L, 0.0), said.get(_F, 0.0)
    shares = {kind: said.get(kind, 0.0) / whole for kind in _ORDER}
    shares[_L] = (place + facility) / whole
    return _Votes(shares, facility / (place + facility) if place + facility else 0.0, sure)
