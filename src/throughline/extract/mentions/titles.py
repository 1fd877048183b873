"""Peels honorifics, offices and adjectives of nationality off a candidate's head.

"US President Jane Doe" is a place, a title and a name; the name alone is the mention. What stays
is a list of `Peeled`: the bare name with what was before it. Names of bodies keep their words
("General Motors", "Justice Department").
"""

from dataclasses import dataclass
from functools import cache

from throughline.extract.mentions.candidates import Candidate, Token
from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.names import (
    NameLists,
    fold,
    given_or_family,
    is_suffix,
    name_lists,
    plain_words,
)

_LONGEST_TITLE = 6
_TOWN = 15_000
"""Inhabitants from which a city before an office is taken for that city."""


@dataclass(frozen=True, slots=True)
class Peeled:
    """A bare name and the title words before it."""

    name: Candidate
    honorifics: tuple[str, ...] = ()
    title_start: int | None = None
    """Where the words of the title begin; the name's own start ends them."""
    gender: str | None = None


def peel(candidate: Candidate) -> tuple[Peeled, ...]:
    """The names that the candidate holds: none for a bare title or adjective."""
    lists = name_lists()
    candidate = _without_shout(candidate, lists)
    found = _find_title(candidate, lists)
    if found is None:
        return _without_demonym(candidate, lists)
    start, end = found
    names: list[Peeled] = []
    before = candidate.part(0, start)
    if start > 0 and (
        _names_body_or_place(before, lists)
        or gazetteer().city_size(" ".join(token.text for token in before.tokens)) > _TOWN
    ):
        names.append(Peeled(before))
    rest = candidate.tokens[end:]
    if not rest or rest[0].lower in ("of", "for", "the", "and"):
        return tuple(names)
    title = candidate.tokens[:end]
    honorifics = tuple(
        token.text
        for token in candidate.tokens[start:end]
        if not token.connector and _plain(token) in lists.honorifics | _courtesy(lists)
    )
    spoken = {_plain(token) for token in title}
    gender = "female" if spoken & lists.courtesy_female else None
    gender = "male" if gender is None and spoken & lists.courtesy_male else gender
    if len(rest) == 1 and rest[0].lower in plain_words():
        return tuple(names)  # "Officers Killed"
    # The words before stand firmly for a name: it is no longer "initial".
    bare = Candidate(rest, candidate.sentence, False)
    names.append(Peeled(bare, honorifics, title[0].start, gender))
    return tuple(names)


def is_demonym(word: str) -> bool:
    """Whether a lower-case word is an adjective of nationality, simple or compound."""
    demonyms = name_lists().demonyms
    return word in demonyms or ("-" in word and all(part in demonyms for part in word.split("-")))


def _courtesy(lists: NameLists) -> frozenset[str]:
    return lists.courtesy_female | lists.courtesy_male


def _plain(token: Token) -> str:
    return token.lower.replace(".", "")


def _find_title(candidate: Candidate, lists: NameLists) -> tuple[int, int] | None:
    """Token range of the first title, later ones that follow at once included."""
    tokens = candidate.tokens
    words = [_plain(token) for token in tokens]
    if _is_body(words, lists):
        return None
    for start in range(len(words)):
        if start > 0 and words[start - 1] in ("of", "for", "on", "and", "the"):
            continue  # "Department of Justice"
        end = _title_end(words, start, lists)
        if end == start:
            continue
        if end == len(words) and words[0] in lists.org_first and "of" in words[:start]:
            continue  # "Department of Harbour Justice"
        if (
            start > 0
            and not _may_precede_title(candidate.part(0, start), lists)
            and not _office_between(tokens, start, end, lists)
        ):
            continue
        while end < len(words) and (further := _title_end(words, end, lists)) > end:
            further_is_all = further == len(words)
            if words[end] in lists.given and (further_is_all or further == len(words) - 1):
                break  # "Sgt. Don Vale"
            end = further
        return start, end
    return None


def _office_between(tokens: tuple[Token, ...], start: int, end: int, lists: NameLists) -> bool:
    """Whether an office stands between the place or body and the name ("Tidewings CEO Jane Doe").

    An office that is nobody's name cuts; before a name in one word only behind a place.
    """
    words = [_plain(token) for token in tokens]
    after = len(words) - end
    if after == 0 or words[end] in ("of", "for", "the", "and"):
        return False
    names = given_or_family()
    if all(t.lower in names and not t.text.isupper() for t in tokens[start:end]):
        return words[end] in lists.given and after > 1 and words[0] not in lists.given
    if after == 1:
        return gazetteer().city_size(" ".join(words[:start])) > 0
    person = start > 1 and words[0] in lists.given and words[start - 1] in lists.family
    return not person


def _is_body(words: list[str], lists: NameLists) -> bool:
    """Whether the last word makes the whole a body or building, whatever titles it holds."""
    if len(words) < 2 or " ".join(words) in lists.titles:
        return False
    last = words[-1]
    heads = lists.org_heads | lists.facility_heads | lists.other_heads
    if last not in heads:
        return False
    courteous = words[0] in _courtesy(lists) or (len(words) > 2 and words[-2] in lists.given)
    return not (courteous and words[0] in lists.titles)


def _title_end(words: list[str], start: int, lists: NameLists) -> int:
    for end in range(min(len(words), start + _LONGEST_TITLE), start, -1):
        title = " ".join(words[start:end])
        if title in lists.titles:
            if end == start + 1 and title in lists.given and title not in _courtesy(lists):
                continue
            return end
        if title.endswith("s") and title[:-1] in lists.titles and end < len(words):
            return end
    word = words[start]
    role = word in lists.roles and word not in lists.given and word not in lists.family
    if role and len(words) - start > 1:
        following = words[start + 1]
        known = following in lists.given or following in lists.family or len(following) == 1
        if known and following not in lists.common:
            return start + 1
    return start


def _may_precede_title(prefix: Candidate, lists: NameLists) -> bool:
    """Whether the words can stand before a title without being a person's name."""
    if all(word in _plain_prefixes() or is_demonym(word) for word in prefix.words):
        return True
    return _names_body_or_place(prefix, lists)


def _names_body_or_place(part: Candidate, lists: NameLists) -> bool:
    text = " ".join(token.text for token in part.tokens)
    words = part.words
    if all(is_demonym(word) for word in words):
        return False
    if text.isupper() and len(text) > 1 and len(words) == 1 and text.lower() not in lists.titles:
        return True
    known = text in lists.org_known or gazetteer().is_country(text)
    heads = lists.org_heads | lists.place_heads | lists.facility_heads
    of_body = words[0] in lists.org_first and "of" in words
    body = len(words) > 1 and (words[-1] in heads or of_body)
    size = gazetteer().city_size(text)
    big = size > 100_000 and fold(text) not in lists.given and fold(text) not in lists.common
    return known or body or big


@cache
def _plain_tails() -> frozenset[str]:
    lists = name_lists()
    heads = lists.org_heads | lists.facility_heads | lists.place_heads | lists.other_heads
    return lists.common - heads


@cache
def _plain_prefixes() -> frozenset[str]:
    lists = name_lists()
    plain = lists.modifiers | lists.roles | lists.common | lists.demonyms | lists.titles
    return plain - lists.given.keys()


def _without_common_tail(candidate: Candidate, lists: NameLists) -> Candidate:
    """A place without the ordinary words that capitals glue to it ("Arden Terror attack")."""
    words = candidate.words
    end = len(words)
    while end > 1 and words[end - 1] in _plain_tails():
        end -= 1
    if end == len(words):
        return candidate
    text = " ".join(token.text for token in candidate.tokens[:end])
    place = gazetteer().is_country(text) or gazetteer().city_size(text) > 500_000
    return candidate.part(0, end) if place else candidate


def _without_shout(candidate: Candidate, lists: NameLists) -> Candidate:
    """A person's name without the capitals that a label or an agency left beside it."""
    tokens = candidate.tokens
    first = 0
    while first < len(tokens) - 1 and len(tokens[first].text) > 2 and tokens[first].text.isupper():
        first += 1
    last = tokens[-1].text
    if first == 0 and len(tokens) > 2 and len(last) > 2 and last.isupper() and last.isalpha():
        person = all(token.lower in lists.given for token in tokens[:1])
        mixed = not any(token.text.isupper() and len(token.text) > 2 for token in tokens[:-1])
        if person and mixed and not is_suffix(tokens[-1].lower):
            return candidate.part(0, len(tokens) - 1)
    if first == 0 or len(tokens) - first < 2 or "." in tokens[first - 1].text:
        return candidate
    person = fold(tokens[first].text) in lists.given and not tokens[first].text.isupper()
    body = tokens[-1].lower in lists.org_heads | lists.facility_heads | lists.other_heads
    if not person or body:
        return candidate
    return Candidate(tokens[first:], candidate.sentence, False)


def _without_demonym(candidate: Candidate, lists: NameLists) -> tuple[Peeled, ...]:
    words = candidate.words
    count = 0
    while count < len(words) and is_demonym(words[count]):
        count += 1
    if count == len(words):
        # "West", "Central European": adjectives only.
        return ()
    if count == 0:
        return (Peeled(_without_common_tail(candidate, lists)),)
    rest = candidate.part(count, len(words))
    text = " ".join(token.text for token in rest.tokens)
    known = text in lists.org_known or text in lists.groups or gazetteer().is_country(text)
    person = len(rest.tokens) > 1 and fold(rest.tokens[0].text) in lists.given
    heads = lists.org_heads | lists.facility_heads | lists.place_heads | lists.other_heads
    if known or (person and rest.words[-1] not in heads):
        start = candidate.start if person else None
        bare = Candidate(rest.tokens, candidate.sentence, False)
        return (Peeled(bare, (), start),)
    return (Peeled(candidate),)
