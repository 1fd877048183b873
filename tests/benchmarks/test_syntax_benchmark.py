"""The benchmark of syntax, end to end on an invented treebank and an invented reader."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from benchmarks.syntax.measure import baseline, chained, ours
from benchmarks.syntax.score import Counts
from corpora.values import AnnotatedText, DataMissingError, Tree
from throughline.inference import Reader
from throughline.inference.reading import Passage, Reading

WORDS = (
    ("Mills", "NOUN", 2, "nsubj"),
    ("burn", "VERB", 0, "root"),
    ("fast", "ADV", 2, "advmod"),
)


class FakeReader:
    """Knows the tree of the one sentence but for one relation and one part of speech."""

    name = "fake"

    def read(self, passages: Sequence[Passage], scheme: str = "news") -> list[Reading]:
        """One reading a passage."""
        relations, tags = ("nsubj:pass", "root", "obj"), ("NOUN", "VERB", "ADJ")
        return [
            Reading(one.words, (), (), (), (), (1, 1, 1), relations, tags, (0.0,) * 3)
            for one in passages
        ]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [
        f"{number}\t{form}\t_\t{tag}\t_\t_\t{head}\t{relation}\t_\t_\n"
        for number, (form, tag, head, relation) in enumerate(WORDS, 1)
    ]
    (tmp_path / "ud_ewt").mkdir()
    (tmp_path / "ud_ewt" / "en_ewt-ud-dev.conllu").write_text("".join(rows), encoding="utf-8")
    return tmp_path


def test_relations_count_without_their_subtypes(data: Path) -> None:
    assert ours(cast(Reader, FakeReader()), data, "dev", None) == {
        "las": 0.6667,
        "uas": 1.0,
        "upos": 0.6667,
    }


def test_the_baseline_hangs_each_word_on_the_one_before(data: Path) -> None:
    assert baseline(data, "dev", None) == {"las": 0.3333, "uas": 0.3333, "upos": 0.3333}
    text = AnnotatedText("set", "a", "a b\nc d", ((0, 3), (4, 7)), ((0, 1), (2, 3), (4, 5), (6, 7)))
    assert chained(text, "x", "T") == Tree(
        (0, 0, 2, 2), ("root", "x", "root", "x"), ("T", "T", "T", "T")
    )


def test_trees_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        Counts().add(Tree((0,), ("root",), ("X",)), Tree((), (), ()))


def test_missing_data_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataMissingError, match="en_ewt-ud-dev"):
        baseline(tmp_path, "dev", None)
