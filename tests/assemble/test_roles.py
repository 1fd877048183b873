"""Roles over several reports: merged, in order, each with its time, corrected and as of a day."""

from datetime import date
from pathlib import Path

import pytest

import throughline
from throughline.assemble.roles.likeness import Place, RoleKey, group_roles, may_be_one, role_key
from throughline.model.annotation import RoleKind
from throughline.model.case import Case, EntityRole
from throughline.model.role_words import described, role_line

from .conftest import CaseOf

SIGNED = (
    "Source: Kesset Mail\nPublished: 2012-05-04\n\n"
    "Home Minister Lena Vord opened the new port of Kesset on Thursday. Lena Vord said that the "
    "port would bring work. Tomas Brill, 34, of Kesset, a crane driver, was among the guests."
)
LATER = (
    "Source: Velmora Post\nPublished: 2014-06-11\n\n"
    "Lena Vord, the home minister of Velmora, was appointed chairwoman of the Harbour Board on "
    "9 June 2014. The new port of Kesset was opened by Lena Vord in May 2012. Tomas Brill, 36, "
    "spoke at the port."
)
AFTER = (
    "Source: Tarn Gazette\nPublished: 2016-02-02\n\n"
    "Former Home Minister Lena Vord resigned as chairwoman of the Harbour Board on Monday. "
    "The new port of Kesset was opened in May 2012 by then-Home Minister Lena Vord. "
    "Tomas Brill, a crane driver from Kesset, praised Vord at the port."
)
COPY = AFTER.replace("Tarn Gazette", "Coast Wire")


def roles(case: Case, name: str) -> tuple[EntityRole, ...]:
    """The roles of the one entity with that name."""
    (entity,) = [entity for entity in case.entities if entity.name == name]
    return entity.roles


def lines(case: Case, name: str, *kinds: str) -> list[str]:
    """Its roles of these kinds as they are shown."""
    return [role_line(role) for role in roles(case, name) if role.kind.value in kinds]


def test_reports_of_one_role_are_joined_and_stand_in_order(case_of: CaseOf) -> None:
    case = case_of(a=SIGNED, b=LATER, c=AFTER)
    assert lines(case, "Lena Vord", "office") == [
        "home minister of Velmora: then, May 2012; as of 4 May 2012 – 11 June 2014; "
        "ended by 2 Feb 2016",
        "chairwoman of the Harbour Board: since 9 June 2014; until 1 Feb 2016",
    ]


def test_an_age_is_as_of_its_report(case_of: CaseOf) -> None:
    case = case_of(a=SIGNED, b=LATER, c=AFTER)
    assert lines(case, "Tomas Brill", "age") == [
        "34 years old: as of 4 May 2012",
        "36 years old: as of 11 June 2014",
    ]
    assert case.conflicts == ()


def test_support_is_counted_in_origins_and_each_account_is_cited(case_of: CaseOf) -> None:
    case = case_of(a=SIGNED, b=LATER, c=AFTER, d=COPY)
    minister = roles(case, "Lena Vord")[0]
    assert minister.independent_sources == 3
    ended = minister.accounts[-1]
    assert ended.independent_sources == 1
    assert [citation.quote for citation in ended.citations] == [
        "Former Home Minister Lena Vord"
    ] * 2
    (driver,) = [role for role in roles(case, "Tomas Brill") if role.kind is RoleKind.OCCUPATION]
    assert driver.text == "crane driver from Kesset"
    assert driver.independent_sources == 2


def test_as_of_a_day_only_what_was_out_counts(tmp_path: Path) -> None:
    for name, text in (("a", SIGNED), ("b", LATER), ("c", AFTER)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    with throughline.build([str(tmp_path)]) as file:
        case = file.as_of(date(2013, 1, 1))
    assert lines(case, "Lena Vord", "office") == ["Home Minister: as of 4 May 2012"]


def test_a_role_judged_wrong_is_left_out_and_comes_back(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    for name, text in (("a", SIGNED), ("b", LATER)):
        (tmp_path / "reports" / f"{name}.txt").write_text(text, "utf-8")
    with throughline.build([str(tmp_path / "reports")], output=str(tmp_path / "case.db")) as file:
        before = roles(file.case, "Lena Vord")
        assert [role.text for role in before] == [
            "home minister of Velmora",
            "chairwoman of the Harbour Board",
        ]
        row = file.judge("wrong", before[0].id)
        after = roles(file.case, "Lena Vord")
        assert [role.text for role in after] == ["chairwoman of the Harbour Board"]
        file.judge("note", after[0].id, text="check the date")
        assert (after[0].id, "check the date") in file.case.notes
        file.undo(row.number)
        assert [role.id for role in roles(file.case, "Lena Vord")] == [role.id for role in before]


def test_a_list_shows_the_best_supported(case_of: CaseOf) -> None:
    case = case_of(a=SIGNED, b=LATER, c=AFTER)
    (entity,) = [entity for entity in case.entities if entity.name == "Lena Vord"]
    assert described(entity, 1) == ("former home minister of Velmora",)


# --- likeness ------------------------------------------------------------------------------------


KESSET = ("e-1", "Kesset")


def office(text: str, head: str, owner: str = "", names: str = "") -> RoleKey:
    """The key of an office."""
    return role_key(RoleKind.OFFICE, head, text, owner, names)


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        (("mayor of Kesset", "mayor", *KESSET), ("Kesset Mayor", "mayor", *KESSET), True),
        (("mayor", "mayor"), ("Kesset Mayor", "mayor", *KESSET), True),
        (("Tarn mayor", "mayor", "e-2", "Tarn"), ("Kesset Mayor", "mayor", *KESSET), False),
        (("spokeswoman", "spokeswoman"), ("police spokesman", "spokesman"), True),
        (("fire chief", "chief"), ("police chief", "chief"), False),
        (("chief executive", "executive"), ("CEO", "ceo"), True),
        (("Gov.", "gov."), ("governor", "governor"), True),
        (("deputy mayor", "mayor"), ("deputy", "deputy"), False),
    ],
)  # fmt: skip
def test_what_may_be_one_role(one: tuple[str, ...], two: tuple[str, ...], alike: bool) -> None:
    assert may_be_one(office(*one), office(*two)) is alike
    assert may_be_one(office(*two), office(*one)) is alike


def test_a_bare_role_that_fits_two_joins_the_one_of_its_own_report() -> None:
    keys = [
        role_key(RoleKind.OFFICE, "director", "port director", "", ""),
        role_key(RoleKind.OFFICE, "director", "museum director", "", ""),
        role_key(RoleKind.OFFICE, "director", "director", "", ""),
        role_key(RoleKind.OFFICE, "director", "director", "", ""),
    ]
    places = [Place(article, 0) for article in "abbc"]
    assert group_roles(keys, places) == [[0], [1, 2], [3]]


def test_a_dated_role_of_an_untold_body_is_not_that_of_another() -> None:
    keys = [
        role_key(RoleKind.OFFICE, "coach", "Kesset head coach", "e-1", "Kesset"),
        role_key(RoleKind.OFFICE, "coach", "head coach", "", ""),
    ]
    assert group_roles(keys, [Place("a", 0), Place("a", 4)]) == [[0, 1]]
    assert group_roles(keys, [Place("a", 0), Place("a", 4, dated=True)]) == [[0], [1]]
    assert group_roles(keys, [Place("a", 4), Place("a", 4, dated=True)]) == [[0, 1]]


def test_a_year_of_long_ago_is_nobodys(case_of: CaseOf) -> None:
    case = case_of(
        a="Source: Kesset Mail\nPublished: 2012-05-04\n\nLena Vord was the mayor of Kesset in "
        "1523. Lena Vord said on Thursday that the port of Kesset would be open."
    )
    assert lines(case, "Lena Vord", "office") == ["mayor of Kesset: some time up to 4 May 2012"]


def test_a_relative_of_nobody_in_particular_is_no_role(case_of: CaseOf) -> None:
    case = case_of(
        a="Source: Kesset Mail\nPublished: 2012-05-04\n\n"
        "Tomas Brill, the brother of a person who was hurt, spoke at the port of Kesset on Monday. "
        "Lena Vord, the sister of Jan Vord, listened to Tomas Brill at the port.\n"
    )
    assert [role.text for role in roles(case, "Tomas Brill")] == []
    assert [role.text for role in roles(case, "Lena Vord")] == ["sister of Jan Vord"]
