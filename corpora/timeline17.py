"""Timeline17: news on long stories, with timelines that journalists wrote (Tran et al. 2013).

A folder a topic, as split by Gholipour Ghalandari and Ifrim (ACL 2020). The texts are tokenised,
one sentence a line; here they are joined again as they may have been printed.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpora.files import read_text
from corpora.values import DataMissingError

_FOLDER = Path("timeline17")
VISIBLE = frozenset({"bpoil", "finan", "haiti", "iraq", "mj"})
"""Topics of "dev"; every other topic that is there is "test"."""

Timeline = dict[date, tuple[str, ...]]
"""Day -> the sentences told of it, days ascending."""

_BRACKETS = {
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
    "``": "“", "''": "”", "`": "‘", "--": "–", "\\/": "/", "\\*": "*",
}  # fmt: skip
_ESCAPED = re.compile(r"-[LR][RSC]B-|``|''|(?<!\S)`(?!\S)|(?<!\S)--(?!\S)|\\/|\\\*")
_TO_THE_LEFT = re.compile(
    r"\s+(?=(?:[,.;:?!%)\]}”]|\.\.\.|'s|'S|n't|N'T|'(?:re|ve|m|ll|d)|')(?:\s|$))"
)
_TO_THE_RIGHT = re.compile(r"(?<=[$£€(\[{“‘])\s+")
_HASH = re.compile(r"(?<=#)\s+(?=\d)")


@dataclass(frozen=True, slots=True)
class TopicArticle:
    """One report: the day that it is filed under, and its sentences."""

    id: str
    outlet: str
    day: date
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A story: its reports by day, and one or more timelines of it."""

    name: str
    articles: tuple[TopicArticle, ...]
    timelines: tuple[Timeline, ...]


def load(data: Path, split: str) -> Iterator[Topic]:
    """The topics of "dev" or "test", by name. Raises DataMissingError where there are none."""
    folder = data / _FOLDER
    names = sorted(path.parent.name for path in folder.glob("*/timelines.jsonl"))
    chosen = [name for name in names if (name in VISIBLE) == (split == "dev")]
    if not chosen:
        raise DataMissingError(f"{folder}: no topics of {split}; see the benchmark's README.md")
    for name in chosen:
        yield read_topic(folder / name)


def read_topic(folder: Path) -> Topic:
    """The topic in one folder. Raises DataMissingError, with the place, where a file is missing."""
    articles = tuple(map(_article, _lines(folder / "articles.jsonl")))
    timelines = tuple(_timeline(line) for line in _lines(folder / "timelines.jsonl") if line)
    return Topic(folder.name, articles, timelines)


def _lines(path: Path) -> Iterator[Any]:
    return (json.loads(line) for line in read_text(path).split("\n") if line.strip())


def _article(record: dict[str, str]) -> TopicArticle:
    lines = (printed(line) for line in record["text"].split("\n"))
    return TopicArticle(
        id=record["id"],
        outlet=record["collection"],
        day=date.fromisoformat(record["time"][:10]),
        sentences=tuple(line for line in lines if line),
    )


def _timeline(days: list[tuple[str, list[str]]]) -> Timeline:
    told = {date.fromisoformat(day[:10]): tuple(sentences) for day, sentences in days}
    return dict(sorted(told.items()))


def printed(tokens: str) -> str:
    """A tokenised line as it may have been printed: brackets, quotes and punctuation in place.

    "`` It 's over , '' he said -LRB- AP -RRB- ." gives "“It's over,” he said (AP).".
    """
    line = _ESCAPED.sub(lambda match: _BRACKETS[match.group()], tokens.strip())
    line = _TO_THE_RIGHT.sub("", _TO_THE_LEFT.sub("", line))
    return " ".join(_HASH.sub("", line).split())
