"""What a name's own words say of its type: heads of bodies and places, given and family names."""

import re
from collections import Counter
from collections.abc import Sequence

from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.names import body_heads, fold, is_suffix, name_lists, plain_words
from throughline.extract.mentions.titles import Peeled
from throughline.model.annotation import EntityType

Scores = Counter[EntityType]

_P, _O, _L = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE
_F, _G, _X = EntityType.FACILITY, EntityType.GROUP, EntityType.OTHER
BIG_CITY = 300_000


def score_words(peeled: Peeled, scores: Scores) -> None:
    """Adds to `scores` what the name's own words say of its type."""
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
    elif is_acronym(text) and (len(text) < 4 or words[0] not in lists.common):
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
        scores[_L] += 2 if size > BIG_CITY or len(words) > 1 else 1
    elif size:
        scores[_L] += 3 if size > BIG_CITY else 1


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
    heads = body_heads()
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
    elif len(tokens) > 3 and any(is_ordinary(t.lower) and not t.connector for t in tokens[1:]):
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
    return words[-1] in plain_words() and lists.common.issuperset(words[1:])


def is_acronym(text: str) -> bool:
    """Whether a word is all capitals and digits, two to seven of them, dots and dashes aside."""
    letters = sum(map(str.isalpha, text))
    if letters < len(text.replace(".", "")) and letters < 3:
        return False  # "AK-47"
    plain = text.replace(".", "").replace("&", "").replace("-", "")
    return 2 <= len(plain) <= 7 and plain.isupper() and plain.isalnum()


_DERIVED = re.compile(
    r"\w{2,}(?:ing|ed|tions?|ments?|ences?|ness|ity|ies|ous|able|ible|ally|isms?)$"
)


def is_ordinary(word: str) -> bool:
    """Whether a lower-case word is an ordinary one, by list or by ending."""
    lists = name_lists()
    if word in lists.common or word in lists.demonyms or word in lists.starters:
        return True
    rare = word not in lists.given and word not in lists.family
    return rare and _DERIVED.match(word) is not None
