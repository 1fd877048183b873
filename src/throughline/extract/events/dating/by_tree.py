"""Which dates the tree of a sentence keeps from an event."""

from dataclasses import replace

from throughline.extract.events.guide import Guide
from throughline.inference.tree import Tree
from throughline.model.annotation import Dating, EventMention, Tense, TimeExpression
from throughline.model.source import Span

_REASONS = frozenset({"for", "of", "with", "from", "about", "over", "against"})


def without_foreign_date(
    dating: Dating | None, guide: Guide, span: Span, times: tuple[TimeExpression, ...]
) -> Dating | None:
    """The dating, None where the tree gives the time to what governs the event.

    As its mere reason ("fined on Monday for hitting a guard") or as a statement ("filed a suit in
    May, claiming that the order overruled a law").
    """
    head = guide.word(span.start, span.end)
    if dating is None or dating.time is None or head is None:
        return dating
    time = times[dating.time].span
    word = guide.word(time.start, time.end)
    if word is None:
        return dating
    tree = guide.tree
    to_time, to_event = [word, *tree.above(word)], [head, *tree.above(head)]
    if head in to_time:
        return dating
    met = next((step for step in to_event if step in to_time), None)
    climbed = to_event[: to_event.index(met)] if met is not None else []
    stated = any(
        tree.relations[step] == "ccomp" and word < tree.heads[step] < step for step in climbed
    )
    return None if stated or _is_reason(tree, head, time) else dating


def _is_reason(tree: Tree, head: int, time: Span) -> bool:
    """Whether "for", "of", "over" … stands before the event or the verb that it completes."""
    for governor in tree.above(head):
        if tree.relations[head] != "xcomp":
            break
        head = governor
    mark = tree.child(head, "mark")
    if mark is None or tree.word(mark) not in _REASONS:
        return False
    return time.start < tree.words[head][0]


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
