"""The sets of names: where they come from and what their labels mean in coarse classes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpora import conll04, crossner, meantime, wikigold
from corpora.values import AnnotatedText

COARSE = ("person", "organization", "place")
"""The classes that every set can say; the rest is "other", which the figures of news leave out."""

NEWS = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "facility": "place",
    "group": "other",
    "other": "other",
}
"""Labels of the case file -> coarse class: the sets call a building a place, a people neither."""


@dataclass(frozen=True, slots=True)
class NamesSet:
    """A set: `name` is also the reader's name for its convention of names.

    `coarse` says the class of each of its labels, `label` which of its labels a class is given
    where a reader knows classes only.
    """

    name: str
    load: Callable[[Path, str], Iterator[AnnotatedText]]
    coarse: Mapping[str, str]
    label: Mapping[str, str]


def _upside_down(label: Mapping[str, str]) -> dict[str, str]:
    return {own: kind for kind, own in label.items()}


_CONLL04 = {"person": "Peop", "organization": "Org", "place": "Loc", "other": "Other"}
_CROSSNER = {
    "person": "person",
    "organization": "organisation",
    "place": "location",
    "other": "misc",
}
_WIKIGOLD = {"person": "PER", "organization": "ORG", "place": "LOC", "other": "MISC"}
_SAME = {kind: kind for kind in (*COARSE, "other")}

SETS = (
    NamesSet("conll04", conll04.load, _upside_down(_CONLL04), _CONLL04),
    NamesSet(
        "crossner_politics",
        crossner.load,
        {
            **_upside_down(_CROSSNER),
            "politician": "person",
            "politicalparty": "organization",
            "country": "place",
            "election": "other",
            "event": "other",
        },
        _CROSSNER,
    ),
    NamesSet("wikigold", wikigold.load, _upside_down(_WIKIGOLD), _WIKIGOLD),
    NamesSet("meantime", meantime.load, _SAME, _SAME),
)
"""In the order of the table."""
