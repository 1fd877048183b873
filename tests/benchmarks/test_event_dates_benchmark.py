"""The benchmark of event dates: what counts as right, and the baselines."""

from datetime import date
from pathlib import Path

import pytest
from invented_readings import Echo

from benchmarks.event_dates.measure import _by_rule, ours
from benchmarks.event_dates.score import Dates
from corpora.anchored import AnchoredEvent, AnchoredText
from corpora.values import DataMissingError


def test_days_months_and_none() -> None:
    counts = Dates()
    for gold, found in [
        ("2021-05-04", "2021-05-04"),  # right
        ("2021-05-04", "2021-05-05"),  # another day
        ("2021-05-04", ""),  # missed
        ("2021-05", "2021-05-07"),  # a day where people gave a month: it fits, and is no day
        ("2021-05", "2021-05"),
        ("", "2021-05-04"),  # dated where people could not tell
        ("", ""),
    ]:
        counts.add(gold, found)
    assert counts.figures() == {
        "day_f1": round(2 / 7, 4),
        "day_precision": 0.25,
        "day_recall": round(1 / 3, 4),
        "any_f1": round(4 / 10, 4),
        "fitting_f1": round(6 / 10, 4),
    }
    assert counts.events == 7


def test_the_nearest_date_else_publication() -> None:
    text = "Mill sold\nIt was bought in June 2020 and closed on 3 May 2021.\nIt was resold."
    places = [text.index(word) for word in ("bought", "closed", "resold")]
    document = AnchoredText(
        "meantime",
        "one",
        text,
        date(2021, 6, 1),
        ((0, 9), (10, 62), (63, len(text))),
        tuple(
            AnchoredEvent(at, at + 6, str(number), anchor)
            for number, (at, anchor) in enumerate(
                zip(places, ("2020-06", "2021-05-03", ""), strict=True)
            )
        ),
    )
    assert [(gold, dated["nearest_"], dated[""]) for gold, dated in _by_rule(document)] == [
        ("2020-06", "2020-06", "2021-06-01"),
        ("2021-05-03", "2021-05-03", "2021-06-01"),
        ("", "2021-06-01", "2021-06-01"),
    ]


def test_without_data(tmp_path: Path) -> None:
    with pytest.raises(DataMissingError):
        ours(Echo({}), tmp_path, "dev", None)
