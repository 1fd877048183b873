"""The sets in TimeML: events and times with what their attributes mean."""

import json
from pathlib import Path
from xml.etree import ElementTree
from zlib import crc32

import pytest

from corpora import tempeval3, wikiwars
from corpora.timeml import parse_timeml
from corpora.values import DataMissingError, EventMark, Mark

BODY = (
    'Ada <EVENT eid="e1" class="REPORTING">says</EVENT> the mill'
    ' <EVENT eid="e2" class="OCCURRENCE">burned</EVENT> on'
    ' <TIMEX3 tid="t1" type="DATE" value="2019-03-04">Monday</TIMEX3>,'
    ' <EVENT eid="e3" class="OCCURRENCE"> burning</EVENT> & no one'
    ' <EVENT eid="e4" class="OCCURRENCE">has paid</EVENT>; it could'
    ' <EVENT eid="e5" class="OCCURRENCE">close</EVENT>, must'
    ' <EVENT eid="e6" class="OCCURRENCE">move</EVENT> and will'
    ' <EVENT eid="e7" class="OCCURRENCE">reopen</EVENT>.'
).replace("&", "&amp;")
INSTANCES = """
<MAKEINSTANCE eventID="e1" eiid="i1" tense="PRESENT" aspect="NONE" polarity="POS" pos="VERB"/>
<MAKEINSTANCE eventID="e2" eiid="i2" tense="PAST" aspect="NONE" polarity="POS" pos="VERB"/>
<MAKEINSTANCE eventID="e2" eiid="i9" tense="FUTURE" aspect="NONE" polarity="NEG" pos="VERB"/>
<MAKEINSTANCE eventID="e4" eiid="i4" tense="PRESENT" aspect="PERFECTIVE" polarity="NEG"/>
<MAKEINSTANCE eventID="e5" eiid="i5" tense="PAST" aspect="NONE" polarity="POS" modality="COULD"/>
<MAKEINSTANCE eventID="e6" eiid="i6" tense="NONE" aspect="NONE" polarity="POS" modality="must"/>
<MAKEINSTANCE eventID="e7" eiid="i7" tense="FUTURE" aspect="NONE" polarity="POS"/>
"""


def tml(body: str, instances: str = "") -> str:
    return f"<?xml version='1.0'?><TimeML><TEXT>{body}</TEXT>{instances}</TimeML>"


def write(path: Path, source: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")


def test_the_attributes_of_an_event_are_put_into_words() -> None:
    document = tempeval3.read_document(tml(BODY, INSTANCES), "mill")
    text = document.text
    assert text.startswith("Ada says the mill burned on Monday,  burning & no one has paid;")

    def mark(word: str, *attributes: str | None) -> EventMark:
        start = text.index(word)
        return EventMark(start, start + len(word), *attributes)

    assert document.events == (
        mark("says", "REPORTING", "certain", "positive", "general"),
        mark("burned", "OCCURRENCE", "certain", "positive", "happened"),
        mark("burning", "OCCURRENCE", None, None, None),
        mark("has paid", "OCCURRENCE", "certain", "negative", "happened"),
        mark("close", "OCCURRENCE", "possible", "positive", None),
        mark("move", "OCCURRENCE", "probable", "positive", None),
        mark("reopen", "OCCURRENCE", None, "positive", "future"),
    )
    monday = text.index("Monday")
    assert document.times == (Mark(monday, monday + 6, "DATE"),)


def test_a_document_that_denies_nearly_all_says_nothing_of_polarity() -> None:
    events = tempeval3.read_document(tml(BODY, INSTANCES.replace("POS", "NEG")), "mill").events
    assert events is not None
    assert [event.polarity for event in events] == [None] * 7


def test_the_name_of_a_document_decides_its_split(tmp_path: Path) -> None:
    names = [f"story{number}" for number in range(20)]
    for number, name in enumerate(names):
        folder = "TimeBank" if number % 2 else "AQUAINT"
        write(tmp_path / "tempeval3/TBAQ-cleaned" / folder / f"{name}.tml", tml(BODY))
    dev = {name for name in names if crc32(name.encode()) % 5 == 0}
    assert {d.name for d in tempeval3.load(tmp_path, "dev")} == dev
    assert {d.name for d in tempeval3.load(tmp_path, "train")} == set(names) - dev
    with pytest.raises(DataMissingError, match="te3-platinum"):
        next(tempeval3.load(tmp_path, "test"))
    write(tmp_path / "tempeval3/te3-platinum/last.tml", tml(BODY))
    assert [d.name for d in tempeval3.load(tmp_path, "test")] == ["last"]


def test_wars_are_split_by_name_and_have_times_only(tmp_path: Path) -> None:
    splits = {"trainingset": ["01_A.tml"], "testset": ["02_B.tml"]}
    write(tmp_path / "wikiwars/splits.json", json.dumps(splits))
    write(tmp_path / "wikiwars/whole-tml/tml/01_A.tml", tml(BODY))
    write(tmp_path / "wikiwars/whole-tml/tml/02_B.tml", tml(BODY))
    loaded = {s: list(wikiwars.load(tmp_path, s)) for s in ("train", "dev", "test")}
    assert [d.name for d in loaded["train"]] == ["01_A"]
    assert [d.name for d in loaded["dev"]] == ["02_B"]
    assert loaded["test"] == loaded["dev"]
    assert [len(d.times or ()) for d in loaded["dev"]] == [1]
    assert loaded["dev"][0].events is None


def test_sets_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataMissingError, match="wikiwars"):
        next(wikiwars.load(tmp_path, "dev"))
    with pytest.raises(DataMissingError, match="TBAQ-cleaned"):
        next(tempeval3.load(tmp_path, "train"))


def test_a_document_without_a_text_is_refused() -> None:
    with pytest.raises(DataMissingError, match="mill: a TimeML document has a TEXT"):
        parse_timeml("<TimeML/>", "mill")
    with pytest.raises(ElementTree.ParseError):
        parse_timeml("no markup", "mill")
