"""What the links of TimeML documents tell of when events happened."""

from collections import defaultdict
from collections.abc import Mapping
from xml.etree import ElementTree

from corpora.anchored import AnchoredEvent, AnchoredText, anchor_of
from corpora.timeml import parse_timeml

_WITHIN = frozenset({"IS_INCLUDED", "SIMULTANEOUS"})
_AROUND = frozenset({"INCLUDES", "SIMULTANEOUS"})

Element = ElementTree.Element


def read_anchored(source: str, name: str, corpus: str, *, dense: bool) -> AnchoredText:
    """One TimeML document, its events with the finest date that a link puts them in.

    `dense`: every near pair is linked, so that an event without such a link is one that nothing
    dates (""). Else only events that are linked to the time of writing were looked at; of the
    others nobody was asked. Raises ElementTree.ParseError where it is no XML.
    """
    root = ElementTree.fromstring(source)
    document = parse_timeml(source, name)
    dates, asked = _links(root)
    events = []
    for event in document.events:
        key = event.attributes["eid"]
        anchor = max(dates.get(key, {""}), key=lambda date: (len(date), date))
        told = dense or bool(anchor) or (key in asked and key not in dates)
        events.append(AnchoredEvent(event.start, event.end, key, anchor if told else None))
    return AnchoredText(corpus, name, document.text, document.created, (), tuple(events))


def _links(root: Element) -> tuple[Mapping[str, set[str]], frozenset[str]]:
    """Event -> the dates that links put it in (a duration is ""), and the events that are linked to
    the time of writing in any way."""
    values = {
        time.get("tid", ""): anchor_of(time.get("value", ""))
        for time in root.iter("TIMEX3")
        if time.get("type") in ("DATE", "TIME")
    }
    written = root.find("DCT/TIMEX3")
    event_of = {i.get("eiid", ""): i.get("eventID", "") for i in root.iter("MAKEINSTANCE")}
    dates: defaultdict[str, set[str]] = defaultdict(set)
    asked: set[str] = set()
    for link in root.iter("TLINK"):
        event, time, within = link.get("eventInstanceID"), link.get("relatedToTime"), _WITHIN
        if event is None or time is None:
            event, time, within = link.get("relatedToEventInstance"), link.get("timeID"), _AROUND
        if event is None or time is None:
            continue
        if link.get("relType", "") in within:
            dates[event_of.get(event, "")].add(values.get(time, ""))
        if written is not None and time == written.get("tid"):
            asked.add(event_of.get(event, ""))
    return dates, frozenset(asked)
