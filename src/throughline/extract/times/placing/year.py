"""The year of a month and day (or month) that carries none.

The evidence, in this order: the same day and month with its year elsewhere in the article; a day
known by its event; the weekday beside it, checked against the years that the article names; then
publication against the narrative. Publication wins, for reporters leave out the year of what is
near, unless the narrative speaks strongly: the sentence itself or the one before puts the story
into a year, in a main clause, and nothing nearer to publication is meant; or most of the article
lies in that year. Where both could be meant, the choice is marked inferred. Without any evidence
the year stays open: a wrong year is the worst error.
"""

from dataclasses import replace
from datetime import date

from throughline.extract.times import calendar as cal
from throughline.extract.times.lexer import known_day_year
from throughline.extract.times.placing.context import Context, day_words, named, told
from throughline.extract.times.placing.placement import Placement
from throughline.extract.times.placing.year_told import (
    YearCandidate,
    by_narrative,
    days_from,
    in_year,
)
from throughline.extract.times.reading import Reading, Spot
from throughline.extract.times.tense import Direction
from throughline.model.annotation import Anchor, TimexType

_NEAR_PUBLICATION_DAYS = 14  # of such a day, a reporter leaves the year out
_RECENT_DAYS = 45
_SOON_DAYS = 120
_FAR_DAYS = 270
_FAR_MONTH_DAYS = 300  # "in December", said in March of what will be
_CLOSE_DAYS = 65
_STAMP_DAYS = 7  # pages are stamped a little early, or re-stamped
_NAME_DAYS = 183  # "the July 7 bombings" of the last half year need no year
_SAME_DAY_PARAGRAPHS = 2
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def choose_year(reading: Reading, spot: Spot, context: Context) -> Placement:
    """The placement of a month or a month and day without year."""
    by_publication = _by_publication(reading, spot, context)
    narrative = by_narrative(reading, spot, context)
    if reading.day is not None and not reading.feast:
        certain = (
            _same_day_elsewhere(reading, spot, context, by_publication, narrative)
            or _known_day(reading, spot, context)
            or _by_weekday(reading, context)
        )
        if certain is not None:
            return _placed(reading, certain)
    # What a chronicle tells as still to come is seen from its own day.
    within = None
    if spot.direction is Direction.FUTURE:
        within = _SOON_DAYS
    elif context.tells_news and narrative is not None and not narrative.firm:
        within = _RECENT_DAYS
    soon = by_publication is not None and by_publication.distance_days <= (within or -1)
    of_past = context.is_history and not soon
    chosen = _better(by_publication, narrative, context, of_past)
    if chosen is None or _is_old_name(spot, chosen):
        unknown = context.published_day is None
        reason = "it carries no year, and " + (
            "neither publication nor the text settles it" if unknown else "nothing settles it"
        )
        return Placement(TimexType.DATE, _value(reading, None), None, Anchor.NONE, reason)
    return _placed(reading, chosen)


def _better(
    publication: YearCandidate | None,
    narrative: YearCandidate | None,
    context: Context,
    of_past: bool,
) -> YearCandidate | None:
    if of_past and narrative is None:
        within = _RECENT_DAYS if context.tells_news else _NEAR_PUBLICATION_DAYS
        near = publication is not None and publication.distance_days <= within
        return publication if near else None
    if publication is None or narrative is None:
        return narrative or publication
    if of_past:
        # A report that looks far back still tells its own news: a day just before publication,
        # away from the dates of the past, is that.
        news = context.tells_news and publication.distance_days <= _CLOSE_DAYS
        own = narrative.beside or narrative.continues or narrative.strong
        return publication if news and not own else narrative
    if publication.year == narrative.year:
        return publication
    if publication.distance_days <= _NEAR_PUBLICATION_DAYS:
        return publication
    main_year = context.dates.main_year() == narrative.year
    if narrative.continues:
        return narrative
    if publication.distance_days > _RECENT_DAYS and (narrative.strong or main_year):
        return narrative
    if not narrative.beside:
        return publication
    doubt = f"{publication.reason}, though {narrative.reason.partition('; ')[2]}"
    return replace(publication, inferred=True, reason=doubt)


def _is_old_name(spot: Spot, chosen: YearCandidate) -> bool:
    """Whether it names an event ("the July 7 bombings") of which only publication says the year."""
    if chosen.anchor is not Anchor.PUBLICATION or chosen.distance_days <= _NAME_DAYS:
        return False
    return spot.names("after_old_day")


def _known_day(reading: Reading, spot: Spot, context: Context) -> YearCandidate | None:
    """The year of a day that every reader knows by its event ("the Sept. 11 attacks")."""
    year = known_day_year(reading.month or 0, reading.day or 0)
    if year is None or not spot.names("after_known_day"):
        return None
    known = cal.make_day(year, reading.month or 1, reading.day or 1)
    published = context.published_day
    if known is None or (published is not None and published < known):
        return None
    reason = "readers know the event by this day without its year"
    return YearCandidate(year, 0, Anchor.NONE, reason, True)


def _value(reading: Reading, year: int | None) -> str:
    if reading.feast and year is None:
        return "XXXX-XX-XX"
    head = "XXXX" if year is None else f"{year:04d}"
    tail = f"-{reading.day:02d}" if reading.day is not None else ""
    return f"{head}-{reading.month:02d}{tail}"


def _placed(reading: Reading, candidate: YearCandidate) -> Placement:
    interval = in_year(reading, candidate.year)
    if interval is not None and reading.modifier in ("early", "mid", "late"):
        interval = cal.part_of(interval, reading.modifier)
    value = _value(reading, candidate.year if interval is not None else None)
    if reading.feast and interval is not None and interval.start is not None:
        value = interval.start.isoformat()
    placed = Placement(
        TimexType.DATE, value, interval, candidate.anchor, candidate.reason, candidate.inferred
    )
    return weekday_checked(placed, reading)


def weekday_checked(placed: Placement, reading: Reading) -> Placement:
    """The placement, approximate where the weekday in the words is not that day's own."""
    interval = placed.interval
    day = interval.start if interval is not None and interval.is_day else None
    if interval is None or day is None or reading.weekday in (None, day.isoweekday()):
        return placed
    name = _WEEKDAYS[day.isoweekday() - 1]
    reason = f"{placed.reason}, though that day was a {name}"
    return replace(placed, interval=replace(interval, approximate=True), reason=reason)


def _same_day_elsewhere(
    reading: Reading,
    spot: Spot,
    context: Context,
    publication: YearCandidate | None,
    narrative: YearCandidate | None,
) -> YearCandidate | None:
    dated = context.dates.on(reading.month or 0, reading.day or 0)
    days = sorted({d.interval.start for d in dated if d.interval.start is not None})
    if len(days) != 1:
        return None
    if publication is not None and publication.distance_days <= _NEAR_PUBLICATION_DAYS:
        return None
    if publication is not None and publication.distance_days <= _RECENT_DAYS:
        near = any(abs(d.paragraph - spot.paragraph) <= _SAME_DAY_PARAGRAPHS for d in dated)
        if not near:
            return None
    if reading.weekday is not None and days[0].isoweekday() != reading.weekday:
        return None
    if context.is_history and narrative is not None and narrative.year != days[0].year:
        return None  # a chronicle comes by the same day of several years
    quote = named(dated[0].quote)
    reason = f"the text gives the same day with its year: “{quote}”"
    return YearCandidate(days[0].year, 0, Anchor.NARRATIVE, reason, True)


def _by_weekday(reading: Reading, context: Context) -> YearCandidate | None:
    """The year in which that day falls on the weekday beside it."""
    weekday = reading.weekday
    if weekday is None:
        return None
    name = _WEEKDAYS[weekday - 1]

    def fits(year: int) -> bool:
        day = cal.make_day(year, reading.month or 1, reading.day or 1)
        return day is not None and day.isoweekday() == weekday

    published = context.published_day
    if published is not None:
        near = [y for y in (published.year, published.year - 1, published.year + 1) if fits(y)]
        near.sort(key=lambda year: abs(days_from(reading, year, published)))
        if near:
            reason = (
                f"the {name} nearest to publication on {day_words(published)} "
                "on which that day falls"
            )
            distance = abs(days_from(reading, near[0], published))
            return YearCandidate(
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
    return YearCandidate(years[0], 0, Anchor.NARRATIVE, reason, True)


def _by_publication(reading: Reading, spot: Spot, context: Context) -> YearCandidate | None:
    day = context.published_day
    if day is None:
        return None
    years = (day.year - 1, day.year, day.year + 1)
    distances = {year: days_from(reading, year, day) for year in years}
    usable = [year for year in years if abs(distances[year]) < 100_000]
    if reading.month is None or not usable:
        return None
    year, words = _seen_from_publication(reading, spot, day, {y: distances[y] for y in usable})
    what = "such day" if reading.day is not None else "such month"
    reason = f"{words} {what} seen from publication on {day_words(day)}"
    return YearCandidate(
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
    done = [y for y in years if distances[y] <= 0]
    if cue == "last" and reading.day is None:
        done = [y for y in years if distances[y] < 0 and not _is_last_month(reading, y, day)]
    coming = [y for y in years if distances[y] >= 0]
    nearest = min(years, key=lambda y: (abs(distances[y]), y))
    if not cue and 0 < distances[nearest] <= _STAMP_DAYS:
        return nearest, "the nearest"
    chosen, words = nearest, "the nearest"
    if done and (cue == "last" or (not cue and spot.direction is not Direction.FUTURE)):
        chosen, words = done[-1], "it tells of what has happened: the latest"
    elif coming and (cue == "next" or (not cue and spot.direction is Direction.FUTURE)):
        chosen, words = coming[0], "it tells of what was still to come: the first"
    # Tense is read by a simple rule: a far year against a near one says that it was misread.
    unsure = not cue and not (spot.direction is Direction.PAST and spot.firmly_past)
    if unsure and spot.before == "the" and reading.day is not None:
        return nearest, "the nearest"  # "the Jan. 14 deadline", "the April 20 fire": news
    ahead = reading.day is None and distances[chosen] > 0
    far = _FAR_MONTH_DAYS if ahead else _FAR_DAYS
    if unsure and abs(distances[chosen]) > far and abs(distances[nearest]) < _CLOSE_DAYS:
        return nearest, "the nearest"
    return chosen, words


def _is_last_month(reading: Reading, year: int, day: date) -> bool:
    """Whether it is the month before `day`, in the same year: not "last May" but "last month"."""
    return (year, reading.month) == (day.year, day.month - 1)


def _cue(reading: Reading) -> str:
    return reading.cue if reading.cue in ("last", "next") else ""
