"""How data sets and timelines write the time of an event: its day, month or year."""

from collections.abc import Sequence

from throughline.model.annotation import Dating, TimeExpression
from throughline.model.dates import Interval, Precision

_LENGTHS = {Precision.MONTH: 7, Precision.YEAR: 4}


def anchor(interval: Interval | None) -> str:
    """ "2007-10-15", "2007-10" or "2007"; "" for none, "?" for a time of another form."""
    if interval is None:
        return ""
    if interval.start is None or interval.end is None:
        return "?"
    day = interval.start.isoformat()
    if interval.is_day:
        return day
    length = _LENGTHS.get(interval.precision)
    same = length is not None and day[:length] == interval.end.isoformat()[:length]
    return day[:length] if same else "?"


def anchor_of_dating(dating: Dating | None, times: Sequence[TimeExpression]) -> str:
    """The anchor that a dating gives; "" for none, and where its time has no such form."""
    if dating is None:
        return ""
    found = anchor(dating.interval if dating.time is None else times[dating.time].interval)
    return "" if found == "?" else found
