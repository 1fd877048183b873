"""The figures of the pipeline and of the baselines, over all articles and over the untouched
half."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.incidents.baseline import first_number, lexical_groups
from benchmarks.incidents.disagreements import disagreements, hand_checked, is_right
from benchmarks.incidents.reports import Report, by_reader, distinct, read_reports, unread
from benchmarks.incidents.score import b_cubed_f1, pairwise_f1
from corpora import gva
from throughline.assemble.tolls import Toll, toll_of
from throughline.inference import Reader
from throughline.resolve import resolve_stories

TolledBy = Callable[[Report], Toll]


def ours(reader: Reader, data: Path, split: str, limit: int | None) -> dict[str, float]:
    """What the pipeline makes of the articles."""
    reports = tuple(read_reports(data, split, limit, by_reader(reader)))
    return figures(reports, gva.incidents(data, split))


def baseline(data: Path, split: str, limit: int | None) -> dict[str, float]:
    """Groups by likeness of words within a week; the number before "killed" or "injured"."""
    reports = tuple(read_reports(data, split, limit, unread))
    known = gva.incidents(data, split)
    return grouping(reports, lexical_groups(reports)) | tolls(reports, known, first_number)


def figures(reports: Sequence[Report], known: Mapping[str, gva.Incident]) -> dict[str, float]:
    """All figures of the pipeline, from 0 to 1."""
    once = sorted(distinct(reports), key=lambda report: report.article.id)
    articles = [report.article for report in once]
    story = resolve_stories(articles, [report.annotation for report in once])
    groups = {report.given.id: story[report.article.id] for report in reports}
    told = {report.given.id: toll_of(report.article, report.annotation) for report in reports}
    found = grouping(reports, groups)
    found |= tolls(reports, known, lambda report: told[report.given.id])
    flags = list(disagreements(reports))
    checked = hand_checked()
    right = sum(is_right(flag, known, checked) for flag in flags)
    found["conflict_precision"] = round(right / len(flags), 4) if flags else 0.0
    return found


def grouping(reports: Sequence[Report], groups: Mapping[str, object]) -> dict[str, float]:
    """B³ and pairwise F1 over all reports, and over the half that nobody looked at."""
    found: dict[str, float] = {}
    for prefix, chosen in _halves(reports):
        true = {report.given.id: report.given.incident for report in chosen}
        mine = {name: groups[name] for name in true}
        found[f"{prefix}b3_f1"] = b_cubed_f1(mine, true)
        found[f"{prefix}pairwise_f1"] = pairwise_f1(mine, true)
    return found


def tolls(
    reports: Sequence[Report], known: Mapping[str, gva.Incident], told: TolledBy
) -> dict[str, float]:
    """The share of reports whose killed, and whose injured, are those of the record."""
    found: dict[str, float] = {}
    for prefix, chosen in _halves(reports):
        pairs = [
            (told(report), known[report.given.incident])
            for report in chosen
            if report.given.incident in known
        ]
        for name in ("killed", "injured"):
            right = sum(getattr(toll, name) == getattr(record, name) for toll, record in pairs)
            found[f"{prefix}{name}_exact"] = round(right / len(pairs), 4) if pairs else 0.0
    return found


def _halves(reports: Sequence[Report]) -> tuple[tuple[str, Sequence[Report]], ...]:
    return ("", reports), ("untouched_", [report for report in reports if not report.seen])
