"""The sentences that tell a day best: extractive, complete, readable alone, each with its own.

Among the sentences that speak of the day (and the leading ones of the day after: a paper prints
what happened the day before) the one nearest to what all reports tell of the day comes first, then
each time the one that adds most (maximal marginal relevance, Carbonell and Goldstein 1998).
"""

from datetime import date, timedelta

import numpy as np

from throughline.assemble.days.ranking import DayRanking, Telling
from throughline.assemble.days.terms import Floats, sums
from throughline.assemble.wording_fitness import is_complete, leans

NEAR_DAYS = 1
"""Told within so many days, a sentence reports and does not look back."""
NEAR_BOOST = 0.3
AHEAD = 0.5
"""A sentence that announces the day counts so much."""
LEANING = 0.5
"""So does one that leans on the sentence before it ("He also …")."""
BEST_WORDS = (20, 30)
"""Shorter and longer sentences lose by the square root of the ratio."""
REPETITION = 1.2
"""How much likeness to a chosen sentence costs, against likeness to the day."""
POOL = 60
"""So many of the best sentences are compared with each other."""


def best_sentences(ranking: DayRanking, day: date, count: int) -> tuple[str, ...]:
    """Up to `count` sentences that tell `day`, the best first; none where none is fit."""
    pool = _pool(ranking, (*ranking.tellings.get(day, ()), *_printed_next_day(ranking, day)))
    if not pool:
        return ()
    worth = np.array([score for score, _ in pool])
    vectors = _dense(ranking, [told.sentence for _, told in pool])
    likeness = np.zeros(len(pool))
    chosen: list[int] = []
    for _ in range(min(count, len(pool))):
        best = int((worth - REPETITION * likeness).argmax())
        chosen.append(pool[best][1].sentence)
        likeness = np.maximum(likeness, vectors @ vectors[best])
        worth[best] = -np.inf
    return tuple(ranking.sentences[number].text for number in chosen)


def _printed_next_day(ranking: DayRanking, day: date) -> tuple[Telling, ...]:
    following = ranking.tellings.get(day + timedelta(days=1), ())
    return tuple(
        Telling(told.report, told.sentence, named=False, days_after=1)
        for told in following
        if not told.named
    )


def _pool(ranking: DayRanking, tellings: tuple[Telling, ...]) -> list[tuple[float, Telling]]:
    if not tellings:
        return []
    numbers = np.array([told.sentence for told in tellings], dtype=np.int64)
    rows = ranking.vectors.chosen(numbers)
    order = {report: i for i, report in enumerate(dict.fromkeys(t.report for t in tellings))}
    groups = np.array([order[told.report] for told in tellings], dtype=np.int64)
    strength = np.zeros(len(order))
    for told in tellings:
        ahead = AHEAD if told.days_after < 0 else 1.0
        at = order[told.report]
        strength[at] = max(strength[at], ahead * float(ranking.relevance[told.report]))
    voices = rows.summed(groups, len(order)).unit()
    centre = sums(voices.terms, voices.values * strength[voices.row_of], voices.size)
    length = float(np.linalg.norm(centre)) or 1.0
    likeness = rows.dot(centre) / length
    scored = [
        (float(likeness[i]) * _fitness(ranking, told), told)
        for i, told in enumerate(tellings)
        if is_complete(ranking.sentences[told.sentence].text)
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].sentence))
    return [pair for pair in scored[:POOL] if pair[0] > 0]


def _fitness(ranking: DayRanking, told: Telling) -> float:
    text = ranking.sentences[told.sentence].text
    words = len(text.split())
    shortest, longest = BEST_WORDS
    fitness = float(np.sqrt(min(1.0, words / shortest) * min(1.0, longest / words)))
    if leans(text):
        fitness *= LEANING
    if told.days_after < 0:
        return fitness * AHEAD
    return fitness * (1.0 + NEAR_BOOST * (told.days_after <= NEAR_DAYS))


def _dense(ranking: DayRanking, sentences: list[int]) -> Floats:
    """The vectors of some sentences over the terms that they hold, shape (sentences, terms)."""
    rows = ranking.vectors.chosen(np.array(sentences, dtype=np.int64))
    terms, columns = np.unique(rows.terms, return_inverse=True)
    dense = np.zeros((len(sentences), len(terms)))
    dense[rows.row_of, columns] = rows.values
    return dense
