"""`python -m benchmarks.incidents.fa_kes --data DIR`: where outlets differ on one day's events.

The articles of FA-KES of one day and one governorate, of at least two outlets, are a group. A case
is made of each group by the plain pipeline, and what it flags is compared with the differences that
a person found by reading the texts (`fa_kes_checked.csv`).
"""

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.incidents.reports import Annotate, by_reader
from benchmarks.runner import reader_of
from corpora import fa_kes
from corpora.fa_kes import FaKesArticle
from throughline import assemble
from throughline.config import Config
from throughline.model.annotation import Annotation
from throughline.model.case import Conflict, ConflictKind, ConflictRelation
from throughline.model.source import Article
from throughline.read.jsonl import read_json
from throughline.resolve import resolve

SHEET = Path(__file__).with_name("fa_kes_checked.csv")
"""Differences found by reading, and flags judged: ids, values, verdict, remark; no texts."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A disagreement that the case of a group states, with the articles (ids of the set) of each
    side."""

    group: str
    kind: str
    relation: str
    question: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]


def groups(articles: Iterable[FaKesArticle]) -> dict[str, tuple[FaKesArticle, ...]]:
    """Articles of one day and one governorate by several outlets, by "day governorate"."""
    found: defaultdict[str, list[FaKesArticle]] = defaultdict(list)
    for article in articles:
        found[f"{article.day.isoformat()} {article.governorate}"].append(article)
    return {
        name: tuple(mine)
        for name, mine in sorted(found.items())
        if len({article.outlet for article in mine}) > 1
    }


def flags(articles: Iterable[FaKesArticle], find: Annotate) -> Iterator[Flag]:
    """What the case of each group states as a conflict or an update, group by group."""
    for name, mine in groups(articles).items():
        ids: dict[str, str] = {}
        read: dict[str, tuple[Article, Annotation]] = {}
        for given in mine:
            article = article_of(given)
            if article is not None and article.id not in ids:
                ids[article.id] = given.id
                read[article.id] = (article, find(article))
        resolution = resolve(*zip(*read.values(), strict=True))
        for conflict in assemble.build(resolution).conflicts:
            if conflict.relation is not ConflictRelation.SCOPE:
                yield _flag(name, conflict, ids)


def article_of(given: FaKesArticle) -> Article | None:
    """The article as `read` makes it of a line of JSON; None where it finds no report in it."""
    record = {
        "title": given.title,
        "text": given.text,
        "date": given.day.isoformat(),
        "outlet": given.outlet,
    }
    found = read_json(f"fa_kes:{given.id}", json.dumps(record), Config())
    return next((item for item in found if isinstance(item, Article)), None)


def _flag(group: str, conflict: Conflict, ids: Mapping[str, str]) -> Flag:
    sides = (
        (position.value, tuple(ids[article] for article in position.articles))
        for position in conflict.positions
    )
    return Flag(
        group=group,
        kind=kind_of(conflict),
        relation=conflict.relation.value,
        question=conflict.question,
        sides=tuple(sides),
    )


def kind_of(conflict: Conflict) -> str:
    """What it is about, as the sheet names it: "killed", "injured", or the kind of the conflict."""
    if conflict.kind is ConflictKind.FIGURE:
        for counts in ("killed", "injured"):
            if f" {counts}?" in conflict.question:
                return counts
    return conflict.kind.value


@dataclass(frozen=True, slots=True)
class Checked:
    """A row of the sheet: whether the outlets of a group differ on a thing, and how."""

    verdict: str
    """"differ", or why there is no difference."""
    values: Mapping[str, frozenset[str]]
    """By article, the values that it gives for the thing."""

    def holds(self, flag: Flag) -> bool:
        """Whether the outlets do differ and each side of `flag` is what its reports say."""
        return self.verdict == "differ" and all(
            _plain(value) in self.values.get(article, ())
            for value, articles in flag.sides
            for article in articles
        )


def _plain(value: str) -> str:
    """ "at least 1,300" as the sheet has it: "1300"."""
    digits = re.sub(r"[^0-9]", "", value)
    return digits or value


def checked() -> dict[tuple[str, str], Checked]:
    """(group, kind) -> what the sheet says of it."""
    with SHEET.open(encoding="utf-8", newline="") as lines:
        return {(row["group"], row["kind"]): _checked(row) for row in csv.DictReader(lines)}


def _checked(row: Mapping[str, str]) -> Checked:
    values: defaultdict[str, set[str]] = defaultdict(set)
    for side in filter(None, row["values"].split(" | ")):
        value, articles = side.split(": ")
        for article in articles.split():
            values[article].add(value)
    return Checked(row["verdict"], {name: frozenset(given) for name, given in values.items()})


def score(found: Sequence[Flag], known: Mapping[tuple[str, str], Checked]) -> dict[str, int]:
    """How many real differences there are and are found, and how many flags are right.

    Flags of groups that the sheet does not have are left out.
    """
    read = {group for group, _ in known}
    judged = [flag for flag in found if flag.group in read]
    right = [flag for flag in judged if is_right(flag, known)]
    return {
        "groups": len(read),
        "differences": sum(row.verdict == "differ" for row in known.values()),
        "found": len({(flag.group, flag.kind) for flag in right}),
        "flags": len(judged),
        "right": len(right),
    }


def is_right(flag: Flag, known: Mapping[tuple[str, str], Checked]) -> bool:
    """Whether the flag stands by the sheet."""
    row = known.get((flag.group, flag.kind))
    return row is not None and row.holds(flag)


def main() -> None:
    """Print every flag with its verdict, then the counts, as lines of JSON."""
    parser = argparse.ArgumentParser(description="Where outlets differ on one day's events.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--reader", default="standard")
    options = parser.parse_args()
    known = checked()
    found = list(flags(fa_kes.load(options.data), by_reader(reader_of(options.reader))))
    for flag in found:
        print(
            json.dumps(
                {
                    "group": flag.group,
                    "kind": flag.kind,
                    "relation": flag.relation,
                    "question": flag.question,
                    "sides": [f"{value}: {' '.join(names)}" for value, names in flag.sides],
                    "right": is_right(flag, known),
                }
            )
        )
    print(json.dumps(score(found, known)))


if __name__ == "__main__":
    main()
