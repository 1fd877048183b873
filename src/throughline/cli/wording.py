"""Dates, counts and citations in the few words that fit a terminal."""

from collections.abc import Iterable

from throughline.model.case import Case, CaseArticle, Citation
from throughline.model.date_words import words
from throughline.model.dates import Interval


def when(interval: Interval | None) -> str:
    """ "21 Jan 2025", "January 2025", "10 Apr 2025 or later"; "" when unknown."""
    return words(interval, unknown="")


def count(number: int, one: str, many: str = "") -> str:
    """ "1 report", "4 reports", "1,200 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def quoted(text: str) -> str:
    """`text` in quotation marks, unless it opens with one of its own."""
    return text if text.lstrip()[:1] in ("“", '"', "‘", "'", "«") else f"“{text}”"


def outlet(entry: CaseArticle) -> str:
    """What to call the report's publisher: its outlet, else the file's name."""
    return entry.article.outlet or entry.article.path.rsplit("/", 1)[-1]


class Sources:
    """The reports of a case by id, to say where citations stand."""

    def __init__(self, case: Case) -> None:
        self._of = {entry.article.id: entry for entry in case.articles}

    def outlets(self, citations: Iterable[Citation], most: int = 4) -> str:
        """The publishers of the cited reports, each once: "Gazette, Herald and 2 more"."""
        names = list(dict.fromkeys(outlet(self._of[citation.article]) for citation in citations))
        if len(names) <= most:
            return ", ".join(names)
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"

    def reports(self, citations: Iterable[Citation]) -> int:
        """How many reports the citations stand in."""
        return len({citation.article for citation in citations})

    def place(self, citation: Citation) -> str:
        """Where a citation stands: "Gazette, 3 Feb 2025, reports/a.txt, characters 10–18"."""
        entry = self._of[citation.article]
        name = entry.article.outlet or ""
        file = f"{entry.article.path}, characters {citation.start:,}–{citation.end:,}"
        return ", ".join(part for part in (name, when(entry.published), file) if part)

    def context(self, citation: Citation) -> str:
        """The sentence that holds the citation, or the quote where it goes beyond one."""
        entry = self._of[citation.article]
        if 0 <= citation.sentence < len(entry.sentences):
            span = entry.sentences[citation.sentence]
            if span.covers(citation.span):
                return span.of(entry.article.text)
        return citation.quote
