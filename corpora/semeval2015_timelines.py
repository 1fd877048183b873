"""SemEval-2015 Task 4, TimeLine (Minard et al., 2015): timelines of entities over many documents.

Documents are those of track B, with event mentions marked, in CAT XML (their TimeML lacks triggers
of more than one word). Splits: "train" is corpus 1
(Airbus), "dev" the trial data (Apple), "test" every other corpus that lies there. They are the
documents of MEANTIME.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpora.anchored import AnchoredEvent, AnchoredText, anchor_of
from corpora.cat import parse_cat
from corpora.values import DataMissingError

_FOLDER = Path("semeval2015-task4")
_EVALUATION = _FOLDER / "SemEval_Task4_data"
_TRIAL_TEXTS = _FOLDER / "Corpus-trial-data_task4_events_timelines"
_TRIAL_LINES = _FOLDER / "TimeLines_trial_data_task4_v1.2"
_MENTION = re.compile(r"\d+-\d+-\d*[^\W\d]\S*")
_ROW = re.compile(r"\s*(\d+)\s+(\S+)\s+(.+)")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: events that happened at one time. `order` 0: it could not be ordered.

    `anchor` is a day, month or year, "" where people could not tell.
    """

    order: int
    anchor: str
    events: tuple[str, ...]
    """Names of event mentions: document, sentence and words, "82548-3-flown"."""


@dataclass(frozen=True, slots=True)
class EntityTimeline:
    """All that a target entity takes part in, in order."""

    entity: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TimelineCorpus:
    """Documents and the timelines over them, in order of their names."""

    name: str
    documents: tuple[AnchoredText, ...]
    timelines: tuple[EntityTimeline, ...]


def load(data: Path, split: str) -> Iterator[TimelineCorpus]:
    """The corpora of a split. Raises DataMissingError where there is none."""
    corpora = {
        path.name: (path / "corpus_trackB_CAT", path / "TimeLines_Gold_Standard")
        for path in sorted((data / _EVALUATION).glob("corpus_*"))
    }
    trial = (data / _TRIAL_TEXTS, data / _TRIAL_LINES)
    chosen = {
        "train": {n: paths for n, paths in corpora.items() if n == "corpus_1"},
        "dev": {"trial": trial} if trial[0].is_dir() else {},
        "test": {n: paths for n, paths in corpora.items() if n != "corpus_1"},
    }[split]
    if not chosen:
        raise DataMissingError(f"{data / _FOLDER}: no corpora of the {split} split")
    for name, (texts, lines) in chosen.items():
        entities = _entities(lines.parent)
        timelines = tuple(
            parse_timeline(path.read_text(encoding="utf-8"), entities.get(path.stem))
            for path in sorted(lines.glob("*.txt"))
        )
        documents = tuple(
            read_document(path.read_text(encoding="utf-8"), path.stem)
            for path in sorted(texts.glob("*.xml"))
        )
        yield TimelineCorpus(name, _anchored(documents, timelines), timelines)


def _entities(folder: Path) -> dict[str, str]:
    """File stem of a timeline -> entity, by the list of target entities where there is one."""
    return {
        line.strip().lower().replace(" ", "_"): line.strip()
        for path in sorted(folder.glob("list_target_entities_*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    }


def parse_timeline(source: str, entity: str | None = None) -> EntityTimeline:
    """The timeline of one file: the entity, then a row a line; what is no row is passed over.

    `entity` is its name in the list of targets: in a file it is misspelt.
    """
    first, *lines = source.strip().splitlines()
    rows = []
    for match in filter(None, map(_ROW.match, lines)):
        # A few fields hold two names, or a name with a blank in front, or a date.
        events = tuple(dict.fromkeys(_MENTION.findall(match[3])))
        if events:
            rows.append(Row(int(match[1]), anchor_of(match[2]), events))
    return EntityTimeline(entity or first.strip(), tuple(rows))


def read_document(source: str, name: str) -> AnchoredText:
    """One document in CAT XML, its events without anchors."""
    document = parse_cat(source)
    events = tuple(AnchoredEvent(e.start, e.end, e.name) for e in document.events)
    return AnchoredText(
        "semeval2015", name, document.text, document.created, document.sentences, events
    )


def _anchored(
    documents: Iterable[AnchoredText], timelines: Iterable[EntityTimeline]
) -> tuple[AnchoredText, ...]:
    """The documents, each event with the anchor of the first timeline that has it."""
    anchors: dict[str, str] = {}
    for timeline in timelines:
        for row in timeline.rows:
            for name in row.events:
                anchors.setdefault(name, row.anchor)
    return tuple(
        replace(
            document,
            events=tuple(replace(e, anchor=anchors.get(e.name)) for e in document.events),
        )
        for document in documents
    )
