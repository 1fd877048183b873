"""The table of time expressions: own sentences, what they mean, and what is none."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from throughline.extract.times import find_times
from throughline.model.dates import day
from throughline.model.source import Article, DateSource, Published
from throughline.text.prepare import prepare

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "times.jsonl")
    .read_text("utf-8")
    .splitlines()
]


def article(text: str, published: str | None = None) -> Article:
    stated = None
    if published is not None:
        stated = Published(day(date.fromisoformat(published)), DateSource.METADATA, "stated")
    return Article("a", "a.txt", None, None, None, None, stated, text)


def found(text: str, published: str | None = None) -> list[dict[str, Any]]:
    document = prepare(article(text, published))
    rows = []
    for time in find_times(document):
        interval = time.interval
        start = interval.start if interval else None
        end = interval.end if interval else None
        rows.append(
            {
                "text": time.span.of(document.text),
                "type": time.type.value,
                "value": time.value,
                "start": start.isoformat() if start else None,
                "end": end.isoformat() if end else None,
                "precision": interval.precision.value if interval else None,
                "approximate": interval.approximate if interval else False,
                "anchor": time.anchor.value,
            }
        )
    return rows


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_time_expressions(case: dict[str, Any]) -> None:
    assert found(case["text"], case["published"]) == case["expect"], case["comment"]


def test_the_table_is_large_enough_and_has_negatives() -> None:
    assert len(CASES) >= 250
    assert sum(1 for case in CASES if not case["expect"]) >= 60


def test_the_table_has_every_anchor_that_one_article_can_give() -> None:
    anchors = Counter(row["anchor"] for case in CASES for row in case["expect"])
    assert all(anchors[anchor] >= 8 for anchor in ("none", "publication", "narrative", "event"))
