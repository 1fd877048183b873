"""The benchmark of attribution, end to end on an invented article."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from benchmarks.attribution.measure import baseline, ours
from benchmarks.attribution.rules import by_rules
from corpora.values import AnnotatedText, AttributionMark, DataMissingError
from throughline.inference import Reader
from throughline.inference.reading import AttributionReading, Passage, Reading

TEXT = (
    "The cafÃ© is open, and the weir by the mill holds, Ada Orme said.\n\nIt was checked twice.\n"
)
ANN = """T1\tContent 0 49\tThe cafÃ© is open, and the weir by the mill holds
T2\tCue 60 64\tsaid
T3\tSource 51 59\tAda Orme
T4\tAttribution 60 64\tsaid
E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3
"""


class FakeReader:
    """A reader that finds `found` in every text and keeps what it was given."""

    name = "fake"

    def __init__(self, *found: AttributionReading) -> None:
        self.found = found
        self.passages: list[Passage] = []

    def read(self, passages: Sequence[Passage], scheme: str = "news") -> list[Reading]:
        self.passages.extend(passages)
        return [Reading((), (), (), (), self.found, (), (), (), ()) for _ in passages]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "polnear" / "dev"
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    for name in ("a", "b"):
        (folder / "text" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (folder / "attributions" / f"{name}_1.ann").write_text(ANN, encoding="utf-8")
    return tmp_path


def test_the_reader_gets_sentences_and_is_measured(data: Path) -> None:
    reader = FakeReader(AttributionReading((60, 64), ((51, 59),), ((0, 49),), 0.9))
    assert set(ours(cast(Reader, reader), data, "dev", None).values()) == {1.0}
    alone, before_rules = reader.passages[:2], reader.passages[2:]
    assert alone == [Passage(TEXT, ((0, 65), (67, 88)))] * 2
    assert [passage.text.replace("é", "Ã©") for passage in before_rules] == [TEXT] * 2


def test_a_limit_is_of_documents(data: Path) -> None:
    reader = FakeReader()
    assert set(ours(cast(Reader, reader), data, "dev", 1).values()) == {0.0}
    assert len(reader.passages) == 2  # alone, and with the rules behind it


def test_the_rules_speak_of_the_text_as_it_stands(data: Path) -> None:
    found = by_rules(AnnotatedText("set", "weir", TEXT))
    assert found == (AttributionMark(((60, 64),), ((51, 59),), ((0, 49),)),)
    assert baseline(data, "dev", None)["linked_exact_f1"] == 1.0


def test_a_missing_split_is_named(data: Path) -> None:
    with pytest.raises(DataMissingError, match="no test split"):
        baseline(data, "test", None)
