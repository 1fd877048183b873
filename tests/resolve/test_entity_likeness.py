"""Pairs of entity mentions: what they are compared on, and what the shipped scorer says."""

import numpy as np
import pytest

from throughline.errors import WeightsError
from throughline.model.source import Span
from throughline.resolve.likeness import entity_scorer, load_scorer
from throughline.resolve.likeness.documents import compare_documents
from throughline.resolve.likeness.entity_features import compare_entities
from throughline.resolve.likeness.entity_scorer import load_entity_scorer
from throughline.resolve.likeness.entity_views import EntityView, Form, Part, entity_view

TEXTS = {
    "a": "Velmar Airways bought two jets. The airline said that it needed them.",
    "b": "Jets for Velmar Airways came late. The Ostra Bank paid. Orla Finn of the VA wept.",
}


def view(document: str, words: str, head: str, form: Form, **more: str) -> EntityView:
    """The view of the first `words` of a document."""
    text = TEXTS[document]
    start = text.index(words)
    sentence = text[:start].count(". ")
    within = Span(text.rfind(". ", 0, start) + 1, text.index(".", start) + 1)
    at = start + words.index(head)
    return entity_view(
        text,
        document,
        sentence,
        within,
        Span(start, start + len(words)),
        Span(at, at + len(head)),
        form=form,
        plural=head.endswith("s") and form is Form.NOMINAL,
        kind=more.get("kind", ""),
        part=Part.SUBJECT,
        governor=more.get("governor", ""),
        told="",
    )


AIRLINE = view("a", "Velmar Airways", "Airways", Form.NAME, kind="organization")
AGAIN = view("b", "Velmar Airways", "Airways", Form.NAME, kind="organization")
BANK = view("b", "The Ostra Bank", "Bank", Form.NAME, kind="organization")
SHORT = view("b", "VA", "VA", Form.NAME, kind="organization")
JETS = view("a", "two jets", "jets", Form.NOMINAL)
IT = view("a", "it", "it", Form.PRONOUN, governor="needed")


def pair(left: EntityView, right: EntityView) -> dict[str, float]:
    """The features of a pair, by name."""
    compared = compare_entities([left], [right], load_scorer().vectors)
    return dict(zip(compared.names, compared.features[0, 0].tolist(), strict=True))


def chance(left: EntityView, right: EntityView) -> float:
    like = compare_documents(list(TEXTS.values()))
    own = like[int(left.document == "b"), int(right.document == "b")]
    compared = compare_entities([left], [right], load_scorer().vectors).features[0, 0]
    return float(load_entity_scorer().chances(np.concatenate([compared, own])))


def test_a_view_keeps_names_determiner_and_what_stands_around() -> None:
    assert BANK.names == {"ostra", "bank"}
    assert BANK.determiner == "definite"
    assert JETS.numbers == {"two"}
    assert AIRLINE.around["jet"] == 1
    assert AGAIN.others == frozenset()
    assert (AIRLINE.letters, SHORT.letters) == ("va", "va")
    assert IT.form is Form.PRONOUN


def test_features_are_the_same_from_either_side() -> None:
    for one, two in ((AIRLINE, AGAIN), (AIRLINE, IT), (BANK, SHORT)):
        assert pair(one, two) == pytest.approx(pair(two, one))


def test_features_tell_acronyms_and_what_is_nested() -> None:
    assert pair(AIRLINE, SHORT)["acronym"] == 1
    assert pair(BANK, SHORT)["acronym"] == 0
    assert pair(AIRLINE, JETS)["same_sentence"] == 1
    assert pair(AIRLINE, AGAIN)["same_sentence"] == 0


def test_one_name_in_two_documents_is_likelier_than_another() -> None:
    assert chance(AIRLINE, AGAIN) > 0.7 > 0.3 > chance(AIRLINE, BANK)


def test_another_number_of_things_is_another_thing() -> None:
    assert pair(AIRLINE, JETS)["counted_gap"] == 1
    assert chance(AIRLINE, JETS) < 0.3


def test_a_damaged_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    load_entity_scorer.cache_clear()
    monkeypatch.setattr(entity_scorer, "_SHA256", "0")
    with pytest.raises(WeightsError, match="damaged"):
        load_entity_scorer()
    load_entity_scorer.cache_clear()
