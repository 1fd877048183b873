"""Why reports count as one source, in words for a reader."""

from collections import defaultdict
from collections.abc import Sequence

from throughline.assemble.context import Context
from throughline.model.source import CreditKind
from throughline.resolve.credits import agency_of


def origin_reasons(context: Context) -> dict[str, str]:
    """Article id -> why it counts as its origin, in one line; no entry for a report of its own."""
    copies = context.resolution.copies
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(copies.origin, key=context.order):
        sharing[copies.origin[article]].append(article)
    reports_with = {article: len(group) for group in copies.groups for article in group}
    return {
        article: "; ".join(
            filter(
                None,
                (
                    _tie(context, article, reports_with.get(article, 0)),
                    _credited(context, articles),
                    _stands(context, origin),
                ),
            )
        )
        for origin, articles in sharing.items()
        if len(articles) > 1
        for article in articles
    }


def _tie(context: Context, article: str, same_text: int) -> str:
    """What ties the report to the others of its origin."""
    if same_text:
        return f"the same text in {same_text} reports"
    agency = agency_of(context.resolution.copies.credits.get(article, ()))
    return f"credited to {agency}, with passages of another report of {agency}"


def _credited(context: Context, articles: Sequence[str]) -> str:
    """Whose text it is, by the first report that says so in its text or byline."""
    for article in articles:
        credits = context.resolution.copies.credits.get(article, ())
        for credit in credits:
            if credit.kind is not CreditKind.OUTLET and credit.agency == agency_of(credits):
                return f"text of {credit.agency} by the {credit.kind.value} of one of them"
    return ""


def _stands(context: Context, origin: str) -> str:
    """Which report stands for all, and why it."""
    for credit in context.resolution.copies.credits.get(origin, ()):
        if credit.kind is CreditKind.OUTLET:
            return f"{credit.agency}’s own report counts for all"
    known = context.published(origin)
    return f"the {'earliest' if known and known.is_day else 'fullest'} counts for all"
