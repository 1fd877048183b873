"""Roles right beside a name: title before it, apposition after it, age, place of origin.

"former Kesset mayor Jane Doe, 61, of Tarn, a retired pilot": each is found from the name outward,
so that a word which belongs to a neighbouring name is never reached.
"""

import re
from dataclasses import dataclass, replace

from throughline.extract.mentions.names import name_lists
from throughline.extract.roles.phrases import MOST_BEFORE, Phrase, left_of, widened
from throughline.extract.roles.role_words import is_plural_role, kind_of_noun
from throughline.extract.roles.scene import Scene
from throughline.model.annotation import EntityType, RoleQualifier

_MOST_BETWEEN = 12
_YOUNGEST, _OLDEST = 1, 110
_BODIES = (EntityType.PLACE, EntityType.ORGANIZATION, EntityType.GROUP)
_TO_COME = ("elect", "designate")
_FREE = re.compile(r"[A-Za-z]")
_OPENERS = {
    "now": RoleQualifier.CURRENT,
    "currently": RoleQualifier.CURRENT,
    "then": RoleQualifier.THEN,
    "once": RoleQualifier.FORMER,
    "formerly": RoleQualifier.FORMER,
    "also": RoleQualifier.NONE,
}


@dataclass(frozen=True, slots=True)
class Beside:
    """A role noun beside a name."""

    phrase: Phrase
    before: bool
    """Whether it is a title before the name: then it ends there."""


@dataclass(frozen=True, slots=True)
class Place:
    """The words of "of Kesset" behind a name, and the mention of the place or body."""

    first: int
    last: int
    mention: int


def noun_at(scene: Scene, word: int) -> bool:
    """Whether a word is a role noun in the singular."""
    tree = scene.tree
    text = tree.word(word)
    if tree.tags[word] not in ("NOUN", "PROPN", "ADJ") or kind_of_noun(text) is None:
        return False
    if word + 1 < len(tree.words) and tree.word(word + 1) in ("'s", "’s"):
        return False  # "the singer's sister"
    if tree.tags[word] != "ADJ" or text in ("accused", "general", "head", "chief", "native"):
        return True
    return scene.text(word, word)[0].isupper() and text in name_lists().honorifics  # "Major Doe"


def is_head(scene: Scene, word: int, words: range) -> bool:
    """Whether a word of a description is its noun: no further noun modifies on to the right."""
    following = word + 1 in words and noun_at(scene, word + 1)
    return kind_of_noun(scene.tree.word(word)) is not None and not following


# --- before --------------------------------------------------------------------------------------


def before(scene: Scene, name: range, sentence: int) -> Beside | None:
    """The title or description that ends right before a name."""
    tree, inside = scene.tree, scene.sentence(sentence)
    last = name.start - 1
    courtesy = name_lists().courtesy_female | name_lists().courtesy_male | {"dr"}
    while last > inside.start and tree.word(last).replace(".", "") in courtesy:
        last -= 1
    if tree.word(last) == "." and len(tree.word(last - 1)) <= 4:
        last -= 1
    if last < inside.start or not _FREE.search(tree.word(last)):
        return None
    noun = _title_noun(scene, last, inside)
    if noun is None or not _belongs(scene, noun, last, name):
        return None
    found = left_of(tree, noun, frozenset(name), inside)
    found = widened(tree, found, _with_body(scene, found, sentence))
    found = _with_rank(scene, found, inside)
    if last + 1 < name.start and tree.word(last + 1) == ".":
        last += 1  # "Gov. Jane Doe"
    return Beside(_ending(found, last), True)


def _with_body(scene: Scene, phrase: Phrase, sentence: int) -> int:
    """Where the phrase begins with the name of the body or place that it begins in or follows."""
    if phrase.possessor is not None or phrase.qualifier:
        return phrase.first
    for word in (phrase.first, phrase.first - 1):
        index = scene.name_at(word, sentence) if word >= scene.sentence(sentence).start else None
        if index is not None and scene.mentions[index].type in _BODIES:
            return min(phrase.first, scene.words(scene.mentions[index].span)[0])
    return phrase.first


def _with_rank(scene: Scene, phrase: Phrase, inside: range) -> Phrase:
    """The phrase with the first word of a title of two ("Lt." of "Lt. Col.", "Lance Corporal")."""
    tree, first = scene.tree, phrase.first
    if phrase.possessor is not None or phrase.qualifier or first - 2 < inside.start:
        return phrase
    if tree.word(first - 1) == "." and tree.word(first - 2) in name_lists().honorifics:
        return replace(phrase, first=first - 2, said_from=first - 2)
    if f"{tree.word(first - 1)} {tree.word(first)}" in name_lists().titles:
        return replace(phrase, first=first - 1, said_from=first - 1)
    return phrase


def _ending(phrase: Phrase, last: int) -> Phrase:
    return replace(phrase, last=last)


def parted(scene: Scene, phrase: Phrase, sentence: int) -> tuple[Phrase, ...]:
    """Two roles where a title in capitals follows another role ("ISI operative | Major Doe")."""
    inside = scene.sentence(sentence)
    for word in range(phrase.noun - 1, max(inside.start, phrase.first - 1) - 1, -1):
        title = scene.text(word + 1, word + 1)
        if title[0].isupper() and scene.text(word, word).islower() and noun_at(scene, word):
            rest = Phrase(phrase.noun, word + 1, phrase.last, said_from=word + 1)
            if word >= phrase.first:
                return replace(phrase, noun=word, last=word), rest
            other = left_of(scene.tree, word, frozenset({phrase.noun}), inside)
            return replace(other, last=word), rest
    return (phrase,)


def _title_noun(scene: Scene, last: int, inside: range) -> int | None:
    """The role noun of a title that ends at `last`: "general", or "chief" of "chief of police"."""
    tree = scene.tree
    for size in range(5, 2, -1):
        first = last - size + 1
        if first < inside.start:
            continue
        words = [tree.word(word) for word in range(first, last + 1)]
        if " ".join(words) in name_lists().titles and "of" in words[1:-1]:
            return first + words.index("of") - 1
    if tree.word(last) in _TO_COME and last - 2 >= inside.start and tree.word(last - 1) == "-":
        last -= 2  # "president-elect"
    return last if noun_at(scene, last) else None


def _belongs(scene: Scene, noun: int, last: int, name: range) -> bool:
    """Whether the tree ties the title to the name, or the name to it."""
    tree = scene.tree
    own = range(noun, last + 1)
    beside = last == name.start - 1 or scene.text(noun, noun)[0].isupper()
    if beside and tree.tags[noun] in ("NOUN", "PROPN"):
        return True  # nothing but a name's own title or description stands right before it
    return any(tree.heads[word] in name for word in own) or any(
        tree.heads[word] in own
        and tree.relations[word] in ("appos", "flat", "nmod:desc", "nmod", "compound", "dep")
        for word in name
    )


def apposed_to(scene: Scene, name: range, sentence: int) -> Beside | None:
    """The description before the comma that the name explains ("The city's mayor, Jane Doe")."""
    tree, inside = scene.tree, scene.sentence(sentence)
    for word in name:
        noun = tree.heads[word]
        if tree.relations[word] != "appos" or noun >= name.start or noun < inside.start:
            continue
        if name.start - noun > _MOST_BETWEEN or not noun_at(scene, noun):
            continue
        if tree.child(noun, "cop", "nsubj", "aux") is not None:
            continue  # "one who is not an officer, Jane Doe,"
        if any(scene.name_at(one, sentence) is None and tree.word(one) in (",", "and", "or", ";")
               for one in range(noun + 1, name.start - 1)):  # fmt: skip
            continue
        if tree.word(name.start - 1) not in (",", ":", "—", "–"):
            continue
        return Beside(left_of(tree, noun, frozenset(), inside), False)
    return None


# --- after ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class After:
    """What stands behind a name: an age, a place, a description."""

    age: int | None = None
    place: Place | None = None
    role: Beside | None = None


def after(scene: Scene, name: range, sentence: int) -> After:
    """What the words behind a name say, read segment by segment between commas."""
    tree, inside = scene.tree, scene.sentence(sentence)
    found, at = After(), name.stop
    found.place = _place(scene, at, sentence)
    if found.place is not None:
        at = found.place.last + 1
    for _ in range(3):
        if at >= inside.stop - 1 or tree.word(at) not in (",", "—", "–", "-", "--"):
            break
        at += 1
        if (age := _age(scene, at, inside)) is not None:
            found.age = age
            at = age + 1
        elif (place := _place(scene, at, sentence)) is not None and found.place is None:
            found.place, at = place, place.last + 1
        else:
            found.role = _apposition(scene, at, name, sentence)
            break
        # "Doe, 34, of Kesset": the place may follow without a comma.
        if found.place is None and (place := _place(scene, at, sentence)) is not None:
            found.place, at = place, place.last + 1
    return found


def _age(scene: Scene, at: int, inside: range) -> int | None:
    """The word of an age that stands alone between commas."""
    tree = scene.tree
    if tree.word(at) in ("aged", "age"):
        at += 1
    if at >= inside.stop - 1 or not tree.word(at).isdigit():
        return None
    if not _YOUNGEST <= int(tree.word(at)) <= _OLDEST:
        return None
    follows = tree.word(at + 1)
    return at if follows in (",", ".", ";", "of", "and", "who", "was") else None


def _place(scene: Scene, at: int, sentence: int) -> Place | None:
    """ "of Kesset", "from Kesset", "of the Harbour Board" that begins at a word."""
    tree, inside = scene.tree, scene.sentence(sentence)
    if at >= inside.stop - 1 or tree.word(at) not in ("of", "from"):
        return None
    first = at + 1
    while first < inside.stop - 1 and tree.word(first) in ("the", "nearby", "north", "south"):
        first += 1
    index = scene.name_at(first, sentence)
    if index is None:
        return None
    mention = scene.mentions[index]
    body = mention.type in (EntityType.ORGANIZATION, EntityType.GROUP)
    if not (mention.type is EntityType.PLACE or (body and tree.word(at) == "of")):
        return None
    words = scene.words(mention.span)
    return Place(at, words[-1], index) if words and words[0] <= first else None


def _apposition(scene: Scene, at: int, name: range, sentence: int) -> Beside | None:
    """The description whose first word is `at`."""
    tree, inside = scene.tree, scene.sentence(sentence)
    opener = RoleQualifier.NONE
    if tree.word(at) in _OPENERS:
        opener, at = _OPENERS[tree.word(at)], at + 1
    elif tree.word(at) == "another":
        at += 1
    for noun in range(at, min(inside.stop, at + MOST_BEFORE + 2)):
        if tree.tags[noun] == "PUNCT" and tree.word(noun) not in ("-", "‐"):
            return None
        if not (noun_at(scene, noun) or _is_one_of(scene, noun)):
            continue
        if not _is_apposition(scene, noun, name) or scene.name_at(noun + 1, sentence) is not None:
            continue
        phrase = left_of(tree, noun, frozenset(), inside)
        begin = phrase.possessor[0] if phrase.possessor else phrase.said_from
        while begin > at and tree.word(begin - 1) in ("the", "a", "an", "also", "-"):
            begin -= 1
        if begin > at:
            continue
        if opener:
            phrase = replace(phrase, qualifier=phrase.qualifier or opener, said_from=at - 1)
        return Beside(phrase, False)
    return None


def _is_apposition(scene: Scene, noun: int, name: range) -> bool:
    tree = scene.tree
    relation, head = tree.relations[noun], tree.heads[noun]
    if relation == "appos":
        return head <= name.stop
    return (
        relation in ("nmod", "list", "parataxis", "dep", "acl", "conj")
        and head in name
        and (relation != "conj" or tree.child(noun, "cc") is None)
    )


def _is_one_of(scene: Scene, word: int) -> bool:
    """ "one of the suspects"."""
    return scene.tree.word(word) == "one" and one_of(scene, word) is not None


def one_of(scene: Scene, word: int) -> str | None:
    """The role noun in the plural that "one of the …" counts, in its own form; else None."""
    tree = scene.tree
    if tree.word(word) != "one":
        return None
    for child in tree.children(word):
        if tree.relations[child] == "nmod" and tree.case(child) == "of":
            return tree.word(child) if is_plural_role(tree.word(child)) else None
    return None


def qualified(scene: Scene, phrase: Phrase) -> RoleQualifier:
    """The qualifier of a phrase, also the one hung on the noun: "president-elect"."""
    if phrase.qualifier:
        return phrase.qualifier
    tail = scene.tree.word(phrase.last).rpartition("-")[2]
    return RoleQualifier.ELECT if tail in _TO_COME else RoleQualifier.NONE


def without_suffix(text: str) -> str:
    """ "president" of "president-elect"."""
    for word in _TO_COME:
        text = text.removesuffix(f"-{word}")
    return text
