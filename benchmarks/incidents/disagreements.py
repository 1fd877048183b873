"""Where a case made of one incident's reports says that they differ on the killed or injured."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.incidents.reports import Report, distinct
from corpora import gva
from throughline import assemble
from throughline.model.case import Conflict, ConflictKind, ConflictRelation
from throughline.resolve import resolve

COUNTS = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Flag:
    """One disagreement as the case states it, with the articles (ids of the set) of each side."""

    incident: str
    counts: str
    conflict: Conflict
    sides: tuple[tuple[str, tuple[str, ...]], ...]


def disagreements(reports: Iterable[Report]) -> Iterator[Flag]:
    """Conflicts and updates over the killed and injured, incident by incident."""
    by_incident: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_incident[report.given.incident].append(report)
    for incident, mine in sorted(by_incident.items()):
        once = list(distinct(mine))
        if len(once) > 1:
            names = {report.article.id: report.given.id for report in once}
            resolution = resolve(
                [report.article for report in once], [report.annotation for report in once]
            )
            for conflict in assemble.build(resolution).conflicts:
                counts = next((c for c in COUNTS if f" {c}?" in conflict.question), None)
                if conflict.kind is ConflictKind.FIGURE and counts and _differs(conflict):
                    sides = tuple(
                        (position.value, tuple(names[article] for article in position.articles))
                        for position in conflict.positions
                    )
                    yield Flag(incident, counts, conflict, sides)


def _differs(conflict: Conflict) -> bool:
    return conflict.relation in (ConflictRelation.CONFLICT, ConflictRelation.UPDATE)


SHEET = Path(__file__).with_name("hand_checked.csv")
"""Flags that a person judged with the articles at hand: ids, values, verdict, reason; no texts."""


def hand_checked() -> dict[tuple[str, str], bool]:
    """(incident, what is counted) -> whether the reports really differ, by the sheet."""
    with SHEET.open(encoding="utf-8", newline="") as lines:
        return {
            (row["incident"], row["counts"]): row["verdict"] == "differ"
            for row in csv.DictReader(lines)
        }


def is_right(
    flag: Flag, known: Mapping[str, gva.Incident], checked: Mapping[tuple[str, str], bool]
) -> bool:
    """Whether the reports really differ: by the sheet, where it has the flag; else where one side
    gives the figure of the record, so that the other differs from what became known."""
    verdict = checked.get((flag.incident, flag.counts))
    if verdict is not None:
        return verdict
    record = known.get(flag.incident)
    if record is None:
        return False
    figure = record.killed if flag.counts == "killed" else record.injured
    return any(value == str(figure) for value, _ in flag.sides)
