"""Header lines: taken only where the text says so at its top, and marked as furniture."""

import pytest

from throughline.read.header import read_header


def test_a_block_of_labelled_lines() -> None:
    text = (
        "Title: Ferry sinks off cape\nSource: The Harbour Post\nBy Ines Hall and Tom Quill\n"
        "Published: May 6, 2024 10:21 AM\nURL: https://harbour.example/3\n\nThe ferry sank."
    )
    header = read_header(text)
    assert header.title == "Ferry sinks off cape"
    assert header.outlet == "The Harbour Post"
    assert header.byline == "Ines Hall and Tom Quill"
    assert header.url == "https://harbour.example/3"
    assert header.published is not None
    assert header.published.interval.iso() == ("2024-05-06T10:21", "2024-05-06T10:21")
    assert [span.of(text) for span in header.furniture] == [
        "Title: ",
        "Source: The Harbour Post",
        "By Ines Hall and Tom Quill",
        "Published: May 6, 2024 10:21 AM",
        "URL: https://harbour.example/3",
    ]


DATED = [
    (" date 2025-02-01 The ministry said so.", "2025-02-01", "date 2025-02-01", None),
    (
        "Ferry sinks Posted: Monday, May 6, 2024 10:21 AM EST "
        "Updated: Tuesday, May 7, 2024 1:00 PM EST",
        "2024-05-06T10:21",
        "Posted: Monday, May 6, 2024 10:21 AM EST Updated: Tuesday, May 7, 2024 1:00 PM EST",
        "Ferry sinks",
    ),
    ("May 6, 2024 7:18 PM\n\nThe ferry sank.", "2024-05-06T19:18", "May 6, 2024 7:18 PM", None),
    (
        "Published: Monday, 5/6/2024\nThe ferry sank.",
        "2024-05-06",
        "Published: Monday, 5/6/2024",
        None,
    ),
]


@pytest.mark.parametrize(("text", "start", "furniture", "title"), DATED)
def test_dates(text: str, start: str, furniture: str, title: str | None) -> None:
    header = read_header(text)
    assert header.published is not None
    assert header.published.interval.iso()[0] == start
    assert [span.of(text).strip() for span in header.furniture] == [furniture]
    assert header.title == title


def test_an_update_only_bounds_the_publication() -> None:
    header = read_header("by: Ines Hall Updated: May 6, 2024 - 7:00 PM\n\nThe ferry sank.")
    assert header.published is not None
    assert header.published.interval.iso() == (None, "2024-05-06")
    assert header.byline == "Ines Hall"


NO_HEADER = [
    "Published on May 3, 2014, the report found the hull cracked.",
    "Updated figures put the toll at 22.",
    "By Monday the search had ended.",
    "By the end of May 2024 the search had ended.",
    "The trial date: 3 May 2024, said the court.",
    "May 6, 2024 was the day on which the ferry sank.",
    "2024",
    "Police: two men were held. Source: nobody would say.",
    "\n".join(["The ferry sank."] * 20) + "\nSource: The Harbour Post",
]


@pytest.mark.parametrize("text", NO_HEADER)
def test_a_sentence_is_no_header(text: str) -> None:
    header = read_header(text)
    assert header.published is None
    assert header.byline is None
    assert header.outlet is None
    assert header.furniture == ()


def test_a_date_that_cannot_be_is_refused_and_named() -> None:
    header = read_header("Published: 9999-12-31\n\nThe bridge opened.")
    assert header.published is None
    assert header.refused is not None
    assert "9999-12-31" in header.refused.value


def test_a_good_date_outweighs_one_that_cannot_be() -> None:
    header = read_header("Published: 2024-05-03\nUpdated: 9999-12-31\n\nThe bridge opened.")
    assert header.published is not None
    assert header.refused is None
