"""The day that a relative expression counts from, and the value of what cannot be counted."""

from datetime import date

from throughline.extract.times.placing.context import Context, told
from throughline.extract.times.reading import From, Kind, Reading, Spot
from throughline.model.annotation import Anchor

_CURRENT_UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "decade": "XXX",
    "century": "XX",
}


def unknown_value(unit: str) -> str:
    """The value of a unit of which nothing is known."""
    return _CURRENT_UNKNOWN.get(unit, "XXXX")


def base_of(
    reading: Reading, spot: Spot, context: Context, unit: str
) -> tuple[date | None, Anchor, str, bool]:
    """The day that a relative reading counts from, with anchor, reason and inferred mark."""
    of_history = context.is_history and not reading.cue and reading.kind in (Kind.UNIT, Kind.FIXED)
    if of_history or reading.anchor in (From.NARRATIVE, From.EITHER):
        narrative = context.narrative_for(spot, unit)
        if narrative is not None and narrative.interval.start is not None:
            reason = f"counted from {told(narrative)} in the text before it"
            return narrative.interval.start, Anchor.NARRATIVE, reason, narrative.far_from(spot)
        if reading.anchor is From.NARRATIVE:
            return None, Anchor.NARRATIVE, "the text before it names no date to count from", False
    day = context.publication_day(unit)
    if day is None:
        reason = "it counts from the day of publication, which is not known"
        return None, Anchor.PUBLICATION, reason, False
    reason = f"counted from the day of publication, {context.published_words()}"
    return day, Anchor.PUBLICATION, reason, context.publication_is_inferred
