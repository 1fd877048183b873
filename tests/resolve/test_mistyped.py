"""Names that one article alone takes for a person's."""

from throughline.model.annotation import EntityType
from throughline.resolve.chains import Chain
from throughline.resolve.mistyped import mistyped

PERSON, BODY = EntityType.PERSON, EntityType.ORGANIZATION


def chain(number: int, kind: EntityType, name: str, gender: str | None = None) -> Chain:
    """A chain of one mention."""
    return Chain(
        f"a{number}", 0, kind, (0,), ((name, 1),), (), gender, 0, name.lower()
    )  # fmt: skip


def found(*chains: Chain) -> list[tuple[int, EntityType]]:
    return list(mistyped(chains))


def test_most_articles_know_what_it_is() -> None:
    bodies = [chain(number, BODY, "Ostrafax") for number in (1, 2)]
    assert found(*bodies, chain(3, PERSON, "Ostrafax")) == [(2, BODY)]


def test_one_article_against_one_does_not_tell() -> None:
    assert found(chain(1, BODY, "Ostrafax"), chain(2, PERSON, "Ostrafax")) == []


def test_what_tells_of_a_person_outranks_the_others() -> None:
    bodies = [chain(number, BODY, "Ostrafax") for number in range(4)]
    assert found(*bodies, chain(5, PERSON, "Ostrafax", "female")) == []
    bearer = chain(6, PERSON, "Ina Ostrafax")
    assert found(*bodies, chain(5, PERSON, "Ostrafax"), bearer) == []


def test_a_family_name_stays_a_persons() -> None:
    bodies = [chain(number, BODY, "Smith") for number in range(4)]
    assert found(*bodies, chain(5, PERSON, "Smith")) == []


PLACE = EntityType.PLACE


def test_a_whole_name_is_what_most_articles_know_it_as() -> None:
    bodies = [chain(number, BODY, "Osk Rowers") for number in (1, 2)]
    assert found(*bodies, chain(3, PERSON, "Osk Rowers")) == [(2, BODY)]
    assert found(*bodies, chain(3, PLACE, "Osk Rowers")) == [(2, BODY)]
    assert found(*bodies, chain(3, PERSON, "Osk Rowers", "female")) == []
    assert found(bodies[0], chain(3, PERSON, "Osk Rowers")) == []


def test_a_given_and_a_family_name_are_a_persons() -> None:
    assert found(chain(1, PERSON, "Anna Smith"), chain(2, PLACE, "Anna Smith")) == [(1, PERSON)]
    bodies = [chain(number, BODY, "Anna Smith") for number in (1, 2, 3)]
    assert found(*bodies, chain(4, PERSON, "Anna Smith")) == []


def test_the_last_word_of_a_body_beside_it_is_no_person() -> None:
    body, lone = chain(1, BODY, "Osk Rowers"), chain(1, PERSON, "Rowers")
    assert found(body, lone) == [(1, BODY)]
    assert found(body, chain(2, PERSON, "Rowers")) == []
    assert found(body, lone, chain(1, PERSON, "Ina Rowers")) == []
