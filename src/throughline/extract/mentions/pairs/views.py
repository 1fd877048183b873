"""What one mention is compared on: its form, words and place in the sentence, from text and tree.

Made alike of the mentions that the product finds and of those that a data set marks. Words are
keys: folded, without possessive and plural endings.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from throughline.extract.mentions.names import NameLists, fold, name_lists
from throughline.extract.mentions.pairs.kinds import (
    NAME_KINDS,
    PARTS,
    PRONOUNS,
    Form,
    Gender,
    Kind,
    Number,
    Part,
    Pronoun,
)
from throughline.extract.mentions.pairs.quotations import quotations, speakers
from throughline.inference import Reading
from throughline.inference.tree import Tree
from throughline.model.source import Span
from throughline.text.document import Document

MOST_WORDS = 6
"""Words before and words after the head that are kept, the nearest."""
_LONGEST = 300
"""Characters of a mention that count as its text."""
_FAR = 20
"""Words of a mention that are looked at on each side of its head."""
_MANY = frozenset(
    {
        *("these", "those", "both", "all", "many", "several", "few", "some"),
        *("people", "police", "men", "women", "children"),
    }
)
_ARTICLES = frozenset({"a", "an", "another", "some", "any", "no", "each", "every", "one"})
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "such"})
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "X", "SYM"})
_PEOPLE = frozenset(
    {
        *("people", "persons", "men", "women", "families", "police", "others", "parents"),
        *("members", "protesters", "voters", "couple", "crew", "team", "staff", "crowd"),
    }
)
_SPEAKERS = (Pronoun.I, Pronoun.WE, Pronoun.YOU, Pronoun.HE, Pronoun.SHE)


@dataclass(frozen=True, slots=True)
class MentionView:
    """One mention of a document."""

    span: Span
    head: int
    """Its head, a word of the tree."""
    governor: int
    """The word that the head hangs on."""
    sentence: int
    form: Form
    pronoun: Pronoun
    reflexive: bool
    number: Number
    gender: Gender
    kind: Kind
    part: Part
    key: str
    """Of the head."""
    before: tuple[str, ...]
    """Content words before the head."""
    after: tuple[str, ...]
    """Content words after the head."""
    names: tuple[str, ...]
    """Those of its words that are proper nouns."""
    figures: tuple[str, ...]
    """Those of its words that are numbers."""
    text: str
    """Folded, without article and possessive ending."""
    quotation: int
    """Number of the quotation that it stands in; -1 outside of one."""
    speaker: int
    """The word that is the head of who speaks that quotation; -1 where that is not known."""
    opens: bool
    """Whether its sentence begins with it."""


class _Words(NamedTuple):
    """Keys of the words of a mention: before its head, after it, and those of a kind."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    names: tuple[str, ...]
    figures: tuple[str, ...]


@lru_cache(maxsize=65_536)
def key_of(word: str) -> str:
    """What the singular, plural and possessive of a noun share."""
    bare = fold(word)
    for ending in ("'s", "'"):
        bare = bare.removesuffix(ending)
    if bare.endswith("ies") and len(bare) > 4:
        return bare[:-3] + "y"
    if bare.endswith(("ches", "shes", "xes", "sses")):
        return bare[:-2]
    if bare.endswith("s") and not bare.endswith(("ss", "us", "is")) and len(bare) > 3:
        return bare[:-1]
    return bare


class Viewer:
    """Makes the views of one document; a class because it keeps what is looked up in it."""

    def __init__(self, document: Document, reading: Reading, tree: Tree | None = None) -> None:
        """`tree` is that of the reading, where it was made already."""
        self.document, self.reading = document, reading
        self.tree = tree or Tree(document.text, reading)
        self._starts = [sentence.span.start for sentence in document.sentences]
        self._kinds = _kinds_of_words(reading, self.tree)
        self._quotations = quotations(document)
        self._opens = [span.start for span in self._quotations]
        self._speakers = speakers(self._quotations, reading, self.tree)

    def view(self, span: Span, kind: Kind = Kind.UNKNOWN) -> MentionView | None:
        """The view of what stands at `span` of the document's text; None where no word is read.

        `kind` is what is known of it otherwise.
        """
        tree = self.tree
        inside = tree.within(span.start, span.end)
        head = tree.head_within(span.start, span.end)
        if head is None:
            return None
        word, tag = tree.word(head), tree.tags[head]
        pronoun = _pronoun(word, tag) if len(inside) < 3 else Pronoun.NONE
        children = () if pronoun else tuple(c for c in tree.children(head) if c in inside)
        form = Form.PRONOUN if pronoun else self._form(head, children)
        kind = kind or self._kind(head, form, pronoun)
        at = bisect_right(self._starts, span.start) - 1
        quotation = self._quotation(span)
        words = self._words(inside, head)
        return MentionView(
            span=span,
            head=head,
            governor=tree.heads[head],
            sentence=max(0, at),
            form=form,
            pronoun=pronoun,
            reflexive=word.endswith(("self", "selves")),
            number=self._number(head, children, pronoun),
            gender=self._gender(inside, head, kind, pronoun),
            kind=kind,
            part=PARTS.get(tree.relations[head], Part.OTHER),
            text=_bare(self.document.text[span.start : min(span.end, span.start + _LONGEST)]),
            quotation=quotation,
            speaker=self._speakers.get(quotation, -1),
            opens=span.start - self._starts[at] < 3,
            key=key_of(word),
            before=words.before,
            after=words.after,
            names=words.names,
            figures=words.figures,
        )

    def _words(self, inside: range, head: int) -> _Words:
        """The content words by where they stand and what they are."""
        tags, word = self.tree.tags, self.tree.word
        if len(inside) == 1:
            key = (key_of(word(head)),)
            return _Words((), (), key * (tags[head] == "PROPN"), key * (tags[head] == "NUM"))
        near = range(max(inside[0], head - _FAR), min(inside[-1], head + _FAR) + 1)
        content = [(i, tags[i], key_of(word(i))) for i in near if tags[i] in _CONTENT]
        return _Words(
            tuple(key for i, _, key in content if i < head)[-MOST_WORDS:],
            tuple(key for i, _, key in content if i > head)[:MOST_WORDS],
            tuple(key for _, tag, key in content if tag == "PROPN")[:MOST_WORDS],
            tuple(key for _, tag, key in content if tag == "NUM")[:MOST_WORDS],
        )

    def _form(self, head: int, children: tuple[int, ...]) -> Form:
        tree, tag = self.tree, self.tree.tags[head]
        if tag == "PROPN":
            return Form.NAME
        if tag not in ("NOUN", "X", "SYM"):
            return Form.OTHER
        for child in children:
            if child > head:
                break
            if tree.relations[child] == "nmod:poss":
                return Form.POSSESSED
            if tree.relations[child] == "det":
                word = tree.word(child)
                if word == "the":
                    return Form.DEFINITE
                if word in _DEMONSTRATIVE:
                    return Form.DEMONSTRATIVE
                return Form.INDEFINITE if word in _ARTICLES else Form.OTHER
        return Form.BARE

    def _number(self, head: int, children: tuple[int, ...], pronoun: Pronoun) -> Number:
        tree, word, tag = self.tree, self.tree.word(head), self.tree.tags[head]
        if pronoun in (Pronoun.WE, Pronoun.THEY) or word in _MANY:
            return Number.MANY
        if pronoun in (Pronoun.I, Pronoun.HE, Pronoun.SHE, Pronoun.IT):
            return Number.ONE
        if pronoun:
            return Number.ONE if word in ("this", "that") else Number.UNKNOWN
        if any(tree.relations[child] == "conj" for child in children):
            return Number.MANY
        if tag == "PROPN":
            return Number.ONE
        if tag == "NOUN":
            return Number.MANY if word.endswith("s") and key_of(word) != word else Number.ONE
        return Number.UNKNOWN

    def _gender(self, inside: range, head: int, kind: Kind, pronoun: Pronoun) -> Gender:
        if pronoun in _GENDERS:
            return _GENDERS[pronoun]
        lists, word = name_lists(), self.tree.word(head)
        if word in lists.male_roles or word in ("man", "boy"):
            return Gender.MALE
        if word in lists.female_roles or word in ("woman", "girl"):
            return Gender.FEMALE
        if kind is Kind.PERSON:
            near = range(max(inside[0], head - 3), head + 1)
            told = (_gender_of(lists, self.tree.word(index)) for index in near)
            return next((one for one in told if one), Gender.UNKNOWN)
        return Gender.UNKNOWN if kind is Kind.UNKNOWN else Gender.THING

    def _kind(self, head: int, form: Form, pronoun: Pronoun) -> Kind:
        if pronoun:
            return Kind.PERSON if pronoun in _SPEAKERS else Kind.UNKNOWN
        known = self._kinds.get(head)
        if known is not None and (form is Form.NAME or known is Kind.TIME):
            return known
        lists, word = name_lists(), self.tree.word(head)
        if word in lists.roles or lists.is_plural_role(word) or word in _PEOPLE:
            return Kind.PERSON
        single = key_of(word)
        if single in lists.grammar["org_nouns"]:
            return Kind.ORGANIZATION
        if single in lists.grammar["facility_nouns"]:
            return Kind.FACILITY
        if single in lists.grammar["place_after"] or single == "country":
            return Kind.PLACE
        return Kind.AMOUNT if self.tree.tags[head] in ("NUM", "SYM") else Kind.UNKNOWN

    def _quotation(self, span: Span) -> int:
        at = bisect_right(self._opens, span.start) - 1
        return at if at >= 0 and span.start < self._quotations[at].end else -1


_GENDERS = {
    Pronoun.HE: Gender.MALE,
    Pronoun.SHE: Gender.FEMALE,
    Pronoun.IT: Gender.THING,
}


def _pronoun(word: str, tag: str) -> Pronoun:
    """Which pronoun the word is, if it is one."""
    if tag == "PRON":
        return PRONOUNS.get(word, Pronoun.OTHER)
    return PRONOUNS.get(word, Pronoun.NONE) if tag == "DET" else Pronoun.NONE


def _gender_of(lists: NameLists, word: str) -> Gender:
    """What a title or a given name tells."""
    bare = word.rstrip(".")
    given = lists.given.get(fold(bare))
    if bare in lists.courtesy_male or given == "m":
        return Gender.MALE
    return Gender.FEMALE if bare in lists.courtesy_female or given == "f" else Gender.UNKNOWN


def _kinds_of_words(reading: Reading, tree: Tree) -> dict[int, Kind]:
    """Words of names and times, by what the reader takes them for."""
    found: dict[int, Kind] = {}
    for name in reading.names:
        kind = NAME_KINDS.get(name.label, Kind.OTHER)
        found.update(dict.fromkeys(tree.within(name.start, name.end), kind))
    for time in reading.times:
        found.update(dict.fromkeys(tree.within(time.start, time.end), Kind.TIME))
    return found


def _bare(text: str) -> str:
    flat = fold(text)
    for article in ("the ", "a ", "an "):
        flat = flat.removeprefix(article)
    return flat.removesuffix("'s").removesuffix("'")
