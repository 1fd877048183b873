"""Reports with the days that their sentences name, from what extraction found in them."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from throughline.assemble.context import as_told
from throughline.assemble.days.reports import DatedReport, DatedSentence
from throughline.model.annotation import Annotation, Sentence, SentenceKind
from throughline.model.dates import Interval


def dated_report(
    text: str,
    annotation: Annotation,
    published: Interval | None,
    origin: str,
    is_wanted: Callable[[Sentence], bool] = lambda sentence: True,
) -> DatedReport:
    """The wanted sentences of a report's body, `text` being what the annotation's spans are in.

    Only times of one day count: a month or a year says nothing of a day.
    """
    days: defaultdict[int, dict[date, None]] = defaultdict(dict)
    for time in annotation.times:
        if time.interval is not None and time.interval.start and time.interval.is_day:
            days[time.sentence].setdefault(time.interval.start)
    return DatedReport(
        origin=origin,
        published=published.start if published and published.is_day else None,
        sentences=tuple(
            DatedSentence(as_told(sentence.span.of(text)), tuple(days[number]))
            for number, sentence in enumerate(annotation.sentences)
            if sentence.kind is SentenceKind.BODY and is_wanted(sentence)
        ),
    )
