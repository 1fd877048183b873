"""Chains of ECB+, MEANTIME and GUM are read: across documents, within them, singletons."""

from pathlib import Path

import pytest

from corpora import ecbplus_coreference, gum_coreference, meantime_coreference
from corpora.coreference import ChainMark
from corpora.values import DataMissingError

ECB = """<Document doc_name="1_1ecbplus.xml">
<token t_id="1" sentence="0" number="0">Unchecked</token>
<token t_id="2" sentence="1" number="0">Ada</token>
<token t_id="3" sentence="1" number="1">sank</token>
<token t_id="4" sentence="1" number="2">it</token>
<token t_id="5" sentence="1" number="3">right</token>
<token t_id="6" sentence="1" number="4">down</token>
<token t_id="7" sentence="1" number="5">Monday</token>
<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="3"/><token_anchor t_id="6"/></ACTION_OCCURRENCE>
<NEG_ACTION_STATE m_id="2"><token_anchor t_id="1"/></NEG_ACTION_STATE>
<HUMAN_PART_PER m_id="3"><token_anchor t_id="2"/></HUMAN_PART_PER>
<NON_HUMAN_PART m_id="4"><token_anchor t_id="4"/></NON_HUMAN_PART>
<TIME_DATE m_id="5"><token_anchor t_id="7"/></TIME_DATE>
<ACTION_OCCURRENCE m_id="9" TAG_DESCRIPTOR="t" instance_id="ACT7"/>
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="1" note="ACT7"><source m_id="1"/><target m_id="9"/></CROSS_DOC_COREF>
<INTRA_DOC_COREF r_id="2"><source m_id="3"/><source m_id="4"/><target m_id="8"/></INTRA_DOC_COREF>
</Relations>
</Document>"""


def test_ecbplus_has_chains_of_three_kinds() -> None:
    found = ecbplus_coreference.read_document(ECB, "1_1ecbplus", frozenset({1}))
    assert found.text.text == "Unchecked\nAda sank it right down Monday"
    assert (found.topic, found.subtopic) == ("1", "1ecbplus")
    assert found.marked == ((10, 39),)
    assert found.events == (ChainMark(14, 32, "ACT7"),)
    assert found.entities == (
        ChainMark(10, 13, "1_1ecbplus#8"),
        ChainMark(19, 21, "1_1ecbplus#8"),
        ChainMark(33, 39, "1_1ecbplus#5"),
    )


MEANTIME = """<Document doc_name="7_Oak.xml">
<token t_id="1" sentence="0" number="0">Oak</token>
<token t_id="2" sentence="0" number="1">sells</token>
<token t_id="3" sentence="1" number="0">It</token>
<Markables>
<ENTITY_MENTION m_id="1"><token_anchor t_id="1"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="2"><token_anchor t_id="3"/></ENTITY_MENTION>
<EVENT_MENTION m_id="3"><token_anchor t_id="2"/></EVENT_MENTION>
<ENTITY m_id="4" instance_id="ORG9"/>
</Markables>
<Relations>
<REFERS_TO r_id="1"><source m_id="1"/><source m_id="2"/><target m_id="4"/></REFERS_TO>
</Relations>
</Document>"""


def test_meantime_refers_to_instances(tmp_path: Path) -> None:
    folder = tmp_path / "meantime" / "intra_cross-doc_annotation"
    for corpus in ("corpus_airbus", "corpus_apple", "corpus_mills"):
        (folder / corpus).mkdir(parents=True)
        (folder / corpus / "7_Oak.xml").write_text(MEANTIME, encoding="utf-8")
    (found,) = meantime_coreference.load(tmp_path, "test")
    assert found.topic == "corpus_mills"
    assert found.entities == (ChainMark(0, 3, "ORG9"), ChainMark(10, 12, "ORG9"))
    assert found.events == (ChainMark(4, 9, "7_Oak#m3"),)
    assert [d.topic for d in meantime_coreference.load(tmp_path, "dev")] == ["corpus_apple"]


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    for corpus in (ecbplus_coreference, meantime_coreference):
        with pytest.raises(DataMissingError):
            next(corpus.load(tmp_path, "dev"))


@pytest.mark.data
def test_ecbplus_has_the_published_numbers(shared_data: Path) -> None:
    documents = tuple(ecbplus_coreference.load(shared_data, "dev"))
    events = [mark.chain for document in documents for mark in document.events]
    assert (len(events), len(set(events))) == (1245, 409)  # Cattan et al. 2021, table 1


@pytest.mark.data
def test_gum_chains_hold_pronouns(shared_data: Path) -> None:
    document = next(gum_coreference.load(shared_data, "dev"))
    members: dict[str, list[str]] = {}
    for mark in document.entities:
        members.setdefault(mark.chain, []).append(document.text.text[mark.start : mark.end])
    chained = [words for words in members.values() if len(words) > 1]
    assert any({"it", "he", "she", "they"} & {w.lower() for w in words} for words in chained)
