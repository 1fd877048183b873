"""The year of a month and day (or month) that carries none.

Three kinds of evidence, in this order: the same day and month with its year elsewhere in the
article; the weekday beside it, checked against the years that the article names; the nearer of
the publication date and the narrative's own date. Without any, the year stays open.
"""

from dataclasses import dataclass
from datetime import date

from throughline.extract.times import calendar as cal
from throughline.extract.times.placing.context import Context, Placement, day_words, named, told
from throughline.extract.times.reading import Dated, Reading, Spot
from throughline.extract.times.tense import Direction
from throughline.model.annotation import Anchor, TimexType
from throughline.model.dates import Interval, Precision

_NEAR_PUBLICATION_DAYS = 14
_NEAR_NARRATIVE_DAYS = 45
_NEIGHBOUR_DAYS = 31
_NEIGHBOUR_PARAGRAPHS = 2
_FAR_DAYS = 270
_CLOSE_DAYS = 65
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class _Candidate:
    year: int
    distance_days: int
    anchor: Anchor
    reason: str
    inferred: bool
    beside: bool = False
    """Whether the narrative date stands in the same paragraph, before it."""
    close: bool = False
    """Whether it stands in the same sentence or the one before."""


def choose_year(reading: Reading, spot: Spot, context: Context) -> Placement:
    """The placement of a month or a month and day without year."""
    by_publication = _by_publication(reading, spot, context)
    if reading.day is not None:
        same = _same_day_elsewhere(reading, spot, context, by_publication)
        if same is not None:
            return _placed(reading, same)
    if reading.weekday is not None and reading.day is not None:
        fitting = _by_weekday(reading, spot, context)
        if fitting is not None:
            return _placed(reading, fitting)
    by_narrative = _by_narrative(reading, spot, context)
    chosen = _better(by_publication, by_narrative, context.is_history)
    if chosen is None:
        unknown = context.published_day is None
        reason = "it carries no year, and " + (
            "neither publication nor the text settles it" if unknown else "nothing settles it"
        )
        return Placement(TimexType.DATE, _value(reading, None), None, Anchor.NONE, reason)
    return _placed(reading, chosen)


def _better(
    publication: _Candidate | None, narrative: _Candidate | None, is_history: bool
) -> _Candidate | None:
    if publication is None or narrative is None:
        return publication or narrative
    if publication.year == narrative.year:
        return publication
    if publication.distance_days <= _NEAR_PUBLICATION_DAYS and not is_history:
        return publication
    if is_history:
        return narrative
    if narrative.distance_days <= 10:
        return narrative
    if narrative.beside and (
        narrative.close or narrative.distance_days < publication.distance_days
    ):
        return narrative
    return publication


def _value(reading: Reading, year: int | None) -> str:
    head = "XXXX" if year is None else f"{year:04d}"
    tail = f"-{reading.day:02d}" if reading.day is not None else ""
    return f"{head}-{reading.month:02d}{tail}"


def _placed(reading: Reading, candidate: _Candidate) -> Placement:
    interval = _interval(reading, candidate.year)
    if interval is not None and reading.modifier in ("early", "mid", "late"):
        interval = cal.part_of(interval, reading.modifier)
    value = _value(reading, candidate.year if interval is not None else None)
    return Placement(
        TimexType.DATE, value, interval, candidate.anchor, candidate.reason, candidate.inferred
    )


def _interval(reading: Reading, year: int) -> Interval | None:
    if reading.month is None:
        return None
    if reading.day is None:
        return cal.month_interval(year, reading.month)
    day = cal.make_day(year, reading.month, reading.day)
    return cal.unit_around(day, "day") if day is not None else None


def _same_day_elsewhere(
    reading: Reading, spot: Spot, context: Context, publication: _Candidate | None
) -> _Candidate | None:
    dated = context.dates.on(reading.month or 0, reading.day or 0)
    days = sorted({d.interval.start for d in dated if d.interval.start is not None})
    if len(days) != 1:
        return None
    if publication is not None and publication.distance_days <= _NEAR_PUBLICATION_DAYS:
        return None
    if reading.weekday is not None and days[0].isoweekday() != reading.weekday:
        return None
    quote = named(dated[0].quote)
    reason = f"the text gives the same day with its year: “{quote}”"
    return _Candidate(days[0].year, 0, Anchor.NARRATIVE, reason, True)


def _by_weekday(reading: Reading, spot: Spot, context: Context) -> _Candidate | None:
    """The year in which that day falls on the weekday beside it."""
    weekday = reading.weekday or 1
    name = _WEEKDAYS[weekday - 1]

    def fits(year: int) -> bool:
        day = cal.make_day(year, reading.month or 1, reading.day or 1)
        return day is not None and day.isoweekday() == weekday

    published = context.published_day
    if published is not None:
        near = [y for y in (published.year, published.year - 1, published.year + 1) if fits(y)]
        near.sort(key=lambda year: abs(_distance(reading, year, published)))
        if near:
            reason = (
                f"the {name} nearest to publication on {day_words(published)} "
                "on which that day falls"
            )
            distance = abs(_distance(reading, near[0], published))
            return _Candidate(
                near[0], distance, Anchor.PUBLICATION, reason, context.publication_is_inferred
            )
    named_years = context.dates.years()
    years = [year for year in sorted(named_years) if fits(year)]
    if len(years) != 1:
        return None
    dated = named_years[years[0]]
    reason = (
        f"of the years that the text names, that day was a {name} only in {years[0]} "
        f"({told(dated)})"
    )
    return _Candidate(years[0], 0, Anchor.NARRATIVE, reason, True)


def _distance(reading: Reading, year: int, day: date) -> int:
    """Days from `day` to the reading in `year` (0 where `day` lies inside a month)."""
    interval = _interval(reading, year)
    if interval is None or interval.start is None or interval.end is None:
        return 100_000
    if interval.start > day:
        return (interval.start - day).days
    return -max(0, (day - interval.end).days)


def _by_publication(reading: Reading, spot: Spot, context: Context) -> _Candidate | None:
    day = context.published_day
    if day is None:
        return None
    years = (day.year - 1, day.year, day.year + 1)
    distances = {year: _distance(reading, year, day) for year in years}
    usable = [year for year in years if abs(distances[year]) < 100_000]
    if reading.month is None or not usable:
        return None
    year, words = _seen_from_publication(reading, spot, day, {y: distances[y] for y in usable})
    what = "such day" if reading.day is not None else "such month"
    reason = f"{words} {what} seen from publication on {day_words(day)}"
    return _Candidate(
        year, abs(distances[year]), Anchor.PUBLICATION, reason, context.publication_is_inferred
    )


def _seen_from_publication(
    reading: Reading, spot: Spot, day: date, distances: dict[int, int]
) -> tuple[int, str]:
    """The year seen from publication, by cue and tense, with the reason's first words."""
    years = sorted(distances)
    cue = _cue(reading)
    if reading.cue == "this" and day.year in distances:
        return day.year, "the words say “this”:"
    strictly = cue == "last" and reading.day is None
    done = [y for y in years if (distances[y] < 0 if strictly else distances[y] <= 0)]
    coming = [y for y in years if distances[y] >= 0]
    nearest = min(years, key=lambda y: (abs(distances[y]), y))
    chosen, words = nearest, "the nearest"
    if done and (cue == "last" or (not cue and spot.direction is not Direction.FUTURE)):
        chosen, words = done[-1], "it tells of what has happened: the latest"
    elif coming and (cue == "next" or (not cue and spot.direction is Direction.FUTURE)):
        chosen, words = coming[0], "it tells of what was still to come: the first"
    # The future is read from a simple rule: a far year against a near one says it was misread.
    unsure = not cue and spot.direction is not Direction.PAST
    if unsure and abs(distances[chosen]) > _FAR_DAYS and abs(distances[nearest]) < _CLOSE_DAYS:
        return nearest, "the nearest"
    return chosen, words


def _cue(reading: Reading) -> str:
    return reading.cue if reading.cue in ("last", "next") else ""


def _by_narrative(reading: Reading, spot: Spot, context: Context) -> _Candidate | None:
    if _cue(reading) or reading.cue == "this":
        return None
    before = _last_with_year(spot, context)
    if before is not None:
        year, distance = _after(reading, before)
        beside = before.paragraph == spot.paragraph and spot.sentence - before.sentence <= 3
        if year is not None and _ahead_of_publication(reading, year, spot, context):
            return None
        if reading.day is None and context.published_day is None and not beside:
            return None
        near = beside or context.is_history or distance <= _NEAR_NARRATIVE_DAYS
        if year is not None and near:
            close = spot.sentence - before.sentence <= 1
            return _from_narrative(year, distance, before, beside, close)
    if context.published_day is not None or reading.day is None:
        return None
    return _by_neighbour(reading, spot, context)


def _by_neighbour(reading: Reading, spot: Spot, context: Context) -> _Candidate | None:
    """The year of a full date close by in text and time, for want of anything better."""
    for dated in context.dates.nearest(spot.span.start):
        start = dated.interval.start
        if start is None or not dated.interval.is_day or not dated.moves:
            continue
        if abs(dated.paragraph - spot.paragraph) > _NEIGHBOUR_PARAGRAPHS:
            continue
        years = (start.year - 1, start.year, start.year + 1)
        distance, year = min((abs(_distance(reading, y, start)), y) for y in years)
        if distance <= _NEIGHBOUR_DAYS:
            return _from_narrative(year, distance, dated, False, False)
    return None


def _ahead_of_publication(reading: Reading, year: int, spot: Spot, context: Context) -> bool:
    """Whether what is told as past would lie after publication."""
    day = context.published_day
    if day is None or spot.direction is Direction.FUTURE:
        return False
    return _distance(reading, year, day) > 0


def _from_narrative(
    year: int, distance: int, dated: Dated, beside: bool, close: bool
) -> _Candidate:
    reason = f"it carries no year; the text near it tells of {told(dated)}"
    return _Candidate(year, distance, Anchor.NARRATIVE, reason, True, beside, close)


def _last_with_year(spot: Spot, context: Context) -> Dated | None:
    reach = 6 if context.is_history else 2
    for dated in context.recent():
        if spot.paragraph - dated.paragraph > reach:
            return None
        if not dated.moves or dated.span.end > spot.span.start:
            continue
        if dated.relative and context.published_day is not None:
            continue
        if dated.interval.precision.rank <= Precision.MONTH.rank:
            return dated
        if dated.interval.precision is Precision.PERIOD and dated.interval.end is not None:
            return dated
        within = 6 if context.is_history else 1 if context.published_day is None else 0
        near = spot.sentence - dated.sentence <= within
        if dated.interval.precision is Precision.YEAR and near:
            return dated
    return None


def _after(reading: Reading, dated: Dated) -> tuple[int | None, int]:
    """The year in which the reading follows the narrative date (or lies shortly before it)."""
    start, end = dated.interval.start, dated.interval.end
    if start is None or end is None:
        return None, 0
    if dated.interval.precision is Precision.YEAR:
        return start.year, 0
    options = []
    for year in (start.year - 1, start.year, start.year + 1):
        distance = _distance(reading, year, start)
        if -31 <= distance <= 334:
            options.append((abs(distance), year))
    if not options:
        return None, 0
    distance, year = min(options)
    return year, distance
