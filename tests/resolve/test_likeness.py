"""Pairs of event mentions: keys of words, comparisons, the shipped scorer, average linkage."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from throughline.errors import WeightsError
from throughline.model.source import Span
from throughline.resolve.likeness import (
    EventView,
    Role,
    average_linkage,
    event_view,
    load_scorer,
    scorer,
)
from throughline.resolve.likeness.documents import (
    NAMES,
    blocks_of,
    compare_documents,
    compare_names,
)
from throughline.resolve.likeness.features import compare_events
from throughline.resolve.likeness.scorer import between_happenings
from throughline.resolve.likeness.stems import root, stem


def view(text: str, trigger: str, document: str = "a", **roles: str) -> EventView:
    """The view of a one-sentence text, each role given by its words."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    return event_view(
        text,
        document,
        0,
        Span(0, len(text)),
        span(trigger),
        span(trigger),
        nominal=trigger.endswith(("ing", "ion", "er")),
        roles={Role(role): [span(words)] for role, words in roles.items()},
        times=(),
        kind="other",
        polarity="positive",
        tense="happened",
        certainty="certain",
        mentions=6,
    )


def chance(one: EventView, two: EventView) -> float:
    texts = ["The ferry Tern sank off Lund; nine people drowned.", "Nine died as the Tern sank."]
    scorer = load_scorer()
    like = compare_documents(texts)[:1, 1:]
    names = compare_names(texts, scorer.vectors.rarity)[:1, 1:]
    return float(scorer.chances([one], [two], like, names)[0, 0])


@pytest.mark.parametrize(
    "forms",
    [
        ("announces", "announced", "announcing", "announce"),
        ("sank", "sinks", "sunk"),
        ("carries", "carried", "carry"),
        ("stopped", "stops", "stopping"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len(set(map(stem, forms))) == 1


def test_derived_words_share_a_root() -> None:
    assert root("announcement") == root("announced")
    assert root("protester") == root("protested")
    assert root("arrest") != root("attack")


def test_synonyms_are_near() -> None:
    vectors = load_scorer().vectors
    words = vectors.means([("murder",), ("killing",), ("harvest",)])
    assert words[0] @ words[1] > 0.5 > words[0] @ words[2]
    assert not vectors.known("qqqq")
    assert not vectors.means([("qqqq",)]).any()


def test_one_event_in_two_reports_is_likelier_than_another_of_its_kind() -> None:
    one = view("Police arrested Dara Voss in Lund.", "arrested", patient="Dara Voss")
    same = view("Dara Voss was arrested in Lund.", "arrested", "b", patient="Dara Voss")
    other = view("Jon Krell was arrested in Osk.", "arrested", "b", patient="Jon Krell")
    unlike = view("Jon Krell won the regatta in Osk.", "won", "b", agent="Jon Krell")
    assert chance(one, same) > 0.7 > chance(one, other) > chance(one, unlike)
    assert chance(one, unlike) < 0.1


def test_a_pair_is_the_same_from_both_sides() -> None:
    one = view("Police arrested Dara Voss in Lund.", "arrested", patient="Dara Voss")
    two = view("The detention of Voss angered Lund.", "detention", "b", patient="Voss")
    assert chance(one, two) == chance(two, one)


def test_a_report_that_is_read_whole_is_told_again_less() -> None:
    one = view("Police arrested Dara Voss in Lund.", "arrested", patient="Dara Voss")
    two = view("The arrest angered Lund.", "arrest", "b")
    few, many, more = (
        chance(replace(one, mentions=count), replace(two, mentions=count)) for count in (3, 32, 90)
    )
    assert few > many == more


def test_features_are_named_and_finite() -> None:
    views = [view("A mill burned.", "burned"), view("Rain fell.", "fell", agent="Rain")]
    names, features = compare_events(views, views, load_scorer().vectors)
    assert features.shape == (2, 2, len(names))
    assert np.isfinite(features).all()
    assert np.allclose(features, features.transpose(1, 0, 2))


def test_documents_on_one_happening_are_alike() -> None:
    texts = [
        "The ferry Tern sank off Lund on Monday. Nine passengers of the ferry drowned.",
        "Nine passengers drowned when the ferry Tern sank near Lund.",
        "The ferry Gull ran aground at Osk. Its passengers waded to the beach.",
        "At Osk the ferry Gull, aground for days, was towed off the beach.",
    ]
    like = compare_documents(texts)
    assert like.shape == (4, 4, len(NAMES))
    assert like[0, 1, 0] > like[0, 2, 0]
    tax = "Parliament lowered the tax on grain after a long debate of the budget."
    labels = blocks_of([*texts, tax, f"Grain farmers praised the lower tax. {tax}"])
    assert labels[4] == labels[5] != labels[0]


def test_names_that_are_shared_tell_of_one_happening_in_any_block() -> None:
    rarity = load_scorer().vectors.rarity
    one = "On Monday the ferry Tern of Halden Lines sank off Lund; Dara Voss was its master."
    two = "Dara Voss, master of the Tern, told Halden Lines in Lund why it sank."
    other = "Halden Lines on Monday ordered the ferry Gull from Osk; Jon Krell signed."
    names = compare_names([one, two, other], rarity)
    assert names[0, 1] > names[0, 2]
    assert names[0, 1] == pytest.approx(float(compare_names([one, two], rarity)[0, 1]))
    assert compare_names(["no name at all"], rarity).tolist() == [[1.0]]


def test_reports_that_share_few_names_hardly_share_events() -> None:
    chances = np.array([[1.0, 0.9, 0.9]], np.float32)
    names = np.array([[1.0, 0.6, 0.1]], np.float32)
    assert between_happenings(chances, names)[0].tolist() == pytest.approx([1.0, 0.9, 0.27])


def test_the_likeliest_pair_may_count_for_more_than_the_mean() -> None:
    chances = np.array([[1, 0.9, 0.2], [0.9, 1, 0.6], [0.2, 0.6, 1]], np.float32)
    assert average_linkage(chances, 0.42) == [0, 0, 2]  # 0.4
    assert average_linkage(chances, 0.42, likeliest=0.25) == [0, 0, 0]  # 0.3 + 0.15
    apart = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 0]], bool)
    assert average_linkage(chances, 0.1, apart, likeliest=0.25) == [0, 1, 1]


def test_average_linkage_joins_by_the_mean() -> None:
    chances = np.array(
        [[1, 0.9, 0.2], [0.9, 1, 0.6], [0.2, 0.6, 1]],
        np.float32,
    )
    assert average_linkage(chances, 0.5) == [0, 0, 2]  # (0.2 + 0.6) / 2 is below
    assert average_linkage(chances, 0.4) == [0, 0, 0]
    apart = np.zeros((3, 3), bool)
    apart[0, 1] = apart[1, 0] = True
    assert average_linkage(chances, 0.1, apart) == [0, 1, 1]
    assert average_linkage(np.zeros((0, 0), np.float32), 0.5) == []


def test_linkage_does_not_hang_on_the_order() -> None:
    numbers = np.random.default_rng(3)
    half = np.triu(numbers.random((6, 6)), 1)
    chances = (half + half.T).astype(np.float32)
    wanted = {
        frozenset(np.flatnonzero(np.array(average_linkage(chances, 0.5)) == label).tolist())
        for label in range(6)
    } - {frozenset()}
    for order in list(permutations(range(6)))[::97]:
        labels = average_linkage(chances[np.ix_(order, order)], 0.5)
        found = {frozenset(order[i] for i in range(6) if labels[i] == label) for label in range(6)}
        assert found - {frozenset()} == wanted


def test_a_damaged_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorer, "_SHA256", "another")
    scorer.load_scorer.cache_clear()
    with pytest.raises(WeightsError, match="damaged"):
        scorer.load_scorer()
    monkeypatch.undo()
    scorer.load_scorer.cache_clear()
