"""Roles in the few words that a reader needs: what, whose, and when."""

from calendar import monthrange
from datetime import date

from throughline.model.annotation import RoleBasis, RoleKind, RoleQualifier
from throughline.model.case import CaseDescriptor, Entity, EntityRole, RoleAccount
from throughline.model.date_words import day_words
from throughline.model.dates import Interval, Precision
from throughline.model.source import Span


def role_text(role: EntityRole) -> str:
    """What somebody is: "Home Minister", "wife of Jan Doe", "company’s lawyer", "34 years old"."""
    if role.kind is RoleKind.AGE:
        return f"{role.text} year{'' if role.text == '1' else 's'} old"
    if not role.of:
        return role.text
    named = role.entity is not None or any(word[:1].isupper() for word in role.of.split())
    return f"{role.text} of {role.of}" if named else f"{role.of}’s {role.text}"


def role_line(role: EntityRole) -> str:
    """A role with all that is told of its time: "mayor of Kesset: 2009–2014"."""
    told = [text for account in _telling(role) if (text := account_text(account))]
    return f"{role_text(role)}: {'; '.join(dict.fromkeys(told))}" if told else role_text(role)


def _telling(role: EntityRole) -> list[RoleAccount]:
    """The accounts without a mere "was" where a report of that day or later says "is"."""
    last = max(
        (a.period.end for a in role.accounts if a.basis is RoleBasis.REPORT and a.period
         and a.period.end),
        default=None,
    )  # fmt: skip
    return [
        account
        for account in role.accounts
        if account.basis is not RoleBasis.PAST
        or last is None
        or (account.period is not None and account.period.end and account.period.end > last)
    ]


def short_role(role: EntityRole) -> str:
    """A role with the qualifier of its latest account, for a list: "former Home Minister"."""
    qualifier = role.accounts[-1].qualifier.value
    return f"{qualifier} {role_text(role)}" if qualifier else role_text(role)


_IN_LISTS = (
    RoleKind.OFFICE,
    RoleKind.OCCUPATION,
    RoleKind.STATUS,
    RoleKind.MEMBERSHIP,
    RoleKind.NATIONALITY,
    RoleKind.OTHER,
    RoleKind.KINSHIP,
)


def _is_anybodys(role: EntityRole) -> bool:
    """Whether it names a relative of somebody whom nothing tells: "father"."""
    return role.kind is RoleKind.KINSHIP and not role.of and " of " not in role.text


def described(entity: Entity, most: int) -> tuple[str, ...]:
    """What an entity is said to be in a few words, the best supported first; for lists."""
    roles = sorted(
        (role for role in entity.roles if role.kind in _IN_LISTS and not _is_anybodys(role)),
        key=lambda role: (-role.independent_sources, _IN_LISTS.index(role.kind)),
    )
    further = (descriptor.text for descriptor in further_descriptors(entity))
    return tuple(dict.fromkeys((*map(short_role, roles), *further)))[:most]


def further_descriptors(entity: Entity) -> tuple[CaseDescriptor, ...]:
    """The descriptors that say what no role says: of which some words lie in no role's citation."""
    cited: dict[str, list[Span]] = {}
    for role in entity.roles:
        for citation in role.citations:
            cited.setdefault(citation.article, []).append(citation.span)
    return tuple(
        descriptor
        for descriptor in entity.descriptors
        if not all(
            any(span.overlaps(citation.span) for span in cited.get(citation.article, ()))
            for citation in descriptor.citations
        )
    )


def account_text(account: RoleAccount) -> str:
    """When it held, in words; "" where nothing tells and no word qualifies it."""
    time = _time(account)
    word = account.qualifier
    if word in (RoleQualifier.NONE, RoleQualifier.THEN):
        return time
    if word is RoleQualifier.FORMER and time:
        return time
    return f"{word.value}, {time}" if time else word.value


def _time(account: RoleAccount) -> str:
    period = account.period
    match account.basis:
        case RoleBasis.REPORT:
            return f"as of {day_words(period)}" if period else ""
        case RoleBasis.EVENT:
            return f"then, {day_words(period)}" if period else "then"
        case RoleBasis.ENDED:
            return f"ended by {_bound(period, last=True)}" if period else ""
        case RoleBasis.PAST:
            return f"some time up to {_bound(period, last=True)}" if period else "some time before"
        case RoleBasis.STATED:
            return _stated(period)


def _stated(period: Interval | None) -> str:
    if period is None:
        return ""
    if period.end is None:
        return f"since {_bound(period, last=False)}"
    if period.start is None:
        return f"until {_bound(period, last=True)}"
    return day_words(period)


def _bound(period: Interval | None, *, last: bool) -> str:
    """One bound as exactly as it is known: a year, a month or a day."""
    day = None if period is None else (period.end if last else period.start)
    if period is None or day is None:
        return "an unknown day"
    about = "about " if period.approximate else ""
    if period.precision is Precision.YEAR:
        return f"{about}{day.year}"
    if period.precision is Precision.MONTH:
        return about + day_words(Interval(day.replace(day=1), _month_end(day), Precision.MONTH))
    return about + day_words(Interval(day, day, Precision.DAY))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
