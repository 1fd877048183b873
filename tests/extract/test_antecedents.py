"""Whom a pronoun of a person may mean, and whom the learned scorer chooses (own sentences)."""

from collections.abc import Sequence

import numpy as np
import pytest
from invented_readings import reading, words_of

from throughline.errors import WeightsError
from throughline.extract.mentions import antecedent_scorer
from throughline.extract.mentions.antecedent_scorer import (
    LearnedChoice,
    load_antecedent_scorer,
)
from throughline.extract.mentions.antecedents import Candidate, Places, StandingOut, features
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
SAID: tuple[Word, ...] = (
    (1, "nsubj", "PROPN"), (1, "root", "VERB"), (3, "nsubj", "PRON"), (1, "ccomp", "VERB"),
    (5, "nmod:poss", "PRON"), (3, "obj", "NOUN"),
)  # fmt: skip
"""Brill said he sold his boat"""
CONTROL: tuple[Word, ...] = (
    (1, "nsubj", "PROPN"), (1, "root", "VERB"), (1, "obj", "PROPN"), (4, "mark", "PART"),
    (1, "xcomp", "VERB"), (4, "obj", "PRON"),
)  # fmt: skip
"""Brill asked Osten to help him"""
JOINED: tuple[Word, ...] = (
    (3, "nsubj", "PROPN"), (2, "cc", "CCONJ"), (0, "conj", "PROPN"), (3, "root", "VERB"),
    (3, "obj", "PRON"),
)  # fmt: skip
"""Brill and Osten saw him"""


def _places(text: str, tree: Sequence[Word]) -> tuple[Document, Places]:
    document = prepare(Article("a", "a.txt", None, None, None, None, None, text))
    return document, Places(document, Tree(document.text, reading(document.text, tree=tree)))


def _mention(document: Document, word: int) -> Mention:
    span = Span(*words_of(document.text)[word])
    name = span.of(document.text)
    form = MentionForm.NAME if name[0].isupper() else MentionForm.PRONOUN
    return Mention(span, 0, EntityType.PERSON, form, name)


@pytest.mark.parametrize(
    ("text", "tree", "pronoun", "other", "excluded"),
    [
        ("Brill told him that he would leave", TOLD, 2, 0, True),
        ("Brill told him that he would leave", TOLD, 4, 0, False),
        ("Brill told himself that he would leave", TOLD, 2, 0, False),
        ("Brill said he sold his boat", SAID, 2, 0, False),
        ("Brill said he sold his boat", SAID, 4, 0, False),
        ("Brill asked Osten to help him", CONTROL, 5, 2, True),
        ("Brill asked Osten to help him", CONTROL, 5, 0, False),
        ("Brill and Osten saw him", JOINED, 4, 2, True),
    ],
)
def test_another_argument_of_its_verb_is_not_meant(
    text: str, tree: tuple[Word, ...], pronoun: int, other: int, excluded: bool
) -> None:
    document, places = _places(text, tree)
    found = places.excludes(_mention(document, pronoun), _mention(document, other))
    assert found is excluded


def _candidate(head: int, mention: Mention, prominence: float) -> Candidate:
    return Candidate(head, (mention,), 1, True, head == 0, False, prominence, 0)


def test_rules_choose_who_stands_out() -> None:
    document, _ = _places("Brill asked Osten to help him", CONTROL)
    him, brill, osten = (_mention(document, word) for word in (5, 0, 2))
    clear = [_candidate(1, osten, 2.0), _candidate(0, brill, 5.0)]
    assert StandingOut().choose(him, clear) == 0
    assert StandingOut().choose(him, [_candidate(1, osten, 4.5), clear[1]]) is None
    assert StandingOut().choose(him, []) is None


def test_chances_leave_room_for_nobody() -> None:
    document, places = _places("Brill asked Osten to help him", CONTROL)
    him, brill, osten = (_mention(document, word) for word in (5, 0, 2))
    rows = features(places, him, [_candidate(1, osten, 2.0), _candidate(0, brill, 5.0)])
    chances = load_antecedent_scorer().chances(rows)
    assert chances.shape == (2,)
    assert (chances >= 0).all()
    assert chances.sum() < 1
    turned = load_antecedent_scorer().chances(rows[::-1].copy())
    assert np.array_equal(chances[::-1], turned)


def test_the_excluded_are_never_chosen() -> None:
    document, places = _places("Brill told him that he would leave", TOLD)
    him, brill = _mention(document, 2), _mention(document, 0)
    assert LearnedChoice(places).choose(him, [_candidate(0, brill, 9.0)]) is None


def test_a_damaged_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(antecedent_scorer, "_SHA256", "another")
    load_antecedent_scorer.cache_clear()
    with pytest.raises(WeightsError, match="damaged"):
        load_antecedent_scorer()
    monkeypatch.undo()
    load_antecedent_scorer.cache_clear()
