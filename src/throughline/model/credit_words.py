"""The credits of a report in words for a reader."""

from collections.abc import Iterable

from throughline.model.source import Credit, CreditKind


def credit_lines(credits: Iterable[Credit]) -> tuple[str, ...]:
    """One line a credit: "Text of Associated Press, by its dateline: “LINDOW (AP) —”".

    None for a report that came out under the agency's own name: its outlet says so.
    """
    return tuple(_line(credit) for credit in credits if credit.kind is not CreditKind.OUTLET)


def _line(credit: Credit) -> str:
    agency = credit.agency or "an agency not named"
    quoted = f"“{credit.words}”"
    if credit.kind is CreditKind.TOLD:
        return f"A statement made to {agency}: {quoted}"
    whole = "Text of" if credit.whole else "In part from"
    return f"{whole} {agency}, by its {credit.kind.value}: {quoted}"
