"""The benchmark of times on an invented document, with a reader that is told what to say."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from invented_readings import Echo, reading

from benchmarks.floors import below_floor
from benchmarks.times.loader import Timex, load, read_tml
from benchmarks.times.measure import baseline, ours
from benchmarks.times.readers import by_regex, by_rules
from benchmarks.times.score import Counts, add
from corpora.values import DataMissingError
from throughline.inference.reading import LabelledSpan

TML = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2019-03-06">2019-03-06</TIMEX3></DCT>
<TEXT>
The mill <EVENT eid="e1" class="OCCURRENCE">burned</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="2019-03-04">Monday</TIMEX3>. It had stood from
<TIMEX3 tid="t2" type="DATE" value="1901">1901</TIMEX3> to
<TIMEX3 tid="t3" type="DATE" value="1950">1950</TIMEX3> and, rebuilt
<TIMEX3 tid="t4" type="DURATION" value="P2Y">two years</TIMEX3> after a flood, made
flour &amp; oil until <TIMEX3 tid="t5" type="DATE" value="2018">last year</TIMEX3>.
</TEXT>
</TimeML>
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "tempeval3" / "te3-platinum"
    folder.mkdir(parents=True)
    (folder / "mill.tml").write_text(TML, encoding="utf-8")
    return tmp_path


def echo(*words: str) -> Echo:
    """A reader that marks these words of the document."""
    text = read_tml(TML, "mill", "platinum").text
    spans = ((text.index(one), one) for one in words)
    times = tuple(LabelledSpan(start, start + len(one), "DATE", 0.9) for start, one in spans)
    return Echo({text: replace(reading(text), times=times)})


def test_a_document_is_read_with_its_spans() -> None:
    document = read_tml(TML, "mill", "platinum")
    assert document.created == date(2019, 3, 6)
    quotes = [document.text[one.start : one.end] for one in document.times]
    assert quotes == ["Monday", "1901", "1950", "two years", "last year"]
    assert "flour & oil" in document.text


def test_ranges_and_signals_are_brought_into_the_form_of_timex3() -> None:
    document = read_tml(TML, "mill", "platinum")
    assert by_rules(document) == document.times


def test_the_expression_knows_weekdays_and_years_only() -> None:
    document = read_tml(TML, "mill", "platinum")
    assert [one.value for one in by_regex(document)] == ["2019-03-04", "1901", "1950"]


def test_counts_tell_equal_from_overlapping_and_value() -> None:
    document = read_tml(TML, "mill", "platinum")
    monday, first = document.times[0], document.times[1]
    found = [
        Timex(monday.start - 3, monday.end, "2019-03-05"),
        Timex(first.start, first.end + 1, "1901"),
    ]
    counts = Counts()
    add(counts, document, found)
    assert (counts.marked, counts.found) == (5, 2)
    assert (counts.overlap, counts.exact, counts.value) == (2, 1, 1)
    assert counts.metrics()["span_relaxed_f1"] == pytest.approx(4 / 7, abs=1e-4)


def test_a_reader_that_marks_the_same_has_full_figures(data: Path) -> None:
    figures = ours(echo("Monday", "1901", "1950", "two years", "last year"), data, "test", None)
    names = ("span_strict_f1", "span_relaxed_f1", "value_f1")
    spans = ("reader_span_strict_f1", "reader_span_relaxed_f1")
    assert figures == {
        f"{part}{name}": 1.0 for part in ("", "platinum.") for name in (*names, *spans)
    }


def test_the_readers_spans_are_measured_by_themselves(data: Path) -> None:
    figures = ours(echo("on\nMonday", "1901"), data, "test", None)
    assert figures["reader_span_strict_f1"] == pytest.approx(2 / 7, abs=1e-4)
    assert figures["reader_span_relaxed_f1"] == pytest.approx(4 / 7, abs=1e-4)


def test_the_baselines_are_rules_and_an_expression(data: Path) -> None:
    figures = baseline(data, "test", None)
    assert (figures["value_f1"], figures["regex_value_f1"]) == (1.0, 0.75)
    assert figures["platinum.span_strict_f1"] == 1.0


def test_the_official_layouts_are_read(data: Path) -> None:
    """Platinum beside WikiWars, of which the test articles are those of its split."""
    folder = data / "wikiwars" / "whole-tml" / "tml"
    folder.mkdir(parents=True)
    for name in ("01_Mill.tml", "02_Quay.tml"):
        (folder / name).write_text(TML, encoding="utf-8")
    splits = {"trainingset": ["01_Mill.tml"], "testset": ["02_Quay.tml"]}
    (data / "wikiwars" / "splits.json").write_text(json.dumps(splits), encoding="utf-8")
    found = [(one.set, one.name, len(one.times)) for one in load(data, "test")]
    assert found == [("platinum", "mill", 5), ("wikiwars", "02_Quay", 5)]
    figures = baseline(data, "test", None)
    assert figures["value_f1"] == figures["platinum.value_f1"] == 1.0
    assert figures["wikiwars.value_f1"] == 1.0


def test_missing_data_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataMissingError, match="te3-platinum"):
        tuple(load(tmp_path, "test"))


def test_a_figure_below_its_floor_is_told() -> None:
    fallen = below_floor("times", "dev", {"value_f1": 0.1})
    assert any(line.startswith("times dev: value_f1 is 0.1") for line in fallen)
    assert below_floor("times", "no such split", {}) == ()
