"""How much each day of a story matters, by how far independent reports agree on it.

A report speaks of a day where a sentence names it, and of its own day where a leading sentence
names none. What it says of the day is one vector of weighted words. The weight of a day is the
length of the sum of these vectors, a report's own share taken out: it grows with the number of
reports that speak of the day *and* with how much they tell the same, so that a date line or a
concert advertised on the page weighs little, and a day that many retell in like words weighs much.
A report counts by how central it is to the story; what is only announced counts half.

Cost: linear in the words. Where it fails: reports that comment and do not tell (opinion pages)
agree on a mood and not on an event.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from throughline.assemble.days.reports import DatedReport, DatedSentence
from throughline.assemble.days.terms import Floats, Integers, Rows, count_terms, sums

LEADING = 5
"""The first so many sentences lead: undated, they tell of the day of publication."""
LONE = 0.3
"""What one origin alone tells of a day counts so much: it orders the days that no other tells."""
ANNOUNCED = 0.5
"""A day that lies ahead of its report counts so much."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that speaks of a day."""

    report: int
    sentence: int
    """Number among all sentences of the story."""
    named: bool
    """Whether it names the day; else it leads a report of that day."""
    days_after: int
    """Days from the told day to publication, negative where it lies ahead."""


@dataclass(frozen=True)
class DayRanking:
    """The days that reports speak of, with their weight and who speaks of them."""

    reports: tuple[DatedReport, ...]
    sentences: tuple[DatedSentence, ...]
    vectors: Rows
    """One row of unit length a sentence."""
    weights: Mapping[date, float]
    """At least 0; only the order and the ratio mean something."""
    tellings: Mapping[date, tuple[Telling, ...]]
    relevance: Floats
    """How central each report is; 1 is the mean."""

    @cached_property
    def highest(self) -> float:
        """The largest weight, 0 where no day is spoken of."""
        return max(self.weights.values(), default=0.0)

    def share(self, day: date) -> float:
        """The weight of `day` on a scale where the story's first day is 1, in logarithms."""
        if not self.highest:
            return 0.0
        return float(np.log1p(self.weights.get(day, 0.0)) / np.log1p(self.highest))


def rank_days(reports: Sequence[DatedReport]) -> DayRanking:
    """The ranking of all days that `reports` speak of."""
    sentences = tuple(sentence for report in reports for sentence in report.sentences)
    counts = count_terms([sentence.text for sentence in sentences])
    frequency = counts.document_frequency()
    vectors = counts.weighed(np.log(max(1, len(counts)) / np.maximum(frequency, 1.0)))
    owner = np.repeat(
        np.arange(len(reports)), [len(report.sentences) for report in reports]
    ).astype(np.int64)
    relevance = _relevance(counts, owner, len(reports))
    tellings = _by_day(reports)
    weights = _agreement(reports, tellings, vectors, relevance)
    return DayRanking(tuple(reports), sentences, vectors.unit(), weights, tellings, relevance)


def _relevance(counts: Rows, owner: Integers, reports: int) -> Floats:
    """Likeness of each report to all others together, shape (reports,), mean 1."""
    texts = counts.summed(owner, reports)
    texts = Rows(texts.starts, texts.terms, 1.0 + np.log(texts.values), texts.size)
    spread = texts.document_frequency()
    rows = texts.weighed(np.log1p(reports / np.maximum(spread, 1.0))).unit()
    centre = sums(rows.terms, rows.values, rows.size)
    likeness = rows.dot(centre) - rows.squares()
    mean = float(likeness.mean()) if reports else 0.0
    return likeness / mean if mean > 0 else np.ones(reports)


def _by_day(reports: Sequence[DatedReport]) -> dict[date, tuple[Telling, ...]]:
    found: dict[date, list[Telling]] = {}
    number = 0
    for index, report in enumerate(reports):
        for place, sentence in enumerate(report.sentences):
            for day, named in _days_of(report, sentence, place):
                after = (report.published - day).days if report.published else 0
                found.setdefault(day, []).append(Telling(index, number, named, after))
            number += 1
    return {day: tuple(found[day]) for day in sorted(found)}


def _days_of(
    report: DatedReport, sentence: DatedSentence, place: int
) -> Iterator[tuple[date, bool]]:
    if sentence.days:
        yield from ((day, True) for day in sentence.days)
    elif place < LEADING and report.published is not None:
        yield report.published, False


def _agreement(
    reports: Sequence[DatedReport],
    tellings: Mapping[date, tuple[Telling, ...]],
    vectors: Rows,
    relevance: Floats,
) -> dict[date, float]:
    """The length of what the origins tell of each day, their own squares taken out."""
    origins = {origin: i for i, origin in enumerate(sorted({r.origin for r in reports}))}
    pairs: dict[tuple[int, int], int] = {}
    """(day, origin) -> number of the row that holds what the origin tells of the day."""
    rows, groups = [], []
    strength: list[float] = []
    for number, told in enumerate(tellings.values()):
        for telling in told:
            pair = (number, origins[reports[telling.report].origin])
            group = pairs.setdefault(pair, len(pairs))
            if group == len(strength):
                strength.append(0.0)
            rows.append(telling.sentence)
            groups.append(group)
            ahead = ANNOUNCED if telling.days_after < 0 else 1.0
            strength[group] = max(strength[group], ahead * float(relevance[telling.report]))
    if not pairs:
        return {}
    told_rows = vectors.chosen(np.array(rows, dtype=np.int64))
    voices = told_rows.summed(np.array(groups, dtype=np.int64), len(pairs)).unit()
    day_of = np.array([day for day, _ in pairs], dtype=np.int64)
    force = np.array(strength)
    together = voices.summed(day_of, len(tellings), force).squares()
    own = sums(day_of, force**2 * (voices.squares() > 0), len(tellings))
    agreed = np.sqrt(np.maximum(together - own, 0.0)) + LONE * np.sqrt(own)
    return {day: float(agreed[number]) for number, day in enumerate(tellings)}
