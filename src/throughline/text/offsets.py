"""Offset maps: from characters of a repaired text back to those of the original."""

from bisect import bisect_right
from dataclasses import dataclass

from throughline.model.source import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """`repaired` characters stand where `original` characters stood."""

    repaired: Span
    original: Span


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Edits in order, not overlapping; everything between them is shifted but unchanged.

    Looking up a span costs O(log edits). A span that touches the inside of an edit grows to the
    whole edit: a repaired character has no half.
    """

    edits: tuple[Edit, ...] = ()

    def to_original(self, span: Span) -> Span:
        """The smallest original span that holds every character of `span`."""
        start = self._point(span.start, end=False)
        return Span(start, max(start, self._point(span.end, end=True)))

    def _point(self, offset: int, *, end: bool) -> int:
        probe = offset - 1 if end else offset
        if probe < 0:
            return 0
        index = bisect_right(self.edits, probe, key=lambda edit: edit.repaired.start) - 1
        if index < 0:
            return offset
        edit = self.edits[index]
        if probe < edit.repaired.end:
            return edit.original.end if end else edit.original.start
        return offset - edit.repaired.end + edit.original.end

    def to_repaired(self, span: Span) -> Span:
        """The repaired span that stands for the original `span`; empty where it was removed."""
        start = self._repaired_point(span.start, end=False)
        return Span(start, max(start, self._repaired_point(span.end, end=True)))

    def _repaired_point(self, offset: int, *, end: bool) -> int:
        probe = offset - 1 if end else offset
        if probe < 0:
            return 0
        index = bisect_right(self.edits, probe, key=lambda edit: edit.original.start) - 1
        if index < 0:
            return offset
        edit = self.edits[index]
        if probe < edit.original.end:
            return edit.repaired.end if end else edit.repaired.start
        return offset - edit.original.end + edit.repaired.end
