"""TimeBank-Dense (Cassidy et al., ACL 2014): newswire in which every near pair of event and time is
linked, so that an event without a link to a time that holds it is one that nothing dates.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from corpora.anchored import AnchoredEvent, AnchoredText, anchor_of
from corpora.timeml import parse_timeml
from corpora.values import DataMissingError

_FOLDER = Path("timebank_dense")
_WITHIN = frozenset({"IS_INCLUDED", "SIMULTANEOUS"})
_AROUND = frozenset({"INCLUDES", "SIMULTANEOUS"})

Element = ElementTree.Element


def load(data: Path, split: str) -> Iterator[AnchoredText]:
    """The documents of "train", "dev" or "test", by name; sentences are not marked.

    An event's anchor is the finest date that a link puts it in, "" where none does. Raises
    DataMissingError where the split is not there.
    """
    paths = sorted((data / _FOLDER / split).glob("*.tml"))
    if not paths:
        raise DataMissingError(f"{data / _FOLDER / split}: no documents")
    for path in paths:
        yield read_document(path.read_text(encoding="utf-8"), path.stem)


def read_document(source: str, name: str) -> AnchoredText:
    """One TimeML document. Raises ElementTree.ParseError where it is no XML."""
    root = ElementTree.fromstring(source)
    document = parse_timeml(source, name)
    anchors = _anchors(root)
    events = tuple(
        AnchoredEvent(
            event.start,
            event.end,
            event.attributes["eid"],
            max(anchors.get(event.attributes["eid"], {""}), key=lambda a: (len(a), a)),
        )
        for event in document.events
    )
    return AnchoredText("timebank_dense", name, document.text, document.created, (), events)


def _anchors(root: Element) -> Mapping[str, set[str]]:
    """Event -> the dates that links put it in; a duration is no date."""
    values = {
        time.get("tid", ""): anchor_of(time.get("value", ""))
        for time in root.iter("TIMEX3")
        if time.get("type") in ("DATE", "TIME")
    }
    event_of = {i.get("eiid", ""): i.get("eventID", "") for i in root.iter("MAKEINSTANCE")}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for link in root.iter("TLINK"):
        kind = link.get("relType", "")
        event, time = link.get("eventInstanceID"), link.get("relatedToTime")
        if event is None or time is None:
            event, time = link.get("relatedToEventInstance"), link.get("timeID")
            if event is None or time is None or kind not in _AROUND:
                continue
        elif kind not in _WITHIN:
            continue
        found[event_of.get(event, "")].add(values.get(time, ""))
    return found
