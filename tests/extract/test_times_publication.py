"""What the narrative tells of the day of publication, and how times lean on it."""

from datetime import date

import pytest

from throughline.extract.times import find_times, publication_hint
from throughline.model.annotation import Anchor
from throughline.model.dates import Precision, day
from throughline.model.source import Article, DateSource, Published, Span
from throughline.text.prepare import prepare


def article(text: str, published: str | None = None) -> Article:
    stated = None
    if published is not None:
        stated = Published(day(date.fromisoformat(published)), DateSource.METADATA, "stated")
    return Article("a", "a.txt", None, None, None, None, stated, text)


def test_a_reported_weekday_with_its_date_gives_the_day() -> None:
    hint = publication_hint(
        prepare(
            article(
                "The port authority said on Friday (October 20) that it agreed. "
                "The high court ruled on October 10, 2017."
            )
        )
    )
    assert hint is not None
    assert hint.source is DateSource.TEXT
    assert (hint.interval.start, hint.interval.end) == (date(2017, 10, 20), date(2017, 10, 20))
    assert hint.interval.approximate
    assert "Friday (October 20)" in hint.reason


def test_the_latest_past_date_is_only_a_bound() -> None:
    hint = publication_hint(
        prepare(article("The boat sank on March 3, 2019. The owner was jailed on May 5, 2021."))
    )
    assert hint is not None
    assert (hint.interval.start, hint.interval.end) == (date(2021, 5, 5), None)
    assert hint.interval.precision is Precision.PERIOD
    assert hint.reason == "the text tells of “May 5, 2021”, so it was not written before"


def test_a_weekday_with_its_year_is_told_from_afar() -> None:
    hint = publication_hint(
        prepare(article("The port authority said on Friday, October 20, 2017 that it agreed."))
    )
    assert hint is not None
    assert (hint.interval.start, hint.interval.end) == (date(2017, 10, 20), None)


@pytest.mark.parametrize(
    "text",
    [
        "Nothing here has a date.",
        "The launch will be held on March 3, 2041.",
        "He was flown home on September 9.",
        "The hearing was deferred to May 5, 2031.",
    ],
)
def test_nothing_is_invented(text: str) -> None:
    assert publication_hint(prepare(article(text))) is None


def test_the_hint_anchors_the_other_times_and_marks_them() -> None:
    document = prepare(
        article(
            "The port authority said on Friday (October 20) that it agreed. "
            "The high court ruled on October 10, 2017. The leader will visit next month."
        )
    )
    last = find_times(document)[-1]
    assert last.value == "2017-11"
    assert last.anchor is Anchor.PUBLICATION
    assert last.inferred


def test_a_reason_names_the_anchor() -> None:
    (time,) = find_times(prepare(article("The clerk said on Friday that it closed.", "2014-03-01")))
    assert time.reason == (
        "it tells of what has happened: the latest Friday up to publication on 1 March 2014"
    )
    assert not time.inferred


def test_furniture_gives_no_times() -> None:
    text = "Posted 3 May 2020\n\nThe boat sank in the bay and nobody was hurt in the accident."
    stated = article(text)
    marked = Article(
        stated.id, stated.path, None, None, None, None, None, text, furniture=(Span(0, 17),)
    )
    assert find_times(prepare(marked)) == ()
