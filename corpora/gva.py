"""Gun Violence Archive articles (LongTailQATask, SemEval-2018 Task 5): local news by incident.

`gva_articles.jsonl` has one article a line, `gva_incidents.json` a record for most incidents. One
article may stand under two incidents; a few incidents have no record.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from corpora.files import read_text


@dataclass(frozen=True, slots=True)
class GvaArticle:
    """One article under one incident. `id` is a hash of where it was archived."""

    incident: str
    id: str
    title: str
    published: date
    outlet: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Incident:
    """The record of an incident in its final state: a shooter who died counts among the killed."""

    id: str
    day: date
    state: str
    city: str
    killed: int
    injured: int


def load(data: Path, split: str) -> tuple[GvaArticle, ...]:
    """The articles that have a text, in the order of the file.

    "test" reads the folder `gva/test` where there is one, "dev" the folder `gva`; both have the
    same two files. Raises DataMissingError where they are not there.
    """
    lines = read_text(_folder(data, split) / "gva_articles.jsonl").splitlines()
    given = (_article(json.loads(line)) for line in lines if line.strip())
    return tuple(article for article in given if article.text.strip())


def incidents(data: Path, split: str) -> dict[str, Incident]:
    """The records by incident id."""
    records: dict[str, dict[str, Any]] = json.loads(
        read_text(_folder(data, split) / "gva_incidents.json")
    )
    return {name: _incident(name, record) for name, record in records.items()}


def half(incident: str) -> int:
    """0 or 1, fixed by the incident's id: 0 was looked at while rules were written, 1 was not."""
    return sha256(incident.encode("ascii")).digest()[0] % 2


def _folder(data: Path, split: str) -> Path:
    folder = data / "gva"
    return folder / "test" if split == "test" and (folder / "test").is_dir() else folder


def _article(record: dict[str, Any]) -> GvaArticle:
    return GvaArticle(
        incident=record["incident"],
        id=record["id"],
        title=record["title"] or "",
        published=date.fromisoformat(record["dct"][:10]),
        outlet=record["outlet"] or "",
        url=record["url"] or "",
        text=record["content"] or "",
    )


def _incident(name: str, record: dict[str, Any]) -> Incident:
    return Incident(
        id=name,
        day=datetime.strptime(record["date"], "%B %d, %Y").date(),
        state=record["state"] or "",
        city=record["city_or_county"] or "",
        killed=int(record["num_killed"]),
        injured=int(record["num_injured"]),
    )


def several(articles: tuple[GvaArticle, ...]) -> Iterator[str]:
    """Ids of articles that stand under more than one incident."""
    first: dict[str, str] = {}
    for article in articles:
        if first.setdefault(article.id, article.incident) != article.incident:
            yield article.id
