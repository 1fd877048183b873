"""The baseline: the rules of `throughline.extract.factuality`, told where the triggers stand."""

from collections.abc import Sequence

from benchmarks.factuality.judges import Judged
from corpora.values import AnnotatedText, Range
from throughline.extract.factuality import Factuality, clause_factuality
from throughline.model.annotation import Certainty, Polarity, Tense
from throughline.model.source import Span

_SURENESS = {
    Certainty.CERTAIN: 3.0,
    Certainty.PROBABLE: 2.0,
    Certainty.POSSIBLE: 1.0,
    Certainty.UNKNOWN: 0.0,
}
_FORMS = {"ing": "ing", "ed": "past", "s": "s"}


def rule_events(texts: Sequence[AnnotatedText]) -> list[Judged]:
    """One judgement for each marked event; what goes on is "general", as in the sets."""
    judged: list[Judged] = []
    for text in texts:
        for event in text.events or ():
            found = _factuality(text, (event.start, event.end))
            tense = Tense.GENERAL if found.tense is Tense.ONGOING else found.tense
            judged.append(Judged(found.polarity.value, found.certainty.value, tense.value))
    return judged


def rule_scores(texts: Sequence[AnnotatedText]) -> list[float]:
    """One score for each marked predicate, from -3 (surely not) to 3 (surely)."""
    scores: list[float] = []
    for text in texts:
        for mark in text.factuality or ():
            found = _factuality(text, (mark.start, mark.end))
            sign = -1.0 if found.polarity is Polarity.NEGATIVE else 1.0
            ahead = 0.5 if found.tense is Tense.FUTURE else 1.0  # it has not happened yet
            scores.append(sign * ahead * _SURENESS[found.certainty])
    return scores


def _factuality(text: AnnotatedText, place: Range) -> Factuality:
    """How the sentence puts the trigger, whose form is guessed from its ending."""
    start, end = place
    sentences = (one for one in text.sentences if one[0] <= start and end <= one[1])
    first, last = next(sentences, place)
    word = text.text[start:end]
    form = next((form for ending, form in _FORMS.items() if word.endswith(ending)), "")
    return clause_factuality(text.text[first:last], Span(start - first, end - first), form=form)
