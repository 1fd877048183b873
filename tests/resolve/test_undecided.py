"""What is put before a person: names that may be one, and not those that cannot be."""

from throughline.model.annotation import EntityType
from throughline.model.case import CaseDescriptor, Citation, Entity
from throughline.resolve.undecided import undecided_pairs


def entity(name: str, *aliases: str, kind: str = "person", described: str = "") -> Entity:
    cited = (Citation("a", 0, 0, len(name), name),)
    descriptors = (CaseDescriptor(described, cited),) if described else ()
    return Entity(f"e-{name}", EntityType(kind), name, aliases, descriptors, cited)


def listed(*entities: Entity, apart: tuple[str, str] | None = None) -> list[tuple[set[str], float]]:
    known = frozenset({frozenset(f"e-{name}" for name in apart)} if apart else ())
    found = undecided_pairs(entities, known)
    assert found == undecided_pairs(entities[::-1], known)
    return [({pair.left.name, pair.right.name}, pair.score) for pair in found]


def test_a_family_name_alone() -> None:
    assert listed(entity("Dara Voss"), entity("Voss")) == [({"Dara Voss", "Voss"}, 0.5)]


def test_an_honorific_is_no_name() -> None:
    assert listed(entity("Dara Voss"), entity("Mr Voss")) == [({"Dara Voss", "Mr Voss"}, 0.5)]


def test_of_several_bearers_none_is_likely() -> None:
    found = listed(entity("Dara Voss"), entity("Jon Voss"), entity("Voss"))
    assert [names for names, _ in found] == [{"Dara Voss", "Voss"}, {"Jon Voss", "Voss"}]
    assert all(score < 0.4 for _, score in found)


def test_two_given_names_are_two_people() -> None:
    assert listed(entity("Dara Voss"), entity("Dana Voss")) == []


def test_names_spelt_nearly_alike_and_what_both_are_called() -> None:
    names = ("Tomasz Brekowski", "Tomasz Brekowsky")
    (plain,) = listed(*map(entity, names))
    (told,) = listed(*(entity(name, described="harbour inspector") for name in names))
    assert plain == (set(names), 0.4)
    assert told == (set(names), 0.55)


def test_bodies() -> None:
    def body(name: str) -> Entity:
        return entity(name, kind="organization")

    assert listed(body("Orland Transport Agency"), body("OTA")) == [
        ({"Orland Transport Agency", "OTA"}, 0.5)
    ]
    assert listed(body("Harbour Court"), body("Osk Harbour Court")) == [
        ({"Harbour Court", "Osk Harbour Court"}, 0.35)
    ]
    assert listed(body("Ward 12 Council"), body("Ward 13 Council")) == []


def test_a_person_is_no_place() -> None:
    assert listed(entity("Lund"), entity("Lund", kind="place")) == []


def test_who_was_judged_apart_is_not_put_again() -> None:
    assert listed(entity("Dara Voss"), entity("Voss"), apart=("Dara Voss", "Voss")) == []
