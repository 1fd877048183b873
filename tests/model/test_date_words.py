"""Dates in words: never more exact than what is known."""

from datetime import date, time

import pytest

from throughline.model.date_words import machine, words
from throughline.model.dates import Interval, Precision, day

P = Precision


@pytest.mark.parametrize(
    ("interval", "text", "value"),
    [
        (day(date(2008, 11, 26)), "26 Nov 2008", "2008-11-26"),
        (
            Interval(date(2024, 3, 3), date(2024, 3, 3), P.MINUTE, clock=time(21, 5)),
            "3 Mar 2024, 21:05",
            "2024-03-03",
        ),
        (Interval(date(2012, 11, 1), date(2012, 11, 30), P.MONTH), "November 2012", "2012-11"),
        (Interval(date(2024, 2, 1), date(2024, 2, 29), P.MONTH), "February 2024", "2024-02"),
        (Interval(date(2012, 1, 1), date(2012, 12, 31), P.YEAR), "2012", "2012"),
        (Interval(date(2012, 1, 1), date(2012, 12, 31), P.YEAR, True), "about 2012", "2012"),
        (Interval(date(1990, 1, 1), date(1999, 12, 31), P.DECADE), "the 1990s", None),
        (Interval(date(1990, 1, 1), date(1993, 12, 31), P.PERIOD), "1990–1993", None),
        (Interval(date(2012, 7, 1), date(2012, 9, 30), P.QUARTER), "July–Sept 2012", None),
        (Interval(date(2024, 12, 1), date(2025, 2, 28), P.SEASON), "Dec 2024 – Feb 2025", None),
        (Interval(date(2025, 3, 3), date(2025, 3, 9), P.WEEK), "week of 3 Mar 2025", None),
        (Interval(date(2008, 11, 26), date(2008, 11, 29), P.PERIOD), "26–29 Nov 2008", None),
        (Interval(date(2008, 11, 26), date(2008, 12, 2), P.PERIOD), "26 Nov – 2 Dec 2008", None),
        (
            Interval(date(2008, 12, 30), date(2009, 1, 2), P.PERIOD),
            "30 Dec 2008 – 2 Jan 2009",
            None,
        ),
        (Interval(date(2025, 4, 10), None, P.PERIOD), "10 Apr 2025 or later", None),
        (Interval(None, date(2025, 4, 10), P.PERIOD), "10 Apr 2025 or earlier", None),
        (Interval(None, None, P.PERIOD), "date not known", None),
        (None, "date not known", None),
        (Interval(date(9999, 12, 1), date(9999, 12, 31), P.MONTH), "December 9999", "9999-12"),
        (Interval(date(476, 1, 1), date(476, 12, 31), P.YEAR), "476", "0476"),
    ],
)
def test_words(interval: Interval | None, text: str, value: str | None) -> None:
    assert words(interval) == text
    assert machine(interval) == value
