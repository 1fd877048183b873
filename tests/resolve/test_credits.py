"""Credits of news agencies: where they stand, whole or in part, and what is none."""

import pytest

from throughline.model.source import Article
from throughline.resolve.credits import agency_of, find_credits

# ruff: noqa: E501 - a text and what it credits read better in one line.

BODY = "The harbour board closed the north pier on Monday after divers found a crack in it."


def _article(text: str, outlet: str | None = None, byline: str | None = None) -> Article:
    return Article("a", "a.txt", outlet, byline, None, None, None, text)


def _found(
    text: str, outlet: str | None = None, byline: str | None = None
) -> list[tuple[str, ...]]:
    credits = find_credits(_article(text, outlet, byline))
    return [
        (credit.kind.value, credit.agency or "", "whole" if credit.whole else "part")
        for credit in credits
    ]


AP, REUTERS, AFP = "Associated Press", "Reuters", "Agence France-Presse"
PTI, DPA = "Press Trust of India", "Deutsche Presse-Agentur"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"LINDOW (AP) — {BODY}", [("dateline", AP, "whole")]),
        (f"LINDOW, Ansgar, Jan 1 (Reuters) - {BODY}", [("dateline", REUTERS, "whole")]),
        (f"Port Lindow, 3 January (PTI): {BODY}", [("dateline", PTI, "whole")]),
        (f"A pier is shut\n\nLINDOW (AFP/dpa) - {BODY}", [("dateline", AFP, "part"), ("dateline", DPA, "part")]),
        (f"By Jane Doe, Associated Press\n\n{BODY}", [("byline", AP, "whole")]),
        (f"By JANE DOE and JOHN ROE\nAssociated Press\n\n{BODY}", [("byline", AP, "whole")]),
        (f"By Post staff and Reuters\n\n{BODY}", [("byline", REUTERS, "part")]),
        (f"Staff and agencies\n\n{BODY}", [("byline", "", "part")]),
        (f"AFP\n\n{BODY}", [("byline", AFP, "whole")]),
        (
            f"{BODY}\n\n(Reporting by Jane Doe; Additional reporting by Ann Poe; Editing by Jo Roe)",
            [],
        ),
        (
            f"{BODY}\n\n(Reporting by Jane Doe for Reuters; Editing by Jo Roe)",
            [("foot", REUTERS, "whole")],
        ),
        (f"{BODY}\n\n(With inputs from PTI)", [("foot", PTI, "part")]),
        (
            f"{BODY}\n\nThe Associated Press contributed to this report.",
            [("foot", AP, "part")],
        ),
        (
            f"{BODY}\n\nAssociated Press writers Jane Doe in Lindow and Jo Roe contributed to this report.",
            [("foot", AP, "part")],
        ),
        (f"{BODY}\n\n© 2018 AFP", [("foot", AFP, "whole")]),
        (f"{BODY}\n\nCopyright 2018 The Associated Press. All rights reserved.", [("foot", AP, "whole")]),
        (f"{BODY}\n\njm/dm (AFP, dpa)", [("foot", AFP, "part"), ("foot", DPA, "part")]),
        (f"{BODY}\n\nCopyright Associated Press / Channel 9 Lindow", [("foot", AP, "whole")]),
        (f"{BODY}\n\nContributing: The Associated Press", [("foot", AP, "part")]),
        (f"{BODY}\n\n(With inputs from agencies)", [("foot", "", "part")]),
        (f"{BODY} Agencies contributed to this report.", [("foot", "", "part")]),
        (f"(CNN) {BODY}", [("dateline", "CNN", "whole")]),
        (f"{BODY}-AFP", [("foot", AFP, "whole")]),
        (f"{BODY} — Bernama", [("foot", "Bernama", "whole")]),
        (f"“It was the frost,” the engineer told Reuters. {BODY}", [("told", REUTERS, "part")]),
        (
            f"Kyodo News asked the engineer. “It was the frost,” she told the agency. {BODY}",
            [("told", "Kyodo News", "part")],
        ),
    ],
)  # fmt: skip
def test_a_credit_says_where_it_stands_and_whether_it_is_for_the_whole_text(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    padded = text + ("" if text.startswith(BODY) else f" {BODY}" * 20)
    assert _found(padded) == expected


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\n(AP Photo/Jane Doe)",
        f"{BODY}\n\n© 2018 AFP/Getty Images",
        f"{BODY}\n\nCopyright 2018 AP Photo",
        f"Divers at the pier on Monday. (Reuters) {BODY}",
        f"The board (AP) did not say when. {BODY}",
        f"Reuters said on Monday that it would close its bureau in Lindow. {BODY}",
        f"The pier's agency told the Petra family of the crack. {BODY}",
        f"“We told the agency in May,” the diver said. {BODY}",
    ],
)
def test_pictures_mentions_and_other_agencies_are_no_credit(text: str) -> None:
    assert _found(text) == []


def test_fields_of_the_record_credit_too() -> None:
    assert _found(BODY, byline="Jane Doe, Associated Press") == [("byline", AP, "whole")]
    assert _found(BODY, byline="Staff and agencies") == [("byline", "", "part")]
    assert _found(BODY, outlet="Reuters") == [("outlet", REUTERS, "whole")]
    assert _found(BODY, outlet="bigstory.ap.org") == [("outlet", AP, "whole")]
    assert _found(BODY, outlet="strap.org") == []
    assert _found(BODY, outlet="Reuters Lane Gazette") == []


def test_the_words_of_a_credit_are_cited_where_they_stand() -> None:
    article = _article(f"A pier is shut\n\nLINDOW (AP) — {BODY}")
    (credit,) = find_credits(article)
    assert credit.span is not None
    assert credit.span.of(article.text) == credit.words == "LINDOW (AP) —"


def test_a_text_credited_to_two_agencies_is_of_neither() -> None:
    one = find_credits(_article(f"LINDOW (AP) — {BODY}"))
    two = find_credits(_article(f"LINDOW (AP) — {BODY}", byline="Reuters"))
    assert (agency_of(one), agency_of(two), agency_of(())) == (AP, None, None)
