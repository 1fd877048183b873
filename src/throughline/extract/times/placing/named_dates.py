"""The dates that an article gives with their year, indexed for looking up.

Built once an article, linear in its text, so that placing thousands of expressions stays linear.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date

from throughline.extract.times.reading import Dated, Reading, Spot
from throughline.model.annotation import Sentence

_OLD_YEARS = 2
_HISTORY_DATES = 6
_HISTORY_SHARE = 0.85
_CHRONICLE_SHARE = 0.75
_CHRONICLE_DATES = 20  # news hardly names so many past years
_NEIGHBOURS = 6
_MAIN_DATES = 3
_WORD = re.compile(r"[^\W\d_]{4,30}")
_EVENT_AFTER = re.compile(
    r"\s+(?:the|that|this|those|these|his|her|its|their|[A-Z][\w’'-]{0,30}s['’]?|[A-Z]\w{0,30}['’]s)"
    r"\s+((?:[\w’'-]{1,30}\s+){0,2}?[\w’'-]{1,30})\s*"
    r"(?:[,.;:)]|$|\b(?:in|on|at|of|and|was|were|had|that|by)\b)"
)


class NamedDates:
    """Look-ups over (reading, date) pairs in text order; never changed after it is made."""

    def __init__(
        self,
        explicit: Sequence[tuple[Reading, Dated]],
        text: str,
        sentences: Sequence[Sentence],
    ) -> None:
        self._dates = tuple(dated for _, dated in explicit)
        self._starts = [dated.span.start for dated in self._dates]
        self._by_day: dict[tuple[int, int], list[Dated]] = {}
        self._by_year: dict[int, Dated] = {}
        self._years: list[int] = []
        for reading, dated in explicit:
            if reading.month is not None and reading.day is not None:
                self._by_day.setdefault((reading.month, reading.day), []).append(dated)
            if reading.year is not None:
                self._by_year.setdefault(reading.year, dated)
                self._years.append(reading.year)
        self._main_year = _leading([r.year for r, _ in explicit if r.year and r.month])
        self._by_event_word = _event_words(self._dates, text, sentences)

    def on(self, month: int, day: int) -> Sequence[Dated]:
        """Dates of that month and day."""
        return self._by_day.get((month, day), ())

    def years(self) -> dict[int, Dated]:
        """Every year that is named, with the first date that names it."""
        return self._by_year

    def main_year(self) -> int | None:
        """The year in which most of the dates with a month lie, None where no year leads."""
        return self._main_year

    def nearest(self, at: int) -> list[Dated]:
        """A few dates around an offset of the text, the nearest first."""
        index = bisect_left(self._starts, at)
        around = self._dates[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]
        return sorted(around, key=lambda dated: (abs(dated.span.start - at), dated.span.start))

    def of_event(self, spot: Spot) -> Dated | None:
        """The one day on which the article puts the event that the words after `spot` name."""
        match = _EVENT_AFTER.match(spot.tail)
        if match is None:
            return None
        word = _singular(match[1].split()[-1].lower())
        dates: Sequence[Dated] = self._by_event_word.get(word, ())
        return dates[0] if len({dated.interval.start for dated in dates}) == 1 else None

    def tell_history(self, published: date | None) -> bool:
        """Whether nearly all the years named lie well before publication."""
        if published is None or len(self._years) < _HISTORY_DATES:
            return False
        past = sum(1 for year in self._years if year < published.year)
        if past >= _CHRONICLE_DATES and past >= _CHRONICLE_SHARE * len(self._years):
            return True
        old = sum(1 for year in self._years if published.year - year > _OLD_YEARS)
        return old >= _HISTORY_SHARE * len(self._years)


def _leading(years: Sequence[int]) -> int | None:
    counts = Counter(years).most_common(1)
    if not counts or counts[0][1] < _MAIN_DATES or counts[0][1] <= len(years) / 2:
        return None
    return counts[0][0]


def _event_words(
    dates: Sequence[Dated], text: str, sentences: Sequence[Sentence]
) -> dict[str, list[Dated]]:
    """Word -> days of the sentences that hold it together with exactly one day."""
    by_sentence: dict[int, list[Dated]] = {}
    for dated in dates:
        if dated.interval.is_day:
            by_sentence.setdefault(dated.sentence, []).append(dated)
    words: dict[str, list[Dated]] = {}
    for index, days in by_sentence.items():
        if len(days) != 1:
            continue
        span = sentences[index].span
        found = {
            _singular(m.group().lower()): None for m in _WORD.finditer(text, span.start, span.end)
        }
        for word in found:
            words.setdefault(word, []).append(days[0])
    return words


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 4 else word
