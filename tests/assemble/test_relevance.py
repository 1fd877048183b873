"""Paragraphs beside the case: other business of the same ministers, other news of the same day."""

from throughline.model.case import Case

from .conftest import CaseOf

DAM = (
    "The dam at Kessel Fork broke on 3 May 2020, drowning 41 people in Lower Kessel. "
    "The engineer Mirko Dahl had warned the Water Board of cracks.\n\n"
    "Dahl told the inquiry in Port Severn that his letters to the Water Board went unanswered."
)
BRIEFING = (
    "The Water Board will not appeal against the findings on the Kessel Fork dam, the minister, "
    "Lena Orsk, said on Tuesday. The dam broke on 3 May 2020.\n\n"
    "Mirko Dahl, the engineer who had warned of cracks, welcomed the decision.\n\n"
    "Asked about the budget, the minister said that taxes on sugar and tobacco would rise in "
    "autumn, that the tram line to the airport was delayed by a shortage of rails, and that "
    "pensioners should expect cheaper spectacles.\n\n"
    "The Water Board has until June to publish the letters that Dahl wrote."
)

ANNIVERSARY = (
    "Lower Kessel remembered the 41 people who drowned when the dam at Kessel Fork broke on 3 May "
    "2020. Mirko Dahl, the engineer who had warned the Water Board of cracks, laid a wreath.\n\n"
    "A band played in the rain, and umbrellas bloomed."
)


def _beside(case: Case) -> list[str]:
    return [span.of(item.article.text) for item in case.articles for span in item.beside]


def test_other_business_is_beside_the_case(case_of: CaseOf) -> None:
    (found,) = _beside(case_of(a=DAM, b=BRIEFING, c=ANNIVERSARY))
    assert found.startswith("Asked about the budget")


def test_its_claims_are_not_claims_of_the_case(case_of: CaseOf) -> None:
    case = case_of(a=DAM, b=BRIEFING, c=ANNIVERSARY)
    assert case.claims
    assert not [claim for claim in case.claims if "sugar" in claim.text]


def test_a_case_of_two_reports_has_nothing_beside(case_of: CaseOf) -> None:
    assert _beside(case_of(a=DAM, b=BRIEFING)) == []


def test_a_short_detail_that_one_report_has_is_not_beside(case_of: CaseOf) -> None:
    beside = _beside(case_of(a=DAM, b=BRIEFING, c=ANNIVERSARY))
    assert not any("umbrellas" in part for part in beside)
