"""Stage 4, across articles: who and what is the same, which text is a copy, which story it is.

Everything here takes judgements as an argument, carries reasons, and gives the same result for
any order of the articles.
"""

from collections.abc import Sequence
from typing import Any

from throughline.model.annotation import Annotation
from throughline.model.judgement import Judgement
from throughline.model.source import Article
from throughline.resolve.copies import find_copies
from throughline.resolve.dates import DATED, WORDS, complete_times
from throughline.resolve.entities import join_entities
from throughline.resolve.events import resolve_events
from throughline.resolve.named import NAMED
from throughline.resolve.outline import OUTLINE
from throughline.resolve.reports import Reports, Work
from throughline.resolve.resolution import Resolution
from throughline.resolve.shingles import SHINGLES
from throughline.resolve.stories import find_stories
from throughline.resolve.story_vectors import FEATURES

WORKS: tuple[Work[Any], ...] = (OUTLINE, DATED, WORDS, SHINGLES, FEATURES, NAMED)
"""All work on one article that may be kept."""


def resolve(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    judgements: Sequence[Judgement] = (),
) -> Resolution:
    """What the articles together say of each other. `annotations[i]` is that of `articles[i]`."""
    return resolve_reports(Reports.of(articles, annotations), judgements)


def resolve_reports(reports: Reports, judgements: Sequence[Judgement] = ()) -> Resolution:
    """What the reports together say of each other."""
    decided = tuple(judgements)
    reports, published = complete_times(reports)
    copies = find_copies(reports, published)
    joined = join_entities(reports, decided)
    stories, main_story = find_stories(reports, joined.features(), copies, published)
    # The case tells of its main story alone: what belongs to others would only be thrown away.
    on_case = tuple(article for article in reports.ids if stories[article] == main_story)
    entities = joined.clusters(frozenset(on_case))
    return Resolution(
        reports=reports,
        published=published,
        entities=entities,
        events=resolve_events(
            [reports.article(article) for article in on_case],
            [reports.annotations[article] for article in on_case],
            entities,
            decided,
            stories,
        ),
        copies=copies,
        stories=stories,
        main_story=main_story,
    )


def resolve_stories(
    articles: Sequence[Article], annotations: Sequence[Annotation]
) -> dict[str, str]:
    """Story id of each article, without the events: what tells a stream's matters apart."""
    reports, published = complete_times(Reports.of(articles, annotations))
    copies = find_copies(reports, published)
    return find_stories(reports, join_entities(reports).features(), copies, published)[0]
