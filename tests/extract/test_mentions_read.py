"""Mentions where a reader has read the article; the readings are invented."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from throughline.extract.mentions import find_mentions
from throughline.extract.times import find_times
from throughline.inference import Reading
from throughline.inference.labels import NEWS_TYPES
from throughline.inference.reading import LabelledSpan
from throughline.model.annotation import Mention, MentionForm
from throughline.model.source import Article
from throughline.text import prepare

Read = tuple[str, str, float]
"""What the reader takes for a name, of what type, how surely."""


def mentions(text: str, *read: Read) -> list[Mention]:
    """The names found in a text; what was read stands in order."""
    document = prepare(Article("a", "a.txt", None, None, None, None, None, text))
    spans, at = [], 0
    for name, label, score in read:
        start = document.text.index(name, at)
        at = start + len(name)
        spans.append(LabelledSpan(start, at, label, score))
    reading = Reading((), tuple(spans), (), (), (), (), (), (), ())
    found, _ = find_mentions(document, find_times(document), reading)
    return [mention for mention in found if mention.form is MentionForm.NAME]


def names(text: str, *read: Read) -> list[str]:
    """The names found in a text with their types."""
    return [f"{mention.type.value}:{mention.name}" for mention in mentions(text, *read)]


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        pytest.param(
            "Brellix said that it had told its rival Vanto about it.",
            (("Brellix", "organization", 0.6), ("Vanto", "organization", 0.5)),
            ["organization:Brellix", "organization:Vanto"],
            id="companies that no list has",
        ),
        pytest.param(
            "Shares of the Orvane Quill Works fell.",
            (("Orvane Quill Works", "organization", 0.7),),
            ["organization:Orvane Quill Works"],
            id="boundaries",
        ),
        pytest.param(
            "They met the West Orla city of Tarn yesterday.",
            (("West Orla city of Tarn", "place", 0.3),),
            ["place:West Orla", "place:Tarn"],
            id="two places read as one",
        ),
        pytest.param(
            "He lives in Orvale, Tenn. with his sister.",
            (("Orvale, Tenn.", "place", 0.5),),
            ["place:Orvale"],
            id="a place ends at the comma before its state",
        ),
        pytest.param(
            "The Arden Harbour Authority and Quill Rail Office told us.",
            (("Arden Harbour Authority and Quill Rail Office", "organization", 0.4),),
            ["organization:Arden Harbour Authority", "organization:Quill Rail Office"],
            id="two bodies read as one",
        ),
        pytest.param(
            "On Monday the Vessenlik administration changed its mind.",
            (("Vessenlik administration", "organization", 0.5),),
            [],
            id="somebody's administration is not he",
        ),
        pytest.param(
            "Officials met an Orvalian and a Norwegian delegation.",
            (("Norwegian", "group", 0.6),),
            [],
            id="an adjective of nationality is no name",
        ),
        pytest.param(
            "Reuters reported it. Reuters Brellix said nothing. Brellix is a firm. So is Brellix.",
            (
                ("Reuters", "organization", 0.6),
                ("Reuters Brellix", "organization", 0.6),
                ("Brellix", "organization", 0.6),
                ("Brellix", "organization", 0.6),
            ),
            [
                "organization:Reuters",
                "organization:Brellix",
                "organization:Brellix",
                "organization:Brellix",
            ],
            id="a credit glued to a name",
        ),
        pytest.param(
            "Tavo Rimo came. He saw Tavo and told Rimo.",
            (
                ("Tavo Rimo", "person", 0.7),
                ("Tavo", "organization", 0.2),
                ("Rimo", "person", 0.7),
            ),
            ["person:Tavo Rimo", "person:Tavo", "person:Rimo"],
            id="a given name is no credit",
        ),
        pytest.param(
            "The bus left Arden-Orvale International Airport with Herons keeper Tavo Rimo.",
            (
                ("Arden", "place", 0.4),
                ("Orvale International Airport", "facility", 0.3),
                ("Herons keeper Tavo Rimo", "person", 0.4),
            ),
            ["facility:Arden-Orvale International Airport", "person:Tavo Rimo"],
            id="a compound, and a role inside a name",
        ),
        pytest.param(
            "On Tuesday, Arden Police and NHO's Rail Service charged a man.",
            (("Arden", "place", 0.4), ("NHO's Rail Service", "organization", 0.5)),
            ["organization:Arden Police", "organization:NHO", "organization:Rail Service"],
            id="a body without its head, and one behind its owner",
        ),
        pytest.param(
            "It went to the Arden County District Attorney today.",
            (("Arden County District Attorney", "facility", 0.2),),
            ["place:Arden County"],
            id="an office behind its county",
        ),
        pytest.param(
            "It was signed by Tavo do Rimo Barrel Jr., the mayor.",
            (("Tavo", "person", 0.6), ("Rimo Barrel Jr.", "person", 0.5)),
            ["person:Tavo do Rimo Barrel Jr"],
            id="a name torn at its particle",
        ),
    ],
)
def test_where_names_begin_and_end(text: str, read: tuple[Read, ...], expected: list[str]) -> None:
    assert names(text, *read) == expected


def test_titles_are_peeled_off_what_was_read() -> None:
    (country, person) = mentions(
        "Norway Foreign Minister Tilda Brook left.",
        ("Norway Foreign Minister Tilda Brook", "person", 0.5),
    )
    assert (country.name, country.type.value) == ("Norway", "place")
    assert (person.name, person.type.value) == ("Tilda Brook", "person")
    assert [descriptor.text for descriptor in person.descriptors] == ["Norway Foreign Minister"]


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        pytest.param(
            "Brellix fell. Investors left Brellix. “We are sorry,” Brellix said.",
            (
                ("Brellix", "organization", 0.6),
                ("Brellix", "place", 0.02),
                ("Brellix", "person", 0.3),
            ),
            ["organization:Brellix"] * 3,
            id="votes are pooled over the article",
        ),
        pytest.param(
            "Mr. Vanto was there.",
            (("Vanto", "organization", 0.6),),
            ["person:Vanto"],
            id="a title makes a person",
        ),
        pytest.param(
            "They flew to Norway.", (("Norway", "person", 0.3),), ["place:Norway"], id="a country"
        ),
        pytest.param(
            "Orvale Inc. fell. Later Orvale rose.",
            (("Orvale Inc.", "organization", 0.6), ("Orvale", "place", 0.1)),
            ["organization:Orvale Inc", "organization:Orvale"],
            id="a company named like a town",
        ),
        pytest.param(
            "It was leaked to the TZ. “It is all there,” TZ said of the Orvale Papers.",
            (
                ("TZ", "person", 0.6),
                ("TZ", "person", 0.7),
                ("Orvale Papers", "organization", 0.4),
            ),
            ["organization:TZ", "organization:TZ", "other:Orvale Papers"],
            id="letters are nobody, papers no body",
        ),
        pytest.param(
            "The space corporation Vessga confirmed it. All is well, Vessga said.",
            (("Vessga", "organization", 0.4), ("Vessga", "person", 0.9)),
            ["organization:Vessga", "organization:Vessga"],
            id="called a corporation",
        ),
        pytest.param(
            "He hit his 7-year-old daughter, Norway, and ran to Littleleef Court.",
            (("Norway", "person", 0.05), ("Littleleef Court", "facility", 0.2)),
            ["person:Norway", "place:Littleleef Court"],
            id="a child, and a street",
        ),
        pytest.param(
            "They lost the VesSat-1 near the M25.",
            (("VesSat-1", "facility", 0.3), ("M25", "place", 0.5)),
            ["other:VesSat-1", "place:M25"],
            id="a satellite, and a road",
        ),
        pytest.param(
            "They asked Brellix, a cybersecurity firm hired by the town.",
            (("Brellix", "person", 0.4),),
            ["organization:Brellix"],
            id="called a firm",
        ),
        pytest.param(
            "He was linked to the Orla Sevat. It denied that.",
            (("Orla Sevat", "person", 0.3),),
            ["other:Orla Sevat"],
            id="persons take no article",
        ),
        pytest.param(
            "The ferry Petrel sank. Divers went down to the Petrel.",
            (("Petrel", "place", 0.3), ("Petrel", "person", 0.5)),
            ["other:Petrel"] * 2,
            id="a ship",
        ),
        pytest.param(
            "ORVALE, Nov 20 (CNA) — Two people died.",
            (("ORVALE", "organization", 0.5),),
            ["place:ORVALE"],
            id="a dateline",
        ),
        pytest.param(
            "She was heard at the Orvale Crown Court, near Orvale Bridge.",
            (("Orvale Crown Court", "facility", 0.4), ("Orvale Bridge", "place", 0.4)),
            ["organization:Orvale Crown Court", "facility:Orvale Bridge"],
            id="the head of a name tells bodies from buildings",
        ),
        pytest.param(
            "Ahlen Timmeri was held. They spoke to Timmeri.",
            (("Ahlen Timmeri", "person", 0.6), ("Timmeri", "facility", 0.04)),
            ["person:Ahlen Timmeri", "person:Timmeri"],
            id="a part has the type of the whole",
        ),
    ],
)
def test_types(text: str, read: tuple[Read, ...], expected: list[str]) -> None:
    assert names(text, *read) == expected


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        pytest.param("They spoke of Blissk Tarp.", (), [], id="unknown words"),
        pytest.param("They flew to Norway.", (), ["place:Norway"], id="a country"),
        pytest.param("Judge Tilda Brook came.", (), ["person:Tilda Brook"], id="a title"),
        pytest.param(
            "The Orvale Harbour Service (OHS) said so.",
            (("OHS", "organization", 0.5),),
            ["organization:Orvale Harbour Service", "organization:OHS"],
            id="its acronym was read",
        ),
        pytest.param(
            "Tilda Brook came. She saw Brook.",
            (("Tilda Brook", "person", 0.7),),
            ["person:Tilda Brook", "person:Brook"],
            id="a part of a name that was read",
        ),
    ],
)
def test_what_only_the_rules_found(text: str, read: tuple[Read, ...], expected: list[str]) -> None:
    assert names(text, *read) == expected


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        pytest.param(
            "{* login_emailAddress *} is needed.",
            (("login_emailAddress", "group", 0.2),),
            [],
            id="code",
        ),
        pytest.param(
            "“It fell,” Deputy State said.",
            (("Deputy State", "organization", 0.3),),
            [],
            id="half an office",
        ),
        pytest.param(
            "Here it is. SANTA SHOCKER Mum is cross.",
            (("SANTA SHOCKER", "group", 0.1),),
            [],
            id="a label in capitals",
        ),
        pytest.param(
            "(Reporting by Tilda Brook; Editing by Tavo Rimo)",
            (("Tilda Brook", "person", 0.7), ("Tavo Rimo", "person", 0.7)),
            [],
            id="who wrote the report",
        ),
        pytest.param(
            "The court on Monday. Tilda Brook/AP",
            (("Tilda Brook", "person", 0.7),),
            [],
            id="who took the picture",
        ),
        pytest.param("Update: Shooter arrested.", (("Shooter", "person", 0.3),), [], id="a role"),
    ],
)
def test_what_is_no_name(text: str, read: tuple[Read, ...], expected: list[str]) -> None:
    assert names(text, *read) == expected


def test_names_that_only_a_heading_has() -> None:
    text = "Teen From Orvale Sues Brellix Over Crash\n\nThe case was heard by a court on Monday."
    read = (("Orvale", "place", 0.3), ("Brellix", "organization", 0.7))
    assert names(text, *read) == ["organization:Brellix"]


@given(
    st.text(alphabet="AaBb 'é-.,\n\"_1)(", max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 20), st.sampled_from(NEWS_TYPES))),
)
@settings(max_examples=150, deadline=None)
def test_any_spans_on_any_text(text: str, drawn: list[tuple[int, int, str]]) -> None:
    document = prepare(Article("a", "a.txt", None, None, None, None, None, text))
    spans, at = [], 0
    for start, size, label in sorted(drawn):
        end = min(start + size, len(document.text))
        if at <= start < end:
            spans.append(LabelledSpan(start, end, label, 0.5))
            at = end
    reading = Reading((), tuple(spans), (), (), (), (), (), (), ())
    found, _ = find_mentions(document, find_times(document), reading)
    named = [mention for mention in found if mention.form is MentionForm.NAME]
    for one, two in pairwise(named):
        assert one.span.end <= two.span.start
    for mention in named:
        assert mention.span.of(document.text).strip()
