"""ECB+'s files are read: checked sentences only, events with class and polarity."""

from pathlib import Path

import pytest

from corpora.ecbplus import load, read_cat
from corpora.values import AnnotatedText, DataMissingError, EventMark

CAT = """<Document doc_name="1_1ecb.xml" doc_id="X">
<token t_id="1" sentence="0" number="0">http://mill.example</token>
<token t_id="2" sentence="1" number="0">Police</token>
<token t_id="3" sentence="1" number="1">said</token>
<token t_id="4" sentence="1" number="2">:</token>
<token t_id="5" sentence="2" number="0">Not</token>
<token t_id="6" sentence="2" number="1">seen</token>
<token t_id="7" sentence="3" number="0">It</token>
<token t_id="8" sentence="3" number="1">burned</token>
<token t_id="9" sentence="3" number="2">right</token>
<token t_id="10" sentence="3" number="3">down</token>
<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="8"/><token_anchor t_id="10"/></ACTION_OCCURRENCE>
<ACTION_REPORTING m_id="2"><token_anchor t_id="3"/></ACTION_REPORTING>
<NEG_ACTION_PERCEPTION m_id="3"><token_anchor t_id="6"/></NEG_ACTION_PERCEPTION>
<NON_HUMAN_PART m_id="4"><token_anchor t_id="7"/></NON_HUMAN_PART>
<ACTION_GENERIC m_id="5" RELATED_TO="" TAG_DESCRIPTOR="t1" instance_id="ACT1"/>
</Markables>
</Document>
"""
MILL = AnnotatedText(
    "ecbplus",
    "1_1ecb",
    "Police said :\nIt burned right down",
    sentences=((0, 13), (14, 34)),
    words=((0, 6), (7, 11), (12, 13), (14, 16), (17, 23), (24, 29), (30, 34)),
    events=(EventMark(7, 11, "REPORTING"), EventMark(17, 34, "OCCURRENCE")),
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "ecbplus"
    for topic in "123":
        (folder / "ECB+" / topic).mkdir(parents=True)
        (folder / "ECB+" / topic / f"{topic}_1ecb.xml").write_text(CAT, encoding="utf-8")
    (folder / "ECB+" / "1" / "1_2ecb.xml").write_text(CAT, encoding="utf-8")
    rows = "Topic,File,Sentence Number\n1,1ecb,1\n1,1ecb,3\n2,1ecb,2\n3,1ecb,1\n"
    (folder / "ECBplus_coreference_sentences.csv").write_text(rows, encoding="utf-8")
    (folder / "splits.json").write_text('{"train": [1, 40], "dev": [2]}', encoding="utf-8")
    return tmp_path


def test_only_checked_sentences_are_read(data: Path) -> None:
    assert tuple(load(data, "train")) == (MILL,)


def test_a_negative_action_and_a_class(data: Path) -> None:
    assert [document.events for document in load(data, "dev")] == [
        (EventMark(4, 8, "PERCEPTION", polarity="negative"),)
    ]


def test_test_is_what_is_neither_train_nor_dev(data: Path) -> None:
    assert [document.name for document in load(data, "test")] == ["3_1ecb"]


def test_the_test_topics_may_be_listed(data: Path) -> None:
    listed = '{"train": [1], "dev": [2], "test": [2, 3]}'
    (data / "ecbplus" / "splits.json").write_text(listed, encoding="utf-8")
    assert [document.name for document in load(data, "test")] == ["2_1ecb", "3_1ecb"]


def test_a_generic_action_has_no_class() -> None:
    source = CAT.replace("ACTION_REPORTING", "ACTION_GENERIC")
    assert read_cat(source, "x", frozenset({1})).events == (EventMark(7, 11),)


def test_a_missing_split_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataMissingError, match="dev split of ECB"):
        next(load(tmp_path, "dev"))


@pytest.mark.data
def test_the_dev_topics_as_published(shared_data: Path) -> None:
    documents = tuple(load(shared_data, "dev"))
    assert {int(document.name.split("_")[0]) for document in documents} == {
        *(2, 5, 12, 18),
        *(21, 23, 34, 35),
    }
