"""Copies: whole articles, passages inside own reporting, and what is no copy."""

from dataclasses import replace
from datetime import date

from throughline.model.annotation import Annotation
from throughline.model.dates import day
from throughline.model.source import Article, DateSource, Published, Span
from throughline.resolve.copies import Origins, find_copies
from throughline.resolve.reports import Reports
from throughline.resolve.resolution import Copies
from throughline.text import prepare

AGENCY = (
    "The harbour board closed the north pier on Monday after divers found a crack as long as a "
    "bus in its second pillar. Ships will be sent to the old fish quay until the end of the month, "
    "the board's engineer told reporters. Nobody was hurt when a crane slid off its rails the week "
    "before, but two lorries and a shed full of nets were crushed under it."
)
OWN = (
    "Fishermen at the old quay spent the morning shouting at one another about moorings. The "
    "youngest of them, who had painted his boat over the winter, refused to give up his berth."
)


def _article(name: str, text: str) -> Article:
    return Article(name, f"{name}.txt", None, None, None, None, None, text)


def _copies(articles: list[Article], days: dict[str, date] | None = None) -> Copies:
    annotations = [Annotation(a.id, "test", "en", prepare(a).sentences) for a in articles]
    published = {
        name: Published(day(value), DateSource.METADATA, "") for name, value in (days or {}).items()
    }
    return find_copies(Reports.of(articles, annotations), published)


def test_a_copy_with_small_edits_is_one_group_whose_origin_came_first() -> None:
    edited = AGENCY.replace("Monday", "Monday evening").replace("as long as a bus", "a bus long")
    found = _copies(
        [_article("a", edited), _article("b", AGENCY)],
        {"a": date(2024, 3, 6), "b": date(2024, 3, 5)},
    )
    assert found.groups == (("b", "a"),)
    assert found.origin == {"a": "b", "b": "b"}


def test_a_copied_passage_inside_own_reporting_is_a_passage_and_no_copy() -> None:
    long_own = (
        OWN
        + " "
        + " ".join(
            f"Skipper number {n} moored his boat beside buoy {n} and went home for a bowl of soup."
            for n in range(1, 14)
        )
    )
    wire = _article("a", AGENCY)
    mixed = _article("b", long_own + "\n\n" + AGENCY)
    found = _copies([wire, mixed], {"a": date(2024, 3, 5), "b": date(2024, 3, 6)})
    assert found.groups == ()
    (passage,) = found.passages
    assert (passage.article, passage.origin) == ("b", "a")
    assert passage.span.of(mixed.text) == AGENCY
    origins = Origins(found)
    assert origins.of([("a", Span(0, 20)), ("b", passage.span)]) == {"a"}
    assert origins.of([("a", Span(0, 20)), ("b", Span(0, 20))]) == {"a", "b"}


def test_two_reports_that_quote_one_statement_are_independent() -> None:
    quote = (
        "“We have asked the ministry for the drawings of 1962 and for the diver's own film, and we "
        "shall not open the pier again before both lie on this table,” said the mayor."
    )
    found = _copies(
        [_article("a", f"{OWN} {quote}"), _article("b", f"It rained all day in the town. {quote}")]
    )
    assert found.groups == ()
    assert found.passages == ()


def test_unrelated_articles_and_none_at_all() -> None:
    assert _copies([_article("a", AGENCY), _article("b", OWN)]).origin == {"a": "a", "b": "b"}
    assert _copies([]).groups == ()


FIRST_TELLING = (
    "The harbour board closed the north pier on Monday after divers found a crack as long as a "
    "bus in its second pillar. Ships will be sent to the old fish quay until the end of the month."
)
SECOND_TELLING = (
    "The engineer of the harbour board has resigned over the crack that shut the pier, and three "
    "clerks went with him before noon. His letter of two pages speaks of warnings that were laid "
    "aside for nine years, of a dive that was put off twice and of a bill nobody wished to sign."
)


def _versions(first_credit: str, second_credit: str) -> Copies:
    return _copies(
        [
            _article("a", f"{first_credit}{FIRST_TELLING} {OWN}"),
            _article("b", f"{second_credit}{SECOND_TELLING} {FIRST_TELLING}"),
        ],
        {"a": date(2024, 3, 5), "b": date(2024, 3, 6)},
    )


def test_two_versions_of_one_agencys_report_are_one_origin_and_no_copies() -> None:
    found = _versions("LINDOW (AP) — ", "LINDOW, March 6 (AP) - ")
    assert found.groups == ()
    assert found.origin == {"a": "a", "b": "a"}
    assert {credit.agency for of in found.credits.values() for credit in of} == {"Associated Press"}


def test_versions_without_the_same_credit_stay_independent_but_for_their_passage() -> None:
    for credits in (("", ""), ("LINDOW (AP) — ", ""), ("LINDOW (AP) — ", "LINDOW (Reuters) - ")):
        assert _versions(*credits).origin == {"a": "a", "b": "b"}, credits


def test_a_credit_without_shared_words_joins_nothing() -> None:
    found = _copies(
        [
            _article("a", f"LINDOW (AP) — {FIRST_TELLING}"),
            _article("b", f"LINDOW (AP) — {SECOND_TELLING}"),
        ]
    )
    assert found.origin == {"a": "a", "b": "b"}


def test_the_agencys_own_report_is_the_origin_also_where_it_came_later() -> None:
    reprint = _article("a", f"LINDOW (Reuters) - {AGENCY}")
    own = replace(_article("b", f"LINDOW (Reuters) - {AGENCY}"), outlet="Reuters")
    found = _copies([reprint, own], {"a": date(2024, 3, 5), "b": date(2024, 3, 6)})
    assert found.groups == (("b", "a"),)
    assert found.origin == {"a": "b", "b": "b"}
