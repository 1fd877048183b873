"""MEANTIME: its XML is read into names, times, events and roles of the annotated sentences."""

from pathlib import Path

import pytest

from corpora.meantime import load, read_document
from corpora.meantime_names import name_within
from corpora.values import AnnotatedText, DataMissingError, EventMark, Mark, RoleMark

SENTENCES = (
    "The Blue Line sells ferry",
    "5 May 2019",
    "On Monday Blue Line took it away and may not return .",
    "Ann Oak said so .",
    "It rains in Lund .",
    "Ships sell .",
    "Nobody annotated this .",
)


def anchored(tag: str, key: int, words: str, **attributes: str) -> str:
    inner = "".join(f'<token_anchor t_id="{number}"/>' for number in words.split())
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<{tag} m_id="{key}"{written}>{inner}</{tag}>'


def link(tag: str, source: int, target: int, **attributes: str) -> str:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<{tag}{written}><source m_id="{source}"/><target m_id="{target}"/></{tag}>'


def document() -> str:
    tokens = ""
    number = 0
    for sentence, words in enumerate(SENTENCES):
        for word in words.split():
            number += 1
            tokens += f'<token t_id="{number}" sentence="{sentence}">{word}</token>'
    certain = {"certainty": "CERTAIN", "polarity": "POS", "time": "NON_FUTURE"}
    marks = (
        anchored("ENTITY_MENTION", 1, "1 2 3", syntactic_type="NAM"),
        anchored("ENTITY_MENTION", 2, "5", syntactic_type="NOM"),
        anchored("ENTITY_MENTION", 3, "11 12", syntactic_type="NAM", head="Blue Line"),
        anchored("ENTITY_MENTION", 4, "21 22", syntactic_type="PRE.NAM"),
        anchored("EVENT_MENTION", 5, "4", pred="sell", **certain),
        anchored("EVENT_MENTION", 6, "13 15", pred="take", **certain),
        anchored("EVENT_MENTION", 7, "19", certainty="POSSIBLE", polarity="NEG", time="FUTURE"),
        anchored("EVENT_MENTION", 8, "23", pred="say", certainty="", polarity="", time=""),
        anchored("EVENT_MENTION", 9, "27", special_cases="GEN", **certain),
        anchored("EVENT_MENTION", 10, "34", certainty="CERTAIN"),
        anchored("TIMEX3", 11, "6 7 8", type="DATE"),
        anchored("TIMEX3", 12, "", type="DURATION"),
        '<ENTITY m_id="13" ent_type="ORG"/><ENTITY m_id="14" ent_type="PER"/>',
    )
    links = (
        link("REFERS_TO", 1, 13),
        link("REFERS_TO", 3, 13),
        link("REFERS_TO", 4, 14),
        link("HAS_PARTICIPANT", 5, 1, sem_role="Arg0"),
        link("HAS_PARTICIPANT", 5, 2, sem_role="ARG1"),
        link("HAS_PARTICIPANT", 6, 3, sem_role="ArgM-Loc"),
        link("HAS_PARTICIPANT", 99, 3, sem_role="Arg0"),
    )
    parts = f"<Markables>{''.join(marks)}</Markables><Relations>{''.join(links)}</Relations>"
    return f"<?xml version='1.0'?><Document>{tokens}{parts}</Document>"


def test_a_document_is_read_with_all_its_layers() -> None:
    text = "\n".join(SENTENCES[:6])
    read = read_document(document(), "ferry")
    assert read == AnnotatedText(
        "meantime",
        "ferry",
        text,
        sentences=((0, 25), (26, 36), (37, 90), (91, 108), (109, 127), (128, 140)),
        words=read.words,
        names=(
            Mark(4, 13, "organization"),
            Mark(47, 56, "organization"),
            Mark(91, 98, "person"),
        ),
        times=(Mark(26, 36, "DATE"),),
        events=(
            EventMark(14, 19, None, "certain", "positive", "happened"),
            EventMark(57, 61, None, "certain", "positive", "happened"),
            EventMark(82, 88, None, "possible", "negative", "future"),
            EventMark(99, 103, "REPORTING", None, None, None),
            EventMark(112, 117, None, "certain", "positive", "general"),
        ),
        roles=(
            RoleMark((14, 19), 0, 13, "Arg0"),
            RoleMark((14, 19), 20, 25, "Arg1"),
            RoleMark((57, 61), 47, 56, "Argm-LOC"),
        ),
    )
    assert [text[start:end] for start, end in read.words] == text.split()


@pytest.mark.parametrize(
    ("mention", "head", "name"),
    [
        ("the Harbour of Lund", "", "Harbour of Lund"),
        ("ferry owner Blue Line , a firm of Oslo", "", "Blue Line"),
        ("the new Orca 9", "Orca", "Orca"),
        ("the Blue Line 's", "", "Blue Line"),
        ("the Blue Line ferry", "", None),
        ("The ferry", "ferry", None),
        ("Of Lund", "", "Of Lund"),
    ],
)
def test_a_name_stands_within_its_mention(mention: str, head: str, name: str | None) -> None:
    found = name_within(mention, head)
    assert (mention[slice(*found)] if found else None) == name


def test_apple_is_halved_and_other_corpora_are_the_test(tmp_path: Path) -> None:
    for place in ("airbus/a", "airbus/b", "apple/c", "apple/d", "apple/e"):
        path = tmp_path / f"meantime/intra-doc_annotation/corpus_{place}.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document(), encoding="utf-8")
    assert [read.name for read in load(tmp_path, "train")] == ["a", "b", "d"]
    assert [read.name for read in load(tmp_path, "dev")] == ["c", "e"]
    with pytest.raises(DataMissingError, match="no documents of the test split"):
        next(load(tmp_path, "test"))
