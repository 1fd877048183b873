"""Claims that only pass on another's: "The chief said that Orr told police that …".

The inner claim names the chief among those through whom it reached the report, so that the outer
one would show the same words a second time, under a holder who did not vouch for them.
"""

from collections.abc import Sequence

from throughline.model.annotation import Attribution, Polarity

_MOST_WORDS_LEFT = 2
"""Words such as "that" or "police" that may stand around what is passed on."""


def only_passes_on(text: str, outer: Attribution, attributions: Sequence[Attribution]) -> bool:
    """Whether the content of `outer` is nothing but another's statement with its source."""
    if outer.denial or outer.polarity is Polarity.NEGATIVE:
        return False
    return any(
        outer.source in inner.via
        and any(part.covers(inner.cue) for part in outer.content)
        and _words_left(text, outer, inner) <= _MOST_WORDS_LEFT
        for inner in attributions
        if inner is not outer
    )


def _words_left(text: str, outer: Attribution, inner: Attribution) -> int:
    """Words of the outer content outside the inner content, cue and source."""
    source = () if inner.source.span is None else (inner.source.span,)
    taken = (*inner.content, inner.cue, *source)
    left = "".join(
        " " if any(span.start <= place < span.end for span in taken) else text[place]
        for part in outer.content
        for place in range(part.start, part.end)
    )
    return sum(any(map(str.isalnum, word)) for word in left.split())
