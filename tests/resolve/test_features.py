"""What one article is about, as features that others may share."""

import pytest

from throughline.extract.annotate import annotate
from throughline.model.source import Article
from throughline.resolve.features import FEATURES, KINDS, Features
from throughline.text import prepare


def features(text: str, title: str | None = None) -> Features:
    article = Article("a", "a", None, None, title, None, None, text)
    return FEATURES.make(article, annotate(prepare(article)))


def shared(left: str, right: str) -> set[str]:
    """Kinds of the features that both texts have, as the first has them."""
    hashes, kinds, _ = features(left).unpacked()
    others = set(features(right).unpacked()[0].tolist())
    return {
        KINDS[kind]
        for number, kind in zip(hashes.tolist(), kinds.tolist(), strict=True)
        if number in others
    }


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Mr Oren J. Tasse left.", "They met Oren Tasse.", "person"),
        ("Muhammad Tasse left.", "They met Mohammed Tasse.", "person"),
        ("Mr Oren O'Dell left.", "They met Mr Oren ODell.", "person"),
        ("She lives in Kyiv.", "He was born in Kiev.", "place"),
        ("The Ministry of Mines paid.", "It sued the Mines Ministry.", "organization"),
    ],
)
def test_a_name_is_one_feature_in_its_usual_variants(left: str, right: str, kind: str) -> None:
    assert kind in shared(left, right)


def test_names_of_two_bearers_are_two_features() -> None:
    assert shared("Mr Oren Tasse left.", "They met Orla Finn.") == set()


def test_days_numbers_and_words_count_and_are_sorted() -> None:
    hashes, kinds, counts = features(
        "The ferry sank on 4 March 2024. The ferry held 125 people.", "A ferry sinks"
    ).unpacked()
    assert hashes.tolist() == sorted(hashes.tolist())
    found = {KINDS[kind] for kind in kinds.tolist()}
    assert {"day", "number", "word"} <= found
    assert max(counts.tolist()) == 3


def test_a_feature_counts_at_most_what_a_byte_holds() -> None:
    _, _, counts = features("The ferry left. " * 300).unpacked()
    assert max(counts.tolist()) == 255
