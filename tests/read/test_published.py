"""Publication dates: the precision they came with, what is refused, what is no date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.model.dates import Precision
from throughline.model.source import DateSource, Published
from throughline.read.published import RefusedDate, read_date

READ = [
    ("2025", "2025-01-01", "2025-12-31", Precision.YEAR),
    ("2025-02", "2025-02-01", "2025-02-28", Precision.MONTH),
    ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
    ("2025-02-01", "2025-02-01", "2025-02-01", Precision.DAY),
    ("20250201", "2025-02-01", "2025-02-01", Precision.DAY),
    ("2025/02/01", "2025-02-01", "2025-02-01", Precision.DAY),
    ("2025-02-01T00:00:00Z", "2025-02-01", "2025-02-01", Precision.DAY),
    ("2025-02-01 00:00:00", "2025-02-01", "2025-02-01", Precision.DAY),
    ("2025-02-01T23:30:00-05:00", "2025-02-01T23:30", "2025-02-01T23:30", Precision.MINUTE),
    ("2025-02-01T01:30:00.250+05:30", "2025-02-01T01:30", "2025-02-01T01:30", Precision.MINUTE),
    ("Sat, 01 Feb 2025 10:21:00 +0530", "2025-02-01T10:21", "2025-02-01T10:21", Precision.MINUTE),
    (
        "Saturday, February 1, 2025 10:21 AM EST",
        "2025-02-01T10:21",
        "2025-02-01T10:21",
        Precision.MINUTE,
    ),
    ("Feb. 1, 2025", "2025-02-01", "2025-02-01", Precision.DAY),
    ("1 February 2025", "2025-02-01", "2025-02-01", Precision.DAY),
    ("1st Sept, 2025", "2025-09-01", "2025-09-01", Precision.DAY),
    ("February 2025", "2025-02-01", "2025-02-28", Precision.MONTH),
    ("13/02/2025", "2025-02-13", "2025-02-13", Precision.DAY),
    ("02/13/2025", "2025-02-13", "2025-02-13", Precision.DAY),
    ("05/05/2025", "2025-05-05", "2025-05-05", Precision.DAY),
    ("Thursday, 03/04/2025", "2025-04-03", "2025-04-03", Precision.DAY),
    ("Feb 1, 2025 12:05 am", "2025-02-01T00:05", "2025-02-01T00:05", Precision.MINUTE),
    (1738404060, "2025-02-01", "2025-02-01", Precision.DAY),
    ("1738404060000", "2025-02-01", "2025-02-01", Precision.DAY),
]
REFUSED = [
    "9999-12-31", "9999", "9999999999",
    "0001-01-01", "1799-12-31", "2101-01-01", "2025-02-30", "2025-13-01",
    "03/04/2025", "yesterday", "last Friday", "2 hours ago", "31 June 2025", "2025-02-01 or so",
]  # fmt: skip
NOTHING = [None, "", "   ", "None", "null", "NaT"]


@pytest.mark.parametrize(("value", "start", "end", "precision"), READ)
def test_reads(value: object, start: str, end: str, precision: Precision) -> None:
    found = read_date(value, "field “date”", DateSource.METADATA)
    assert isinstance(found, Published)
    assert found.interval.iso() == (start, end)
    assert found.interval.precision is precision
    assert str(value) in found.reason
    assert found.source is DateSource.METADATA


@pytest.mark.parametrize("value", REFUSED)
def test_refuses(value: str) -> None:
    found = read_date(value, "field “date”", DateSource.METADATA)
    assert isinstance(found, RefusedDate)
    assert found.value == value


@pytest.mark.parametrize("value", NOTHING)
def test_nothing_is_no_date(value: object) -> None:
    assert read_date(value, "field “date”", DateSource.METADATA) is None


@given(st.text(alphabet="0123456789-/.: TZ+JanFebMarAPM,", max_size=40) | st.text(max_size=40))
def test_any_text_is_read_or_refused(value: str) -> None:
    found = read_date(value, "field “date”", DateSource.METADATA)
    if isinstance(found, Published):
        assert found.interval.start is not None
        assert 1800 <= found.interval.start.year <= 2100
