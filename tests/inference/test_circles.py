"""Circles in trees are opened, and nothing else is touched."""

from hypothesis import given
from hypothesis import strategies as st

from throughline.inference.circles import opened


def test_a_tree_stays() -> None:
    heads, relations = [1, 1, 1], ["nsubj", "root", "obj"]
    assert opened(heads, relations, [0, 0, 0]) == (heads, relations)


def test_two_that_pick_each_other() -> None:
    # "… said (0) that it (1) rained (2)": 1 and 2 pick each other; the clause goes to the root.
    found = opened([0, 2, 1], ["root", "nsubj", "ccomp"], [0, 0, 0])
    assert found == ([0, 2, 0], ["root", "nsubj", "ccomp"])


def test_a_sentence_without_a_root_gets_one() -> None:
    found = opened([1, 0, 1], ["nsubj", "conj", "obj"], [0, 0, 0])
    assert found == ([1, 1, 1], ["nsubj", "root", "obj"])


def test_a_sure_relation_is_cut_last() -> None:
    found = opened([1, 0, 2], ["det", "obj", "root"], [0, 0, 0])
    assert found == ([1, 2, 2], ["det", "obj", "root"])


def test_roots_of_other_sentences_are_not_taken() -> None:
    heads, _ = opened([0, 2, 1], ["root", "obj", "obj"], [0, 1, 1])
    assert heads == [0, 1, 1]


@given(st.lists(st.integers(0, 30), max_size=30), st.integers(1, 30))
def test_every_way_up_ends(picked: list[int], size: int) -> None:
    sentences = [word // size for word in range(len(picked))]
    within = [[w for w in range(len(picked)) if sentences[w] == one] for one in sentences]
    heads = [own[pick % len(own)] for pick, own in zip(picked, within, strict=True)]
    found, relations = opened(heads, ["dep"] * len(heads), sentences)
    for word in range(len(found)):
        at = word
        for _ in found:
            assert sentences[found[at]] == sentences[word]
            at = found[at]
        assert found[at] == at
    assert len(relations) == len(heads)
