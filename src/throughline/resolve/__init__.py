"""Stage 4, across articles: who and what is the same, which text is a copy, which story it is.

Everything here takes judgements as an argument, carries reasons, and gives the same result for
any order of the articles.
"""

from collections.abc import Sequence

from throughline.model.annotation import Annotation
from throughline.model.judgement import Judgement
from throughline.model.source import Article
from throughline.resolve.copies import find_copies
from throughline.resolve.dates import complete_times
from throughline.resolve.entities import resolve_entities
from throughline.resolve.events import resolve_events
from throughline.resolve.resolution import Resolution
from throughline.resolve.stories import find_stories


def resolve(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    judgements: Sequence[Judgement] = (),
) -> Resolution:
    """What the articles together say of each other. `annotations[i]` is that of `articles[i]`."""
    pairs = sorted(zip(articles, annotations, strict=True), key=lambda pair: pair[0].id)
    ordered = tuple(article for article, _ in pairs)
    found, published = complete_times(ordered, tuple(annotation for _, annotation in pairs))
    decided = tuple(judgements)
    copies = find_copies(ordered, found, published)
    entities = resolve_entities(ordered, found, decided)
    stories, main_story = find_stories(ordered, found, entities, copies, published)
    # The case tells of its main story alone; another matter's events would only be thrown away.
    on_case = [
        number for number, article in enumerate(ordered) if stories[article.id] == main_story
    ]
    events = resolve_events(
        [ordered[number] for number in on_case],
        [found[number] for number in on_case],
        entities,
        decided,
        stories,
    )
    return Resolution(
        articles=ordered,
        annotations=found,
        published=published,
        entities=entities,
        events=events,
        copies=copies,
        stories=stories,
        main_story=main_story,
    )


def resolve_stories(
    articles: Sequence[Article], annotations: Sequence[Annotation]
) -> dict[str, str]:
    """Story id of each article, without the events: what tells a stream's matters apart."""
    pairs = sorted(zip(articles, annotations, strict=True), key=lambda pair: pair[0].id)
    ordered = tuple(article for article, _ in pairs)
    found, published = complete_times(ordered, tuple(annotation for _, annotation in pairs))
    copies = find_copies(ordered, found, published)
    entities = resolve_entities(ordered, found)
    return find_stories(ordered, found, entities, copies, published)[0]
