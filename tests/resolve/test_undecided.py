"""What is put before a person: names that may be one, not those that cannot be, and how likely."""

from dataclasses import replace

import pytest

from throughline.model.annotation import EntityType
from throughline.model.case import CaseDescriptor, Citation, Entity
from throughline.resolve.entity_chances import Evidence, Relation, chance, told
from throughline.resolve.report_words import ReportWords
from throughline.resolve.undecided import undecided_pairs

TEXTS = {
    "a": "The ferry Tern sank off Lund harbour on Monday, and the pilots of the harbour mourned.",
    "b": "Pilots of Lund harbour mourned those who were on the ferry Tern when it sank.",
    "c": "The orchestra of Osk plays Mahler; its strings have never sounded so clear.",
}


def entity(
    name: str, *aliases: str, kind: str = "person", described: str = "", articles: str = "ab"
) -> Entity:
    cited = tuple(Citation(article, 0, 0, len(name), name) for article in articles)
    descriptors = (CaseDescriptor(described, cited),) if described else ()
    return Entity(f"e-{name}", EntityType(kind), name, aliases, descriptors, cited)


def listed(*entities: Entity, apart: tuple[str, str] | None = None) -> list[tuple[set[str], float]]:
    known = frozenset({frozenset(f"e-{name}" for name in apart)} if apart else ())
    found = undecided_pairs(entities, TEXTS, known)
    assert found == undecided_pairs(entities[::-1], dict(reversed(TEXTS.items())), known)
    return [({pair.left.name, pair.right.name}, pair.score) for pair in found]


def names(*entities: Entity) -> list[set[str]]:
    return [pair for pair, _ in listed(*entities)]


def test_a_family_name_alone() -> None:
    assert names(entity("Dara Voss"), entity("Voss")) == [{"Dara Voss", "Voss"}]


def test_an_honorific_is_no_name() -> None:
    assert names(entity("Dara Voss"), entity("Mr Voss")) == [{"Dara Voss", "Mr Voss"}]


def test_a_lone_name_in_like_reports_is_likelier_than_in_others() -> None:
    ((_, near),) = listed(entity("Dara Voss", articles="a"), entity("Voss", articles="b"))
    ((_, far),) = listed(entity("Dara Voss", articles="a"), entity("Voss", articles="c"))
    assert near > 0.85 > 0.7 > far


def test_other_names_that_the_reports_share_speak_for_it_and_are_told() -> None:
    voss = (entity("Dara Voss", articles="a"), entity("Voss", articles="c"))
    ((_, alone),) = listed(*voss)
    shared = entity("Osk Philharmonic", kind="organization", articles="ac")
    (pair,) = undecided_pairs((*voss, shared), TEXTS)
    assert pair.score > alone
    assert pair.reason == (
        "“Voss” alone may be “Dara Voss”; their reports both name “Osk Philharmonic”"
    )


def test_of_several_bearers_one_is_meant_at_most() -> None:
    found = listed(entity("Dara Voss"), entity("Jon Voss"), entity("Voss"))
    assert [pair for pair, _ in found] == [{"Dara Voss", "Voss"}, {"Jon Voss", "Voss"}]
    assert sum(score for _, score in found) <= 1


def test_bearers_who_may_be_one_do_not_share_the_chance() -> None:
    found = listed(entity("Dara Voss"), entity("Dara M. Voss"), entity("Voss"))
    lone = [score for pair, score in found if "Voss" in pair]
    assert len(lone) == 2
    assert min(lone) > 0.5


def test_two_given_names_are_two_people() -> None:
    assert listed(entity("Dara Voss"), entity("Dana Voss")) == []


def test_names_spelt_nearly_alike_and_what_both_are_called() -> None:
    pair = (entity("Tomasz Brekowski"), entity("Tomasz Brekowsky"))
    (plain,) = undecided_pairs(pair, TEXTS)
    (told_,) = undecided_pairs(
        [replace(e, descriptors=(CaseDescriptor("harbour inspector", e.citations),)) for e in pair],
        TEXTS,
    )
    assert "are spelt nearly alike; " in plain.reason
    assert "both are described by “harbour”" in told_.reason


def test_bodies() -> None:
    def body(name: str) -> Entity:
        return entity(name, kind="organization")

    assert names(body("Orland Transport Agency"), body("OTA")) == [
        {"Orland Transport Agency", "OTA"}
    ]
    ends = listed(body("Harbour Court"), body("Osk Harbour Court"))
    begins = listed(body("Harbour Court"), body("Harbour Court Tower"))
    assert ends[0][1] > begins[0][1]
    assert listed(body("Ward 12 Council"), body("Ward 13 Council")) == []
    assert listed(body("Osk Eastern Airways"), body("Osk Western Airways")) == []


def test_a_person_is_no_place() -> None:
    assert listed(entity("Lund"), entity("Lund", kind="place")) == []


def test_who_was_judged_apart_is_not_put_again() -> None:
    assert listed(entity("Dara Voss"), entity("Voss"), apart=("Dara Voss", "Voss")) == []


@pytest.mark.parametrize("relation", Relation)
def test_chances_grow_with_what_speaks_for_a_pair_and_none_is_sure(relation: Relation) -> None:
    def of(likeness: float, shared: float) -> float:
        return chance(Evidence(relation, likeness, shared, 0.0, 20))

    assert of(0.0, 0.0) < of(0.1, 0.0) < of(0.1, 1.5) <= of(0.9, 2.0) <= 0.99


def test_what_spoke_for_or_against_is_told() -> None:
    apart = Evidence(Relation.ALONE, 0.0, 0.0, 0.0, 20)
    assert told(apart, ()) == "their reports share neither matter nor other names"
    alike = replace(apart, likeness=0.5)
    assert told(alike, ()) == "their reports are on like matters"
    assert told(alike, ("Osk", "Lund")) == "their reports both name “Osk” and “Lund”"


def test_reports_on_one_matter_are_alike_also_where_there_are_but_two() -> None:
    words = ReportWords({"a": TEXTS["a"], "b": TEXTS["b"]})
    assert words.likeness(["a"], ["b"]) > 0.4
    assert ReportWords(TEXTS).likeness(["a"], ["c"]) < 0.1
    assert words.likeness(["a"], ["x"]) == 0.0
