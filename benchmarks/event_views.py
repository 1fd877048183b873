"""Documents of the sets as the product compares them: views of their event mentions."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from corpora.coreference import ChainedText
from corpora.values import Range
from throughline.inference.reading import EventReading, Reading
from throughline.inference.tree import Tree
from throughline.model.source import Span
from throughline.resolve.likeness import EventView, Role, event_view

_ROLES = {"Arg0": Role.AGENT, "Arg1": Role.PATIENT, "Argm-LOC": Role.PLACE, "Argm-TMP": Role.TIME}


def views_of(document: ChainedText, reading: Reading) -> Iterator[tuple[Range, EventView]]:
    """Each event of a reading within the marked sentences, in order, with its range."""
    tree = Tree(document.text.text, reading)
    starts = [start for start, _ in document.text.sentences]
    marked = frozenset(document.marked)
    found = []
    for event in reading.events:
        number = bisect_right(starts, event.start) - 1
        head = tree.head_within(event.start, event.end)
        if document.text.sentences[number] in marked and head is not None:
            found.append((event, number, head))
    for event, number, head in found:
        view = _view(document, reading, tree, event, number, head)
        yield (event.start, event.end), replace(view, mentions=len(found))


def _view(
    document: ChainedText,
    reading: Reading,
    tree: Tree,
    event: EventReading,
    number: int,
    head: int,
) -> EventView:
    roles: dict[Role, list[Span]] = {}
    for role in event.roles:
        roles.setdefault(_ROLES.get(role.label, Role.OTHER), []).append(Span(role.start, role.end))
    start, end = document.text.sentences[number]
    return event_view(
        document.text.text,
        document.text.name,
        number,
        Span(start, end),
        Span(event.start, event.end),
        Span(*tree.words[head]),
        nominal=tree.tags[head] not in ("VERB", "AUX"),
        roles=roles,
        times=[Span(t.start, t.end) for t in reading.times if start <= t.start < end],
        kind="reporting" if event.event_class == "REPORTING" else "other",
        polarity=event.polarity,
        tense=event.tense,
        certainty=event.certainty,
        mentions=len(reading.events),
    )
