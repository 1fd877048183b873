"""Names out of GUM's entity mentions, which are nested and take in descriptions and pronouns.

A mention is a name where its head is a proper noun, or where it is linked to Wikipedia and its head
is a capitalised word of another class inside the sentence (a pronoun is linked too, and a common
noun may begin a sentence). Of mentions with one head the innermost counts.

The name is what the annotators gave as the least span of the mention, from its first to its last
word: articles, relative clauses and appositions are outside. It ends before a comma or bracket,
and but in titles of works before "in", "at", "by" and the like. A person's title ("Dr.") is left
out, as in most sets, and so is where a person belongs ("the mill's Ada Brook", "Ada Brook of the
mill"). Names inside of a name are dropped.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpora.conllu import Word

_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_BRACKET = re.compile(r"\((?P<opened>[^()]+)(?P<closed>\))?|(?P<closes>[^()]+)\)")
_TITLES_OF_WORKS = ("object", "abstract")
_ENDS = (",", ";", ":", "(", "[", "–", "—", "in", "at", "by", "from", "on", "near")
_MARKS_ONLY = _ENDS[:7]
_POSSESSIVE = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention from word `first` to word `last`; `least` are the words of its least span.

    `chain` is the number of what it refers to, one over the document.
    """

    first: int
    last: int
    label: str
    least: tuple[int, ...] = ()
    linked: bool = False
    chain: str = ""


def names_of(words: Sequence[Word]) -> tuple[Mention, ...]:
    """The names of a sentence in order, none inside of another."""
    innermost: dict[int, Mention] = {}
    for mention in sorted(mentions_of(words), key=lambda one: one.first - one.last):
        head = _head(words, mention)
        if _is_name(words, mention, head):
            innermost[head] = mention
    names: list[Mention] = []
    trimmed = (_trimmed(words, mention) for mention in innermost.values())
    for name in sorted(trimmed, key=lambda one: (one.first, -one.last)):
        if not names or name.first > names[-1].last:
            names.append(name)
    return tuple(names)


def mentions_of(words: Sequence[Word]) -> Iterator[Mention]:
    """All mentions of a sentence, in the order in which they close."""
    opened: list[tuple[int, str]] = []
    for index, word in enumerate(words):
        entity = _ENTITY.search(word.misc)
        for bracket in _BRACKET.finditer(entity[1] if entity else ""):
            if bracket["opened"]:
                opened.append((index, bracket["opened"]))
            chain = (bracket["opened"] or bracket["closes"]).partition("-")[0]
            if bracket["closed"] or bracket["closes"]:
                place = _last_of(opened, chain)
                if place is not None:
                    first, fields = opened.pop(place)
                    yield _mention(first, index, fields)


def _last_of(opened: Sequence[tuple[int, str]], chain: str) -> int | None:
    own = (i for i, (_, fields) in enumerate(opened) if fields.partition("-")[0] == chain)
    return max(own, default=None)


def _mention(first: int, last: int, fields: str) -> Mention:
    """A mention of `chain-type-status-salience-centering-minspan-link-identity`, identity optional.

    Words of the least span are counted from 1 at the mention's first word.
    """
    chain, label, *rest = fields.split("-")
    numbers = rest[3].split(",") if len(rest) > 3 else []
    least = tuple(first + int(number) - 1 for number in numbers if number.isdecimal())
    return Mention(first, last, label, least or tuple(range(first, last + 1)), len(rest) > 5, chain)


def _head(words: Sequence[Word], mention: Mention) -> int:
    inside = range(mention.first, mention.last + 1)
    outer = (index for index in inside if words[index].head - 1 not in inside)
    return next(outer, mention.last)


def _is_name(words: Sequence[Word], mention: Mention, head: int) -> bool:
    word = words[head]
    if not any(words[index].form[:1].isupper() for index in mention.least):
        return False
    if word.tag == "PROPN":
        return True
    inside_sentence = min(mention.least) > 0
    return mention.linked and word.tag != "PRON" and inside_sentence and word.form[:1].isupper()


def _trimmed(words: Sequence[Word], mention: Mention) -> Mention:
    first, last = min(mention.least), max(mention.least)
    if mention.label == "person":
        owned = (index + 1 for index in range(first, last) if words[index].form in _POSSESSIVE)
        first = max(owned, default=first)
    while first < last and _is_before_name(words[first], mention.label):
        first += 1
    for index in range(first + 1, last + 1):
        if _is_after_name(words[index].form, index - first, mention.label):
            last = index - 1
            break
    return Mention(first, last, mention.label, mention.least, mention.linked)


def _is_after_name(form: str, length: int, label: str) -> bool:
    """Whether a name of so many words ends before `form`: a person's whole name before "of" too."""
    if label in _TITLES_OF_WORKS:
        return form in _MARKS_ONLY
    return form in _ENDS or (label == "person" and form == "of" and length > 1)


def _is_before_name(word: Word, label: str) -> bool:
    return word.tag == "DET" or (label == "person" and word.relation == "nmod:desc")
