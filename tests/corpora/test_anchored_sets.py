"""Sets whose events people anchored in time: CAT XML, timelines, TimeBank-Dense."""

from datetime import date
from pathlib import Path

import pytest

from corpora import meantime_anchors, semeval2015_timelines, timebank_dense
from corpora.anchored import AnchoredEvent, anchor_of
from corpora.cat import parse_cat
from corpora.semeval2015_timelines import EntityTimeline, Row, parse_timeline
from corpora.timeml_anchors import read_anchored
from corpora.values import DataMissingError

CAT = """<?xml version="1.0" ?><Document doc_id="77">
<token t_id="1" sentence="0">Mill</token><token t_id="2" sentence="0">sold</token>
<token t_id="3" sentence="1">May</token><token t_id="4" sentence="1">4</token>
<token t_id="5" sentence="2">She</token><token t_id="6" sentence="2">took</token>
<token t_id="7" sentence="2">it</token><token t_id="8" sentence="2">over</token>
<token t_id="9" sentence="2">after</token><token t_id="10" sentence="2">price</token>
<token t_id="11" sentence="2">talks</token>
<Markables>
<TIMEX3 functionInDocument="CREATION_TIME" m_id="1" value="2021-05-04"/>
<EVENT_MENTION m_id="2"><token_anchor t_id="6"/><token_anchor t_id="8"/></EVENT_MENTION>
<EVENT_MENTION m_id="3"><token_anchor t_id="10"/><token_anchor t_id="11"/></EVENT_MENTION>
<EVENT_MENTION m_id="4"><token_anchor t_id="2"/></EVENT_MENTION>
<EVENT m_id="9" instance_id="OTH1"/>
</Markables>
<Relations><REFERS_TO r_id="1"><source m_id="2"/><source m_id="4"/><target m_id="9"/></REFERS_TO>
</Relations></Document>"""
INSTANCES = (
    "#ID\tTYPE\tTIME\tBEGINTERVAL\tENDINTERVAL\n"
    "OTH1\tEVENT\t\t2021-05-XX\t2021-06-XX\nOTH2\tEVENT\tXXXX-XX-XX\t\t\nPER1\tENTITY\t\t\t\n"
)


def test_anchors_lose_what_is_unknown() -> None:
    written = (
        "2007-10-15",
        "2007-10-XX",
        "2007-XX-XX",
        "2007",
        "XXXX-XX-XX",
        "XXX-XX-XX",
        "19980108",
    )
    assert [anchor_of(one) for one in written] == [
        *("2007-10-15", "2007-10", "2007", "2007", "", "", "1998-01-08"),
    ]


def test_cat() -> None:
    document = parse_cat(CAT)
    assert document.text == "Mill sold\nMay 4\nShe took it over after price talks"
    assert document.created == date(2021, 5, 4)
    assert document.sentences == ((0, 9), (10, 15), (16, 50))
    assert [(e.name, document.text[e.start : e.end]) for e in document.events] == [
        ("77-0-sold", "sold"),
        ("77-2-took_over", "took"),
        ("77-2-price_talks", "price talks"),
    ]
    assert document.instances == {"2": "OTH1", "4": "OTH1"}


def test_meantime(tmp_path: Path) -> None:
    folder = tmp_path / "meantime" / "intra_cross-doc_annotation"
    for corpus in ("corpus_airbus", "corpus_apple", "corpus_gm"):
        (folder / corpus).mkdir(parents=True)
        (folder / corpus / "77_Mill.xml").write_text(CAT, encoding="utf-8")
    (folder.parent / "list_instances.csv").write_text(INSTANCES, encoding="utf-8")
    (document,) = meantime_anchors.load(tmp_path, "test")
    assert document.name == "77_Mill"
    # A lasting event is anchored where it begins; the talks are no listed instance.
    assert [(e.name, e.anchor) for e in document.events] == [
        *(("77-0-sold", "2021-05"), ("77-2-took_over", "2021-05"), ("77-2-price_talks", None)),
    ]
    assert len(list(meantime_anchors.load(tmp_path, "train"))) == 1
    assert len(list(meantime_anchors.load(tmp_path, "dev"))) == 1
    assert len(list(meantime_anchors.load_corpus(tmp_path, "corpus_gm"))) == 1


TIMELINE = (
    "Mil\n0\tXXXX-XX-XX\t77-0-sold\n\n1\t2021-05-04\t77-2-took_over\t 77-2-talks 2021-05-04\n"
    "2\t2022\t\nnothing\n3 2023 78-1-x-ray\n"
)


def test_timeline_files() -> None:
    assert parse_timeline(TIMELINE, "Mill") == EntityTimeline(
        "Mill",
        (
            Row(0, "", ("77-0-sold",)),
            Row(1, "2021-05-04", ("77-2-took_over", "77-2-talks")),
            Row(3, "2023", ("78-1-x-ray",)),
        ),
    )
    assert parse_timeline(TIMELINE).entity == "Mil"


def test_evaluation_layout(tmp_path: Path) -> None:
    """Corpora 2 and 3 lie beside corpus 1 and are the test split."""
    for corpus in ("corpus_1", "corpus_2", "corpus_3"):
        folder = tmp_path / "semeval2015-task4" / "SemEval_Task4_data" / corpus
        (folder / "corpus_trackB_CAT").mkdir(parents=True)
        (folder / "corpus_trackB_CAT" / "77_Mill.txt.xml").write_text(CAT, encoding="utf-8")
        (folder / "TimeLines_Gold_Standard").mkdir()
        lines = folder / "TimeLines_Gold_Standard" / "old_mill.txt"
        lines.write_text(TIMELINE, encoding="utf-8")
        (folder / f"list_target_entities_{corpus}.txt").write_text("Old Mill\n", encoding="utf-8")
    first, second = semeval2015_timelines.load(tmp_path, "test")
    assert (first.name, second.name) == ("corpus_2", "corpus_3")
    assert [timeline.entity for timeline in first.timelines] == ["Old Mill"]
    assert [(e.name, e.anchor) for e in first.documents[0].events] == [
        *(("77-0-sold", ""), ("77-2-took_over", "2021-05-04"), ("77-2-price_talks", None)),
    ]
    assert [c.name for c in semeval2015_timelines.load(tmp_path, "train")] == ["corpus_1"]
    with pytest.raises(DataMissingError):
        next(semeval2015_timelines.load(tmp_path, "dev"))


DENSE = """<?xml version="1.0"?><TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2021-05-04">20210504</TIMEX3></DCT>
<TEXT>Lund <EVENT eid="e1" class="OCCURRENCE">sailed</EVENT> <TIMEX3 tid="t1" type="DATE"
value="2021-05">this month</TIMEX3> and <EVENT eid="e2" class="STATE">hopes</EVENT> to
<EVENT eid="e3" class="OCCURRENCE">win</EVENT>.</TEXT>
<MAKEINSTANCE eventID="e1" eiid="ei1"/><MAKEINSTANCE eventID="e2" eiid="ei2"/>
<MAKEINSTANCE eventID="e3" eiid="ei3"/>
<TLINK eventInstanceID="ei1" relatedToTime="t1" relType="IS_INCLUDED"/>
<TLINK timeID="t0" relatedToEventInstance="ei1" relType="INCLUDES"/>
<TLINK eventInstanceID="ei2" relatedToTime="t0" relType="INCLUDES"/>
<TLINK eventInstanceID="ei3" relatedToTime="t0" relType="AFTER"/>
</TimeML>"""


def test_sparse_links_tell_only_of_events_that_were_looked_at() -> None:
    document = read_anchored(DENSE, "one", "tempeval3", dense=False)
    # "hopes" is linked to the time of writing; "win" too, as lying after it.
    assert [event.anchor for event in document.events] == ["2021-05-04", "", ""]
    unlinked = DENSE.replace(
        '<TLINK eventInstanceID="ei3" relatedToTime="t0" relType="AFTER"/>', ""
    )
    document = read_anchored(unlinked, "one", "tempeval3", dense=False)
    assert [event.anchor for event in document.events] == ["2021-05-04", "", None]


def test_timebank_dense_takes_the_finest_date_around_an_event(tmp_path: Path) -> None:
    folder = tmp_path / "timebank_dense" / "dev"
    folder.mkdir(parents=True)
    (folder / "one.tml").write_text(DENSE, encoding="utf-8")
    (document,) = timebank_dense.load(tmp_path, "dev")
    with pytest.raises(DataMissingError):
        next(timebank_dense.load(tmp_path, "test"))
    assert document.created == date(2021, 5, 4)
    assert [(document.text[e.start : e.end], e.anchor) for e in document.events] == [
        *(("sailed", "2021-05-04"), ("hopes", ""), ("win", "")),
    ]
    assert isinstance(document.events[0], AnchoredEvent)


@pytest.mark.data
def test_the_visible_data(shared_data: Path) -> None:
    (corpus,) = semeval2015_timelines.load(shared_data, "train")
    assert (len(corpus.documents), len(corpus.timelines)) == (30, 13)
    days = [
        event.anchor
        for document in meantime_anchors.load(shared_data, "train")
        for event in document.events
        if event.anchor and len(event.anchor) == 10
    ]
    assert len(days) == 342
