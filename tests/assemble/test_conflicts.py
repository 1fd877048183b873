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


TOLD = (
    "A bus crashed into a gorge near Velmora on Monday, killing {toll}, police said. The bus, run "
    "by Velmora Coaches, left the road in heavy rain, said Inspector Dana Orlu.",
    "{toll} were killed on Monday when a bus of Velmora Coaches crashed near Velmora. Rescuers "
    "with ropes went down to the river, Dana Orlu of the Velmora Police told reporters.",
    "The crash of a bus near Velmora on Monday killed {toll}. Velmora Coaches would not say how "
    "old the bus was; Inspector Dana Orlu spoke of worn tyres.",
)


def _told(case_of: CaseOf, *tolls: tuple[str, str]) -> list[Conflict]:
    outlets = ("The Velmora Post", "Gorge Gazette", "Valley Echo")
    reports = {
        f"r{number}": _report(outlets[number], day, TOLD[number].format(toll=toll))
        for number, (day, toll) in enumerate(tolls)
    }
    return _of_kind(case_of(**reports), ConflictKind.FIGURE)


def test_a_toll_that_rises_over_a_day_is_one_chain_with_its_days(case_of: CaseOf) -> None:
    (found,) = _told(
        case_of,
        ("2019-03-04", "three people"),
        ("2019-03-04", "Nine people"),
        ("2019-03-05", "eleven people"),
    )
    assert found.relation is ConflictRelation.UPDATE
    assert [position.value for position in found.positions] == ["3", "9", "11"]
    assert "3 (4 Mar 2019) → 9 (4 Mar 2019) → 11 (5 Mar 2019)" in found.why


def test_bounds_that_hold_together_are_no_conflict(case_of: CaseOf) -> None:
    found = _told(
        case_of,
        ("2019-03-05", "dozens of people"),
        ("2019-03-04", "About 50 people"),
        ("2019-03-04", "more than 40 people"),
    )
    assert [c for c in found if c.relation is ConflictRelation.CONFLICT] == []


def test_bounds_that_exclude_each_other_are_a_conflict(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("The Velmora Post", "2023-03-04", YEARS_LATER.format(toll="no more than 12")),
        b=_report("Gorge Gazette", "2023-03-11", LATER_WORDS),
    )
    (found,) = _of_kind(case, ConflictKind.FIGURE)
    assert found.relation is ConflictRelation.CONFLICT
    assert {position.value for position in found.positions} == {"at most 12", "17"}


def test_a_count_a_thousand_times_another_is_of_another_thing(case_of: CaseOf) -> None:
    assert _told(case_of, ("2019-03-05", "14 people"), ("2019-03-04", "70,000 people")) == []


def test_some_of_them_by_kind_against_everybody_is_a_difference_of_scope(case_of: CaseOf) -> None:
    (found,) = _told(
        case_of,
        ("2019-03-05", "two children"),
        ("2019-03-04", "Nine people"),
    )
    assert found.relation is ConflictRelation.SCOPE
    assert [position.value for position in found.positions] == ["2 children", "9 people"]
    assert all(position.citations for position in found.positions)


def test_a_count_with_the_attacker_and_one_without_are_a_difference_of_scope(
    case_of: CaseOf,
) -> None:
    case = case_of(
        a=_report("The Orlat Post", "2022-05-03", GUNMAN),
        b=_report("Inn Gazette", "2022-05-03", GUNMAN_COUNTED),
    )
    (found,) = [c for c in _of_kind(case, ConflictKind.FIGURE) if "killed?" in c.question]
    assert found.relation is ConflictRelation.SCOPE
    assert [position.value for position in found.positions] == ["4", "5"]


GUNMAN = (
    "Four people were killed in a shooting at the Orlat inn in Orlat on Monday. Mayor Petra Sund "
    "said that the shooting began in the kitchen."
)
GUNMAN_COUNTED = (
    "Five people died in a shooting at the inn of Orlat on Monday. The gunman was shot dead by "
    "police, Petra Sund told reporters in Orlat."
)

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
    assert all(
        conflict.relation is not ConflictRelation.CONFLICT
        for conflict in _of_kind(case, ConflictKind.STATUS)
    )


def test_an_accusation_after_the_verdict_is_a_conflict(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("Ostrand Echo", "2021-10-03", STILL_ACCUSED),
        b=_report("Coast Daily", "2021-09-15", TRIAL),
    )
    (found,) = _of_kind(case, ConflictKind.STATUS)
    assert [position.value for position in found.positions] == ["convicted", "accused"]
    assert all(position.citations for position in found.positions)


def test_a_docket_that_moved_on_is_an_update(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("Ostrand Echo", "2021-02-03", CHARGED),
        b=_report("Coast Daily", "2021-09-15", TRIAL),
    )
    (found,) = _of_kind(case, ConflictKind.STATUS)
    assert found.relation is ConflictRelation.UPDATE
    assert [position.value for position in found.positions] == ["charged", "convicted"]
    assert "charged → convicted" in found.why


CHARGED = (
    "Bram Keller, the former mayor of Ostrand, was charged with bribery on Tuesday. Judge Ina Voss "
    "of the Ostrand District Court set no date for the trial of Keller."
)


def test_a_man_convicted_of_something_long_ago_is_accused_now(case_of: CaseOf) -> None:
    case = case_of(
        a=_report(
            "Ostrand Echo",
            "2021-10-03",
            STILL_ACCUSED + " In the past Keller has been convicted of drunk driving.",
        ),
        b=_report("Coast Daily", "2021-10-05", STILL_ACCUSED.replace("taking cash", "it all")),
    )
    assert _of_kind(case, ConflictKind.STATUS) == []


def test_who_tells_the_verdict_may_still_say_accused(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("Coast Daily", "2021-09-15", TRIAL + " Keller is accused of tax fraud too."),
        b=_report("Ostrand Echo", "2021-09-16", TRIAL.replace("Tuesday", "Tuesday last")),
    )
    assert all(
        conflict.relation is not ConflictRelation.CONFLICT
        for conflict in _of_kind(case, ConflictKind.STATUS)
    )


AGED = (
    "{who} was pulled from the Lindow canal on Monday after her bicycle slipped on the ice near "
    "the Lindow lock. Doctors in Lindow said Vera Holm was recovering."
)


def _ages(case_of: CaseOf, first: str, second: str, later: str = "2022-01-13") -> list[Conflict]:
    case = case_of(
        a=_report("Lindow Post", "2022-01-12", AGED.format(who=first)),
        b=_report("Harbour Mail", later, AGED.format(who=second)),
    )
    return _of_kind(case, ConflictKind.IDENTITY)


def test_two_ages_of_one_person_are_a_conflict(case_of: CaseOf) -> None:
    (found,) = _ages(case_of, "Vera Holm, 31, of Lindow,", "Vera Holm, 34, of Lindow,")
    assert found.relation is ConflictRelation.CONFLICT
    assert found.question == "How old is Vera Holm?"
    assert [position.value for position in found.positions] == ["31", "34"]


def test_a_birthday_between_two_reports_is_none(case_of: CaseOf) -> None:
    assert _ages(case_of, "Vera Holm, 31,", "Vera Holm, 32,", later="2022-08-01") == []


def test_mother_and_daughter_of_one_name_are_none(case_of: CaseOf) -> None:
    assert _ages(case_of, "Vera Holm, 31,", "Vera Holm, 62,") == []


def test_a_number_that_is_no_age_is_none(case_of: CaseOf) -> None:
    assert _ages(case_of, "Vera Holm, 31,", "Vera Holm, 3 others and a dog") == []


NAMED = (
    "Five people were killed when a man opened fire in the Velmora town hall on Monday. Police "
    "identified the gunman as {name}. The Velmora town hall will stay closed, police said."
)


def test_a_gunman_named_anew_is_an_update(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("The Velmora Post", "2019-03-05", NAMED.format(name="Piet Dorn")),
        b=_report("Gorge Gazette", "2019-03-06", NAMED.format(name="Karl Weems")),
    )
    (found,) = _of_kind(case, ConflictKind.IDENTITY)
    assert found.relation is ConflictRelation.UPDATE
    assert found.question == "Who was the gunman?"
    assert [position.value for position in found.positions] == ["Piet Dorn", "Karl Weems"]


def test_two_gunmen_are_no_conflict(case_of: CaseOf) -> None:
    both = NAMED.replace("a man opened", "two gunmen opened")
    case = case_of(
        a=_report("The Velmora Post", "2019-03-05", both.format(name="Piet Dorn")),
        b=_report("Gorge Gazette", "2019-03-06", NAMED.format(name="Karl Weems")),
    )
    assert _of_kind(case, ConflictKind.IDENTITY) == []


CITIZEN = (
    "Ilan Roke, {what}, was killed on Monday when an avalanche hit the Selmar hut. Rescuers in "
    "Selmar found Ilan Roke beside the hut."
)


def test_two_citizenships_are_asked_about(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("Selmar Post", "2019-03-05", CITIZEN.format(what="a Canadian citizen")),
        b=_report("Alp Gazette", "2019-03-06", CITIZEN.format(what="a Belgian national")),
    )
    (found,) = _of_kind(case, ConflictKind.IDENTITY)
    assert [position.value for position in found.positions] == ["Belgian", "Canadian"]


PLACED = (
    "Viktor Lamm was arrested on Monday in {place} over the theft of the Selmar crown. Police said "
    "Lamm had sold the crown to a jeweller. The Selmar crown was stolen in May."
)


def test_two_towns_of_one_arrest_are_a_conflict(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("Selmar Post", "2019-03-05", PLACED.format(place="Rotterdam")),
        b=_report("Alp Gazette", "2019-03-05", PLACED.format(place="Antwerp")),
    )
    (found,) = _of_kind(case, ConflictKind.PLACE)
    assert [position.value for position in found.positions] == ["Antwerp", "Rotterdam"]


def test_a_town_and_its_quarter_are_none(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("Selmar Post", "2019-03-05", PLACED.format(place="Delfshaven, in Rotterdam,")),
        b=_report("Alp Gazette", "2019-03-05", PLACED.format(place="Rotterdam")),
    )
    assert _of_kind(case, ConflictKind.PLACE) == []


def test_two_spellings_of_one_place_are_none(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("Selmar Post", "2019-03-05", PLACED.format(place="New Rotterdam")),
        b=_report("Alp Gazette", "2019-03-05", PLACED.format(place="Rotterdam")),
    )
    assert _of_kind(case, ConflictKind.PLACE) == []


def test_two_places_that_a_third_report_knows_are_none(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("Selmar Post", "2019-03-05", PLACED.format(place="Rotterdam")),
        b=_report("Alp Gazette", "2019-03-05", PLACED.format(place="Antwerp")),
        c=_report(
            "Coast Mail",
            "2019-03-06",
            "Viktor Lamm, who stole the Selmar crown, was arrested on Monday on the road from "
            "Rotterdam to Antwerp. Police said that Lamm had sold the crown.",
        ),
    )
    assert _of_kind(case, ConflictKind.PLACE) == []


HURT = (
    "A man was shot on Harl Street in Velmora on Monday night, police said. He was taken to the "
    "Velmora hospital in critical condition. Inspector Dana Orlu said that nobody was arrested."
)
DIED = (
    "The man who was shot on Harl Street in Velmora on Monday night has died, police said on "
    "Thursday. Inspector Dana Orlu said that he died of his wounds in the Velmora hospital."
)
SHOT_DEAD = (
    "A man was shot and killed on Harl Street in Velmora on Monday night, police said. Inspector "
    "Dana Orlu said that nobody had been arrested."
)


def test_who_was_hurt_and_died_later_is_an_update(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("The Velmora Post", "2019-03-05", HURT),
        b=_report("Gorge Gazette", "2019-03-07", DIED),
    )
    (found,) = _of_kind(case, ConflictKind.FIGURE)
    assert found.relation is ConflictRelation.UPDATE
    assert found.question == "How many people were killed?"
    assert [(p.value, [c.quote for c in p.citations]) for p in found.positions] == [
        (
            "none yet",
            ["He was taken to the Velmora hospital in critical condition."],
        ),
        (
            "1",
            [
                "The man who was shot on Harl Street in Velmora on Monday night has died, police "
                "said on Thursday."
            ],
        ),
    ]


def test_a_death_told_before_the_last_report_without_one_is_no_update(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("The Velmora Post", "2019-03-08", HURT),
        b=_report("Gorge Gazette", "2019-03-07", DIED),
    )
    assert not _of_kind(case, ConflictKind.FIGURE)


def test_a_report_that_leaves_the_death_out_makes_no_update(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("The Velmora Post", "2019-03-05", HURT),
        b=_report("Gorge Gazette", "2019-03-05", SHOT_DEAD),
    )
    assert not _of_kind(case, ConflictKind.FIGURE)


SHOTS = "Gunmen opened fire at a dance hall in Velmora on Monday. {told} Nobody was arrested."


def _hurt(case_of: CaseOf, first: str, second: str) -> list[Conflict]:
    case = case_of(
        a=_report("The Velmora Post", "2019-03-05", SHOTS.format(told=first)),
        b=_report("Gorge Gazette", "2019-03-05", SHOTS.format(told=second)),
    )
    return [c for c in _of_kind(case, ConflictKind.FIGURE) if "injured" in c.question]


SEVEN = "The shooting killed a man and injured seven people, police said."


def test_wounded_that_differ_are_a_conflict(case_of: CaseOf) -> None:
    nine = "The shooting killed a man and injured nine people, police said."
    (found,) = _hurt(case_of, SEVEN, nine)
    assert [position.value for position in found.positions] == ["7", "9"]


def test_a_count_with_the_dead_in_it_is_no_other_count_of_the_wounded(case_of: CaseOf) -> None:
    with_dead = (
        "Of the eight people who were injured in the shooting, three were of one family. Emil Moss "
        "was dead. Another seven people were injured."
    )
    assert not _hurt(case_of, SEVEN, with_dead)


SHELLS = (
    "Rockets fired at the Dunmore quarter of Velmora killed {first} on Monday, the Velmora Police "
    "said. Inspector Dana Orlu said that a bakery was hit.",
    "Rockets fired at the {quarter} quarter of Velmora killed {second} on Monday, the Velmora "
    "Police said. Windows broke in a school, Inspector Dana Orlu said.{more}",
)


def _shells(
    case_of: CaseOf, first: str, second: str, quarter: str = "Dunmore", more: str = ""
) -> list[Conflict]:
    case = case_of(
        a=_report("The Velmora Post", "2019-03-05", SHELLS[0].format(first=first)),
        b=_report(
            "Gorge Gazette",
            "2019-03-05",
            SHELLS[1].format(second=second, quarter=quarter, more=more),
        ),
    )
    return _of_kind(case, ConflictKind.FIGURE)


def test_tolls_of_one_quarter_differ(case_of: CaseOf) -> None:
    (found,) = _shells(case_of, "14 people", "17 people")
    assert [position.value for position in found.positions] == ["14", "17"]


def test_tolls_of_two_quarters_on_one_day_do_not_differ(case_of: CaseOf) -> None:
    assert _shells(case_of, "14 people", "17 people", quarter="Ostby") == []


def test_a_count_over_days_is_none_of_one_event(case_of: CaseOf) -> None:
    assert _shells(case_of, "14 people", "17 people in the last three days of shelling") == []


def test_more_of_one_kind_than_another_report_counts_in_all_is_a_conflict(
    case_of: CaseOf,
) -> None:
    (found,) = _shells(case_of, "14 people", "32 soldiers")
    assert found.relation is ConflictRelation.CONFLICT
    assert [position.value for position in found.positions] == ["14", "32"]


def test_a_report_that_gives_the_other_number_too_is_not_against_it(case_of: CaseOf) -> None:
    more = " The Velmora Clinic put the number of people killed at 14."
    assert [
        found.relation
        for found in _shells(case_of, "14 people", "32 soldiers", more=more)
        if found.relation is ConflictRelation.CONFLICT
    ] == []


def test_counts_of_one_kind_are_not_told_again_beside_those_of_all(case_of: CaseOf) -> None:
    case = case_of(
        a=_report("The Velmora Post", "2019-03-05", SHELLS[0].format(first="14 people")),
        b=_report(
            "Gorge Gazette",
            "2019-03-05",
            SHELLS[1].format(second="32 soldiers", quarter="Dunmore", more=""),
        ),
        c=_report("Valley Echo", "2019-03-05", SHELLS[0].format(first="19 soldiers")),
    )
    assert len(_of_kind(case, ConflictKind.FIGURE)) == 1
