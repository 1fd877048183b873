"""What an unnamed source is, by the words a report uses for it."""

import pytest

from throughline.assemble.source_types import source_type
from throughline.model.case import SourceType

KNOWN = {
    SourceType.OFFICIAL: (
        "a senior official",
        "a source in the harbour ministry",
        "an official in the prosecutor's office",
        "prosecutors",
        "two senior administration officials who asked not to be named",
        "an agent of the customs service",
        "an HSA officer",
        "the state's attorney general",
        "a judicial source",
    ),
    SourceType.POLICE: (
        "the Lindow police chief",
        "a police source",
        "law enforcement officials",
        "detectives",
        "one of the investigators",
        "two officers",
        "a source in the sheriff's department",
    ),
    SourceType.MILITARY: ("an army officer", "soldiers", "a military source", "a rebel commander"),
    SourceType.PERSON_FAMILIAR: (
        "a person familiar with the inspections",
        "two people briefed on the talks",
        "sources close to the captain",
        "a source with direct knowledge of the sale",
        "a police source close to the inquiry",
        "a former colleague",
    ),
    SourceType.SPOKESPERSON: ("a spokeswoman for Quist", "the spokesman"),
    SourceType.LAWYER: ("his Dutch lawyer", "defence lawyers", "counsel for the owners"),
    SourceType.FAMILY: ("her father", "a friend of the dead man", "relatives"),
    SourceType.WITNESS: ("witnesses", "one of the passengers", "a neighbour", "villagers"),
    SourceType.EXPERT: ("three independent analysts", "doctors at the hospital"),
    SourceType.COMPANY: ("zoo officials", "a company source", "the head of the company"),
    SourceType.MEDIA: ("local media", "a reporter for the Sound Inquirer"),
    SourceType.DOCUMENT: (
        "court records",
        "an internal memo seen by the Courier",
        "the affidavit",
        "a report by two engineers",
        "security footage",
        "a study commissioned by the harbour board",
    ),
    SourceType.CROWD: ("critics", "many", "some islanders' supporters", "protesters", "users"),
    SourceType.OTHER: (
        "one of the smugglers held in a records review",
        "a man",
        "the chief",
        "the source",
        "he",
        "who",
        "a bystanding heron",
        "",
    ),
}


@pytest.mark.parametrize(
    ("words", "kind"), [(words, kind) for kind, given in KNOWN.items() for words in given]
)
def test_the_type_of_an_unnamed_source(words: str, kind: SourceType) -> None:
    assert source_type(words) is kind
