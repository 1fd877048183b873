"""Which figures of a report are its own counts, and what goes with each when it is compared.

Of a fresh report only that count of the dead or hurt is taken which is its total by all that it
tells (`tolls`), stands in its first sentences or is its only one. Parts of a number, counts over
hours or months and counts of what happened before the matter are none. How many "were shot" is
compared by nobody, since each report takes in others.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from throughline.assemble.conflicts.bounds import allowed, in_words
from throughline.assemble.conflicts.own_incidents import OwnIncidents
from throughline.assemble.conflicts.sites import Places, Site, places_in, site_of
from throughline.assemble.context import Context
from throughline.assemble.tolls import Toll
from throughline.model.annotation import Annotation, Bound, Figure
from throughline.model.case import Citation, Event
from throughline.model.dates import Interval
from throughline.resolve.resolution import Ref

FRESH_DAYS = 60
AT_ONCE_DAYS = 3
"""Reports that come out within so many days are on a fresh matter, also where none dates it."""
GENERAL_UNITS = frozenset(
    {
        "",
        "person",
        "people",
        "life",
        "victim",
        "casualty",
        "fatality",
        "death",
        "body",
        "soul",
        "dead",
    }
)
"""Units that all mean "somebody"; a narrower unit ("child") measures something else."""

LEAD_SENTENCES = 2
"""A total in the first sentences is the report's own, whatever it tells of others further down."""
_AROUND_SENTENCES = 4
_BYSTANDERS = frozenset({"civilian", "bystander"})
_AROUND_CHARS = 24
_PART_BEFORE = re.compile(
    r"\b(?:another|an additional|a further|the other|other)\s+$", re.IGNORECASE
)
_PART_AFTER = re.compile(r"\s+(?:(?:\w+\s+)?of\s+(?:the|them|those|these|his|her|their)|more)\b")

_OVER_TIME = re.compile(
    r"\b(?:in|over|during|within|for|of)\s(?:the\s)?(?:last|past|previous)?\s?"
    r"(?:(?:\d+|two|three|four|five|six|seven|ten|several|recent|the)\s)"
    r"(?:hours|days|weeks|months)\b|\b\d+ hours\b"
    r"|\bin (?:early |late )?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b(?! \d)",
    re.IGNORECASE,
)
_CLAUSE_CHARS = 60
_NEVER_COMPARED = frozenset({"", "shot"})
_HURT = re.compile(r"\b(?:injur|wound|hurt|maim)", re.IGNORECASE)
"""Who was "taken to hospital" may have died there."""
_COUNTED_APART = re.compile(
    r"\bone of\b|\band (?:an)?other (?:was|were)\b"
    r"|\b(?:accused of|charged with) (?:killing|shooting|injuring)\b|\bother people"
    r" (?:dead|killed)|\bamong (?:them|those|the)\b|\bunborn\b|\bincluding (?:the |a"
    r" )?(?:\w+ )?(?:gunman|shooter|suspect|attacker)\b",
    re.IGNORECASE,
)
"""More or fewer than most reports count: the dead among the wounded, an unborn child, all but the
one victim whom the report is about."""
_OTHERS_AFTER = re.compile(r"\s+others?\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """One count in one place."""

    low: float
    high: float
    bound: Bound
    unit: str
    citation: Citation
    site: Site
    numbers: frozenset[float]
    """All numbers that its report gives for what it counts, whoever gives them."""
    elsewhere: Places
    """Places of other sentences in which its report counts the same."""
    lead: bool
    """Whether it stands in the first sentences of its report."""
    some: bool = False
    """Whether it counts people of one kind, where others may have been hurt as well."""

    @property
    def exact(self) -> bool:
        """Whether one number is given without a bound."""
        return self.bound is Bound.EXACTLY and self.low == self.high and not self.some

    @property
    def rises(self) -> bool:
        """Whether it is a floor that a later count may lift ("at least six")."""
        return self.bound is Bound.AT_LEAST and not self.some

    @property
    def value(self) -> str:
        """The side that it takes, in words."""
        return in_words(self.low, self.high, self.bound)

    def excludes(self, other: "Reading") -> bool:
        """Whether no number fits both."""
        mine, theirs = self._allowed(), other._allowed()
        return mine[1] < theirs[0] or theirs[1] < mine[0]

    def _allowed(self) -> tuple[float, float]:
        least, most = allowed(self.low, self.high, self.bound)
        return least, math.inf if self.some else most

    def is_apart(self, other: "Reading") -> bool:
        """Whether the two count at two sites, or one report counts apart what the other counts."""
        return (
            self.site.is_apart(other.site)
            or bool(self.site.places & other.elsewhere)
            or bool(other.site.places & self.elsewhere)
        )

    def is_known_to(self, other: "Reading") -> bool:
        """Whether one of the two reports gives a number of the other too: a part, another's count
        or an earlier one, which it tells as that."""
        return self.low in other.numbers or other.low in self.numbers


def counts_of(
    context: Context, article: str, events: dict[str, Event], own: OwnIncidents
) -> Iterator[tuple[tuple[str, str], Reading]]:
    """The counts of one report that can be compared, each with its matter and what it counts."""
    annotation = context.annotations[article]
    toll = own.tolls[article]
    for figure in annotation.figures:
        if figure.event is None or figure.counts in _NEVER_COMPARED or _is_vague(figure):
            continue
        if context.is_beside(article, figure.span):
            continue
        if _is_part(context.articles[article].text, figure) or _is_sum(context, article, figure):
            continue
        is_own = toll.total(figure.counts) is not None and figure.sentence in toll.sentences
        matter = events.get(
            (own.event_of.get(article, "") if is_own else "")
            or _matter(context, article, figure.event, events)
        )
        if matter is None or _is_of_another_time(annotation, figure, matter.time):
            continue
        fresh = _reported_fresh(context, article, matter)
        whole = _is_whole(context.articles[article].text, annotation, figure, toll)
        if whole or not (fresh or is_own):
            yield (matter.id, figure.counts), _reading(context, article, figure, toll)


def _is_vague(figure: Figure) -> bool:
    """Whether it says no more than that there were some: "several"."""
    return figure.bound is Bound.ABOUT and figure.low < figure.high < 10


def _is_whole(text: str, annotation: Annotation, figure: Figure, toll: Toll) -> bool:
    """Whether a count of victims in a fresh report is the report's total: not some of them, not
    another incident's, and counted as most reports count."""
    total = toll.total(figure.counts)
    if total is None:
        return True
    around = text[max(0, figure.span.start - _AROUND_CHARS) : figure.span.end + _CLAUSE_CHARS]
    if figure.counts == "injured" and _has_dead_in_it(annotation, figure, toll):
        return False
    return (
        figure.sentence in toll.sentences
        and 0 < total == figure.low
        and (figure.sentence in sorted(toll.sentences)[:LEAD_SENTENCES] or _is_of_one(annotation))
        and not _COUNTED_APART.search(around)
        and (figure.counts != "injured" or bool(_HURT.search(around)))
    )


def _is_of_one(annotation: Annotation) -> bool:
    """Whether the report tells of one toll only: no two numbers of dead, and none of hurt."""
    return all(
        len(
            {
                figure.low
                for figure in annotation.figures
                if figure.counts == counts
                and figure.low == figure.high > 0
                and figure.unit in GENERAL_UNITS | _BYSTANDERS
            }
        )
        < 2
        for counts in ("killed", "injured")
    )


def _has_dead_in_it(annotation: Annotation, figure: Figure, toll: Toll) -> bool:
    """Whether the report also gives a count of the hurt that is lower by its dead: "eight were
    hit" beside "one died, seven were wounded"."""
    return toll.killed > 0 and any(
        other.counts == "injured" and other.low == figure.low - toll.killed > 0
        for other in annotation.figures
        if other.sentence in toll.sentences
    )


def _reported_fresh(context: Context, article: str, matter: Event) -> bool:
    """Whether the report came while the matter was fresh, as far as anybody can tell."""
    published = context.published(article)
    if published is None or published.start is None or matter.time is None:
        return True
    return is_fresh(matter.time, published.start)


def _is_part(text: str, figure: Figure) -> bool:
    """Whether the words say that it is a part or an addition: "two of the", "another three", "and
    seven others were killed"."""
    before = text[max(0, figure.span.start - _AROUND_CHARS) : figure.span.start]
    after = text[figure.span.end : figure.span.end + _AROUND_CHARS]
    beside = figure.counts == "killed" and _OTHERS_AFTER.match(after)
    return bool(_PART_BEFORE.search(before) or _PART_AFTER.match(after) or beside)


def _is_sum(context: Context, article: str, figure: Figure) -> bool:
    """Whether it is a count over hours, days or months, and so not of one event."""
    text = context.articles[article].text
    sentence = context.sentence(article, figure.sentence).span
    return bool(_OVER_TIME.search(text, figure.span.end, sentence.end))


def _is_of_another_time(annotation: Annotation, figure: Figure, matter: Interval | None) -> bool:
    """Whether the sentence dates what it counts to before the matter: a report on one disaster
    recalls the tolls of others. A later day may be that of a trial or a memorial."""
    if matter is None or matter.start is None:
        return False
    days = [
        time.interval
        for time in annotation.times
        if time.sentence == figure.sentence and time.interval and time.value != "PRESENT_REF"
    ]
    earlier = [day for day in days if day.end and day.end < matter.start]
    return bool(earlier) and not any(matter.overlaps(day) for day in days)


def _matter(context: Context, article: str, index: int, events: dict[str, Event]) -> str:
    """Id of the event that the count is about: its cause, else itself."""
    event = events.get(context.event_of.get(Ref(article, index), ""))
    return (event.cause or event.id) if event else ""


def _reading(context: Context, article: str, figure: Figure, toll: Toll) -> Reading:
    others = [
        other
        for other in context.annotations[article].figures
        if other.counts == figure.counts and not _is_vague(other)
    ]
    lead = sorted(toll.sentences)
    site = site_of(context, article, figure.sentence, figure.span, lead[:_AROUND_SENTENCES])
    elsewhere = {
        place
        for other in others
        if other.sentence != figure.sentence and other.low != figure.low
        for places in places_in(context, article, other.sentence)
        for place in places
    }
    return Reading(
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        unit="" if figure.unit in GENERAL_UNITS else figure.unit,
        citation=context.cite(article, figure.span),
        site=site,
        numbers=frozenset(number for other in others for number in (other.low, other.high)),
        elsewhere=frozenset(elsewhere) - site.places,
        lead=figure.sentence in lead[:LEAD_SENTENCES],
    )


def is_fresh(matter: Interval | None, first: date) -> bool:
    """Whether `first` is so soon after the matter that counts may still grow."""
    if matter is None or matter.end is None:
        return False
    return first - matter.end <= timedelta(days=FRESH_DAYS)
