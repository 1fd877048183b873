"""Dockets of small cases written here: each step once, with court, outcome and standing."""

from datetime import date

import pytest

from throughline.model.case import Case, DocketEntry, Proceeding

from .conftest import CaseOf

CHARGED = (
    "Source: Harbour Mail\nPublished: 2022-05-04\n\n"
    "A quarry owner was charged on Tuesday over the blast that killed four people in Lindow. "
    "Oskar Brandt, 58, was charged with manslaughter and arson after a three-month inquiry. "
    "Brandt was released on bail. The blast tore up the Lindow quarry in January."
)
PLEADED = (
    "Source: Lindow Post\nPublished: 2022-06-10\n\n"
    "Oskar Brandt, the owner of the Lindow quarry, pleaded not guilty to manslaughter on Thursday. "
    "Judge Ada Kessen of the Lindow District Court adjourned the case until 14 November. The blast "
    "at the Lindow quarry killed four people in January."
)
SENTENCED = (
    "Source: Coast Gazette\nPublished: 2022-11-19\n\n"
    "Oskar Brandt was convicted of manslaughter by the Lindow District Court on Friday and "
    "sentenced to five years in prison over the blast at the Lindow quarry. The trial, which "
    "opened on Monday, heard that Brandt had kept dynamite in a barn. Lena Moss, who survived "
    "the blast, was in court."
)
APPEALED = (
    "Source: Harbour Mail\nPublished: 2022-12-03\n\n"
    "Oskar Brandt, who was jailed for five years over the Lindow quarry blast, lodged an appeal on "
    "Friday against his conviction. In the past he has been convicted of poaching. Brandt was "
    "fined for smuggling cigarettes in 1996."
)


@pytest.fixture
def brandt(case_of: CaseOf) -> Proceeding:
    case = case_of(a=CHARGED, b=PLEADED, c=SENTENCED, d=APPEALED)
    return _of(case, "Brandt")


def _of(case: Case, name: str) -> Proceeding:
    (found,) = [item for item in case.proceedings if name in item.name]
    return found


def _entry(proceeding: Proceeding, kind: str) -> DocketEntry:
    (found,) = [entry for entry in proceeding.docket if entry.kind == kind]
    return found


def test_each_step_is_told_once(brandt: Proceeding) -> None:
    kinds = [entry.kind for entry in brandt.docket]
    for kind in ("charge", "plea", "conviction", "sentence", "appeal"):
        assert kinds.count(kind) == 1, kinds
    assert kinds.index("charge") < kinds.index("plea") < kinds.index("conviction")
    assert kinds.index("conviction") < kinds.index("sentence") < kinds.index("appeal")


def test_a_lead_that_only_describes_is_told_of_the_man_named_next(brandt: Proceeding) -> None:
    charge = _entry(brandt, "charge")
    assert charge.date is not None
    assert charge.date.start == date(2022, 5, 3)
    assert charge.outcome == "manslaughter and arson"
    assert {party.text for party in charge.parties} == {"Oskar Brandt"}


@pytest.mark.parametrize(
    ("kind", "outcome", "standing"),
    [
        ("release", "on bail", "released on bail"),
        ("plea", "not guilty to manslaughter", "released on bail"),
        ("adjournment", "until 14 November", "released on bail"),
        ("conviction", "manslaughter", "convicted"),
        ("sentence", "five years in prison", "sentenced"),
        ("appeal", "against his conviction", "appeal pending"),
    ],
)
def test_what_came_of_a_step(brandt: Proceeding, kind: str, outcome: str, standing: str) -> None:
    entry = _entry(brandt, kind)
    assert (entry.outcome, entry.standing) == (outcome, standing)


def test_the_court_of_a_step(brandt: Proceeding) -> None:
    for kind in ("adjournment", "conviction"):
        court = _entry(brandt, kind).court
        assert court is not None
        assert court.text == "Lindow District Court"
    assert _entry(brandt, "charge").court is None


def test_where_it_stood_on_a_day(brandt: Proceeding) -> None:
    assert brandt.status.standing == "appeal pending"
    stood = {
        day: entry.standing if (entry := brandt.standing_at(date(2022, *day))) else None
        for day in ((5, 1), (5, 3), (11, 18), (12, 2))
    }
    assert stood == {
        (5, 1): None,
        (5, 3): "charged",
        (11, 18): "sentenced",
        (12, 2): "appeal pending",
    }


def test_every_outcome_and_step_is_cited_word_for_word(case_of: CaseOf) -> None:
    case = case_of(a=CHARGED, b=PLEADED, c=SENTENCED, d=APPEALED)
    texts = {item.article.id: item.article.text for item in case.articles}
    for proceeding in case.proceedings:
        assert set(proceeding.steps) == {key for e in proceeding.docket for key in e.events}
        for entry in proceeding.docket:
            assert all(texts[c.article][c.start : c.end] == c.quote for c in entry.citations)
            assert any(entry.outcome in " ".join(c.quote.split()) for c in entry.citations)


def test_an_older_conviction_is_no_step_of_this_case(brandt: Proceeding) -> None:
    for word in ("poaching", "smuggling"):
        assert all(word not in entry.text for entry in brandt.docket)


def test_the_judge_and_the_survivor_have_no_proceeding(case_of: CaseOf) -> None:
    case = case_of(a=CHARGED, b=PLEADED, c=SENTENCED, d=APPEALED)
    assert all(
        name not in item.name for item in case.proceedings for name in ("Kessen", "Lena Moss")
    )


def test_a_sentence_of_no_day_in_a_later_report_is_where_it_stands(case_of: CaseOf) -> None:
    later = (
        "Source: Coast Gazette\nPublished: 2023-02-01\n\n"
        "The Lindow quarry, where a blast killed four people, is for sale. Its owner, Oskar "
        "Brandt, was sentenced to five years in prison. Brandt pleaded not guilty to manslaughter."
    )
    stands = _of(case_of(a=CHARGED, b=PLEADED, c=later), "Brandt").status
    assert stands.standing == "sentenced"
    assert stands.as_of is not None
    assert stands.as_of.start == date(2023, 2, 1)


DIED = (
    "Source: Coast Gazette\nPublished: 2022-06-20\n\n"
    "Oskar Brandt, the owner of the Lindow quarry, was found dead in his cell on 18 June 2022. "
    "The blast at the Lindow quarry killed four people in January. Oskar Brandt had been arrested "
    "on 6 June 2022."
)


def test_a_death_ends_custody(case_of: CaseOf) -> None:
    held = (
        "Source: Harbour Mail\nPublished: 2022-06-08\n\n"
        "Oskar Brandt was charged on Tuesday over the blast at the Lindow quarry that killed four "
        "people in January. Brandt was jailed on 7 June 2022 without bail."
    )
    before = _of(case_of(a=held), "Brandt")
    assert before.status.standing in ("charged", "in custody")
    after = _of(case_of(a=held, b=DIED), "Brandt")
    assert after.status.standing == "died"
    assert after.status.as_of is not None
    assert after.status.as_of.start == date(2022, 6, 18)
    assert after.docket[-1].kind == "death"
    assert after.docket[-1].citations


def test_who_is_sentenced_later_was_not_the_one_who_died(case_of: CaseOf) -> None:
    sentenced = (
        "Source: Lindow Post\nPublished: 2022-09-02\n\n"
        "Oskar Brandt was sentenced on 1 September 2022 to five years in prison over the blast at "
        "the Lindow quarry. Oskar Brandt had been charged on 7 June 2022."
    )
    assert _of(case_of(a=DIED, b=sentenced), "Brandt").status.standing == "sentenced"


def test_what_is_only_asked_for_is_no_step_and_officers_are_no_parties(case_of: CaseOf) -> None:
    case = case_of(
        a="Source: Harbour Mail\nPublished: 2022-06-08\n\n"
        "Oskar Brandt was arrested by the Lindow police on 6 June 2022 over the quarry blast. "
        "Lindow police charged Oskar Brandt with arson on 7 June 2022. Despite a request from "
        "prosecutors that Brandt be held without bail, Oskar Brandt was released on 8 June 2022."
    )
    proceeding = _of(case, "Brandt")
    assert [entry.kind for entry in proceeding.docket] == ["arrest", "charge", "release"]
    assert {party.text for entry in proceeding.docket for party in entry.parties} == {
        "Oskar Brandt"
    }


def test_who_stands_for_a_party_is_none(case_of: CaseOf) -> None:
    case = case_of(
        a="Source: Harbour Mail\nPublished: 2022-06-12\n\n"
        "Oskar Brandt was arrested on 6 June 2022 over the quarry blast. Brandt's attorney filed a "
        "motion on 8 June 2022 to release him. Another defendant, 19-year-old Jon Krell, appeared "
        "before a judge in Lindow on 9 June 2022. Jon Krell was charged with arson on 7 June 2022."
    )
    told = {
        party.text for item in case.proceedings for entry in item.docket for party in entry.parties
    }
    assert told <= {"Oskar Brandt", "Jon Krell"}
    assert "Oskar Brandt" in told
