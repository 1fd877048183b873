"""Conflict, update or nothing: the same figures in different circumstances."""

from throughline.model.case import Case, Conflict, ConflictKind, ConflictRelation

from .conftest import CaseOf

HEAD = "Source: {outlet}\nPublished: {day}\n\n"


def _report(outlet: str, day: str, body: str) -> str:
    return HEAD.format(outlet=outlet, day=day) + body


def _of_kind(case: Case, kind: ConflictKind) -> list[Conflict]:
    return [conflict for conflict in case.conflicts if conflict.kind is kind]


FIRST = (
    "A bus crashed into a gorge near Velmora on Monday, killing 14 people, police said. The bus, "
    "run by Velmora Coaches, left the road in heavy rain. Inspector Dana Orlu of the Velmora "
    "Police said that the driver had survived."
)
LATER = (
    "The bus that crashed into a gorge near Velmora on Monday killed 17 people, the Velmora Police "
    "said on Thursday. Inspector Dana Orlu said that three passengers had died in hospital. "
    "Velmora Coaches declined to comment."
)
YEARS_LATER = (
    "The Velmora bus crash of 4 March 2019, which killed {toll} people, has never led to a trial. "
    "Families of the victims met in Velmora on Friday with Dana Orlu, who led the inquiry. "
    "Velmora Coaches was closed in 2020."
)


def test_a_toll_that_rises_in_the_first_days_is_an_update(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("The Velmora Post", "2019-03-05", FIRST),
        b=_report("Gorge Gazette", "2019-03-07", LATER),
    )
    (found,) = _of_kind(case, ConflictKind.FIGURE)
    assert found.relation is ConflictRelation.UPDATE
    assert [position.value for position in found.positions] == ["14", "17"]


def test_tolls_that_differ_years_later_are_a_conflict(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("The Velmora Post", "2023-03-04", YEARS_LATER.format(toll=14)),
        b=_report("Gorge Gazette", "2023-03-11", LATER_WORDS),
    )
    (found,) = _of_kind(case, ConflictKind.FIGURE)
    assert found.relation is ConflictRelation.CONFLICT
    assert {position.value for position in found.positions} == {"14", "17"}


LATER_WORDS = (
    "Four years on, nobody has been charged over the crash of 4 March 2019 in which 17 people were "
    "killed near Velmora. The bus of Velmora Coaches had passed no inspection, Inspector Dana Orlu "
    "told a meeting in Velmora."
)


def test_a_floor_and_a_count_above_it_hold_together(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("The Velmora Post", "2023-03-04", YEARS_LATER.format(toll="at least 14")),
        b=_report("Gorge Gazette", "2023-03-11", LATER_WORDS),
    )
    assert _of_kind(case, ConflictKind.FIGURE) == []


TRIAL = (
    "Bram Keller, the former mayor of Ostrand, was convicted of bribery on Tuesday by the Ostrand "
    "District Court. Judge Ina Voss said that Keller had taken cash from builders."
)
STILL_ACCUSED = (
    "Bram Keller, the former mayor of Ostrand, is accused of bribery and will stand trial at the "
    "Ostrand District Court. Keller, one of the accused in the building affair, denies taking cash."
)


def test_a_verdict_overtakes_an_older_accusation(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("Ostrand Echo", "2021-02-03", STILL_ACCUSED),
        b=_report("Coast Daily", "2021-09-15", TRIAL),
    )
    assert _of_kind(case, ConflictKind.STATUS) == []


def test_an_accusation_after_the_verdict_is_a_conflict(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("Ostrand Echo", "2021-10-03", STILL_ACCUSED),
        b=_report("Coast Daily", "2021-09-15", TRIAL),
    )
    (found,) = _of_kind(case, ConflictKind.STATUS)
    assert [position.value for position in found.positions] == ["convicted", "accused"]
    assert all(position.citations for position in found.positions)
