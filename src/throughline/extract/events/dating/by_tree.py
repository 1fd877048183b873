"""Which dates the tree of a sentence keeps from an event."""

from dataclasses import replace

from throughline.extract.events.guide import Guide
from throughline.model.annotation import Dating, EventMention, Tense, TimeExpression
from throughline.model.source import Span

_REASONS = frozenset({"for", "of", "with", "from", "about", "over", "against"})


def without_date_of_governor(
    dating: Dating | None, guide: Guide, span: Span, times: tuple[TimeExpression, ...]
) -> Dating | None:
    """The dating, None where the time belongs to what the event is only the reason of.

    "Fined on Monday for hitting a guard": the fine is of Monday, not the blow.
    """
    head = guide.word(span.start, span.end)
    if dating is None or dating.time is None or head is None:
        return dating
    time = times[dating.time].span
    tree = guide.tree
    mark = tree.child(head, "mark")
    if mark is None or tree.word(mark) not in _REASONS or time.start > span.start:
        return dating
    word = guide.word(time.start, time.end)
    return dating if word is not None and head in tree.above(word) else None


def with_dates_of_nouns(
    events: list[EventMention], guide: Guide, times: tuple[TimeExpression, ...]
) -> list[EventMention]:
    """The events of a sentence, each date with the noun that it stands by where a verb had it.

    "The thefts on Monday are being looked into": Monday is when they happened. What is told as past
    keeps the date too: "the hearing on Monday was put off".
    """
    found = list(events)
    for index, verb in enumerate(events):
        if verb.nominal or verb.time is None or verb.tense is Tense.HAPPENED:
            continue
        for place, noun in enumerate(events):
            if noun.nominal and _stands_by(guide, times[verb.time].span, noun.span, verb.span):
                found[index] = replace(verb, dating=None)
                if noun.dating is None:
                    found[place] = replace(noun, dating=verb.dating)
                break
    return found


def _stands_by(guide: Guide, time: Span, noun: Span, verb: Span) -> bool:
    if not noun.end <= time.start < time.end <= verb.start:
        return False
    word, owner = guide.word(time.start, time.end), guide.word(noun.start, noun.end)
    return word is not None and owner is not None and owner in (*guide.tree.above(word),)[:2]
