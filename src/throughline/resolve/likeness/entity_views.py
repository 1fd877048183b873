"""What one mention of an entity is compared on: its words, its place and what stands around it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from throughline.extract.mentions.names import fold, name_lists
from throughline.model.source import Span
from throughline.resolve.likeness.stems import is_content, stem, words_of

_NUMBER_WORDS = frozenset(
    (
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("eleven", "twelve", "dozen", "dozens", "hundreds", "thousands", "first", "second"),
        *("third", "both", "several", "many", "some", "few", "all", "another", "other"),
    )
)
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_INDEFINITE = frozenset(("a", "an", "some", "another", "any", "no"))
_OWNERS = frozenset(("his", "her", "its", "their", "our", "my", "your"))
_FEMALE = frozenset(
    (
        *("she", "her", "hers", "herself", "woman", "actress", "mother", "daughter", "wife"),
        *("girl", "sister"),
    )
)
_MALE = frozenset(
    ("he", "him", "his", "himself", "man", "actor", "father", "son", "husband", "boy", "brother")
)
_ACRONYM = re.compile(r"[A-Z](?:\.?[A-Z]){1,7}\.?")


class Form(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Part(StrEnum):
    """What part a mention plays in its clause."""

    SUBJECT = "subject"
    OBJECT = "object"
    OWNER = "owner"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class EntityView:
    """One mention. All words but `head`, `governor`, `plain` and `pronoun` are stems."""

    document: str
    sentence: int
    span: Span
    form: Form
    head: str
    """Main word in lower case."""
    stem: str
    words: frozenset[str]
    """Content words."""
    plain: tuple[str, ...]
    """The same as written, in lower case."""
    names: frozenset[str]
    """Capitalised words."""
    letters: str
    """What its name is short for or is shortened to: "nato" for both forms; "" without."""
    numbers: frozenset[str]
    determiner: str
    """"definite", "indefinite", "owned", or ""."""
    plural: bool
    kind: str
    """What the reader takes the name for, or ""."""
    part: Part
    governor: str
    """The word that it hangs on, in lower case."""
    gender: str
    """"f", "m" or "" by the pronoun or the given name."""
    told: frozenset[str]
    """Words of what the sentence says that it is: appositions and predicates."""
    around: Mapping[str, int]
    """Content words of the sentence that are not its own, with how often."""
    others: frozenset[str]
    """Capitalised words of the sentence that are not its own."""


def entity_view(
    text: str,
    document: str,
    sentence: int,
    within: Span,
    span: Span,
    head: Span,
    *,
    form: Form,
    plural: bool,
    kind: str,
    part: Part,
    governor: str,
    told: str,
) -> EntityView:
    """The view of the mention `span`, whose main word is `head`, in sentence `within`."""
    own = words_of(span.of(text))
    main = head.of(text)
    plain = [word.lower() for word in own if is_content(word)] or [main.lower()]
    capitals = own if form is Form.NAME else own[1:]
    named = [word for word in capitals if word[0].isupper() and is_content(word)]
    before, after = text[within.start : span.start], text[span.end : within.end]
    outside = [*words_of(before), *words_of(after)]
    around: Counter[str] = Counter(
        stem(word) for word in outside if is_content(word) and word[0].isalpha()
    )
    others = (word for word in outside[1:] if word[0].isupper() and is_content(word))
    return EntityView(
        document=document,
        sentence=sentence,
        span=span,
        form=form,
        head=main.lower(),
        stem=stem(main),
        words=frozenset(map(stem, plain)),
        plain=tuple(plain),
        names=frozenset(map(stem, named)),
        letters=_letters(main, named),
        numbers=frozenset(w.lower() for w in own if w[0].isdigit() or w.lower() in _NUMBER_WORDS),
        determiner=_determiner(own),
        plural=plural,
        kind=kind,
        part=part,
        governor=governor,
        gender=_gender(main.lower(), own if form is Form.NAME else []),
        told=frozenset(stem(word) for word in words_of(told) if is_content(word)),
        around=around,
        others=frozenset(map(stem, others)),
    )


def _gender(main: str, own: list[str]) -> str:
    if main in _FEMALE or main in _MALE:
        return "f" if main in _FEMALE else "m"
    given = (name_lists().given.get(fold(word), "") for word in own if word[0].isupper())
    return next((gender for gender in given if gender in ("f", "m")), "")


def _letters(main: str, named: list[str]) -> str:
    if _ACRONYM.fullmatch(main):
        return main.replace(".", "").lower()
    return "".join(word[0] for word in named).lower() if len(named) > 1 else ""


def _determiner(own: list[str]) -> str:
    first = own[0].lower() if own else ""
    if first in _DEFINITE:
        return "definite"
    if first in _INDEFINITE:
        return "indefinite"
    return "owned" if first in _OWNERS or any(w.endswith(("'s", "’s")) for w in own[:-1]) else ""
