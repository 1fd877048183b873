"""The period of account that a text tells of: which quarter, and whether it still does."""

import re
from dataclasses import dataclass
from datetime import date

from throughline.extract.times.placing.placement import Placement
from throughline.extract.times.reading import Kind, Reading, Spot
from throughline.model.dates import Interval

QUARTER_ENDED = re.compile(
    r" (?:that |which )?(?:ended|ending|ends) (?:on )?(?:the )?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? )?(?P<month>[A-Z][a-z]{2,8})\b\.?"
    r"(?: (?P<after>\d{1,2})\b)?(?:,? (?P<year>\d{4}))?"
)
"""The words after a quarter that say when it ended."""
_TOTALS = frozenset(("P6M", "P9M", "P2Q", "P3Q"))  # told beside a quarter, they are not it


@dataclass(slots=True)
class Accounts:
    """The period of account that the text tells of."""

    quarter: Placement | None = None
    """The last quarter told."""
    quote: str = ""
    paragraph: int = 0
    current: bool = False
    """Whether no longer period has been told since."""

    def note(
        self,
        reading: Reading,
        spot: Spot,
        placement: Placement,
        published: date | None,
        quote: str,
    ) -> None:
        """Takes in one placed expression."""
        if _tells_quarter(reading, spot) and _is_over(placement.interval, published):
            self.quarter, self.quote = placement, quote
            self.paragraph, self.current = spot.paragraph, True
        elif _tells_longer(reading, spot):
            self.current = False


def _tells_quarter(reading: Reading, spot: Spot) -> bool:
    if reading.kind is Kind.ACCOUNT:
        return QUARTER_ENDED.match(spot.tail) is not None
    return reading.kind is Kind.FIXED and reading.unit == "quarter"


def _is_over(interval: Interval | None, published: date | None) -> bool:
    """Whether accounts can tell of it: no forecast of the next quarter."""
    if interval is None or interval.end is None:
        return False
    return published is None or interval.end <= published


def _tells_longer(reading: Reading, spot: Spot) -> bool:
    if reading.kind is not Kind.CALENDAR:
        return reading.value in _TOTALS
    return bool(reading.why) or (reading.month is None and spot.before == "in")
