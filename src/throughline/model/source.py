"""Articles as they came in. The body is kept unaltered; spans are in its Unicode code points."""

from dataclasses import dataclass
from enum import StrEnum

from throughline.model.dates import Interval


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range [start, end) of code points in one text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class DateSource(StrEnum):
    """Where a publication date was found, surest first."""

    METADATA = "metadata"
    """A field of the input format (JSON field, HTML meta tag, JSON-LD)."""
    HEADER = "header"
    """A line of the text that only states the date ("date 2025-02-01", "Posted: May 3, 2014")."""
    URL = "url"
    PAGE = "page"
    """Guessed from the page by htmldate: wrong on about one page in ten."""
    TEXT = "text"
    """Worked out from the narrative ("on Friday (January 31)" and a year named nearby)."""


@dataclass(frozen=True, slots=True)
class Published:
    """Publication time with its origin. `interval` may be open: then it is only a bound."""

    interval: Interval
    """The day or days on which it came out; one open end where it is only bounded."""
    source: DateSource
    """Where it was found."""
    reason: str
    """One sentence for a reader, with the words that the date rests on."""


@dataclass(frozen=True, slots=True)
class Article:
    """One published text. `id` is a hash of what was published, not of where the file lay."""

    id: str
    path: str
    """The file as the user named it (for a list of records: `file.jsonl:3`); not part of the id."""
    outlet: str | None
    byline: str | None
    title: str | None
    url: str | None
    published: Published | None
    text: str
    furniture: tuple[Span, ...] = ()
    """Parts of `text` that are page furniture (menus, share bars, sign-up boxes), in order."""


class CreditKind(StrEnum):
    """Where a report credits a news agency."""

    OUTLET = "outlet"
    """The report came out under the agency's own name."""
    DATELINE = "dateline"
    """Before the first words: "LINDOW (AP) —"."""
    BYLINE = "byline"
    FOOT = "foot"
    """At the end: "(Reporting by …; Editing by …)", "With inputs from PTI", "© 2018 AFP"."""
    TOLD = "told"
    """Somebody "told Reuters": a statement that the agency got, no text of its."""


@dataclass(frozen=True, slots=True)
class Credit:
    """That a report credits a news agency, with the words that say so."""

    kind: CreditKind
    agency: str | None
    """The agency's name in our list; None for "Agencies" and its like."""
    whole: bool
    """Whether the whole text is credited to it; not so for "with inputs from" and "told"."""
    words: str
    """The credit on one line."""
    span: Span | None
    """Where it stands in the text; None where the outlet's name or the byline says it."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave no article, or one with a fault: listed in the case file, in one line."""

    path: str
    found: str
    advice: str
    kept: bool = False
    """Whether the article was kept all the same, without what was at fault."""

    def line(self) -> str:
        """The one line a user sees."""
        return f"{self.path}: {self.found}; {self.advice}"
