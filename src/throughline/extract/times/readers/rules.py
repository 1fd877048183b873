"""From the tokens of a match to a `Reading`: which function reads which rule of `grammar`.

A reader answers None where the words, in this place, are no time expression ("May said",
"2000 people", a score of 2:1).
"""

from collections.abc import Callable

from throughline.extract.times.phrase import Phrase
from throughline.extract.times.readers.accounts import read_account
from throughline.extract.times.readers.clock import read_clock, read_part_alone, read_timed
from throughline.extract.times.readers.dates import (
    read_before_christ,
    read_calendar,
    read_month_alone,
    read_month_day,
    read_month_year,
    read_part_of_month,
    read_slash,
    read_week_of,
    read_year,
)
from throughline.extract.times.readers.distances import (
    read_ago,
    read_beside,
    read_from_now,
    read_offset,
    read_span,
)
from throughline.extract.times.readers.durations import (
    read_bare_units,
    read_duration,
    read_every,
    read_long_unit,
    read_one_unit,
    read_repeated,
    read_repeated_weekday,
    read_times_a,
)
from throughline.extract.times.readers.named_days import read_holiday, read_named_period
from throughline.extract.times.readers.periods import (
    read_century,
    read_decade,
    read_half,
    read_last_quarter,
    read_quarter,
    read_quarter_code,
    read_season,
    read_season_alone,
)
from throughline.extract.times.readers.ranges import read_range
from throughline.extract.times.readers.relative import (
    read_deictic,
    read_edge_unit,
    read_that_part,
    read_tonight,
    read_unit_cue,
    read_weekday,
    read_weekday_of_week,
    read_weekend,
    read_year_end,
)
from throughline.extract.times.reading import Kind, Reading


def _reference(value: str) -> Callable[[Phrase], Reading | None]:
    def read(phrase: Phrase) -> Reading | None:
        return Reading(Kind.REFERENCE, value=value)

    return read


def read_present(phrase: Phrase) -> Reading | None:
    """now, currently; "by now" and "now that" are no times."""
    if phrase.next_raw().lower() == "that" and phrase.tokens[0].text.lower() == "now":
        return None
    if phrase.is_in_a_name():
        return None
    return Reading(Kind.REFERENCE, value="PRESENT_REF")


def read_at_the_time(phrase: Phrase) -> Reading | None:
    """at the time."""
    if phrase.next_is("of"):
        return None
    value = "PRESENT_REF" if phrase.has("this") else "PAST_REF"
    return Reading(Kind.REFERENCE, value=value, cue="then")


READERS: dict[str, Callable[[Phrase], Reading | None]] = {
    "range": read_range,
    "timed": read_timed,
    "calendar": read_calendar,
    "deictic": read_deictic,
    "tonight": read_tonight,
    "half": read_half,
    "last_quarter": read_last_quarter,
    "quarter": read_quarter,
    "account": read_account,
    "quarter_code": read_quarter_code,
    "part_of_month": read_part_of_month,
    "week_of": read_week_of,
    "weekday_of_week": read_weekday_of_week,
    "month_day": read_month_day,
    "named_period": read_named_period,
    "before_christ": read_before_christ,
    "season": read_season,
    "season_alone": read_season_alone,
    "month_year": read_month_year,
    "month_alone": read_month_alone,
    "unit_cue": read_unit_cue,
    "that_part": read_that_part,
    "edge_unit": read_edge_unit,
    "year_end": read_year_end,
    "weekend": read_weekend,
    "decade": read_decade,
    "century": read_century,
    "span": read_span,
    "recent_units": _reference("PAST_REF"),
    "ago": read_ago,
    "from_now": read_from_now,
    "offset": read_offset,
    "beside": read_beside,
    "repeated_weekday": read_repeated_weekday,
    "every": read_every,
    "times_a": read_times_a,
    "repeated": read_repeated,
    "duration": read_duration,
    "one_unit": read_one_unit,
    "long_unit": read_long_unit,
    "bare_units": read_bare_units,
    "so_far": _reference("PRESENT_REF"),
    "to_date": _reference("PRESENT_REF"),
    "at_the_time": read_at_the_time,
    "at_the_moment": _reference("PRESENT_REF"),
    "future": _reference("FUTURE_REF"),
    "in_the_past": _reference("PAST_REF"),
    "present": read_present,
    "past_adverb": _reference("PAST_REF"),
    "weekday": read_weekday,
    "year": read_year,
    "slash": read_slash,
    "clock": read_clock,
    "holiday": read_holiday,
    "part_alone": read_part_alone,
}
