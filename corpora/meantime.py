"""MEANTIME (Minard et al., LREC 2016): names, times, events and who takes part, in Wikinews.

Read from the annotation within documents: that across documents adds mentions without attributes
beyond the first sentences. Only the first six sentences of an article were annotated (its title
and its date line are two of them), and only they are kept.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

from corpora.meantime_names import NAME_TYPES, name_within
from corpora.values import AnnotatedText, DataMissingError, EventMark, Mark, Range, RoleMark

_FOLDER = Path("meantime/intra-doc_annotation")
_TRAINING = ("corpus_airbus", "corpus_apple")
_ANNOTATED_SENTENCES = 6
_CERTAINTY = {
    "CERTAIN": "certain",
    "PROBABLE": "probable",
    "POSSIBLE": "possible",
    "UNDERSPECIFIED": "unknown",
}
_POLARITY = {"POS": "positive", "NEG": "negative"}
_TENSE = {"NON_FUTURE": "happened", "FUTURE": "future", "UNDERSPECIFIED": "general"}
_SAYING = frozenset(
    {
        *("announce", "announcement", "argue", "cite", "claim", "conclude", "confirm", "deny"),
        *("quote", "report", "reveal", "say", "speech", "state", "statement", "tell"),
    }
)
_PARTICLES = frozenset(
    {"an", "away", "back", "down", "end", "in", "off", "on", "out", "over", "to", "up"}
)

Element = ElementTree.Element


def load(data: Path, split: str) -> Iterator[AnnotatedText]:
    """The documents of "train", "dev" or "test", by corpus and name.

    Train is Airbus and every second Apple document, dev the rest of Apple; test is every other
    corpus that lies there. Raises DataMissingError where the split has no document.
    """
    paths = paths_of(data / _FOLDER, split)
    for path in paths:
        yield read_document(path.read_text(encoding="utf-8"), path.stem)


def paths_of(folder: Path, split: str) -> list[Path]:
    """The files of a split in one of the set's two annotations; DataMissingError without any."""
    paths = sorted(folder.glob("*/*.xml"))
    apple = [path for path in paths if path.parent.name == "corpus_apple"]
    chosen = {
        "train": [p for p in paths if p.parent.name == "corpus_airbus"] + apple[1::2],
        "dev": apple[::2],
        "test": [path for path in paths if path.parent.name not in _TRAINING],
    }[split]
    if not chosen:
        raise DataMissingError(f"{folder}: no documents of the {split} split")
    return chosen


def read_document(source: str, name: str) -> AnnotatedText:
    """The annotated sentences of one document, a line each, its words a blank apart."""
    root = ElementTree.fromstring(source)
    tokens = [t for t in root.iter("token") if int(t.get("sentence", "0")) < _ANNOTATED_SENTENCES]
    lines: list[str] = []
    words: list[Range] = []
    sentences: list[Range] = []
    for _, sentence in groupby(tokens, key=lambda token: token.get("sentence")):
        start = at = sentences[-1][1] + 1 if sentences else 0
        lines.append(" ".join(token.text or "" for token in sentence))
        for word in lines[-1].split(" "):
            words.append((at, at + len(word)))
            at += len(word) + 1
        sentences.append((start, at - 1))
    runs = _runs(root, {token.get("t_id", ""): index for index, token in enumerate(tokens)})
    ranges = {
        mention: tuple((words[first][0], words[last][1]) for first, last in found)
        for mention, found in runs.items()
    }
    text = "\n".join(lines)
    return AnnotatedText(
        "meantime",
        name,
        text,
        tuple(sentences),
        tuple(words),
        names=_names(root, ranges, text),
        times=_times(root, ranges),
        events=_events(root, ranges, text),
        roles=_roles(root, ranges),
    )


def _runs(root: Element, numbers: dict[str, int]) -> dict[str, tuple[Range, ...]]:
    """Of each mention within the kept words: first and last word of each unbroken run, in order."""
    runs: dict[str, tuple[Range, ...]] = {}
    for mention in root.iterfind("Markables/*"):
        anchors = [anchor.get("t_id", "") for anchor in mention.iterfind("token_anchor")]
        found: list[Range] = []
        for at in sorted(numbers[anchor] for anchor in anchors if anchor in numbers):
            if found and found[-1][1] == at - 1:
                found[-1] = (found[-1][0], at)
            else:
                found.append((at, at))
        if found:
            runs[mention.get("m_id", "")] = tuple(found)
    return runs


Places = dict[str, tuple[Range, ...]]
"""Mention -> its unbroken ranges in the text."""


def _names(root: Element, places: Places, text: str) -> tuple[Mark, ...]:
    """Names without the phrase around them; of overlapping ones the shorter."""
    markables = {m.get("m_id", ""): m for m in root.iterfind("Markables/*")}
    labels: dict[str, str] = {}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        entity = markables.get(target.get("m_id", "")) if target is not None else None
        for source in link.iterfind("source"):
            kind = entity.get("ent_type", "") if entity is not None else ""
            labels[source.get("m_id", "")] = NAME_TYPES.get(kind, "other")
    found: list[Mark] = []
    for mention in root.iter("ENTITY_MENTION"):
        key = mention.get("m_id", "")
        if mention.get("syntactic_type") in ("NAM", "PRE.NAM") and key in places:
            start, end = places[key][0][0], places[key][-1][1]
            inner = name_within(text[start:end], mention.get("head") or "")
            if inner is not None:
                label = labels.get(key, "other")
                found.append(Mark(start + inner[0], start + inner[1], label))
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (m.end - m.start, m.start, m.label)):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))


def _times(root: Element, places: Places) -> tuple[Mark, ...]:
    marks = (
        Mark(places[key][0][0], places[key][-1][1], time.get("type", ""))
        for time in root.iter("TIMEX3")
        if (key := time.get("m_id", "")) in places
    )
    return tuple(sorted(marks, key=lambda mark: mark.start))


def _events(root: Element, places: Places, text: str) -> tuple[EventMark, ...]:
    """The triggers; of one in parts, each part that is no particle.

    Some mentions join triggers that share their arguments ("built and sold"): only the first has
    the attributes then.
    """
    marks: dict[Range, EventMark] = {}
    for mention in root.iter("EVENT_MENTION"):
        ranges = places.get(mention.get("m_id", ""), ())
        for at, (start, end) in enumerate(ranges):
            if not at:
                marks.setdefault((start, end), _event(mention, start, end))
            elif not _PARTICLES.issuperset(text[start:end].split()):
                marks.setdefault((start, end), EventMark(start, end))
    return tuple(marks[place] for place in sorted(marks))


def _event(mention: Element, start: int, end: int) -> EventMark:
    generic = mention.get("special_cases") == "GEN"
    return EventMark(
        start,
        end,
        event_class="REPORTING" if mention.get("pred") in _SAYING else None,
        certainty=_CERTAINTY.get(mention.get("certainty", "")),
        polarity=_POLARITY.get(mention.get("polarity", "")),
        tense="general" if generic else _TENSE.get(mention.get("time", "")),
    )


def _roles(root: Element, places: Places) -> tuple[RoleMark, ...]:
    """The participants in order of place; a few stand in another sentence than their event."""
    found: set[tuple[Range, int, int, str]] = set()
    for link in root.iter("HAS_PARTICIPANT"):
        source, target = link.find("source"), link.find("target")
        if source is None or target is None:
            continue
        event, participant = (places.get(end.get("m_id", "")) for end in (source, target))
        if event and participant:
            role = link.get("sem_role", "")
            found.add((event[0], participant[0][0], participant[-1][1], _role(role)))
    return tuple(RoleMark(*role) for role in sorted(found))


def _role(written: str) -> str:
    """The role in one spelling: "Arg0", "Argm-LOC"."""
    base, dash, kind = written.partition("-")
    return base.capitalize() + dash + kind.upper()
