"""Dates completed from the other articles of a case, and bounds of publication."""

from dataclasses import replace
from datetime import date
from itertools import permutations

from throughline.extract.times import find_times, publication_hint
from throughline.model.annotation import Anchor, Annotation, TimeExpression
from throughline.model.dates import day
from throughline.model.source import Article, DateSource, Published
from throughline.resolve.dates import complete_times
from throughline.resolve.reports import Reports
from throughline.text.prepare import prepare

UNDATED = "Ola Brandt, the owner of the ferry, was fined in Norway on September 9 by air."
DATED = "Ola Brandt was fined in Tarn on September 9, 2022 after the ferry owner lost his case."
OTHER_YEAR = "On September 9, 2016 a market in Lund sold 40 sheep."
SAME_NAMES_OTHER_YEAR = "Ola Brandt was fined in Norway on September 9, 2013 over the ferry deal."


def read(name: str, text: str, published: str | None = None) -> tuple[Article, Annotation]:
    stated = None
    if published is not None:
        stated = Published(day(date.fromisoformat(published)), DateSource.METADATA, "stated")
    article = Article(name, f"{name}.txt", None, None, None, None, stated, text)
    document = prepare(article)
    return article, Annotation(
        article=name,
        reader="test",
        language="en",
        sentences=document.sentences,
        times=find_times(document),
        published_hint=None if stated else publication_hint(document),
    )


def complete(
    *pairs: tuple[Article, Annotation],
) -> tuple[dict[str, tuple[TimeExpression, ...]], dict[str, Published]]:
    reports = Reports.of([a for a, _ in pairs], [n for _, n in pairs])
    done, published = complete_times(reports)
    return {article: found.times for article, found in done.annotations.items()}, published


def test_a_day_without_year_is_completed_from_another_report() -> None:
    times, published = complete(read("a", UNDATED), read("b", DATED), read("c", OTHER_YEAR))
    (time,) = times["a"]
    assert time.value == "2022-09-09"
    assert time.interval == day(date(2022, 9, 9))
    assert time.anchor is Anchor.CASE
    assert time.inferred
    assert "another report of the case gives “September 9, 2022”" in time.reason
    assert "“Brandt”" in time.reason
    assert published["a"].interval.start == date(2022, 9, 9)
    assert published["a"].interval.end is None


def test_two_years_that_fit_leave_it_open() -> None:
    times, _ = complete(read("a", UNDATED), read("b", DATED), read("c", SAME_NAMES_OTHER_YEAR))
    (time,) = times["a"]
    assert time.interval is None
    assert time.value == "XXXX-09-09"


def test_the_same_day_of_something_else_does_not_complete() -> None:
    times, published = complete(read("a", UNDATED), read("c", OTHER_YEAR))
    assert times["a"][0].interval is None
    assert "a" not in published


def test_an_article_does_not_complete_itself_by_the_case() -> None:
    times, _ = complete(read("a", UNDATED))
    assert times["a"][0].interval is None


def test_a_named_day_is_completed() -> None:
    times, _ = complete(
        read("a", "The 14/2 attacks in Lund are still under study. Nobody was held in Lund."),
        read("b", "A bomb killed nine people in Lund on February 14, 2005, a day of rain."),
    )
    named = times["a"][0]
    assert named.interval == day(date(2005, 2, 14))
    assert named.anchor is Anchor.CASE


def test_a_weekday_that_does_not_fit_forbids_the_year() -> None:
    times, _ = complete(
        read("a", "Ola Brandt, the ferry owner, was fined on Monday, September 9 by air."),
        read("b", DATED),  # 9 September 2022 was a Friday
    )
    assert times["a"][0].interval is None


def test_stated_publication_is_kept() -> None:
    _, published = complete(read("a", UNDATED, "2022-09-12"), read("b", DATED))
    assert published["a"].source is DateSource.METADATA


def test_the_order_of_articles_changes_nothing() -> None:
    pairs = [read("a", UNDATED), read("b", DATED), read("c", OTHER_YEAR), read("d", UNDATED)]
    results = [complete(*order) for order in permutations(pairs)]
    first_times, first_published = results[0]
    for times, published in results[1:]:
        assert times == first_times
        assert published == first_published


def test_what_hangs_on_a_completed_date_is_placed_too() -> None:
    times, _ = complete(read("a", f"{UNDATED} He flew home the following day."), read("b", DATED))
    day_after = times["a"][1]
    assert day_after.interval == day(date(2022, 9, 10))
    assert day_after.inferred
    assert "“September 9” (9 September 2022)" in day_after.reason


def test_a_weekday_in_brackets_bounds_publication_to_its_week() -> None:
    times, published = complete(
        read(
            "a",
            "Ola Brandt, the owner of the ferry, was fined in Norway on Friday (September 9). "
            "He had lost his case last month, and must pay by October 3.",
        ),
        read("b", DATED),
    )
    assert published["a"].interval.start == date(2022, 9, 9)
    assert published["a"].interval.end == date(2022, 9, 15)
    assert [time.value for time in times["a"]] == ["2022-09-09", "2022-08", "2022-10-03"]


def test_times_of_another_reader_are_left_as_they_are() -> None:
    one, annotation = read("a", f"{UNDATED} He flew home the following day.")
    fewer = replace(annotation, times=annotation.times[:1])
    times, _ = complete((one, fewer), read("b", DATED))
    assert [time.value for time in times["a"]] == ["2022-09-09"]
