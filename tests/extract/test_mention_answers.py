"""Whom and what pronouns and descriptions mean, by the learned scorer (own sentences)."""

from collections.abc import Sequence

import pytest
from invented_readings import reading, words_of

from throughline.extract.mentions import find_mentions
from throughline.extract.mentions.learned import Told
from throughline.extract.mentions.pairs.answers import Asked, answers, phrases_of
from throughline.extract.mentions.pairs.phrases import noun_phrases
from throughline.extract.mentions.pairs.views import Viewer
from throughline.extract.reading import read_document
from throughline.extract.times import find_times
from throughline.inference import load_reader
from throughline.inference.tree import Tree
from throughline.model.annotation import EntityType, Mention, MentionForm
from throughline.model.source import Article, Span
from throughline.text import prepare
from throughline.text.document import Document

Word = tuple[int, str, str]

TOLD: tuple[Word, ...] = (
    (1, "nsubj", "PROPN"), (1, "root", "VERB"), (1, "iobj", "PRON"), (6, "mark", "SCONJ"),
    (6, "nsubj", "PRON"), (6, "aux", "AUX"), (1, "ccomp", "VERB"),
)  # fmt: skip
"""Brill told him that he would leave"""
JOINED: tuple[Word, ...] = (
    (1, "det", "DET"), (6, "nsubj", "NOUN"), (3, "case", "ADP"), (1, "nmod", "PROPN"),
    (5, "cc", "CCONJ"), (1, "conj", "PROPN"), (6, "root", "VERB"),
)  # fmt: skip
"""the captain of Norland and Brill left"""
APPOSED: tuple[Word, ...] = (
    (4, "nsubj", "PROPN"), (3, "det", "DET"), (3, "amod", "ADJ"), (0, "appos", "NOUN"),
    (4, "root", "VERB"),
)  # fmt: skip
"""Brill a harbour pilot left"""


def _document(text: str) -> Document:
    return prepare(Article("a", "a.txt", None, None, None, None, None, text))


def _viewer(text: str, tree: Sequence[Word]) -> Viewer:
    document = _document(text)
    return Viewer(document, reading(document.text, tree=tree))


def _mention(viewer: Viewer, word: int, gender: str | None = None) -> Mention:
    span = Span(*words_of(viewer.document.text)[word])
    name = span.of(viewer.document.text)
    form = MentionForm.NAME if name[0].isupper() else MentionForm.PRONOUN
    return Mention(span, 0, EntityType.PERSON, form, name, gender=gender)


def test_phrases_leave_out_what_is_joined() -> None:
    text = "the captain of Norland and Brill left"
    tree = Tree(text, reading(text, tree=JOINED))
    assert [span.of(text) for span in noun_phrases(tree).values()] == [
        "the captain of Norland",
        "Norland",
        "Brill",
    ]


def test_an_apposition_stands_for_whom_it_describes() -> None:
    viewer = _viewer("Brill a harbour pilot left", APPOSED)
    phrases = phrases_of(viewer, Asked([_mention(viewer, 0)], [0], []))
    assert phrases.numbers == [0, -1]
    assert phrases.stands_for == [0, 0]
    assert phrases.rows == []


def test_answers_leave_out_what_the_verb_excludes() -> None:
    viewer = _viewer("Brill told him that he would leave", TOLD)
    others = [_mention(viewer, 2, "male"), _mention(viewer, 4, "male")]
    asked = Asked([_mention(viewer, 0)], [0], others)
    found = answers(viewer, asked, lambda mention, head: True)
    assert others[0].span not in found
    assert found[others[1].span].head == 0


def test_a_woman_is_not_called_he() -> None:
    viewer = _viewer("Brill told him that he would leave", TOLD)
    names, others = [_mention(viewer, 0, "female")], [_mention(viewer, 4, "male")]
    assert Told(viewer).answers(names, [0], others) == {}


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        (
            "Tomas Brill, the harbour minister, spoke on Monday. "
            "The minister told him on Monday that the pier would not open.",
            "him",
            None,
        ),
        (
            "Tomas Brill met the crew on Monday. Brill said he had sold the boat to the harbour.",
            "he",
            "Tomas Brill",
        ),
        (
            "Sheriff Alan Vord spoke at noon. He said Peter Osten was at home with his family "
            "when he was shot.",
            "he",
            "Peter Osten",
        ),
        (
            "“A young man was shot. He was taken to a hospital,” said Lt. Alan Vord, of the "
            "Norland County Police.",
            "He",
            None,
        ),
        (
            "Norland Shipping said on Monday that it had sold a ferry to the city.",
            "it",
            "Norland Shipping",
        ),
        (
            "A ferry sank off Norland on Monday. The crew said it had been leaking.",
            "it",
            None,
        ),
        (
            "“I never saw the money,” Dara Voss told the court on Friday.",
            "I",
            "Dara Voss",
        ),
        (
            "“We never saw the money,” Dara Voss told the court on Friday.",
            "We",
            None,
        ),
        (
            "“We never saw the money,” Norland Shipping said in a statement on Friday.",
            "We",
            "Norland Shipping",
        ),
    ],
)
def test_with_the_reader(text: str, word: str, meant: str | None) -> None:
    document = _document(text)
    read = read_document(document, load_reader("standard"))
    mentions, _ = find_mentions(document, find_times(document, read), read)
    found = [m for m in mentions if m.form is MentionForm.PRONOUN and m.name == word]
    at = found[0].antecedent if found else None
    while at is not None and mentions[at].antecedent is not None:
        at = mentions[at].antecedent
    assert (None if at is None else mentions[at].name) == meant
