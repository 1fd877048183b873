"""PolNeAR's files are read: ranges in parts, several annotators, slips."""

from pathlib import Path

import pytest

from corpora.polnear import load, read_ann
from corpora.values import AnnotatedText, AttributionMark, DataMissingError

TEXT = (
    "The dam, said Ada Orme, “is safe.”\n\n“It will hold.” Critics doubt it. Orders were given.\n"
)
ANN = """T1\tContent 0 7;24 34;36 51\tThe dam “is safe.” “It will hold.”
T2\tCue 9 13\tsaid
T3\tSource 14 22\tAda Orme
T4\tAttribution 9 13\tsaid
E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3
T5\tCue 82 87\tgiven
T6\tContent 70 76\tOrders
T7\tAttribution-no-source 82 87\tgiven
E2\tAttribution-no-source:T7 Cue:T5 Content:T6
T8\tAttribution-no-source 52 59\tCritics
E3\tAttribution-no-source:T8\x20
T9\tDiscuss 52 59\tCritics
#1\tAnnotatorNotes T9\tIs this one?
"""
DAM = AttributionMark(((9, 13),), ((14, 22),), ((0, 7), (24, 34), (36, 51)))
ORDERS = AttributionMark(((82, 87),), (), ((70, 76),))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "polnear" / "dev"
    for place, content in {
        "text/paper_2016_dam.txt": TEXT,
        "attributions/paper_2016_dam_1a.ann": "",
        "attributions/paper_2016_dam_2b.ann": ANN,
        "attributions/paper_2016_dam_3c.ann": ANN.split("T5")[0],
        "text/paper_2016_unmarked.txt": "Nothing here.",
        "attributions/paper_2016_unmarked_1a.ann": "",
    }.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(content.encode())
    return tmp_path


def test_the_first_annotator_who_marked_anything_counts(data: Path) -> None:
    document = AnnotatedText("polnear", "paper_2016_dam", TEXT, attributions=(DAM, ORDERS))
    assert tuple(load(data, "dev")) == (document,)


def test_the_offsets_are_of_the_decoded_file() -> None:
    quotes = [TEXT[start:end] for part in (DAM.cue, DAM.source, DAM.content) for start, end in part]
    assert quotes == ["said", "Ada Orme", "The dam", "“is safe.”", "“It will hold.”"]


def test_further_parts_belong_to_the_content_and_order_is_of_place() -> None:
    ann = (
        "T1\tContent 30 40\tx\r\nT2\tContent 0 9;12 14\tx\r\nT3\tCue 20 24\tx\r\n"
        "T4\tAttribution 20 24\tx\r\nE1\tAttribution:T4 Content:T1 Cue:T3 Content2:T2\r\n"
    )
    assert read_ann(ann) == (AttributionMark(((20, 24),), (), ((0, 9), (12, 14), (30, 40))),)


def test_an_attribution_without_cue_or_content_is_a_slip() -> None:
    spans = "T1\tCue 0 4\tx\nT2\tAttribution 0 4\tx\n"
    ann = f"{spans}E1\tAttribution:T2 Cue:T1\nE2\tAttribution:T2 Content:T1 Cue:T9\n"
    assert read_ann(ann) == ()


def test_a_missing_split_is_named(data: Path) -> None:
    with pytest.raises(DataMissingError, match="no test split"):
        next(load(data, "test"))


@pytest.mark.data
def test_the_dev_split_as_published(shared_data: Path) -> None:
    documents = tuple(load(shared_data, "dev"))
    assert len(documents) == 84
    assert sum(len(document.attributions or ()) for document in documents) == 2192
