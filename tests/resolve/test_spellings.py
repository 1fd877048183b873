"""Two spellings of one name are one, two names that look alike are two."""

import pytest

from throughline.model.annotation import EntityType
from throughline.resolve.blocking import pairs
from throughline.resolve.compare import best, contradict
from throughline.resolve.spellings import place_key, same_word

PERSON, PLACE, BODY = EntityType.PERSON, EntityType.PLACE, EntityType.ORGANIZATION

ONE = [
    (PERSON, "Tomas Brill Jr", "Tomas Brill Jr."),
    (PERSON, "Mohammed Velmar", "Muhammad Velmar"),
    (PERSON, "Omar Qaddafi", "Umar Kadhafi"),
    (PERSON, "Karim al-Sabri", "Kareem Sabri"),
    (PERSON, "Karim al-Sabri", "Karim el-Sabri"),
    (PERSON, "Abdul Rahman Sabri", "Abdel-Rahman al-Sabri"),
    (PERSON, "Abdelrahman Sabri", "Abd al-Rahman Sabri"),
    (PERSON, "Sergei Velmar", "Sergey Velmar"),
    (PERSON, "Dmitri Tchalov", "Dmitry Chalov"),
    (PERSON, "Jürgen Möller", "Juergen Moeller"),
    (PERSON, "José Velmar", "Jose Velmar"),
    (PERSON, "Lena-Marie Vord", "Lena Marie Vord"),
    (PERSON, "Vord Lena", "Lena Vord"),
    (PERSON, "J. K. Velmar", "JK Velmar"),
    (PERSON, "Mahmud Hassan Velmar", "Mahmoud Velmar"),
    (PLACE, "Kiev", "Kyiv"),
    (PLACE, "Peking", "Beijing"),
    (PLACE, "St. Petersburg", "Saint Petersburg"),
    (PLACE, "Leningrad", "St. Petersburg"),
    (PLACE, "Tel-Aviv", "Tel Aviv"),
    (PLACE, "Ramadi", "al-Ramadi"),
    (PLACE, "Fallujah", "Falluja"),
    (PLACE, "Ft. Worth", "Fort Worth"),
    (BODY, "al-Qaeda", "Al Qaida"),
    (BODY, "Hezbollah", "Hizbullah"),
    (BODY, "Ostra Labour Party", "Ostra Labor Party"),
    (BODY, "Ministry of Defence", "Defense Ministry"),
    (BODY, "Velmar Corp.", "Velmar Corporation"),
    (BODY, "Velmar Ltd", "Velmar"),
    (BODY, "Ostra Health Organisation", "Ostra Health Organization"),
    (BODY, "Dept. of Mines", "Department of Mines"),
]

TWO = [
    (PERSON, "Orla Hansen", "Orla Hanson"),
    (PERSON, "Karen Velmar", "Karin Velmar"),
    (PERSON, "Said Velmar", "Sayed Velmar"),
    (PERSON, "Hassan Velmar", "Hussein Velmar"),
    (PERSON, "Abdul Rahman Sabri", "Abdul Rahim Sabri"),
    (PERSON, "Khalid Sabri", "Khalil Sabri"),
    (PERSON, "Mario Velmar", "Marie Velmar"),
    (PERSON, "Igor Ivanov", "Igor Ivanova"),
    (PERSON, "Al Velmar", "Velmar Vord"),
    (PLACE, "Georgia", "Georgetown"),
    (PLACE, "Al Ain", "Ain"),
    (BODY, "FIA", "NIA"),
    (BODY, "Velmar Ltd", "Velmar Inc"),
    (BODY, "City Council", "Citi Council"),
    (BODY, "Northern Bank", "Southern Bank"),
]


@pytest.mark.parametrize(("kind", "left", "right"), ONE)
def test_spellings_of_one_name_are_compared_and_joined(
    kind: EntityType, left: str, right: str
) -> None:
    match = best(kind, left, right)
    assert match is not None
    assert match == best(kind, left, right)
    assert list(pairs([(kind, left), (kind, right)])) == [(0, 1)]
    assert not (kind is PERSON and contradict(left, right))


@pytest.mark.parametrize(("kind", "left", "right"), TWO)
def test_names_that_look_alike_stay_two(kind: EntityType, left: str, right: str) -> None:
    assert best(kind, left, right) is None
    assert best(kind, right, left) is None


def test_the_reason_names_both_spellings() -> None:
    match = best(PERSON, "Karim al-Sabri", "Kareem Sabri")
    assert match is not None
    assert match.reason == "“Karim al-Sabri” and “Kareem Sabri” are spellings of one name"


def test_words_of_two_lines_of_the_list_are_two_though_they_sound_alike() -> None:
    assert same_word("said", "saeed")
    assert not same_word("said", "sayed")


def test_a_town_that_is_another_without_its_article_keeps_it() -> None:
    assert place_key("al-Ramadi") == place_key("Ramadi")
    assert place_key("Al Ain") != place_key("Ain")
