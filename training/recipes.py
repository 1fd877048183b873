"""What is learned from which set, and how the types of each set are read in the case file's."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora import (
    broad_twitter,
    conll04,
    crossner,
    ecbplus,
    gum,
    meantime,
    polnear,
    re3d,
    tempeval3,
    ud_ewt,
    wikigold,
    wikiwars,
    wnut17,
)
from corpora.values import AnnotatedText
from throughline.inference import labels
from training.windows import NameScheme, Recipe

_ORGANIZATION = ("organization",)
_PLACE = ("place", "facility")
_VAGUE = ("O", "facility", "group", "other")
"""A name of a kind that the case file's types do not have: any of these, or no name."""


@dataclass(frozen=True, slots=True)
class Source:
    """A set to learn from."""

    name: str
    load: Callable[[Path, str], Iterator[AnnotatedText]]
    recipe: Recipe


def _own(scheme: str) -> NameScheme:
    """The set's types as they are."""
    return NameScheme(scheme, {name: (name,) for name in labels.NAME_SCHEMES[scheme]})


SOURCES = (
    Source(
        "conll04",
        conll04.load,
        Recipe(
            names=(
                _own("conll04"),
                NameScheme(
                    "news",
                    {
                        "Peop": ("person",),
                        "Org": ("organization", "facility"),
                        "Loc": _PLACE,
                        "Other": _VAGUE,
                    },
                ),
            )
        ),
    ),
    Source(
        "crossner_politics",
        crossner.load,
        Recipe(
            names=(
                _own("crossner_politics"),
                NameScheme(
                    "news",
                    {
                        "politician": ("person",),
                        "person": ("person",),
                        "organisation": _ORGANIZATION,
                        "politicalparty": _ORGANIZATION,
                        "event": ("other",),
                        "election": ("O", "other"),
                        "country": ("place",),
                        "location": _PLACE,
                        "misc": ("other", "group"),
                    },
                ),
            )
        ),
    ),
    Source(
        "wikigold",
        wikigold.load,
        Recipe(
            names=(
                _own("wikigold"),
                NameScheme(
                    "news",
                    {
                        "PER": ("person",),
                        "ORG": _ORGANIZATION,
                        "LOC": _PLACE,
                        "MISC": ("other", "group"),
                    },
                ),
            )
        ),
    ),
    Source(
        "wnut17",
        wnut17.load,
        Recipe(
            names=(
                NameScheme(
                    "news",
                    {
                        "person": ("person",),
                        "corporation": _ORGANIZATION,
                        "group": ("organization", "group"),
                        "location": _PLACE,
                        "creative-work": ("other",),
                        "product": ("other",),
                    },
                    open_types=("group",),
                ),
            )
        ),
    ),
    Source(
        "broad_twitter",
        broad_twitter.load,
        Recipe(
            names=(
                NameScheme(
                    "news",
                    {"PER": ("person",), "ORG": _ORGANIZATION, "LOC": _PLACE},
                    open_types=("group", "other", "facility"),
                ),
            )
        ),
    ),
    Source(
        "re3d",
        re3d.load,
        Recipe(
            names=(
                NameScheme(
                    "news",
                    {
                        "Person": ("person", "O"),
                        "Organisation": ("organization", "group", "O"),
                        "Location": (*_PLACE, "O"),
                        "Nationality": ("group",),
                        "MilitaryPlatform": _VAGUE,
                        "Weapon": _VAGUE,
                        "DocumentReference": _VAGUE,
                        "Vehicle": _VAGUE,
                    },
                    open_types=("group", "other"),
                ),
            )
        ),
    ),
    Source(
        "gum",
        gum.load,
        Recipe(
            names=(
                NameScheme(
                    "news",
                    {
                        "person": ("person", "group"),
                        "organization": ("organization", "group"),
                        "place": _PLACE,
                        "object": _VAGUE,
                        "event": ("other", "O"),
                        "animal": _VAGUE,
                        "plant": _VAGUE,
                        "substance": _VAGUE,
                    },
                ),
            ),
            words=True,
        ),
    ),
    Source(
        "meantime",
        meantime.load,
        Recipe(
            names=(
                _own("meantime"),
                NameScheme(
                    "news",
                    {
                        "person": ("person",),
                        "organization": _ORGANIZATION,
                        "place": _PLACE,
                        "other": ("other",),
                    },
                ),
            ),
            events="meantime",
        ),
    ),
    Source("polnear", polnear.load, Recipe()),
    Source("tempeval3", tempeval3.load, Recipe(events="timeml")),
    Source("wikiwars", wikiwars.load, Recipe(time_types=False)),
    Source("ecbplus", ecbplus.load, Recipe(events="ecbplus")),
    Source("ud_ewt", ud_ewt.load, Recipe(words=True, silver=True)),
)
