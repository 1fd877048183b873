"""ECB+ (Cybulska and Vossen, LREC 2014): the sentences whose events were marked and checked."""

import csv
import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

from corpora.values import AnnotatedText, DataMissingError, EventMark, Range

_CLASSES = {
    "OCCURRENCE": "OCCURRENCE",
    "CAUSATIVE": "OCCURRENCE",
    "REPORTING": "REPORTING",
    "PERCEPTION": "PERCEPTION",
    "ASPECTUAL": "ASPECTUAL",
    "STATE": "STATE",
}
"""Of the label behind ACTION_; GENERIC says nothing of the class."""


def load(data: Path, split: str) -> Iterator[AnnotatedText]:
    """The documents of "train", "dev" or "test", by topic and name, with their checked sentences.

    Topics of `splits.json` that are neither in train nor dev are "test" unless it lists them.
    Raises DataMissingError where the split is not there.
    """
    folder = data / "ecbplus"
    topics = topics_of(folder, split)
    if not topics:
        raise DataMissingError(f"{folder}: no topics of the {split} split of ECB+")
    checked = checked_sentences(folder)
    for topic in topics:
        for path in sorted((folder / "ECB+" / str(topic)).glob("*.xml")):
            sentences = checked.get(path.stem)
            if sentences:
                yield read_cat(path.read_text(encoding="utf-8"), path.stem, sentences)


def topics_of(folder: Path, split: str) -> tuple[int, ...]:
    """The topics of a split that are there, in order."""
    there = {int(path.name) for path in (folder / "ECB+").glob("[0-9]*") if path.is_dir()}
    if not there:
        return ()
    splits: dict[str, list[int]] = json.loads((folder / "splits.json").read_text("utf-8"))
    others = there.difference(*splits.values())
    return tuple(sorted(there & set(splits.get(split, others if split == "test" else ()))))


def checked_sentences(folder: Path) -> dict[str, frozenset[int]]:
    """Document -> the numbers of its checked sentences."""
    numbers: dict[str, set[int]] = {}
    path = folder / "ECBplus_coreference_sentences.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name = f"{row['Topic']}_{row['File']}"
            numbers.setdefault(name, set()).add(int(row["Sentence Number"]))
    return {name: frozenset(found) for name, found in numbers.items()}


def read_cat(source: str, name: str, chosen: frozenset[int]) -> AnnotatedText:
    """The chosen sentences of one document, a line each, its words a blank apart."""
    root = ElementTree.fromstring(source)
    tokens = [
        (token.get("t_id", ""), int(token.get("sentence", "-1")), (token.text or "").strip())
        for token in root.iter("token")
    ]
    kept = [token for token in tokens if token[1] in chosen and token[2]]
    lines: list[str] = []
    sentences: list[Range] = []
    places: dict[str, Range] = {}
    at = 0
    for _, sentence in groupby(kept, key=lambda token: token[1]):
        start = at
        lines.append("")
        for token, _, word in sentence:
            lines[-1] += f"{word} "
            places[token] = (at, at + len(word))
            at += len(word) + 1
        sentences.append((start, at - 1))
    text = "\n".join(line.rstrip() for line in lines)
    words = tuple(places.values())
    return AnnotatedText(
        "ecbplus", name, text, tuple(sentences), words, events=_events(root, places)
    )


def _events(root: ElementTree.Element, places: dict[str, Range]) -> tuple[EventMark, ...]:
    """The actions among the chosen words, each from its first word to its last."""
    marks: dict[Range, EventMark] = {}
    for mention in root.iterfind("Markables/*"):
        kind = mention.tag.removeprefix("NEG_")
        anchors = [anchor.get("t_id", "") for anchor in mention.iterfind("token_anchor")]
        ranges = [places[anchor] for anchor in anchors if anchor in places]
        if not kind.startswith("ACTION_") or not ranges or len(ranges) < len(anchors):
            continue
        start, end = min(ranges)[0], max(ranges)[1]
        event_class = _CLASSES.get(kind.removeprefix("ACTION_"))
        polarity = "negative" if kind != mention.tag else None
        marks.setdefault((start, end), EventMark(start, end, event_class, polarity=polarity))
    return tuple(marks[place] for place in sorted(marks))
