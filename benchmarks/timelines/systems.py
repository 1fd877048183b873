"""The systems that are compared: ours, and two that count.

Each gets the reports of a story, the number of days, and the number of sentences a day; and the
first and last day that count, as in the published runs.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.timelines.rouge import Summary
from throughline.assemble.days import DatedReport, best_sentences, rank_days, spread

Made = dict[date, Summary]
LEADING = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a timeline shall be: its first and last possible day, its days, sentences a day."""

    first: date
    last: date
    days: int
    sentences: int


System = Callable[[Sequence[DatedReport], Wanted], Made]


def by_agreement(reports: Sequence[DatedReport], wanted: Wanted) -> Made:
    """Ours: days by how far the reports agree on them, sentences by what they agree on."""
    ranking = rank_days(reports)
    return _filled(
        (day for day in spread(ranking.weights) if wanted.first <= day <= wanted.last),
        lambda day: best_sentences(ranking, day, wanted.sentences),
        wanted,
    )


def by_mentions(reports: Sequence[DatedReport], wanted: Wanted) -> Made:
    """The days that most sentences name, each with the first sentences that name it."""
    naming: dict[date, list[str]] = {}
    for report in _by_day(reports):
        for sentence in report.sentences:
            for day in sentence.days:
                naming.setdefault(day, []).append(sentence.text)
    return _first_sentences(naming, Counter({d: len(told) for d, told in naming.items()}), wanted)


def by_publication(reports: Sequence[DatedReport], wanted: Wanted) -> Made:
    """The days on which most reports came out, each with the heads of these reports."""
    heads: dict[date, list[str]] = {}
    counts: Counter[date] = Counter()
    for report in _by_day(reports):
        if report.published is not None:
            counts[report.published] += 1
            told = heads.setdefault(report.published, [])
            told += [sentence.text for sentence in report.sentences[:LEADING]]
    return _first_sentences(heads, counts, wanted)


def _by_day(reports: Iterable[DatedReport]) -> list[DatedReport]:
    return sorted(reports, key=lambda report: (report.published or date.max, report.origin))


def _first_sentences(told: dict[date, list[str]], counts: Counter[date], wanted: Wanted) -> Made:
    ranked = sorted(counts, key=lambda day: (-counts[day], day))
    return _filled(
        (day for day in ranked if wanted.first <= day <= wanted.last),
        lambda day: tuple(dict.fromkeys(told[day]))[: wanted.sentences],
        wanted,
    )


def _filled(days: Iterable[date], tell: Callable[[date], Summary], wanted: Wanted) -> Made:
    """The first so many days that can be told."""
    made: Made = {}
    for day in days:
        if len(made) == wanted.days:
            break
        if summary := tell(day):
            made[day] = summary
    return made
