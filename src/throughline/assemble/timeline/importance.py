"""How much a line of the timeline matters, from 0 to 1.

Four parts: how many independent reports tell it, how far the reports agree on its day (the ranking
that `benchmarks/timelines` measures against journalists), how much of the case runs through it, and
whether it changes how the matter stands (an arrest does, a meeting does not). A line that opens
with a word of connection ("But …") counts less: it was torn from something.
"""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from throughline.assemble.context import Context
from throughline.assemble.days import DatedReport, DayRanking, dated_report, rank_days
from throughline.assemble.timeline.lines import Line
from throughline.assemble.wording_fitness import opens_connected
from throughline.extract.events.lexicon import event_types
from throughline.model.annotation import Annotation, Sentence
from throughline.model.case import Event

MANY_SOURCES = 3
"""Support by this many independent origins counts in full."""
SOURCES, DAY, CENTRALITY, CHANGE = 0.4, 0.3, 0.2, 0.1
"""Weights of the parts; they add up to 1."""
TORN = 0.7
"""What a line counts that opens with a word of connection."""


class Importance:
    """The importance of lines of one case."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, line: Line, told: Sequence[Event], sources: int) -> float:
        """The importance of a line that tells `told` and is reported by `sources` origins."""
        when, text = line
        weight = (
            SOURCES * min(1.0, sources / MANY_SOURCES)
            + DAY * (self._day_share(when.start) if when.is_day else 0.0)
            + CENTRALITY * max(event.centrality for event in told)
            + CHANGE * any(event_types()[event.type].one_off for event in told)
        )
        return round(weight * (TORN if opens_connected(text) else 1.0), 4)

    def _day_share(self, day: date | None) -> float:
        return self._ranking.share(day) if day is not None else 0.0

    @cached_property
    def _ranking(self) -> DayRanking:
        return rank_days([self._report(article) for article in self._context.story])

    def _report(self, article: str) -> DatedReport:
        """The parts of a report that are on the case."""
        context = self._context
        found = context.annotations[article]
        origin = context.resolution.copies.origin.get(article, article)
        text = context.articles[article].text
        return dated_report(
            text, found, context.published(article), origin, lambda s: self._is_on_case(found, s)
        )

    def _is_on_case(self, found: Annotation, sentence: Sentence) -> bool:
        return not self._context.is_beside(found.article, sentence.span)
