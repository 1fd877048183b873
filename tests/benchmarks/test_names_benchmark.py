"""The benchmark of names, end to end on an invented set and an invented reader."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from benchmarks.names.bare import bare
from benchmarks.names.measure import baseline, ours
from benchmarks.names.rules import by_rules
from benchmarks.names.score import Counts
from benchmarks.names.sets import SETS
from corpora.values import AnnotatedText, DataMissingError, Mark
from throughline.inference import Reader
from throughline.inference.reading import LabelledSpan, Passage, Reading

TOKENS = (("Ada", "B-Peop"), ("Brook", "I-Peop"), ("left", "O"), ("Orvale", "B-Loc"))


class FakeReader:
    """Finds Ada Brook always, and Orvale with a wrong kind only as it reads news."""

    name = "fake"

    def read(self, passages: Sequence[Passage], scheme: str = "news") -> list[Reading]:
        """One reading a passage."""
        labels = ("person", "group") if scheme == "news" else ("Peop", "Loc")
        places = ((0, 9), (15, 21))
        names = tuple(
            LabelledSpan(*place, label, 1.0) for place, label in zip(places, labels, strict=True)
        )
        return [Reading(one.words, names, (), (), (), (), (), (), ()) for one in passages]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    lines = [f"{i}\t{token}\t{tag}\t['N']\t[{i}]" for i, (token, tag) in enumerate(TOKENS)]
    folder = tmp_path / "conll04"
    folder.mkdir()
    (folder / "dev.txt").write_text("#doc 1\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_sets_that_are_there_are_measured_in_both_conventions(data: Path) -> None:
    assert ours(cast(Reader, FakeReader()), data, "dev", None) == {
        "conll04_f1": 1.0,
        "conll04_person_f1": 1.0,
        "conll04_news_f1": 0.6667,
        "conll04_bare_person_f1": 1.0,
        "conll04_bare_news_f1": 0.6667,
        "conll04_pipeline_person_f1": 1.0,
        "conll04_pipeline_news_f1": 0.6667,
        "conll04_pipeline_bare_person_f1": 1.0,
        "conll04_pipeline_bare_news_f1": 0.6667,
    }


def test_bare_names_have_no_article_title_or_full_stop() -> None:
    text = "the Ostra Bank . Mayor Ada Brook , the Orvale Co."
    marks = (Mark(0, 14, "organization"), Mark(17, 32, "person"), Mark(35, 49, "organization"))
    found = [bare(text, mark) for mark in marks]
    assert [text[m.start : m.end] for m in found] == ["Ostra Bank", "Ada Brook", "Orvale Co"]


def test_the_baseline_has_the_same_figures(data: Path) -> None:
    assert list(baseline(data, "dev", None)) == [
        *("conll04_f1", "conll04_person_f1", "conll04_news_f1"),
        *("conll04_bare_person_f1", "conll04_bare_news_f1"),
    ]


def test_missing_data_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataMissingError, match=r"dev\.txt"):
        baseline(tmp_path, "dev", None)


def test_the_rules_give_ranges_of_the_text_as_it_was() -> None:
    text = AnnotatedText("set", "a", "Mr. Tom\u00a0Arden lives in Norway .")
    found = [(text.text[n.start : n.end], n.label) for n in by_rules(text)]
    assert found == [("Tom\u00a0Arden", "person"), ("Norway", "place")]


def test_a_name_is_right_with_its_span_and_label_only() -> None:
    counts = Counts()
    marked = (Mark(0, 3, "a"), Mark(5, 9, "b"), Mark(10, 12, "b"))
    counts.add(marked, (Mark(0, 3, "a"), Mark(5, 9, "a"), Mark(10, 11, "b"), Mark(0, 3, "a")))
    counts.add((), (Mark(0, 1, "a"),))
    assert (counts.marked, counts.found, counts.right) == (3, 4, 1)
    assert counts.f1() == 0.2857
    assert Counts().f1() == 0.0


def test_classes_and_labels_of_each_set_agree() -> None:
    for one in SETS:
        assert {kind: one.coarse[label] for kind, label in one.label.items()} == {
            kind: kind for kind in ("person", "organization", "place", "other")
        }
