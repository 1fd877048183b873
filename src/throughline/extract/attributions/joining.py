"""What the reader and the rules found in one paragraph, as one set of attributions.

The reader leads: where both have a cue, its source and content stand, but that a content cut off
in its clause, or a denial that goes on ("denied it, calling it a lie"), is the rules'. Measured on
PolNeAR, a cue that only the rules see is mostly none, so that of those only these are kept: what
somebody says or tells, in a quotation or by a clause that the tree does not show, where the reader
sees it too; and the forms that the reader does not know, denials, "according to", and hearsay that
nobody is named for.
Inside of another's words, which PolNeAR leaves unmarked, a named source counts too. Cost: quadratic
in the attributions of one paragraph.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from throughline.extract.attributions.cues import Cues
from throughline.inference.reading import AttributionReading, Range
from throughline.model.annotation import Attribution, AttributionMode, SourceKind
from throughline.model.source import Span

_OPENERS = frozenset(
    {"and", "but", "that", "as", "while", "because", "if", "when", "who", "which", "or", "so"}
)
"""Words that a clause may begin after; it may also after a mark."""
_TELLING = frozenset({"say", "tell"})
"""After these comes a statement, whatever the tree makes of it; "warned of an attack" is none."""
_HOLDERS = frozenset({SourceKind.NAMED, SourceKind.INSTITUTION})


@dataclass(frozen=True, slots=True)
class Sides:
    """The attributions of one paragraph: by the rules, by the reader, and all that it marked."""

    ruled: Sequence[Attribution]
    read: Sequence[Attribution]
    marked: Sequence[AttributionReading]


def joined(text: str, sides: Sides, cues: Cues) -> list[Attribution]:
    """The reader's attributions and those of the rules that stand beside them."""
    kept = [_completed(text, one, sides.ruled) for one in sides.read]
    kept = [one for one in kept if not any(_goes_on(other, one) for other in kept)]
    kept += [one for one in sides.ruled if _stands(one, sides, cues)]
    return kept


def _completed(text: str, one: Attribution, ruled: Sequence[Attribution]) -> Attribution:
    """The attribution with the rules' content where the reader's is the end of it only."""
    for other in ruled:
        if not other.cue.overlaps(one.cue) or len(one.content) > 1 or len(other.content) > 1:
            continue
        (mine,), (theirs,) = one.content, other.content
        if not theirs.covers(mine) or theirs == mine:
            continue
        cut = abs(theirs.end - mine.end) <= 2 and _is_cut_off(text, mine.start)
        if cut or (one.denial and other.denial):
            return replace(
                one,
                content=other.content,
                mode=other.mode,
                polarity=other.polarity,
                certainty=other.certainty,
            )
    return one


def _is_cut_off(text: str, start: int) -> bool:
    """Whether what begins at `start` is the end of a clause that began before."""
    before = text[max(0, start - 40) : start].split()
    return bool(before) and before[-1][-1].isalnum() and before[-1].lower() not in _OPENERS


def _goes_on(denial: Attribution, one: Attribution) -> bool:
    """Whether the attribution only goes on with a denial ("denied it, calling it a lie")."""
    if not denial.denial or denial is one or denial.source != one.source:
        return False
    return any(part.covers(one.cue) for part in denial.content)


def _stands(one: Attribution, sides: Sides, cues: Cues) -> bool:
    """Whether an attribution by the rules stands beside those that the reader made."""
    if any(one.cue.overlaps(other.cue) for other in sides.read):
        return False
    if one.source.kind is SourceKind.NOBODY:
        return not any(_governs(other, one) for other in sides.read)
    told = one.cue_lemma in _TELLING or one.mode is AttributionMode.DIRECT
    if told and any(_alike(one, mark) for mark in sides.marked):
        return True
    if one.denial or tuple(one.cue_lemma.split()) in cues.before:
        return True
    quoted = any(part.covers(one.cue) for other in sides.read for part in other.content)
    return quoted and one.source.kind in _HOLDERS and one.source.mention is not None


def _governs(other: Attribution, hearsay: Attribution) -> bool:
    """Whether another source has the words that hearsay passes on, or passes them on itself."""
    return any(
        part.overlaps(mine) or mine.covers(other.cue)
        for part in other.content
        for mine in hearsay.content
    )


def _alike(one: Attribution, mark: AttributionReading) -> bool:
    """Whether the reader marked the same cue, source and, by half, content."""
    if not one.cue.overlaps(Span(*mark.cue)) or one.source.span is None:
        return False
    if not _shared([one.source.span], mark.source):
        return False
    if not mark.content:
        return True
    both = _shared(one.content, mark.content)
    return 4 * both >= sum(map(len, one.content)) + sum(end - start for start, end in mark.content)


def _shared(spans: Sequence[Span], ranges: Sequence[Range]) -> int:
    """Characters that lie in both."""
    return sum(
        max(0, min(span.end, end) - max(span.start, start))
        for span in spans
        for start, end in ranges
    )
