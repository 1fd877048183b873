"""Documents in CAT XML, the format of MEANTIME and SemEval-2015 Task 4: text and event mentions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from xml.etree import ElementTree

from corpora.values import Range

Element = ElementTree.Element


@dataclass(frozen=True, slots=True)
class CatEvent:
    """An event mention: of a trigger in parts ("rolled it out") the range is its first word."""

    key: str
    """Its `m_id`."""
    start: int
    end: int
    name: str
    """Document, sentence and words, as timelines write it ("82548-3-flown")."""


@dataclass(frozen=True, slots=True)
class CatDocument:
    """A sentence a line, its words a blank apart; `created` is None where no day is marked."""

    text: str
    sentences: tuple[Range, ...]
    created: date | None
    events: tuple[CatEvent, ...]
    instances: Mapping[str, str]
    """`m_id` of a mention -> `instance_id` of what it refers to, where that is annotated."""


def parse_cat(source: str) -> CatDocument:
    """The document. Raises ElementTree.ParseError where it is no XML."""
    root = ElementTree.fromstring(source)
    lines: list[str] = []
    sentences: list[Range] = []
    places: dict[str, tuple[int, int, str]] = {}
    for number, tokens in groupby(root.iter("token"), key=lambda t: t.get("sentence", "0")):
        start = at = sentences[-1][1] + 1 if sentences else 0
        words = []
        for token in tokens:
            words.append(token.text or "")
            places[token.get("t_id", "")] = (at, at + len(words[-1]), number)
            at += len(words[-1]) + 1
        lines.append(" ".join(words))
        sentences.append((start, at - 1))
    text = "\n".join(lines)
    events = sorted(_events(root, places, text), key=lambda event: (event.start, event.end))
    return CatDocument(text, tuple(sentences), _created(root), tuple(events), _instances(root))


def _events(
    root: Element, places: Mapping[str, tuple[int, int, str]], text: str
) -> Iterator[CatEvent]:
    number = root.get("doc_id", "")
    for mention in root.iter("EVENT_MENTION"):
        words = [places[a.get("t_id", "")] for a in mention.iterfind("token_anchor")]
        if words:
            start, end, sentence = words[0]
            written = "_".join(text[first:last] for first, last, _ in words)
            whole = text[start : words[-1][1]].replace(" ", "_") == written
            yield CatEvent(
                mention.get("m_id", ""),
                start,
                words[-1][1] if whole else end,
                f"{number}-{sentence}-{written}",
            )


def _created(root: Element) -> date | None:
    for time in root.iter("TIMEX3"):
        if time.get("functionInDocument") == "CREATION_TIME":
            try:
                return date.fromisoformat(time.get("value", "")[:10])
            except ValueError:
                continue
    return None


def _instances(root: Element) -> dict[str, str]:
    known = {m.get("m_id", ""): m.get("instance_id", "") for m in root.iterfind("Markables/*")}
    found: dict[str, str] = {}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        for source in link.iterfind("source"):
            if target is not None:
                found[source.get("m_id", "")] = known.get(target.get("m_id", ""), "")
    return found
