"""Bounds of reported clauses: finite verbs, adverbials to step over, where what is said ends.

Closed classes and neighbours instead of a parser: a stretch with an auxiliary, a modal or a known
past form holds a clause. Each function looks a bounded number of tokens ahead. Fails on long
noun phrases whose words look like verbs.
"""

from throughline.extract.attributions.cues import Cues, Form, is_adverb
from throughline.extract.attributions.units import Token

Tokens = tuple[Token, ...]

_MAX_ADVERBIAL_TOKENS = 14
SUBJECT_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "there"})
_LEADING = frozenset(
    {"on", "in", "at", "during", "after", "following", "by", "via", "through", "to", "before"}
    | {"from", "under", "with", "about", "of", "over", "amid", "when", "without", "for"}
)
_TIME_NOUNS = frozenset(
    {"week", "month", "year", "morning", "afternoon", "evening", "weekend", "summer", "spring"}
    | {"winter", "autumn", "fall", "day", "night", "time"}
)
_ASIDES = frozenset({"a", "an", "the", "and", "but", "which", "this", "one", "something"})
_MAYBE_PASTS = frozenset(
    {"left", "set", "put", "hit", "cut", "shot", "found", "felt", "split", "spread", "lost", "fed"}
    | {"read", "hurt", "beat", "burst", "shut", "let", "lay", "means"}
)
"""Forms that are as often a noun, adjective or participle."""
_TOPICS = frozenset({"his", "her", "their", "its", "a", "an", "what", "how", "this", "plans"})
_CUTS = frozenset({"but", "while", "whereas", "although", "though", "however", "yet"})
_PHRASE_ENDS = frozenset({"", ",", ":", ";", ".", "?", "!", "—", "–", "that", "("})


def is_finite(tokens: Tokens, at: int, cues: Cues) -> bool:
    """Whether the token is surely a finite verb: auxiliary, modal, contraction, known form."""
    low = tokens[at].low
    if low in cues.words["finite"]:
        return at == 0 or tokens[at - 1].low != "to"
    if low == "'s":
        return at > 0 and (
            tokens[at - 1].low in SUBJECT_PRONOUNS
            or tokens[at - 1].low in ("that", "what", "who", "here")
        )
    return False


def looks_finite(tokens: Tokens, at: int, cues: Cues) -> bool:
    """Whether the token may be a finite verb: also any -ed form, or a verb after a pronoun."""
    if is_finite(tokens, at, cues):
        return True
    token = tokens[at]
    low = token.low
    if not token.word or (token.capital and at > 0):
        return False
    if len(low) > 4 and low.endswith("ed") and "-" not in low:
        return True
    if at > 0 and tokens[at - 1].low == "never":
        return True
    if low in _MAYBE_PASTS and at > 0 and tokens[at - 1].word:
        before = tokens[at - 1].low
        return before not in cues.words["determiners"] | cues.words["prepositions"] | {"'s"}
    if at > 0 and tokens[at - 1].low in SUBJECT_PRONOUNS:
        return not is_adverb(low)
    if low in cues.verbs and cues.verbs[low].form in (Form.PAST, Form.THIRD):
        return low not in cues.verbs[low].cue.nouns or _verb_place(tokens, at)
    return len(low) > 3 and low.endswith("s") and low[-2] not in "su'" and _verb_place(tokens, at)


def _verb_place(tokens: Tokens, at: int) -> bool:
    """Whether a word in -s stands where a verb does: before "the", "a", "to", "not" ..."""
    if at == 0 or at + 1 >= len(tokens) or not tokens[at - 1].word or tokens[at].capital:
        return False
    return tokens[at + 1].low in ("the", "a", "an", "to", "not", "his", "her", "their", "no", "its")


def holds_clause(tokens: Tokens, start: int, end: int, cues: Cues) -> bool:
    """Whether a finite verb with something before it stands in [start, end)."""
    return any(looks_finite(tokens, at, cues) for at in range(start + 1, min(end, start + 60)))


def step_over_adverbials(tokens: Tokens, at: int, end: int, cues: Cues) -> int:
    """The index after "on Friday", "in a statement", "(January 31)", "later" that follow a cue."""
    while at < end:
        after = _step(tokens, at, end, cues)
        if after is None:
            return at
        at = after
    return at


def _step(tokens: Tokens, at: int, end: int, cues: Cues) -> int | None:
    token, low = tokens[at], tokens[at].low
    if low == "(":
        close = _closing_bracket(tokens, at, end)
        return None if close is None else close + 1
    if low == "" or low in SUBJECT_PRONOUNS:
        return None
    if low in cues.words["times"] or low in cues.words["middle_adverbs"]:
        return at + 1
    if low in ("this", "that", "next") and at + 1 < end and tokens[at + 1].low in _TIME_NOUNS:
        return at + 2
    if is_adverb(low) and not token.capital:
        return at + 1
    if low in _LEADING:
        if low == "to" and not _is_told(tokens, at + 1, end, cues):
            return None
        if at + 1 < end and tokens[at + 1].low.endswith("ing") and not tokens[at + 1].capital:
            return None
        return _prepositional_end(tokens, at, end, cues)
    if low == ",":
        if is_date_comma(tokens, at):
            return at + (3 if at + 2 < end and tokens[at + 2].low == "," else 2)
        return _parenthesis_end(tokens, at, end)
    if at > 0 and low.isdigit() and tokens[at - 1].low in cues.words["times"]:
        return at + 1
    return None


def is_date_comma(tokens: Tokens, comma: int) -> bool:
    """Whether a comma stands inside a date ("March 3, 2021")."""
    if comma == 0 or comma + 1 >= len(tokens) or tokens[comma].low != ",":
        return False
    year = tokens[comma + 1].low
    return tokens[comma - 1].low.isdigit() and year.isdigit() and len(year) == 4


def _is_told(tokens: Tokens, at: int, end: int, cues: Cues) -> bool:
    """Whether "to" names one who is told, not an infinitive."""
    if at >= end:
        return False
    low = tokens[at].low
    told = low in cues.words["addressees"] or low in cues.words["determiners"]
    return told or tokens[at].capital


def _closing_bracket(tokens: Tokens, at: int, end: int) -> int | None:
    for index in range(at + 1, min(end, at + _MAX_ADVERBIAL_TOKENS)):
        if tokens[index].low == ")":
            return index
    return None


def _prepositional_end(tokens: Tokens, at: int, end: int, cues: Cues) -> int | None:
    """The index after a prepositional phrase; None where a clause begins inside it."""
    words = cues.words
    seen_noun = False
    for index in range(at + 1, min(end, at + _MAX_ADVERBIAL_TOKENS)):
        low, before = tokens[index].low, tokens[index - 1].low
        if low in _PHRASE_ENDS:
            return index
        if is_finite(tokens, index, cues):
            return None
        if seen_noun and (low in SUBJECT_PRONOUNS or low in _LEADING):
            return index
        if low in words["determiners"]:
            if seen_noun and before != "of":
                return index
        elif low != "'s" and tokens[index].word:
            if seen_noun and before in words["times"] and low not in words["times"]:
                return index + 1 if low.isdigit() else index
            seen_noun = True
    return end if at + _MAX_ADVERBIAL_TOKENS >= end else None


def _parenthesis_end(tokens: Tokens, at: int, end: int) -> int | None:
    """The index after ", however," or ", in a letter to the court,"; None for another comma."""
    if at + 1 >= end or not tokens[at + 1].word:
        return None
    opener = tokens[at + 1].low
    if opener not in _LEADING and opener != "however" and not is_adverb(opener):
        return None
    for index in range(at + 2, min(end, at + 12)):
        if tokens[index].low == ",":
            return index + 1
        if tokens[index].low in ("", "that"):
            return None
    return None


def step_over_addressee(tokens: Tokens, at: int, end: int, cues: Cues) -> int:
    """The index after the one who is told: "the court", "reporters", "him"."""
    if at >= end or not tokens[at].word or tokens[at].low in ("that", "of"):
        return at
    words = cues.words
    if tokens[at].low in words["addressees"] or tokens[at].low in SUBJECT_PRONOUNS:
        return at + 1
    for index in range(at + 1, min(end, at + 10)):
        low = tokens[index].low
        determiner = low in words["determiners"]
        if determiner and tokens[index - 1].low in ("of", "at", "for", "in"):
            continue
        if low in SUBJECT_PRONOUNS or determiner or low in words["times"]:
            return index
        if low == "of" and index + 1 < end and tokens[index + 1].low in _TOPICS:
            return index  # "told the crew of his decision"
        if low in ("of", "'s", "-", ".", "at", "for", "&"):
            continue
        if low in _LEADING or not tokens[index].word:
            return index
        if is_finite(tokens, index, cues):
            return at + 1
    return at + 1


def clause_end(tokens: Tokens, start: int, cues: Cues) -> int:
    """The index after the reported clause that begins at `start`.

    It ends with the sentence, or before ", adding ...", ", according to ...", ", but ...".
    """
    index = start
    while index < len(tokens):
        token = tokens[index]
        if token.quotation is not None and index + 1 < len(tokens) and index > start:
            following = tokens[index + 1]
            comma = token.quotation.closed and _ends_with_comma(token, following, cues)
            if comma:
                return index + 1
            full = token.quotation.closed and token.quotation.words > 3
            if full and (following.capital or following.quotation):
                return index + 1
        elif _ends_content(tokens, start, index, cues):
            return index
        index += 1
    while index > start and tokens[index - 1].low in (".", "!", "?", ",", ";", ":"):
        index -= 1
    return index


def _ends_with_comma(token: Token, following: Token, cues: Cues) -> bool:
    """Whether a comma inside the mark and a participle after it end the content."""
    form = cues.verbs.get(following.low)
    if following.start - token.end > 1 or (form is None and following.low not in _CUTS):
        return False
    return token.comma_inside and (form is None or form.form is Form.ING)


def _ends_content(tokens: Tokens, start: int, at: int, cues: Cues) -> bool:
    """Whether the mark at `at` ends the content that began at `start`."""
    low = tokens[at].low
    if low == ",":
        ends = _cuts(tokens, at, cues) and _enough(tokens, start, at)
        return ends or (at > start + 1 and _said_behind(tokens, at, cues))
    if low in ("—", "–", "-"):
        return _cuts(tokens, at, cues) or _lone_dash(tokens, start, at, cues)
    if low in ("and", "but") and start + 2 < at < len(tokens) - 2:
        return _says_more(tokens, at, cues)
    if low in ("although", "whereas"):
        return at - start >= 4
    if low in (".", "!", "?", ";") and start < at < len(tokens) - 1:
        return _sentence_break(tokens, at)
    return False


def _says_more(tokens: Tokens, at: int, cues: Cues) -> bool:
    """Whether the sentence's own subject goes on: "and said that", "but added"."""
    second = at + 1 + (tokens[at + 1].low in ("also", "later", "then"))
    form = cues.verbs.get(tokens[second].low)
    if form is None or form.form not in (Form.PAST, Form.THIRD) or "q" not in form.cue.frames:
        return False
    return second + 1 < len(tokens) and (
        tokens[second + 1].low in ("that", ",", ":", "she", "he", "they", "it")
        or tokens[second + 1].quotation is not None
    )


def _said_behind(tokens: Tokens, comma: int, cues: Cues) -> bool:
    """Whether another cue with its subject follows and closes: ", sources said." """
    for index in range(comma + 1, min(len(tokens), comma + 9)):
        token = tokens[index]
        form = cues.verbs.get(token.low)
        if form is not None and form.form in (Form.PAST, Form.THIRD) and "p" in form.cue.frames:
            after = tokens[index + 1].low if index + 1 < len(tokens) else "."
            ends = (
                after in (".", ",", "!", "?", ";") or after in cues.words["times"] or after == "on"
            )
            return index > comma + 1 and ends and not token.capital
        if not token.word or is_finite(tokens, index, cues) or token.low in ("who", "which"):
            return False
    return False


def _enough(tokens: Tokens, start: int, comma: int) -> bool:
    """Whether what stands before ", but" is more than "he did not"."""
    return comma - start >= 4 or tokens[comma + 1].low not in _CUTS


def _lone_dash(tokens: Tokens, start: int, dash: int, cues: Cues) -> bool:
    """Whether a dash that no second one answers sets off the writer's own words."""
    if tokens[dash].low == "-" and tokens[dash].start == tokens[dash - 1].end:
        return False
    following = tokens[dash + 1] if dash + 1 < len(tokens) else None
    if following is None or not (following.low in _ASIDES or is_adverb(following.low)):
        return False  # "Osk — believed to be the owner": part of what is said
    stop = min(len(tokens), dash + 60)
    answered = (*range(start, dash), *range(dash + 1, stop))
    if any(tokens[i].low == tokens[dash].low for i in answered):
        return False
    return dash - start >= 4 and holds_clause(tokens, start, dash, cues)


def _cuts(tokens: Tokens, comma: int, cues: Cues) -> bool:
    """Whether what is said ends at a comma or dash."""
    if comma + 1 >= len(tokens):
        return False
    low = tokens[comma + 1].low
    second = tokens[comma + 2].low if comma + 2 < len(tokens) else ""
    if low in _CUTS or low in ("according", "citing") or (low == "even" and second == "as"):
        return True
    if low in ("and", "as") and second in ("said", "added"):
        return True
    if low == "a" and second == "reference":
        return True
    form = cues.verbs.get(low)
    if tokens[comma].low != ",":
        return form is not None and form.form is Form.ING
    if form is not None and form.form is Form.PAST and form.cue.person:
        return True
    if form is None and low in ("also", "later", "then", "and"):
        form = cues.verbs.get(second)
        return form is not None and form.form in (Form.ING, Form.PAST)
    return form is not None and form.form is Form.ING


def content_start(tokens: Tokens, end: int, cues: Cues) -> int:
    """The index where a clause that ends at `end` and stands before its cue begins."""
    del cues
    start = 0
    for index in range(end - 2, -1, -1):
        if tokens[index].low in (".", "!", "?", ";") and _sentence_break(tokens, index):
            start = index + 1
            break
    if start == 0:
        start = _after_dateline(tokens, end)
    while start < end and tokens[start].low in ("but", "and", ",", "so", "yet", "-", "—", "–", "…"):
        start += 1
    return start


def _after_dateline(tokens: Tokens, end: int) -> int:
    """The index after "PORT TARNOW, Nov 20 (Agency) - ", 0 where there is none."""
    for index in range(1, min(end, 14)):
        token = tokens[index]
        if token.low in ("—", "–", "-") and token.start > tokens[index - 1].end:
            return index + 1
        if token.word and not (token.capital or token.low.isdigit()):
            return 0
    return 0


def _sentence_break(tokens: Tokens, at: int) -> bool:
    """Whether a mark inside a unit ends a sentence, not an abbreviation."""
    following = tokens[at + 1]
    if following.start == tokens[at].end:
        return False
    if tokens[at].low == ";":
        return True
    begins = following.capital or following.quotation is not None
    return begins and (tokens[at].low != "." or at == 0 or len(tokens[at - 1].low) > 3)
