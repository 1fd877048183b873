"""The benchmark of timelines on an invented topic in the layout of the set."""

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.timelines.measure import baseline, ours, wanted_of
from benchmarks.timelines.reports import read_report, within
from benchmarks.timelines.systems import Wanted, by_agreement, by_mentions, by_publication
from corpora.timeline17 import load, printed, read_topic
from corpora.values import DataMissingError

SINKING, INQUIRY = date(2031, 3, 4), date(2031, 4, 10)
ARTICLES = [
    ("2031-03-05", "The ferry Alder sank off Port Ansgar on Tuesday and nine people drowned .",
     "Divers searched the wreck all night ."),
    ("2031-03-06", "Nine drowned when the ferry Alder sank on 4 March , the coastguard says .",
     "Shops in the town were open on Thursday ."),
    ("2031-04-11", "A judge opened the inquiry into the sinking of the Alder on Thursday .",
     "The ferry sank off Port Ansgar on 4 March ."),
    ("2031-04-12", "The inquiry into the sinking of the ferry Alder opened on 10 April .",
     "The ferry sank on 4 March with nine dead ."),
]  # fmt: skip
GOLD = [
    ["2031-03-04", ["The ferry Alder sinks off Port Ansgar , nine people drown ."]],
    ["2031-04-10", ["The inquiry into the sinking of the Alder opens ."]],
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for topic in ("mj", "ferry"):
        folder = tmp_path / "timeline17" / topic
        folder.mkdir(parents=True)
        records = [
            {"id": f"wire/{day}/{n}", "time": day, "title": None, "text": "\n".join(lines) + "\n",
             "url": None, "collection": "wire"}
            for n, (day, *lines) in enumerate(ARTICLES)
        ]  # fmt: skip
        (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
        (folder / "timelines.jsonl").write_text(json.dumps(GOLD) + "\n\n", "utf-8")
    return tmp_path


def test_lines_are_printed_without_the_traces_of_tokens() -> None:
    line = "`` It 's over , '' he said -LRB- AP -RRB- ; the crew 's pay of $ 5 was n't due 24\\/7 ."
    assert printed(line) == (
        "“It's over,” he said (AP); the crew's pay of $5 wasn't due 24/7."
    )  # fmt: skip


def test_topics_that_are_not_visible_are_the_test_part(data: Path) -> None:
    assert [topic.name for topic in load(data, "dev")] == ["mj"]
    (topic,) = load(data, "test")
    assert topic.name == "ferry"
    assert [article.day.isoformat() for article in topic.articles] == [a[0] for a in ARTICLES]
    assert list(topic.timelines[0]) == [SINKING, INQUIRY]


def test_a_missing_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataMissingError, match="no topics of dev"):
        list(load(tmp_path, "dev"))


def test_what_is_given_of_a_reference() -> None:
    reference = {SINKING: ("a", "b", "c"), INQUIRY: ("d",)}
    assert wanted_of(reference) == Wanted(SINKING, INQUIRY, days=2, sentences=2)


def test_the_systems_choose_days_and_sentences(data: Path) -> None:
    topic = read_topic(data / "timeline17" / "mj")
    reports = tuple(map(read_report, topic.articles))
    wanted = Wanted(SINKING, date(2031, 4, 30), days=2, sentences=1)
    made = by_agreement(reports, wanted)
    assert set(made) == {SINKING, INQUIRY}
    (told,) = made[SINKING]
    assert told in {s.text for r in reports for s in r.sentences if SINKING in s.days}
    assert set(by_mentions(reports, wanted)) == {SINKING, INQUIRY}
    assert set(by_publication(reports, wanted)) == {date(2031, 3, 5), date(2031, 3, 6)}
    assert len(within(reports, SINKING, date(2031, 3, 31))) == 2


def test_the_figures_of_a_split(data: Path) -> None:
    figures = ours(None, data, "test", None)  # type: ignore[arg-type]  # the reader is not asked
    assert (
        figures["date_f1"] == figures["ferry.date_f1"] == 0.5
    )  # no report of the span tells of its last day
    assert 0 < figures["ar2"] < figures["ar1"] < 1
    assert figures["seconds_per_topic"] >= 0
    counted = baseline(data, "test", None)
    assert {"date_f1", "ar1", "concat_r2", "publication_date_f1"} <= set(counted)
