"""Whatever the text, times neither raise nor lose their spans."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from throughline.extract.times import contradiction, find_times, publication_hint
from throughline.model.annotation import SentenceKind
from throughline.model.dates import day
from throughline.model.source import Article, DateSource, Published
from throughline.text.prepare import prepare

PIECES = st.sampled_from(
    [
        "the",
        "a",
        "last",
        "next",
        "this",
        "that",
        "Friday",
        "May",
        "12",
        "31",
        "2017",
        "9999",
        "0001",
        "1/2",
        "14/2",
        "2017-13-45",
        "years",
        "ago",
        "day",
        "before",
        "after",
        "two",
        "hundred",
        "thousand",
        ",",
        ".",
        "(",
        ")",
        "-",
        "–",
        "of",
        "in",
        "on",
        "at",
        "11:59",
        "99:99",
        "p.m.",
        "early",
        "century",
        "quarter",
        "31/12/9999",
        "00/00/0000",
        "½",
        "1e9",
        "١٢",
        "Ⅻ",
        "February",
        "quarter",
        "period",
        "latest",
        "year-earlier",
        "ended",
        "Sept.",
        "Q3",
        "Ramadan",
        "Easter",
        "5th",
        "first",
        "week",
        "weekend",
        "half",
        "last quarter of",
        "B.C.",
        "GMT",
        "local time",
        "between",
        "1900s",
        "profit",
        "year-end",
        "30",
        "29",
        "later",
        "following",
    ]
)


def article(text: str, published: date | None) -> Article:
    stated = Published(day(published), DateSource.METADATA, "stated") if published else None
    return Article("a", "a.txt", None, None, None, None, stated, text)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join), st.none() | st.dates())
def test_time_words_in_any_order(text: str, published: date | None) -> None:
    document = prepare(article(text, published))
    times = find_times(document)
    publication_hint(document)
    contradiction(document)
    ends = 0
    for found in times:
        sentence = document.sentences[found.sentence]
        assert sentence.kind is not SentenceKind.FURNITURE
        assert sentence.span.covers(found.span)
        assert len(found.span) > 0
        assert found.span.start >= ends
        assert found.reason
        ends = found.span.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.none() | st.dates())
def test_any_text(text: str, published: date | None) -> None:
    document = prepare(article(text, published))
    find_times(document)
    publication_hint(document)


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_ends_of_the_calendar(published: date) -> None:
    text = (
        "It happened 50000 years ago, last week, the year before, yesterday and two centuries "
        "later. Profit rose in the third quarter and in the year-earlier quarter, and on the 31st. "
        "It will happen by year-end, in the first week of May, in ten years' time, tomorrow, "
        "next Friday, next year and in the following decade. "
        "On December 31, 9999 it ended. The following day it began. A century later it was over."
    )
    find_times(prepare(article(text, published)))
