"""The figures of the reader with the rules, of the rules alone, and of one regular expression."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from benchmarks.event_sets import Reads
from benchmarks.times.loader import NEWS, TimedText, Timex, load
from benchmarks.times.readers import by_reader, by_regex, by_rules
from benchmarks.times.score import Counts, add

Found = Mapping[str, Iterable[Timex]]
"""Name of a way to find times -> what it finds in one document."""


def ours(reader: Reads, data: Path, split: str, limit: int | None) -> dict[str, float]:
    """The figures of reader and rules, and as `reader_...` those of the reader's spans alone."""

    def find(document: TimedText) -> Found:
        together, marked = by_reader(document, reader)
        return {"": together, "reader_": marked}

    figures = _measure(find, data, split, limit)
    return {name: figure for name, figure in figures.items() if "reader_value" not in name}


def baseline(data: Path, split: str, limit: int | None) -> dict[str, float]:
    """The figures of the rules alone, and as `regex_...` those of one regular expression."""
    return _measure(
        lambda document: {"": by_rules(document), "regex_": by_regex(document)}, data, split, limit
    )


def _measure(
    find: Callable[[TimedText], Found], data: Path, split: str, limit: int | None
) -> dict[str, float]:
    """Metrics from 0 to 1: of the news sets together, then of each set as "set.metric"."""
    counts: dict[tuple[str, str], Counts] = {}
    for document in load(data, split, limit):
        for way, found in find(document).items():
            kept = tuple(found)
            sets = ("", document.set) if document.set in NEWS else (document.set,)
            for name in sets:
                add(counts.setdefault((name, way), Counts()), document, kept)
    return {
        f"{name}.{way}{metric}" if name else f"{way}{metric}": figure
        for (name, way), count in sorted(counts.items(), key=lambda item: item[0])
        for metric, figure in count.metrics().items()
    }
