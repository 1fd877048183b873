"""The benchmark of times, end to end on two invented documents."""

import json
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.floors import below_floor
from benchmarks.times.__main__ import main
from benchmarks.times.loader import Timex, load, read_tml
from benchmarks.times.readers import baseline, throughline
from benchmarks.times.score import Counts, add

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


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr(sys, "argv", ["times", *arguments])
    main()


def test_a_document_is_read_with_its_spans() -> None:
    document = read_tml(TML, "mill", "platinum")
    assert document.created == date(2019, 3, 6)
    quotes = [document.text[one.start : one.end] for one in document.times]
    assert quotes == ["Monday", "1901", "1950", "two years", "last year"]
    assert "flour & oil" in document.text


def test_ranges_and_signals_are_brought_into_the_form_of_timex3() -> None:
    document = read_tml(TML, "mill", "platinum")
    assert throughline(document) == document.times


def test_the_baseline_knows_weekdays_and_years_only() -> None:
    document = read_tml(TML, "mill", "platinum")
    assert [one.value for one in baseline(document)] == ["2019-03-04", "1901", "1950"]


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


def test_a_run_writes_its_figures(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = data / "out.json"
    run(monkeypatch, "--data", str(data), "--split", "test", "--json", str(out))
    result = json.loads(out.read_text(encoding="utf-8"))
    assert (result["task"], result["split"]) == ("times", "test")
    assert result["metrics"]["value_f1"] == 1.0
    assert result["metrics"]["platinum.span_strict_f1"] == 1.0
    assert result["baseline"]["value_f1"] == 0.75
    assert result["machine"]["python"]
    assert "| value_f1 | 100.0 | 75.0 | 77.6 |" in capsys.readouterr().out


def test_missing_data_are_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="te3-platinum"):
        tuple(load(tmp_path, "test"))


def test_a_figure_below_its_floor_is_told() -> None:
    fallen = below_floor("times", "dev", {"value_f1": 0.1})
    assert any(line.startswith("times dev: value_f1 is 0.1") for line in fallen)
    assert below_floor("times", "no such split", {}) == ()
