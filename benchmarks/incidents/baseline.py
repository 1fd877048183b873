"""What costs nothing: words in common within a few days, and the number before "killed"."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from benchmarks.incidents.reports import Report
from throughline.assemble.tolls import Toll
from throughline.extract.figures import SMALL_NUMBERS

COSINE = 0.25
"""The best of 0.15, 0.20 … 0.40 on the half that was looked at."""
DAYS = 60
MAX_ARTICLES = 400
"""A word of more articles names no pair."""

_WORD = re.compile(r"[a-z]{3,}")
_NUMBER = rf"(\d{{1,3}}|{'|'.join(SMALL_NUMBERS)})"
_KILLED = re.compile(rf"\b{_NUMBER}\b[^.\d]{{0,40}}?\b(?:killed|dead|died)\b", re.IGNORECASE)
_INJURED = re.compile(rf"\b{_NUMBER}\b[^.\d]{{0,40}}?\b(?:injured|wounded|hurt)\b", re.IGNORECASE)


def lexical_groups(reports: Sequence[Report]) -> dict[str, int]:
    """Group of each report: tf-idf cosine of all words within `DAYS` days, single link."""
    counts = [Counter(_WORD.findall(f"{r.given.title} {r.given.text}".lower())) for r in reports]
    frequency = Counter(word for row in counts for word in row)
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, row in enumerate(counts):
        weights = {
            word: (1 + math.log(n)) * math.log(len(reports) / frequency[word])
            for word, n in row.items()
        }
        norm = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        for word, weight in weights.items():
            if frequency[word] <= MAX_ARTICLES:
                postings[word].append((number, weight / norm))
    likeness: defaultdict[tuple[int, int], float] = defaultdict(float)
    days = [report.given.published.toordinal() for report in reports]
    for posting in postings.values():
        for place, (left, weight) in enumerate(posting):
            for right, other in posting[place + 1 :]:
                if abs(days[left] - days[right]) <= DAYS:
                    likeness[left, right] += weight * other
    group = list(range(len(reports)))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    for (left, right), value in likeness.items():
        if value >= COSINE:
            group[root(left)] = root(right)
    return {report.given.id: root(number) for number, report in enumerate(reports)}


def first_number(report: Report) -> Toll:
    """The first number before "killed", and before "injured"; 0 where there is none."""
    text = f"{report.given.title}. {report.given.text}"
    return Toll(_first(_KILLED, text), _first(_INJURED, text))


def _first(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    if found is None:
        return 0
    word = found[1].lower()
    return int(word) if word.isdigit() else int(SMALL_NUMBERS[word])
