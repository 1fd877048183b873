"""When a role held, by one mention of it: its bounds from the times of its report."""

from datetime import timedelta

from throughline.assemble.context import Context
from throughline.model.annotation import DatingBasis, RoleBasis, RoleKind, RoleMention
from throughline.model.dates import Interval, Precision

LONG_AGO = timedelta(days=730)
"""Before the report: what an event then tells is not of the day of the report."""
A_GENERATION = timedelta(days=15 * 365)
"""The same for a title, by all that its sentence dates, where its bearer does not say it."""
A_LIFE = timedelta(days=200 * 365)
"""Further back a report rarely tells when somebody took up an office."""
_HELD = (RoleKind.OFFICE, RoleKind.OCCUPATION, RoleKind.MEMBERSHIP, RoleKind.OTHER)


def basis_and_period(
    context: Context, article: str, role: RoleMention
) -> tuple[RoleBasis, Interval | None]:
    """What the time of the role rests on, and the time; see `RoleAccount.period`.

    Where the report dates it by words that cannot be placed, it counts as undated.
    """
    basis = role.basis
    if basis is RoleBasis.STATED:
        stated = _stated(context, article, role)
        if stated is not None and _in_a_life(stated, context.published(article)):
            return basis, stated
        basis = _undated(role)
    if basis is RoleBasis.EVENT:
        annotation = context.annotations[article]
        event = None if role.event is None else annotation.events[role.event]
        if event is None:
            return basis, None if role.at is None else annotation.times[role.at].interval
        return basis, annotation.interval_of(event)
    if basis is RoleBasis.REPORT and _tells_of_old(context, article, role):
        basis = RoleBasis.PAST
    return basis, context.published(article)


def _tells_of_old(context: Context, article: str, role: RoleMention) -> bool:
    """Whether the event that it is told with lies years before the report.

    "Since President Doe took office in 1969" says nothing of the day of the report.
    """
    annotation, published = context.annotations[article], context.published(article)
    if role.kind not in _HELD or published is None or published.start is None:
        return False
    around = [
        event
        for event in annotation.events
        if event.sentence == role.sentence and event.clause.covers(role.span)
    ]
    if around:
        event = min(around, key=lambda one: (len(one.clause), one.span))
        told = event.dating is not None and event.dating.basis is not DatingBasis.PUBLICATION
        time = annotation.interval_of(event) if told else None
        if time is not None and time.end is not None and published.start - time.end > LONG_AGO:
            return True
    ends = [
        time.interval.end
        for time in annotation.times
        if time.sentence == role.sentence and time.interval is not None and time.interval.end
    ]
    speaks = any(
        one.source.mention == role.mention and one.sentence == role.sentence
        for one in annotation.attributions
    )
    title = role.span.end <= annotation.mentions[role.mention].span.start
    return bool(ends) and title and not speaks and published.start - max(ends) > A_GENERATION


def _in_a_life(stated: Interval, published: Interval | None) -> bool:
    """Whether a time can be of a role of somebody whom a report tells of; "since 1523" is not."""
    day = stated.start or stated.end
    out = None if published is None else published.start or published.end
    return day is None or out is None or out - day < A_LIFE


def _undated(role: RoleMention) -> RoleBasis:
    if role.end is not None and role.start is None:
        return RoleBasis.ENDED
    return RoleBasis.REPORT if role.start is not None and role.end is None else RoleBasis.PAST


def _stated(context: Context, article: str, role: RoleMention) -> Interval | None:
    times = context.annotations[article].times

    def interval(index: int | None) -> Interval | None:
        return None if index is None else times[index].interval

    if role.at is not None:
        return interval(role.at)
    start, end = interval(role.start), interval(role.end)
    if role.start is not None and role.start == role.end:
        return start
    bounds = [one for one in (start, end) if one is not None]
    first = None if start is None else start.start
    last = None if end is None else end.end
    if (first is None and last is None) or (
        first is not None and last is not None and first > last
    ):
        return None
    return Interval(
        first,
        last,
        max((one.precision for one in bounds), key=lambda precision: precision.rank),
        any(one.approximate for one in bounds),
    )


def report_days(days: list[Interval]) -> Interval | None:
    """From the first to the last of the days of publication; None without any."""
    starts = [day.start for day in days if day.start is not None]
    ends = [day.end for day in days if day.end is not None]
    if not starts or not ends:
        return days[0] if days else None
    first, last = min(starts), max(ends)
    if len(set(days)) == 1:
        return days[0]
    return Interval(first, max(first, last), Precision.PERIOD, any(day.approximate for day in days))


def until_first(days: list[Interval]) -> Interval | None:
    """Up to the first day of publication; None without any."""
    ends = [day.end or day.start for day in days if day.end or day.start]
    if not ends:
        return None
    return Interval(None, min(end for end in ends if end is not None), Precision.PERIOD)
