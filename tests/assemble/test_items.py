"""Timeline, proceedings, relations and novelty of small cases written here."""

from datetime import date
from typing import cast

from throughline.assemble.timeline.lines import _with_finest_dates
from throughline.model.case import Case, Event
from throughline.model.dates import Interval, Precision

from .conftest import CaseOf

CHARGED = (
    "Source: Harbour Mail\nPublished: 2022-05-04\n\n"
    "Oskar Brandt, the owner of the Lindow quarry, was charged with manslaughter on Tuesday over "
    "the blast that killed four people in Lindow. Lindow Police Inspector Mara Tolle said that "
    "more arrests would follow. Brandt is due to appear at the Lindow District Court on 9 June."
)
CONVICTED = (
    "Source: Lindow Post\nPublished: 2022-11-19\n\n"
    "Oskar Brandt, the owner of the Lindow quarry, was convicted of manslaughter on Friday. The "
    "Lindow District Court heard that Brandt had kept dynamite in a barn. Brandt, who was charged "
    "on 3 May 2022, did not speak."
)
COPY = CONVICTED.replace("Lindow Post", "Coast Wire").replace("2022-11-19", "2022-11-20")


def _names(case: Case) -> dict[str, str]:
    return {entity.id: entity.name for entity in case.entities}


def test_the_timeline_holds_what_happened_and_not_what_is_due(case_of: CaseOf) -> None:
    case = case_of(a=CHARGED, b=CONVICTED)
    days = [str(entry.date.start) for entry in case.timeline]
    assert "2022-05-03" in days
    assert "2022-11-18" in days
    assert "2022-06-09" not in days
    assert days == sorted(days)


def test_an_event_of_two_reports_has_two_sources(case_of: CaseOf) -> None:
    case = case_of(a=CHARGED, b=CONVICTED)
    (charged,) = [e for e in case.timeline if str(e.date.start) == "2022-05-03"]
    assert charged.independent_sources == 2


def test_a_reprint_is_no_second_source_and_adds_nothing(case_of: CaseOf) -> None:
    case = case_of(a=CHARGED, b=CONVICTED, c=COPY)
    (verdict,) = [e for e in case.timeline if str(e.date.start) == "2022-11-18"]
    assert verdict.independent_sources == 1
    assert len({citation.article for citation in verdict.citations}) == 2
    outlets = {item.article.id: item.article.outlet for item in case.articles}
    (added,) = [n for n in case.novelty if outlets[n.article] == "Coast Wire"]
    assert added.new == ()
    assert added.repeats


def test_the_status_is_the_last_step(case_of: CaseOf) -> None:
    case = case_of(a=CHARGED, b=CONVICTED)
    (proceeding,) = case.proceedings
    assert proceeding.name == "Case against Oskar Brandt"
    assert "was convicted of manslaughter" in proceeding.status.text
    assert proceeding.status.as_of is not None
    assert str(proceeding.status.as_of.start) == "2022-11-18"


def test_a_description_that_names_another_ties_the_two(case_of: CaseOf) -> None:
    case = case_of(
        a="Tom Reed, the chairman of the Harbour Board, resigned on Friday. Lena Moss stayed."
    )
    names = _names(case)
    found = [(names[r.subject], r.predicate, names[r.object]) for r in case.relations]
    assert found == [("Tom Reed", "chairman", "Harbour Board")]


def test_a_date_after_the_first_report_of_it_is_not_taken(case_of: CaseOf) -> None:
    case = case_of(
        a="Published: 2017-12-30\n\nMartin Selk of Ostrand was arrested over a fraud that cost "
        "pensioners their savings, the Ostrand Police said. Selk wired money abroad.",
        b="Published: 2018-01-10\n\nMartin Selk, 67, was arrested this week after an inquiry by "
        "the Ostrand Police into a fraud on pensioners. Selk had wired money abroad.",
    )
    (arrest,) = [event for event in case.events if event.type == "arrest"]
    assert len({citation.article for citation in arrest.citations}) == 2
    assert arrest.time is None


def test_a_sentence_told_of_a_day_and_of_its_month_is_one_line() -> None:
    day_of = Interval(date(2024, 10, 9), date(2024, 10, 9), Precision.DAY)
    month = Interval(date(2024, 10, 1), date(2024, 10, 31), Precision.MONTH)
    later = Interval(date(2024, 11, 1), date(2024, 11, 30), Precision.MONTH)
    one, other, third = (cast(Event, object()) for _ in range(3))
    lines = {
        (month, "a"): [one],
        (day_of, "a"): [other],
        (later, "a"): [third],
        (month, "b"): [one],
    }
    assert _with_finest_dates(lines) == {
        (day_of, "a"): [other, one],
        (later, "a"): [third],
        (month, "b"): [one],
    }


SAID_FIRST = (
    "Source: Harbour Mail\nPublished: 2022-05-04\n\n"
    "A blast at the Lindow quarry killed four people on Tuesday. Lindow Police Inspector Mara "
    "Tolle said that the dynamite had been stored beside a petrol generator for months."
)
SAID_AGAIN = (
    "Source: Lindow Post\nPublished: 2022-05-06\n\n"
    "Four people died in Tuesday's blast at the Lindow quarry. A former employee of the quarry "
    "said the dynamite was stored beside a petrol generator for months. The mayor of Lindow, Ada "
    "Kessen, said that the victims would be buried together."
)


def test_what_another_said_before_is_no_news(case_of: CaseOf) -> None:
    case = case_of(a=SAID_FIRST, b=SAID_AGAIN)
    claims = {claim.id: claim for claim in case.claims}
    outlets = {item.article.id: item.article.outlet for item in case.articles}
    added = {outlets[n.article]: n for n in case.novelty}
    new = [claims[item].text for item in added["Lindow Post"].new if item in claims]
    repeated = [claims[item] for item in added["Lindow Post"].repeats if item in claims]
    assert new == ["the victims would be buried together"]
    assert [claim.holder.text for claim in repeated] == ["A former employee of the quarry"]
    assert repeated[0].independent_sources == 2


LONG = (
    "Source: {outlet}\nPublished: {day}\n\n"
    "Oskar Brandt, the owner of the Lindow quarry, was convicted of manslaughter on Friday. The "
    "Lindow District Court heard that Brandt had kept dynamite in a barn. Four people died in the "
    "blast, which threw stones over the village church and broke the windows of forty houses. The "
    "mayor of Lindow, Ada Kessen, said that the quarry would never open again.{more}"
)
ADDED = (
    "\n\nA former employee told the Coast Wire that the barn had no lock. Lindow Police said that "
    "they were looking for the man who sold the dynamite."
)


def test_a_copy_adds_only_what_its_original_lacks(case_of: CaseOf) -> None:
    case = case_of(
        a=LONG.format(outlet="Lindow Post", day="2022-11-19", more=""),
        b=LONG.format(outlet="Coast Wire", day="2022-11-20", more=ADDED),
    )
    claims = {claim.id: claim.text for claim in case.claims}
    outlets = {item.article.id: item.article.outlet for item in case.articles}
    added = {outlets[n.article]: n for n in case.novelty}
    new = {outlet: [claims[i] for i in n.new if i in claims] for outlet, n in added.items()}
    assert "the quarry would never open again" in new["Lindow Post"]
    assert "the barn had no lock" in new["Coast Wire"]
    assert "the quarry would never open again" not in new["Coast Wire"]
    assert {claims[i] for i in added["Coast Wire"].repeats if i in claims} >= {
        "the quarry would never open again"
    }
