"""Documents of the sets as the product compares them: views of their marked entity mentions."""

from bisect import bisect_right
from collections.abc import Iterator

from corpora.coreference import ChainedText, ChainMark
from corpora.values import Range
from throughline.inference.reading import Reading
from throughline.inference.tree import Tree
from throughline.model.source import Span
from throughline.resolve.likeness.entity_views import EntityView, Form, Part, entity_view

_PARTS = {"nsubj": Part.SUBJECT, "nsubj:pass": Part.SUBJECT, "obj": Part.OBJECT}
_PARTS["nmod:poss"] = Part.OWNER
_FORMS = {"PROPN": Form.NAME} | dict.fromkeys(("PRON", "DET", "ADV"), Form.PRONOUN)
_MANY = frozenset(("they", "them", "their", "we", "us", "our", "themselves", "people", "police"))


def views_of_entities(
    document: ChainedText, reading: Reading
) -> Iterator[tuple[ChainMark, EntityView]]:
    """Each marked mention with its view, in order; one outside of all that was read has none."""
    tree = Tree(document.text.text, reading)
    kinds = _kinds(tree, reading)
    starts = [start for start, _ in document.text.sentences]
    for mark in document.entities:
        head = tree.head_within(mark.start, mark.end)
        if head is not None:
            number = bisect_right(starts, mark.start) - 1
            yield mark, _view(document, tree, kinds, mark, number, head)


def _kinds(tree: Tree, reading: Reading) -> dict[int, str]:
    found = {word: "time" for time in reading.times for word in tree.within(time.start, time.end)}
    for name in reading.names:
        for word in tree.within(name.start, name.end):
            found[word] = name.label
    return found


def _view(
    document: ChainedText,
    tree: Tree,
    kinds: dict[int, str],
    mark: ChainMark,
    number: int,
    head: int,
) -> EntityView:
    text = document.text.text
    tag = tree.tags[head]
    form = {"PRON": Form.PRONOUN, "DET": Form.PRONOUN, "ADV": Form.PRONOUN, "PROPN": Form.NAME}.get(
        tag, Form.NOMINAL
    )
    relation, governor = tree.relations[head], tree.heads[head]
    return entity_view(
        text,
        document.text.name,
        number,
        Span(*document.text.sentences[number]),
        Span(mark.start, mark.end),
        Span(*tree.words[head]),
        form=form,
        plural=_plural(tree.word(head)),
        kind=kinds.get(head, ""),
        part=_PARTS.get(relation, Part.OTHER),
        governor=tree.word(governor) if governor != head else "",
        told=_told(text, tree, head),
    )


def _plural(word: str) -> bool:
    return word in (
        "they",
        "them",
        "their",
        "we",
        "us",
        "our",
        "themselves",
        "people",
        "police",
    ) or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")))


def _told(text: str, tree: Tree, head: int) -> str:
    """The appositions and the predicate of a mention, and what it is apposed to."""
    found: list[Range] = []
    for child in tree.children(head):
        if tree.relations[child] in ("appos", "compound", "flat"):
            found.append(tree.words[child])
    relation, governor = tree.relations[head], tree.heads[head]
    if relation in ("appos", "compound", "flat"):
        found.append(tree.words[governor])
    if relation.startswith("nsubj") and tree.child(governor, "cop") is not None:
        found.append(tree.words[governor])
    if tree.child(head, "cop") is not None and (subject := tree.subject(head)) is not None:
        found.append(tree.words[subject])
    return " ".join(text[start:end] for start, end in found)
