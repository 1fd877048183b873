"""The toll that a report gives of its own incident."""

from datetime import date

import pytest

from throughline.assemble.tolls import Toll, toll_of
from throughline.extract.annotate import annotate
from throughline.extract.figures import find_casualties
from throughline.model.dates import day
from throughline.model.source import Article, DateSource, Published
from throughline.text import prepare

PUBLISHED = Published(day(date(2021, 6, 14)), DateSource.METADATA, "")


def _toll(text: str, title: str | None = None) -> tuple[int, int]:
    article = Article("a", "a.txt", None, None, title, None, PUBLISHED, text)
    toll: Toll = toll_of(article, annotate(prepare(article)))
    return toll.killed, toll.injured


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("A man was shot to death outside a bakery in Corran on Sunday, police said.", (1, 0)),
        ("A woman was shot in the leg at a fair in Corran on Sunday and is recovering.", (0, 1)),
        (
            "Two people were killed and a third is in critical condition after a gunman opened "
            "fire in Corran on Sunday.",
            (2, 1),
        ),
        ("Four people were shot, one fatally, at a dance hall in Corran on Sunday.", (1, 3)),
        ("Five people were shot at a dance hall in Corran on Sunday. None died.", (0, 5)),
        (
            "A man shot and killed two cashiers at a market in Corran on Sunday before turning the "
            "gun on himself, police said.",
            (3, 0),
        ),
        ("A shooting in Corran sent three teenagers to the hospital on Sunday.", (0, 3)),
        (
            "Nobody was killed when a rifle went off in Corran on Sunday, but a boy was wounded.",
            (0, 1),
        ),
        ("A woman and her two sons were found dead in Corran on Sunday.", (3, 0)),
    ],
)
def test_the_dead_and_the_hurt(text: str, toll: tuple[int, int]) -> None:
    assert _toll(text) == toll


def test_another_incident_is_not_counted() -> None:
    text = (
        "One man was killed and two others were injured in a shooting in Corran on Sunday.\n\n"
        "In a separate shooting, six people were killed.\n\n"
        "In March 2019, nine people were killed at a harbour party nearby."
    )
    assert _toll(text) == (1, 2)


def test_the_toll_of_a_whole_war_is_not_the_attacks() -> None:
    text = (
        "Shells hit the market of Corran on Sunday and killed 12 people, a doctor said. The war "
        "in the valley has killed 40,000 people."
    )
    assert _toll(text)[0] == 12


def test_the_headline_counts() -> None:
    text = "The shooting began at a dance hall in Corran on Sunday evening, witnesses said."
    assert _toll(text, "Three dead, four wounded in Corran dance hall") == (3, 4)


def test_counts_of_attempted_murder_are_no_dead() -> None:
    text = (
        "Rolf Amdahl faces 17 counts of attempted first-degree murder, one for each person wounded "
        "in Corran on Sunday."
    )
    assert _toll(text)[0] == 0


def _groups(sentence: str) -> list[tuple[str, int, str, bool]]:
    return [
        (group.span.of(sentence), group.count, group.befell, group.added)
        for group in find_casualties(sentence)
    ]


def test_the_toll_of_a_city_is_none_of_the_incident() -> None:
    text = (
        "A man was shot and killed on Harl Street on Monday, police said. Chief Orlu said that 28 "
        "people were shot and 10 people were killed in the city since the feast."
    )
    assert _toll(text) == (1, 0)


def test_an_emergency_number_counts_nobody() -> None:
    text = (
        "Two people were found dead in a house on Harl Street on Monday. Somebody had called 911 "
        "from inside the home and said they were going to be hurt."
    )
    assert _toll(text) == (2, 0)


def test_people_told_one_by_one() -> None:
    assert _groups("A woman and two boys, 12 and 14, were wounded.") == [
        ("A woman and two boys", 3, "injured", False)
    ]
    assert _groups("One is in critical condition, another died.") == [
        ("One", 1, "injured", False),
        ("another", 1, "killed", True),
    ]


def test_the_killer_is_no_further_victim() -> None:
    assert _groups("A boy shot and killed another boy.") == [("another boy", 1, "killed", False)]


def test_an_age_is_no_count() -> None:
    assert _groups("A 19-year-old man was killed.") == [("A 19-year-old man", 1, "killed", False)]
    ((_, count, _, _),) = _groups("The 23 year-old was grazed by a bullet in the shoulder.")
    assert count == 1
