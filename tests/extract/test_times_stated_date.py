"""A text against the day of publication that is stated for it."""

from datetime import date

import pytest

from throughline.extract.times import contradiction
from throughline.model.dates import Interval, Precision, day
from throughline.model.source import Article, DateSource, Published
from throughline.text.prepare import prepare


def found(text: str, interval: Interval | None) -> str:
    stated = None if interval is None else Published(interval, DateSource.METADATA, "stated")
    return contradiction(prepare(Article("a", "a.txt", None, None, None, None, stated, text)))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The ferry sank on 3 March 2019. The owner was jailed on 5 May 2021.",
            "the text tells of “5 May 2021” as past, which lies after it",
        ),
        (
            "The ferry sank yesterday, 3 May 2018, in the bay.",
            "“yesterday, 3 May 2018” puts it on 4 May 2018",
        ),
        (
            "The hearing will be held tomorrow (5 May 2018) in Lund.",
            "“tomorrow (5 May 2018)” puts it on 4 May 2018",
        ),
        (
            "The bridge will be opened on 5 May 2017, the mayor says.",
            "the text announces what will be on “5 May 2017”, which lies before it",
        ),
    ],
)
def test_what_cannot_be_is_told_with_its_words(text: str, line: str) -> None:
    assert found(text, day(date(2019, 4, 10))) == line


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank on 3 March 2019. The trial will begin on 5 May 2021.",
        "The ferry sank on 11 April 2019.",
        "The trial was set for 5 May 2021.",
        "The ferry sank yesterday, 9 April 2019, in the bay.",
        "He said that the bridge would be opened on 5 May 2017.",
        "“It will be opened on 5 May 2017,” he wrote.",
        "The owner was jailed on 5 May.",
        "Nothing here has a date.",
    ],
)
def test_what_can_be_is_left_alone(text: str) -> None:
    assert found(text, day(date(2019, 4, 10))) == ""


def test_without_a_stated_day_nothing_contradicts_it() -> None:
    text = "The ferry sank on 3 March 2019. The owner was jailed on 5 May 2021."
    assert found(text, None) == ""
    assert found(text, Interval(date(2019, 1, 1), None, Precision.PERIOD)) == ""
    assert found(text, Interval(date(2019, 1, 1), date(2021, 12, 31), Precision.PERIOD)) == ""
