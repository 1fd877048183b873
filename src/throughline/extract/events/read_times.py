"""Which dates the tree of a sentence keeps from an event."""

from throughline.extract.events.guide import Guide
from throughline.extract.events.times import Dating
from throughline.model.annotation import TimeExpression
from throughline.model.source import Span

_REASONS = frozenset({"for", "of", "with", "from", "about", "over", "against"})


def without_date_of_governor(
    dating: Dating, guide: Guide, span: Span, times: tuple[TimeExpression, ...]
) -> Dating:
    """The dating, empty where the time belongs to what the event is only the reason of.

    "Fined on Monday for hitting a guard": the fine is of Monday, not the blow.
    """
    head = guide.word(span.start, span.end)
    if dating.time is None or head is None:
        return dating
    time = times[dating.time].span
    tree = guide.tree
    mark = tree.child(head, "mark")
    if mark is None or tree.word(mark) not in _REASONS or time.start > span.start:
        return dating
    word = guide.word(time.start, time.end)
    return dating if word is not None and head in tree.above(word) else Dating()
