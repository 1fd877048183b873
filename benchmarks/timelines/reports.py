"""The reports of a topic, read as a build reads them: sentences, and times by the rules alone."""

from datetime import date

from corpora.timeline17 import TopicArticle
from throughline.assemble.days import DatedReport, dated_report
from throughline.extract.times import find_times
from throughline.model.annotation import Annotation
from throughline.model.dates import day
from throughline.model.source import Article, DateSource, Published
from throughline.text import prepare


def read_report(found: TopicArticle) -> DatedReport:
    """One report with the days that its sentences name."""
    document = prepare(_article(found))
    times = Annotation(
        article=found.id,
        reader="rules",
        language=document.language,
        sentences=document.sentences,
        times=find_times(document),
    )
    return dated_report(document.text, times, day(found.day), found.id)


def _article(found: TopicArticle) -> Article:
    return Article(
        id=found.id,
        path=found.id,
        outlet=found.outlet,
        byline=None,
        title=None,
        url=None,
        published=Published(day(found.day), DateSource.METADATA, "the folder of the set"),
        text="\n\n".join(found.sentences),
    )


def within(reports: tuple[DatedReport, ...], first: date, last: date) -> tuple[DatedReport, ...]:
    """The reports that came out from `first` to `last`."""
    return tuple(r for r in reports if r.published is not None and first <= r.published <= last)
