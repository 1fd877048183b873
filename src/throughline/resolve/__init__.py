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
from throughline.resolve.features import FEATURES
from throughline.resolve.named import NAMED
from throughline.resolve.outline import OUTLINE
from throughline.resolve.reports import PairWork, Reports, Work
from throughline.resolve.resolution import Resolution
from throughline.resolve.shared_text import SHARED_TEXT
from throughline.resolve.shingles import SAMPLES, SHINGLES
from throughline.resolve.stories import find_stories

WORKS: tuple[Work[Any], ...] = (OUTLINE, DATED, WORDS, SAMPLES, SHINGLES, FEATURES, NAMED)
"""All work on one article that may be kept."""
PAIR_WORKS: tuple[PairWork[Any], ...] = (SHARED_TEXT,)
"""The same of two articles."""


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
    stories, main_story = find_stories(reports, copies, published)
    # The case tells of its main story alone: what belongs to others would only be thrown away.
    on_case = reports.only({article for article in reports.ids if stories[article] == main_story})
    entities = join_entities(on_case, decided).clusters()
    return Resolution(
        reports=reports,
        published=published,
        entities=entities,
        events=resolve_events(
            on_case.articles,
            list(on_case.annotations.values()),
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
    """Story id of each article, without whom and what the stories name."""
    reports, published = complete_times(Reports.of(articles, annotations))
    copies = find_copies(reports, published)
    return find_stories(reports, copies, published)[0]
