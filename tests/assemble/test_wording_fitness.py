"""Whether a sentence can stand alone."""

import pytest

from throughline.assemble.wording_fitness import is_complete, leans


@pytest.mark.parametrize(
    "text",
    [
        "He also told the court that the pier had been unsafe for years.",
        "But the council refused to pay for a second survey of the pier.",
        "In addition, two divers were treated for cold at the infirmary.",
        "“They left us on the deck without a word,” said a passenger.",
    ],
)
def test_leaning(text: str) -> None:
    assert leans(text)


def test_a_name_does_not_lean() -> None:
    assert not leans("Italy's coastguard ended its search for the trawler on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        "Why did the pier fall so soon after the survey was done?",
        "Pier collapse: what we know so far",
        "Last updated at 21:40 GMT The pier fell into the harbour at noon.",
        "The pier fell at noon. | Follow the story on our page.",
        "“The pier was unsafe for years, said the engineer who had seen it.",
        "By Ada Kessen Business reporter, Harbour News The pier wants a way to reopen by May.",
        "The mayor leaves the town hall after the vote on the pier, May 27, 2031.",
        "Too short to tell.",
        "Reporters can write to newsroom@harbour.example about the pier at Ansgar.",
    ],
)
def test_incomplete(text: str) -> None:
    assert not is_complete(text)


def test_complete() -> None:
    assert is_complete("The pier at Port Ansgar fell into the harbour at noon on Monday.")
    assert is_complete("The trains at 10:05 and 11:05 were cancelled, the operator said.")
