"""How surely a content is given, and whether it is said to be so: cue and wording together."""

from collections.abc import Sequence

from throughline.extract.factuality import clause_factuality
from throughline.model.annotation import AttributionMode, Certainty, Polarity
from throughline.model.source import Span

_BACKSHIFTED = frozenset(("would", "'d", "’d"))
_SURENESS = (Certainty.UNKNOWN, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)


def content_factuality(
    text: str, parts: Sequence[Span], mode: AttributionMode, lent: Certainty, *, turned: bool
) -> tuple[Certainty, Polarity]:
    """The weaker of what the cue lends and how the content is put; a denial turns the polarity.

    `parts` is empty where the content is a phrase: it has no wording of its own.
    """
    if not parts:
        return lent, Polarity.NEGATIVE if turned else Polarity.POSITIVE
    read = clause_factuality(" ".join(part.of(text)[:300] for part in parts[:1]))
    # "She said that they would help" is her "we will", put back in time: no weaker a statement.
    shifted = mode is not AttributionMode.DIRECT and read.reason in _BACKSHIFTED
    own = Certainty.CERTAIN if shifted else read.certainty
    negative = (read.polarity is Polarity.NEGATIVE) != turned
    certainty = min(lent, own, key=_SURENESS.index)
    return certainty, Polarity.NEGATIVE if negative else Polarity.POSITIVE
