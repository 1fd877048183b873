"""How surely a content is given, and whether it is said to be so: cue and wording together."""

import re
from collections.abc import Sequence

from throughline.extract.attributions.read_words import MainVerb
from throughline.extract.factuality import Factuality, clause_factuality
from throughline.model.annotation import AttributionMode, Certainty, Polarity
from throughline.model.source import Span

_BACKSHIFTED = frozenset(("would", "'d", "’d"))
_SURENESS = (Certainty.UNKNOWN, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)
_OPINIONS = frozenset(("think", "thinks", "believe", "believes", "guess", "suspect", "suspects"))
"""Main verbs that make what is said an opinion ("I think the dam was old")."""
_SEEMING = re.compile(r"\bit (?:seems|seemed|appears|appeared|looks|looked)\Z", re.IGNORECASE)
_REPROACH = re.compile(
    r"\b(?:should|ought)(?:n['’]t| not| never)(?: to)? have\b[^.;:]*\Z", re.IGNORECASE
)
"""What "should never have been done" was done: it denies nothing."""
_MAX_CHARS = 300
"""So much of a content is read for how it is put."""


def content_factuality(
    text: str,
    parts: Sequence[Span],
    mode: AttributionMode,
    lent: Certainty,
    *,
    turned: bool,
    main: MainVerb | None = None,
) -> tuple[Certainty, Polarity]:
    """The weaker of what the cue lends and how the content is put; a denial turns the polarity.

    `parts` is empty where the content is a phrase: it has no wording of its own. `main` heads the
    content's first clause, where a tree shows it; else the first verb group stands for it.
    """
    if not parts:
        return lent, Polarity.NEGATIVE if turned else Polarity.POSITIVE
    read = _read(text, parts[0], main)
    # "She said that they would help" is her "we will", put back in time: no weaker a statement.
    shifted = mode is not AttributionMode.DIRECT and read.reason in _BACKSHIFTED
    own = Certainty.CERTAIN if shifted else read.certainty
    negative = (read.polarity is Polarity.NEGATIVE) != turned
    certainty = min(lent, own, key=_SURENESS.index)
    return certainty, Polarity.NEGATIVE if negative else Polarity.POSITIVE


def _read(text: str, part: Span, main: MainVerb | None) -> Factuality:
    clause = part.of(text)[:_MAX_CHARS]
    near = Span(part.start, part.start + len(clause))
    head = None if main is None else main.copula or main.span
    if main is None or head is None or not near.covers(head):
        return clause_factuality(clause)
    place = Span(head.start - part.start, head.end - part.start)
    read = clause_factuality(clause, place, form=_form(main.low))
    certainty, reason = read.certainty, read.reason
    if main.low in _OPINIONS or _SEEMING.search(clause, 0, place.end):
        certainty, reason = min(certainty, Certainty.PROBABLE, key=_SURENESS.index), main.low
    elif main.copula is not None:  # "is likely to sink"
        word = clause_factuality(main.low)
        if _SURENESS.index(word.certainty) < _SURENESS.index(certainty):
            certainty, reason = word.certainty, main.low
    polarity = Polarity.NEGATIVE if main.negated else read.polarity
    if _REPROACH.search(clause, 0, place.end):
        polarity = Polarity.POSITIVE
    return Factuality(certainty, polarity, read.tense, reason)


def _form(low: str) -> str:
    if low.endswith("ing"):
        return "ing"
    return "participle" if low.endswith(("ed", "en")) else ""
