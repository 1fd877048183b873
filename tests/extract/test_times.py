"""The table of time expressions: own sentences, what they mean, and what is none."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from throughline.config import Config
from throughline.extract.times import find_times
from throughline.model.annotation import Anchor, Annotation, TimeExpression
from throughline.model.dates import day
from throughline.model.source import Article, DateSource, Published
from throughline.read.plain import read_plain
from throughline.resolve.dates import complete_times
from throughline.resolve.reports import Reports
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


def with_header(text: str) -> Article:
    """The article as it is read from a file whose first lines speak of it."""
    (read,) = read_plain("a.txt", text, Config())
    assert isinstance(read, Article)
    return read


def times_of(case: dict[str, Any]) -> tuple[Article, tuple[TimeExpression, ...]]:
    """The times of a case; `others` are the texts of the other reports on it."""
    if case.get("header"):
        first = with_header(case["text"])
    else:
        first = article(case["text"], case["published"])
    if not case.get("others"):
        return first, find_times(prepare(first))
    others = [replace(article(text), id=f"b{n}") for n, text in enumerate(case["others"])]
    read = [_annotated(one) for one in (first, *others)]
    completed, _ = complete_times(Reports.of([first, *others], read))
    return first, completed.annotations[first.id].times


def _annotated(one: Article) -> Annotation:
    document = prepare(one)
    times = find_times(document)
    sentences = document.sentences
    return Annotation(one.id, "test", "en", sentences=sentences, times=times)


def found(case: dict[str, Any]) -> list[dict[str, Any]]:
    source, times = times_of(case)
    rows = []
    for time in times:
        interval = time.interval
        start = interval.start if interval else None
        end = interval.end if interval else None
        rows.append(
            {
                "text": time.span.of(source.text),
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
    assert found(case) == case["expect"], case["comment"]


def test_the_table_is_large_enough_and_has_negatives() -> None:
    assert len(CASES) >= 250
    assert sum(1 for case in CASES if not case["expect"]) >= 60


def test_the_table_has_every_anchor() -> None:
    anchors = Counter(row["anchor"] for case in CASES for row in case["expect"])
    assert all(anchors[anchor.value] >= 5 for anchor in Anchor), anchors
    assert sum(1 for case in CASES if case.get("header")) >= 3


def test_a_reason_says_that_a_line_of_the_text_gave_the_day() -> None:
    text = "date 2014-03-01\n\nThe clerk said on Friday that the mill had been shut for good."
    (time,) = find_times(prepare(with_header(text)))
    assert time.reason == (
        "it tells of what has happened: the latest Friday up to publication on 1 March 2014 "
        "(a line of the text says so)"
    )


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("11.30pm local time on Friday", "local time"),
        ("0900 GMT on Friday", "GMT"),
        ("5 p.m. Eastern Time on Friday", "Eastern time"),
        ("10:35 a.m. (0735 GMT) Friday", "3 hours ahead of GMT"),
        ("9:30 p.m. (0330 GMT) Friday", "6 hours behind GMT"),
        ("1:00 p.m. (0730 UTC) Friday", "5.5 hours ahead of UTC"),
    ],
)
def test_a_reason_says_what_zone_the_clock_is(words: str, zone: str) -> None:
    (time,) = find_times(prepare(article(f"The blast came at {words}.", "2016-07-20")))
    assert time.reason.endswith(f"; the clock is {zone}")
