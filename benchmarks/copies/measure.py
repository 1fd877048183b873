"""Pairs of copies and copied passages that are found, against what is known to be copied."""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.copies.edits import Copied, made_copies
from benchmarks.f1 import Hits
from benchmarks.incidents.reports import Report, distinct, read_reports
from throughline.inference import Reader
from throughline.model.annotation import Annotation
from throughline.model.source import Article, Published, Span
from throughline.resolve.copies import find_copies
from throughline.resolve.reports import Reports
from throughline.text import prepare

SHEET = Path(__file__).with_name("gva_pairs.csv")
"""Pairs of articles of one incident that share text, judged by hand: ids, verdict, no texts."""
MADE_FROM = 800
"""Articles, in order of their ids, that copies are made of and put into."""

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """What a way to find copies says: pairs of article ids, spans by (article, origin)."""

    pairs: frozenset[Pair]
    spans: Mapping[tuple[str, str], tuple[Span, ...]]


Finder = Callable[[Sequence[Article], Sequence[Annotation], Mapping[str, Published]], Found]


def ours(reader: Reader, data: Path, split: str, limit: int | None) -> dict[str, float]:
    """What `resolve.copies` finds. Copies need sentences alone: the reader has no part in it."""
    del reader
    return _measure(by_containment, data, split, limit)


def baseline(data: Path, split: str, limit: int | None) -> dict[str, float]:
    """Articles that share half of all their words; no passages."""
    return _measure(by_resemblance, data, split, limit)


def _measure(find: Finder, data: Path, split: str, limit: int | None) -> dict[str, float]:
    reports = list(distinct(read_reports(data, split, limit, _sentences_of)))
    reports.sort(key=lambda report: report.article.id)
    made = list(made_copies([report.article for report in reports[:MADE_FROM]]))
    copies = [item.article for item in made]
    gone = {item.replaces for item in made}
    pairs = [(r.article, r.annotation) for r in reports if r.article.id not in gone]
    pairs += [(article, _sentences_of(article)) for article in copies]
    pairs.sort(key=lambda pair: pair[0].id)
    articles = [article for article, _ in pairs]
    published = {a.id: a.published for a in articles if a.published is not None}
    started = perf_counter()
    found = find(articles, [annotation for _, annotation in pairs], published)
    seconds = perf_counter() - started
    return {
        **_pair_figures(found, made, reports, split),
        **_passage_figures(found, made),
        "seconds_per_thousand": round(1000 * seconds / len(articles), 3),
    }


def _sentences_of(article: Article) -> Annotation:
    return Annotation(article.id, "sentences", "en", prepare(article).sentences)


def _pair_figures(
    found: Found, made: Sequence[Copied], reports: Sequence[Report], split: str
) -> dict[str, float]:
    name = {report.article.id: report.given.id for report in reports}
    real = frozenset(_judged()) if split == "dev" else frozenset()
    real_found = {
        frozenset(name[article] for article in pair)
        for pair in found.pairs
        if all(article in name for article in pair)
    }
    there = frozenset(pair for pair in real if pair <= frozenset(name.values()))
    made_pairs = {frozenset((item.article.id, item.origin)) for item in made if item.whole}
    ids = {item.article.id for item in made}
    made_found = {pair for pair in found.pairs if pair & ids}
    by_hand, by_made, both = Hits(), Hits(), Hits()
    by_hand.add(len(there), len(real_found), len(there & real_found))
    # A copy of an article that has a copy of its own is a copy of both.
    right = {pair for pair in made_found if pair in made_pairs or _through(pair, made, found)}
    by_made.add(len(made_pairs), len(made_found) - len(right - made_pairs), len(right & made_pairs))
    for hits in (by_hand, by_made):
        both.add(hits.marked, hits.found, hits.right)
    return {
        "pair_f1": both.f1(),
        "pair_precision": both.precision(),
        "pair_recall": both.recall(),
        "gva_pair_f1": by_hand.f1(),
        "made_pair_f1": by_made.f1(),
    }


def _through(pair: Pair, made: Sequence[Copied], found: Found) -> bool:
    origin = {item.article.id: item.origin for item in made if item.whole}
    for article in pair & origin.keys():
        (other,) = pair - {article}
        if frozenset((other, origin[article])) in found.pairs:
            return True
    return False


def _judged() -> Iterator[Pair]:
    with SHEET.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["verdict"] == "copy":
                yield frozenset((row["left"], row["right"]))


def _passage_figures(found: Found, made: Sequence[Copied]) -> dict[str, float]:
    """F1 of the characters of the made copies that are told to be taken over."""
    hits = Hits()
    told: defaultdict[str, set[int]] = defaultdict(set)
    for (article, _), spans in found.spans.items():
        for span in spans:
            told[article].update(range(span.start, span.end))
    for item in made:
        true = {place for span in item.spans for place in range(span.start, span.end)}
        mine = told[item.article.id]
        hits.add(len(true), len(mine), len(true & mine))
    return {"passage_f1": hits.f1(), "passage_precision": hits.precision()}


def by_containment(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    published: Mapping[str, Published],
) -> Found:
    """What the pipeline finds."""
    copies = find_copies(Reports.of(articles, annotations), dict(published))
    spans: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    for passage in copies.passages:
        spans[passage.article, passage.origin].append(passage.span)
        spans[passage.origin, passage.article].append(passage.origin_span)
    return Found(
        pairs=frozenset(
            frozenset((left, right))
            for group in copies.groups
            for place, left in enumerate(group)
            for right in group[place + 1 :]
        ),
        spans={key: tuple(value) for key, value in spans.items()},
    )


_WORD = re.compile(r"[a-z]{4,}")


def by_resemblance(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    published: Mapping[str, Published],
) -> Found:
    """Pairs whose sets of words have a Jaccard coefficient of a half; candidates share a rare
    word."""
    del annotations, published
    words = [frozenset(_WORD.findall(article.text.lower())) for article in articles]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(words):
        for word in row:
            holders[word].append(number)
    near = {
        (left, right)
        for numbers in holders.values()
        if len(numbers) <= 8
        for place, left in enumerate(numbers)
        for right in numbers[place + 1 :]
    }
    return Found(
        pairs=frozenset(
            frozenset((articles[left].id, articles[right].id))
            for left, right in near
            if 2 * len(words[left] & words[right]) >= len(words[left] | words[right])
        ),
        spans={},
    )
