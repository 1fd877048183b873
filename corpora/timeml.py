"""TimeML documents: their text and what is marked in it, with the attributes as written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from corpora.values import DataMissingError


@dataclass(frozen=True, slots=True)
class TimeMLTag:
    """A marked range of the text with the attributes of its tag, an event's instance included."""

    start: int
    end: int
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TimeMLDocument:
    """One document; `created` is None where its day of writing is not one day."""

    text: str
    created: date | None
    times: tuple[TimeMLTag, ...]
    events: tuple[TimeMLTag, ...]


def parse_timeml(source: str, name: str) -> TimeMLDocument:
    """The document that TimeML writes. Raises ElementTree.ParseError where it is no XML."""
    root = ElementTree.fromstring(source)
    body = root.find("TEXT")
    if body is None:
        raise DataMissingError(f"{name}: a TimeML document has a TEXT, this one has none")
    parts: list[str] = []
    tags: dict[str, list[TimeMLTag]] = {"TIMEX3": [], "EVENT": []}
    _walk(body, parts, 0, tags)
    instances = _instances(root)
    events = tuple(
        TimeMLTag(
            tag.start, tag.end, {**instances.get(tag.attributes["eid"], {}), **tag.attributes}
        )
        for tag in tags["EVENT"]
    )
    return TimeMLDocument("".join(parts), _created(root), tuple(tags["TIMEX3"]), events)


def _walk(
    element: ElementTree.Element, parts: list[str], at: int, tags: dict[str, list[TimeMLTag]]
) -> int:
    """Adds the element's text and tags; the offset after it."""
    start = at
    parts.append(element.text or "")
    at += len(parts[-1])
    for child in element:
        at = _walk(child, parts, at, tags)
        parts.append(child.tail or "")
        at += len(parts[-1])
    if element.tag in tags and at > start:
        tags[element.tag].append(TimeMLTag(start, at, dict(element.attrib)))
    return at


def _instances(root: ElementTree.Element) -> dict[str, dict[str, str]]:
    """The first MAKEINSTANCE of each event: a few events have several, which mostly agree."""
    instances: dict[str, dict[str, str]] = {}
    for instance in root.iter("MAKEINSTANCE"):
        instances.setdefault(instance.get("eventID", ""), dict(instance.attrib))
    return instances


def _created(root: ElementTree.Element) -> date | None:
    stamp = root.find("DCT/TIMEX3")
    value = stamp.get("value", "") if stamp is not None else ""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
