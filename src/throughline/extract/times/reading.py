"""What a time expression says before it is placed: its parts, not yet a date.

The grammar (`grammar`) finds the words, `readers.rules` turns them into a `Reading`, and
`placing.place` finds the interval against an anchor.
"""

import re
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from throughline.extract.times.lexer import words_of
from throughline.extract.times.tense import Direction
from throughline.model.dates import Interval
from throughline.model.source import Span

_PREPOSITIONS = frozenset(("on", "by", "until", "till", "from", "to", "in", "between"))
_FOLLOWING = re.compile(r"[ \-–](\w{1,30})(?: (\w{1,30}))?")


class Kind(StrEnum):
    """How a reading gets its interval."""

    CALENDAR = "calendar"
    """Year, month, day: some may be missing."""
    AMBIGUOUS = "ambiguous"
    """03/04/2025: day and month may be either."""
    DAY_NAME = "day_name"
    """14/2: a day and month used as the name of an event."""
    MONTH_DAY = "month_day"
    """A day of a month that is told elsewhere ("the 5th")."""
    MONTH_PART = "month_part"
    """A counted day, week, weekend or half of a month."""
    WEEK_OF = "week_of"
    """A week told by one of its days."""
    NAMED_PERIOD = "named_period"
    """A feast that no rule places ("Ramadan"): `value` is its name."""
    FIXED = "fixed"
    """Quarter, season, decade, century."""
    WEEKDAY = "weekday"
    UNIT = "unit"
    """This, last, next unit: `amount` units from the anchor's own."""
    ACCOUNT = "account"
    """A quarter that the accounts told before it make clear ("the year-earlier quarter")."""
    OFFSET = "offset"
    """`amount` units before or after the anchor ("three weeks ago", "two days later")."""
    EVENT = "event"
    """A time before or after a named event ("weeks after the attack")."""
    SPAN = "span"
    """A stretch up to or from the anchor ("the past five years"): a DURATION with bounds."""
    DURATION = "duration"
    SET = "set"
    BEFORE_CHRIST = "before_christ"
    REFERENCE = "reference"
    """PRESENT_REF, PAST_REF, FUTURE_REF."""
    VAGUE = "vague"
    """A date of which the words say nothing that can be placed ("the period")."""
    CLOCK = "clock"
    """A time of day without a day."""
    RANGE = "range"


class From(StrEnum):
    """Which anchor a relative reading is counted from."""

    PUBLICATION = "publication"
    NARRATIVE = "narrative"
    EITHER = "either"
    """The narrative where it has a date, else publication ("a year earlier")."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of one expression; what a part means depends on `kind`."""

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """ISO: Monday is 1."""
    feast: str = ""
    """Rule of a day known by its name, whose day hangs on the year (`day` is then 1)."""
    unit: str = ""
    amount: int | None = None
    """Units from the anchor, negative before it; None where the words do not count them."""
    anchor: From = From.PUBLICATION
    cue: str = ""
    """"last", "next", "this", "that", "same", "previous", "following" or ""."""
    part: str = ""
    """TIMEX3 part of day: MO, AF, EV, NI."""
    clock: time | None = None
    clock_is_hour: bool = False
    zone: str = ""
    """What the words say of the zone: "GMT", "local time", "3 hours ahead of GMT", or ""."""
    modifier: str = ""
    """"early", "mid" or "late"."""
    about: bool = False
    """Whether the words mark it as approximate."""
    value: str = ""
    """TIMEX3 value where the words alone give it."""
    left: "Reading | None" = None
    right: "Reading | None" = None
    inferred: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an expression stands."""

    span: Span
    sentence: int
    paragraph: int
    sentence_span: Span
    direction: Direction
    part: str
    """Part of day that the expression names, or ""."""
    firmly_past: bool
    """Whether a past verb governs it beyond doubt."""
    aside: bool
    """Whether a clause beside the story holds it."""
    before: str
    """The word before it, in lower case."""
    tail: str
    """The words after it, up to 80 characters of its sentence."""
    accounts: bool = False
    """Whether its sentence compares figures of a business."""

    def names(self, context_list: str) -> bool:
        """Whether it names what follows ("the July 7 bombings"): a noun of that word list."""
        if self.before in _PREPOSITIONS:
            return False
        following = _FOLLOWING.match(self.tail)
        if following is None:
            return False
        return not words_of(context_list).isdisjoint(w.lower() for w in following.groups() if w)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that the text gives, with the words and the place."""

    interval: Interval
    quote: str
    span: Span
    sentence: int
    paragraph: int
    moves: bool
    """Whether the narrative stands at this date after it."""
    inferred: bool = False
    part: str = ""
    """Part of day, where the words name one."""
    relative: bool = False
    """Whether it was itself counted from publication."""
    opens: bool = False
    """Whether it opens its sentence ("In 2014, …")."""
    aside: bool = False
    """Whether a clause beside the story gives it ("who had served there in 2014")."""

    heads: bool = False
    """Whether it is a year that heads a stretch of text ("1994: The flood")."""

    def far_from(self, spot: Spot) -> bool:
        """Whether it stands more than one sentence before `spot`."""
        return spot.sentence - self.sentence > 1
