"""What everything that crosses articles needs to know of each of them, without its annotation."""

import re
from dataclasses import dataclass

from throughline.model.annotation import Annotation
from throughline.model.source import Article, Credit, Published, Span
from throughline.resolve.credits import find_credits
from throughline.resolve.reports import Work

OPEN_DATE = re.compile(r"XXXX-(\d\d(?:-\d\d)?)\Z")
"""TIMEX3 value of a day or month without its year."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One article in short."""

    reader: str
    language: str
    notes: tuple[str, ...]
    bounds: tuple[int, ...]
    """Start and end of each sentence, one after the other."""
    published_hint: Published | None
    credits: tuple[Credit, ...]
    open_dates: tuple[str, ...]
    """Month and day ("04-10") or month ("04") of the dates that nobody has placed."""

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The span of each sentence."""
        ends = iter(self.bounds)
        return tuple(Span(start, end) for start, end in zip(ends, ends, strict=True))


def _outline(article: Article, annotation: Annotation) -> Outline:
    spans = [sentence.span for sentence in annotation.sentences]
    return Outline(
        reader=annotation.reader,
        language=annotation.language,
        notes=annotation.notes,
        bounds=tuple(bound for span in spans for bound in (span.start, span.end)),
        published_hint=annotation.published_hint,
        credits=find_credits(article),
        open_dates=tuple(
            sorted(
                {
                    match[1]
                    for time in annotation.times
                    if time.interval is None and (match := OPEN_DATE.match(time.value))
                }
            )
        ),
    )


OUTLINE = Work("outline", Outline, _outline, asked_often=True)
