"""UDS factuality (It Happened v2): how surely the predicates of EWT happened.

The scores were given on an earlier release of the treebank; of 27,403 rows three have no word any
more (their `form` is null) and are left out.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.conllu import Document
from corpora.files import read_text
from corpora.values import FactualityMark


@dataclass(frozen=True, slots=True)
class Score:
    """The score of word number `word` (from 1) of a sentence, and its form there."""

    word: int
    form: str
    score: float


def read_scores(data: Path) -> Mapping[str, Sequence[Score]]:
    """The scores of each sentence, by its sent_id. Raises DataMissingError without the file."""
    scores: defaultdict[str, list[Score]] = defaultdict(list)
    for line in read_text(data / "uds_factuality" / "uds_factuality.jsonl").split("\n"):
        if not line.strip():
            continue
        row = json.loads(line)
        if row["form"] is not None:
            scores[row["sent_id"]].append(Score(row["token"], row["form"], row["factuality"]))
    return scores


def marks(document: Document, scores: Mapping[str, Sequence[Score]]) -> tuple[FactualityMark, ...]:
    """The scored predicates of a document, in order of place; only where the form is the word's."""
    found: list[FactualityMark] = []
    for sentence, ranges in document.words_of():
        for score in sorted(scores.get(sentence.name, ()), key=lambda one: one.word):
            index = score.word - 1
            if index < len(ranges) and sentence.words[index].form == score.form:
                found.append(FactualityMark(*ranges[index], score.score))
    return tuple(found)
