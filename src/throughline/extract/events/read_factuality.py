"""How the text puts an event, where the rule of words and the reader speak together.

The rule knows the words that hedge; the reader and its tree know which of them reach the event.
"""

import re
from dataclasses import replace

from throughline.extract.events.guide import Guide
from throughline.extract.factuality import Factuality
from throughline.inference import EventReading
from throughline.inference.tree import Tree
from throughline.model.annotation import Certainty, Polarity, Tense
from throughline.model.source import Span

_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "case", "provided"})
_WORD = re.compile(r"[^\W\d_]+")
_UNLIKELY = 0.0
"""Of events that happened the reader's score lies above this."""


def joined_factuality(put: Factuality, guide: Guide, span: Span) -> Factuality:
    """What the rule says of the trigger at `span`, corrected by what the reader says of it."""
    event = guide.event(span.start, span.end)
    head = guide.word(span.start, span.end)
    if event is None or head is None:
        return put
    put = _polarity(put, event)
    if put.certainty is not Certainty.CERTAIN and event.certainty == "certain":
        return _unhedged(put, guide.tree, head)
    awaited = put.tense is Tense.FUTURE and put.certainty is Certainty.CERTAIN and not put.reason
    if awaited and event.factuality < _UNLIKELY:
        return replace(put, certainty=Certainty.PROBABLE, reason="awaited")
    return _ahead(put, event)


def _polarity(put: Factuality, event: EventReading) -> Factuality:
    if event.polarity == "negative":
        return replace(put, polarity=Polarity.NEGATIVE, reason=put.reason or "negated")
    # What is refused or fails is the rule's to tell; a bare "not" is the tree's.
    if put.polarity is Polarity.NEGATIVE and put.reason == "negated":
        return replace(put, polarity=Polarity.POSITIVE, reason="")
    return put


def _unhedged(put: Factuality, tree: Tree, head: int) -> Factuality:
    """Without the hedge, where no word of it reaches the event."""
    if put.tense is Tense.FUTURE or " to" in f" {put.reason}":
        return put
    cues = {word.lower() for word in _WORD.findall(put.reason)} - {"negated"}
    if not cues:
        return put  # it shares the hedge of the verb before it
    cues = cues | _CONDITIONS if "conditional" in cues else cues
    reach = [head, *tree.above(head)]
    governing = {tree.word(word) for word in reach} | {
        tree.word(child)
        for word in reach
        for child in tree.children(word)
        if child < head or tree.heads[child] == head
    }
    return put if governing & cues else replace(put, certainty=Certainty.CERTAIN)


def _ahead(put: Factuality, event: EventReading) -> Factuality:
    """What the reader takes to lie ahead has not happened, whatever form its verb has."""
    if put.tense is not Tense.HAPPENED or event.tense != "future":
        return put
    if event.factuality > _UNLIKELY or put.polarity is Polarity.NEGATIVE:
        return put
    certainty = put.certainty
    if certainty is Certainty.CERTAIN:
        certainty = Certainty.PROBABLE if event.certainty == "certain" else Certainty.POSSIBLE
    return replace(put, tense=Tense.FUTURE, certainty=certainty, reason=put.reason or "ahead")
