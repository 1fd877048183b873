"""How surely, whether and when a clause puts what it tells: certainty, polarity and tense.

After FactBank (Saurí and Pustejovsky 2009): certain, probable, possible or unknown, crossed with
positive and negative, read off the words around one head. Cost: a few compiled searches over the
clause. It reads words, not syntax: a negation that belongs to a noun deep in the same clause can
be taken for the verb's, and irony is taken at its word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from throughline.extract.wordlists import load_toml
from throughline.model.annotation import Certainty, Polarity, Tense
from throughline.model.source import Span

_WINDOW_CHARS = 90
"""How far before its head a governing word may stand: about fifteen words."""


@dataclass(frozen=True, slots=True)
class Factuality:
    """How a text puts a happening. `reason` names the deciding words, "" for a plain statement."""

    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    tense: Tense = Tense.HAPPENED
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Patterns:
    hedge_probable: re.Pattern[str]
    hedge_possible: re.Pattern[str]
    hedge_unknown: re.Pattern[str]
    conditional: re.Pattern[str]
    modal: re.Pattern[str]
    negation: re.Pattern[str]
    negative_subject: re.Pattern[str]
    without: re.Pattern[str]
    governor: re.Pattern[str]
    infinitive: re.Pattern[str]
    nominal_future: re.Pattern[str]
    nominal_governor: re.Pattern[str]
    nominal_possible: re.Pattern[str]
    nominal_negative: re.Pattern[str]
    positive: frozenset[str]
    negative: frozenset[str]
    modal_possible: frozenset[str]
    modal_future: frozenset[str]


_AWAITED = re.compile(r"(?:^|[\s,])(?:before|until|till|when|once|as soon as)\s", re.IGNORECASE)
"""Over a present tense these put the clause in the future."""


def _any(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in ordered) + ")"


# Between an auxiliary and its verb: adverbs, "be", "have", "been", "being".
_BETWEEN = (
    r"(?:\s{1,3}(?:[a-z]{2,14}ly|also|now|then|still|yet|be|been|being|have|has|had|to|only|even"
    r"|ever|so|just|soon|again|not|never|get|got|either|both|first|later)){0,4}"
)
_PLAIN_HEAD = re.compile(
    r"\b(?:(?P<be>am|is|are|'s|’s|'re|’re)|(?P<have>has|have|'ve|’ve)|(?P<past>(?:was|were|had|did)(?:n['’]t)?))\b",
    re.IGNORECASE,
)


@cache
def _patterns() -> _Patterns:
    data = load_toml("factuality.toml")
    modals = data["modals"]
    implicatives = data["implicatives"]
    flags = re.IGNORECASE
    all_modals = [word for group in modals.values() for word in group]
    governors = [word for group in implicatives.values() for word in group]
    return _Patterns(
        hedge_probable=re.compile(rf"\b{_any(data['hedges']['probable'])}\b", flags),
        hedge_possible=re.compile(rf"\b{_any(data['hedges']['possible'])}\b", flags),
        hedge_unknown=re.compile(rf"\b{_any(data['hedges']['unknown'])}\b", flags),
        conditional=re.compile(rf"(?:^|[\s,;—–\"“(]){_any(data['conditional']['words'])}\s", flags),
        modal=re.compile(rf"(?:(?<=\s)|^|(?<=\w))({_any(all_modals)}){_BETWEEN}\s*$", flags),
        negation=re.compile(
            rf"(?:\b|(?<=\w))(?:{_any(data['negation']['words'])})(?!\s+(?:only|just|merely)){_BETWEEN}\s*$",
            flags,
        ),
        negative_subject=re.compile(
            rf"^\W*(?:(?:and|but|that|so)\s+)?{_any(data['negation']['subjects'])}\b", flags
        ),
        without=re.compile(
            rf"\b{_any(data['negation']['without'])}(?:\s+(?:any|ever|being|having|the|a|an|his|her|their|its)){{0,2}}\s*$",
            flags,
        ),
        governor=re.compile(
            rf"\b({_any(governors)})(?:\s+(?:[\w’'.-]{{1,30}})){{0,5}}?\s+to{_BETWEEN}\s*$", flags
        ),
        infinitive=re.compile(rf"\bto{_BETWEEN}\s*$", flags),
        nominal_future=re.compile(
            rf"\b{_any(data['nominal']['future'])}(?:\s+[\w’'.-]{{1,30}}){{0,1}}\s*$", flags
        ),
        nominal_governor=re.compile(
            rf"\b{_any(data['nominal']['future_governors'])}(?:\s+[\w’'.-]{{1,30}}){{0,3}}\s*$",
            flags,
        ),
        nominal_possible=re.compile(
            rf"\b{_any(data['nominal']['possible'])}(?:\s+[\w’'.-]{{1,30}}){{0,3}}\s*$", flags
        ),
        nominal_negative=re.compile(
            rf"\b{_any(data['nominal']['negative'])}(?:\s+[\w’'.-]{{1,30}}){{0,1}}\s*$", flags
        ),
        positive=frozenset(implicatives["positive"]),
        negative=frozenset(implicatives["negative"]),
        modal_possible=frozenset(modals["possible"]),
        modal_future=frozenset(modals["future"]),
    )


def clause_factuality(
    clause: str, head: Span | None = None, *, nominal: bool = False, form: str = ""
) -> Factuality:
    """How `clause` puts what its head word tells.

    `head` is the verb's or noun's span in `clause`; without it the first verb group decides.
    `form` is "ing", "base", "s", "past" or "participle" where the caller knows the verb's form.
    """
    if head is None:
        return _headless(clause)
    if nominal:
        return _nominal(clause, head)
    return _verbal(clause, head, form)


def _hedge(text: str) -> tuple[Certainty, str] | None:
    patterns = _patterns()
    for certainty, pattern in (
        (Certainty.UNKNOWN, patterns.hedge_unknown),
        (Certainty.POSSIBLE, patterns.hedge_possible),
        (Certainty.PROBABLE, patterns.hedge_probable),
    ):
        found = pattern.search(text)
        if found:
            return certainty, found.group().strip()
    return None


def _headless(clause: str) -> Factuality:
    """Reads a whole clause: the first auxiliary or modal group stands for its verb."""
    found = re.search(
        r"\b(?:will|would|may|might|could|can|must|should|is|are|was|were|has|have|had|did|does|do)"
        r"(?:\s+not|n['’]t)?\s+(?:[a-z]+ly\s+)?([\w'’-]+)",
        clause[:400],
        re.IGNORECASE,
    )
    if found is None:
        hedge = _hedge(clause)
        certainty, reason = hedge if hedge else (Certainty.CERTAIN, "")
        if _patterns().conditional.match(clause):
            certainty, reason = Certainty.UNKNOWN, "conditional"
        return Factuality(certainty=certainty, reason=reason)
    word = found.group(1).lower()
    form = "ing" if word.endswith("ing") else "participle" if word.endswith(("ed", "en")) else ""
    return _verbal(clause, Span(found.start(1), found.end(1)), form)


def _verbal(clause: str, head: Span, form: str) -> Factuality:
    patterns = _patterns()
    start = max(0, head.start - _WINDOW_CHARS)
    before = clause[start : head.start]
    if start:  # never begin in the middle of a word
        before = before[before.find(" ") + 1 :] if " " in before else ""
    certainty, polarity, reasons = Certainty.CERTAIN, Polarity.POSITIVE, []
    tense = _tense(before, form)
    if (
        patterns.negation.search(before)
        or patterns.negative_subject.match(clause[: head.start])
        or patterns.without.search(before)
    ):
        polarity = Polarity.NEGATIVE
        reasons.append("negated")
    modal = patterns.modal.search(before)
    governor = None if modal else patterns.governor.search(before)
    if modal:
        tense, certainty = _modal(modal.group(1).lower(), modal.group())
        reasons.append(modal.group(1).lower())
    elif governor:
        word = governor.group(1).lower()
        if word in patterns.negative:
            polarity = Polarity.NEGATIVE
            tense = Tense.HAPPENED
        elif word in patterns.positive:
            tense = Tense.GENERAL if word.endswith("s") else Tense.HAPPENED
        else:
            tense, certainty = Tense.FUTURE, Certainty.POSSIBLE
        reasons.append(f"{word} to")
    elif patterns.infinitive.search(before):
        tense, certainty = Tense.FUTURE, Certainty.POSSIBLE
        reasons.append("to")
    hedge = _hedge(clause[max(0, head.start - 120) : head.start]) or _hedge_after(clause, head)
    if hedge and certainty is not Certainty.UNKNOWN:
        certainty = hedge[0]
        reasons.append(hedge[1].lower())
        if tense is Tense.FUTURE and hedge[1].lower() not in ("expected to", "set to", "likely"):
            tense = _tense(before, "past") if "to have" in before else tense
    if patterns.conditional.search(before):
        certainty = Certainty.UNKNOWN
        reasons.append("conditional")
    return Factuality(certainty, polarity, tense, ", ".join(reasons))


def _hedge_after(clause: str, head: Span) -> tuple[Certainty, str] | None:
    """An adverb right after the head ("was killed, reportedly"): no other hedge reaches back."""
    found = _hedge(clause[head.end : head.end + 24])
    return found if found and found[1].endswith("ly") else None


def _modal(word: str, group: str) -> tuple[Tense, Certainty]:
    patterns = _patterns()
    perfect = bool(re.search(r"\bhave\b", group, re.IGNORECASE))
    if word in patterns.modal_future:
        conditional = word in ("would", "'d", "’d", "wouldn't", "wouldn’t")
        if perfect and conditional:
            return Tense.HAPPENED, Certainty.UNKNOWN
        return Tense.FUTURE, Certainty.PROBABLE if conditional else Certainty.CERTAIN
    if word in patterns.modal_possible:
        return (Tense.HAPPENED if perfect else Tense.FUTURE), Certainty.POSSIBLE
    return (Tense.HAPPENED if perfect else Tense.FUTURE), Certainty.POSSIBLE


def _tense(before: str, form: str) -> Tense:
    auxiliaries = list(_PLAIN_HEAD.finditer(before[-40:]))
    last = auxiliaries[-1] if auxiliaries else None
    if last is not None and last.lastgroup == "be" and form == "ing":
        return Tense.ONGOING
    if last is not None and last.lastgroup == "be" and re.search(r"\bbeing\b", before[-16:]):
        return Tense.ONGOING
    if last is not None and last.lastgroup == "be" and not re.search(r"\bbeen\b", before[-24:]):
        return Tense.FUTURE if _AWAITED.search(before) else Tense.ONGOING
    if form == "s" or (form == "base" and last is None):
        return Tense.GENERAL
    return Tense.HAPPENED


def _nominal(clause: str, head: Span) -> Factuality:
    patterns = _patterns()
    before = clause[max(0, head.start - 60) : head.start]
    # A comma ends what can govern the noun.
    before = re.split(r"[,;:—–()“”\"]", before)[-1]
    if patterns.nominal_negative.search(before):
        found = patterns.nominal_negative.search(before)
        reason = found.group().split()[0].lower() if found else ""
        return Factuality(polarity=Polarity.NEGATIVE, reason=reason)
    if found := patterns.nominal_future.search(before) or patterns.nominal_governor.search(before):
        return Factuality(
            Certainty.POSSIBLE, Polarity.POSITIVE, Tense.FUTURE, found.group().split()[0].lower()
        )
    if found := patterns.nominal_possible.search(before):
        return Factuality(certainty=Certainty.POSSIBLE, reason=found.group().split()[0].lower())
    return Factuality()
