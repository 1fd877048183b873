"""Credits in words."""

from throughline.model.credit_words import credit_lines
from throughline.model.source import Credit, CreditKind, Span


def test_each_credit_is_told_with_its_words() -> None:
    credits = (
        Credit(CreditKind.OUTLET, "Reuters", True, "Reuters", None),
        Credit(CreditKind.DATELINE, "Associated Press", True, "LINDOW (AP) —", Span(0, 13)),
        Credit(CreditKind.FOOT, None, False, "Agencies", Span(90, 98)),
        Credit(CreditKind.TOLD, "Reuters", False, "told Reuters", Span(40, 52)),
    )
    assert credit_lines(credits) == (
        "Text of Associated Press, by its dateline: “LINDOW (AP) —”",
        "In part from an agency not named, by its foot: “Agencies”",
        "A statement made to Reuters: “told Reuters”",
    )
