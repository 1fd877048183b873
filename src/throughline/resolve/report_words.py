"""How alike the reports of two entities are: by the words that set reports of a case apart."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from throughline.resolve.likeness.documents import document_words

MOST_REPORTS = 8
"""Reports of an entity that are compared: the first in order of id."""


class ReportWords:
    """The reports of a case as unit vectors of tf-idf, smoothed: of two reports all that is shared
    is in every report, and yet counts.

    Cost: one pass over all words; a comparison costs the words of at most 64 pairs of reports.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        """`texts`: article id -> text."""
        counted = {article: document_words(texts[article]) for article in sorted(texts)}
        held = Counter(word for words in counted.values() for word in words)
        self._vectors = {
            article: _unit(words, held, len(texts)) for article, words in counted.items()
        }

    def likeness(self, left: Sequence[str], right: Sequence[str]) -> float:
        """The mean cosine, from 0 to 1, of the reports of two entities; ids that are not known are
        passed over."""
        one, two = (
            [self._vectors[a] for a in side if a in self._vectors][:MOST_REPORTS]
            for side in (left, right)
        )
        cosines = [_cosine(a, b) for a in one for b in two]
        return round(math.fsum(cosines) / len(cosines), 6) if cosines else 0.0


def _unit(words: Mapping[str, int], held: Mapping[str, int], count: int) -> dict[str, float]:
    weights = {
        word: (1 + math.log(number)) * math.log(1 + count / held[word])
        for word, number in words.items()
    }
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def _cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    short, long = sorted((one, two), key=len)
    return math.fsum(weight * long[word] for word, weight in short.items() if word in long)
