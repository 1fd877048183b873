"""The time expressions of a sentence that can date an event, and where they stand."""

from dataclasses import dataclass

from throughline.extract.events.parsed_sentence import Sentence
from throughline.model.annotation import Anchor, TimeExpression, TimexType


@dataclass(frozen=True, slots=True)
class TimePlace:
    """A dating time expression with its token range in the sentence."""

    index: int
    start: int
    end: int
    text: str


def dating_times(
    times: tuple[TimeExpression, ...], numbers: tuple[int, ...], sentence: Sentence
) -> tuple[TimePlace, ...]:
    """The sentence's expressions that can date an event: no durations, no sets, no bounds."""
    found = []
    for number in numbers:
        time = times[number]
        if not can_date(time):
            continue
        start = sentence.tokens.at(time.span.start)
        end = sentence.tokens.at(max(time.span.start, time.span.end - 1)) + 1
        found.append(TimePlace(number, start, end, time.span.of(sentence.tokens.text)))
    return tuple(found)


def can_date(time: TimeExpression) -> bool:
    """Whether an expression can date an event: no duration, no set, nothing vague ("recently")."""
    if time.type in (TimexType.DURATION, TimexType.SET) or time.value.endswith("_REF"):
        return False
    loose = time.interval is None and time.anchor is Anchor.NONE
    return not loose or any(char.isdigit() for char in time.value)
