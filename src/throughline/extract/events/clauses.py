"""Cuts a sentence into tokens and clauses, by punctuation and closed word classes alone.

A segment is the stretch between two breaks: a comma, dash, bracket, quotation mark, a relative
pronoun, a subordinator or coordinator before a verb. It is shallow on purpose: what governs what
is decided by the few rules of `Segment.kind`. Linear in the tokens. Fails on garden paths and on
long noun phrases that hold a word which looks like a verb.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from throughline.extract.inflection import verb_forms
from throughline.extract.wordlists import load_toml

_TOKEN = re.compile(
    r"((?<=\s)[-–]{1,3}(?=\s)|--+)|(?:[A-Z]\.){2,}|[^\W\d_]+?(?=n['’]t\b)|n['’]t\b|[^\W\d_]+(?:[-‐][^\W\d_]+)*|['’](?:s|re|ve|ll|d|t|m)\b|\d[\d.,:/]*\d|\d|[^\w\s]"
)
_BREAKS = frozenset(',;:—–()“”"[]…|‘')


class SegmentKind(StrEnum):
    """How a segment hangs on the one before it."""

    MAIN = "main"
    RELATIVE = "relative"
    SUBORDINATE = "subordinate"
    COORDINATE = "coordinate"
    COMPLEMENT = "complement"
    PARTICIPIAL = "participial"
    ASIDE = "aside"
    """No verb of its own: an apposition, a list part, an adverbial."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The closed word classes of `events.toml`, lower case."""

    determiners: frozenset[str]
    prepositions: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    modals: frozenset[str]
    do: frozenset[str]
    subject_pronouns: frozenset[str]
    object_pronouns: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    coordinators: frozenset[str]
    quantities: frozenset[str]
    light: frozenset[str]
    happening: frozenset[str]
    deal_objects: frozenset[str]
    entered: frozenset[str]
    published: frozenset[str]
    aimed: frozenset[str]
    gunfire: frozenset[str]
    armed: frozenset[str]
    unmet: frozenset[str]
    routine: frozenset[str]
    states: frozenset[str]
    months: frozenset[str]
    plain: frozenset[str]
    not_verbs: frozenset[str]
    court_words: frozenset[str]
    not_before_of: frozenset[str]
    person_participles: frozenset[str]
    person_objects: frozenset[str]
    shots: frozenset[str]
    no_decision: frozenset[str]
    skipped_adverbs: frozenset[str]
    compound_heads: frozenset[str]
    attributes: frozenset[str]
    results: frozenset[str]
    before_ing: frozenset[str]
    no_objects: frozenset[str]
    person_patients: frozenset[str]
    data_words: frozenset[str]
    vehicles: frozenset[str]
    not_run_over: frozenset[str]
    not_after: frozenset[str]
    intransitive: frozenset[str]
    said_objects: frozenset[str]
    crimes: frozenset[str]
    found_things: frozenset[str]
    charge_words: frozenset[str]
    auxiliaries: frozenset[str]


@cache
def grammar() -> Grammar:
    """The closed classes, loaded once."""
    data = {name: frozenset(words) for name, words in load_toml("events.toml")["grammar"].items()}
    auxiliaries = data["be"] | data["have"] | (data["modals"] - {"to"}) | data["do"]
    irregular = load_toml("inflection.toml")["irregular"]
    past = {form for lemma in irregular for form in verb_forms(lemma).past}
    data["plain"] = data["plain"] | past
    return Grammar(**data, auxiliaries=auxiliaries)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one sentence; offsets are in the document's text."""

    text: str
    words: tuple[str, ...]
    """Lower case."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Index of the token that begins at or last before `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens [start, end) of one clause or clause-like part."""

    start: int
    end: int
    kind: SegmentKind
    opener: str
    """The word or sign that opened it, "" for the first."""
    level: int
    """0 for the main line, more inside relative and participial parts."""
    has_verb: bool


def tokenize(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`."""
    found = [
        ("—" if m.group(1) else m.group().lower(), m.start(), m.end())
        for m in _TOKEN.finditer(text, start, end)
    ]
    if not found:
        return Tokens(text, (), (), ())
    words, starts, ends = zip(*found, strict=True)
    return Tokens(text, words, starts, ends)


def is_verb(tokens: Tokens, index: int) -> bool:
    """Whether the token looks like a finite verb, an auxiliary or a past form."""
    word = tokens.words[index]
    rules = grammar()
    if word in rules.auxiliaries:
        return True
    previous = tokens.words[index - 1] if index else ""
    if previous in rules.determiners and previous not in ("that", "all", "both"):
        return False
    if word in rules.plain:
        return True
    if previous.endswith("ly") and index > 1 and tokens.words[index - 2] in rules.determiners:
        return False  # "a meticulously planned assault"
    if previous.endswith("ed") and len(previous) > 3 and previous not in rules.not_verbs:
        return False  # "sentenced ousted president X"
    return len(word) > 3 and word.endswith("ed") and word not in rules.not_verbs and "-" not in word


def segments(
    tokens: Tokens, verbs: Sequence[bool], protected: Sequence[tuple[int, int]]
) -> tuple[Segment, ...]:
    """The sentence's segments in order. `verbs` says of every token whether it is a verb.

    A comma inside a `protected` offset range is no break.
    """
    breaks = [(0, "")]
    for index, word in enumerate(tokens.words):
        opener = _opens(tokens, verbs, index, word)
        if opener is None or _inside(protected, tokens.starts[index]):
            continue
        start = index + 1 if word in _BREAKS else index
        if breaks[-1][0] == start:
            breaks[-1] = (
                start,
                breaks[-1][1] if word not in _BREAKS and not breaks[-1][1] else opener,
            )
        else:
            breaks.append((start, opener))
    return _label(tokens, verbs, breaks)


def _inside(protected: Sequence[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in protected)


def _opens(tokens: Tokens, verbs: Sequence[bool], index: int, word: str) -> str | None:
    """The opener when a segment begins at (or, for a sign, after) the token, else None."""
    rules = grammar()
    if word in _BREAKS:
        return word
    if index == 0:
        return word if word in rules.subordinators or word in rules.relatives else None
    if word in rules.relatives:
        return word
    if word == "that":
        adverbial = index + 1 < len(tokens) and tokens.words[index + 1] in (
            "on",
            "in",
            "at",
            "after",
        )
        return word if adverbial or _clause_follows(tokens, verbs, index, 12) else None
    if word == "but" and any(verbs[max(0, index - 30) : index]):
        return word
    if word in rules.coordinators:
        return word if _coordinates_verbs(tokens, verbs, index) else None
    if word in rules.subordinators:
        following = tokens.words[index + 1] if index + 1 < len(tokens) else ""
        if following.endswith("ing") and word in ("after", "before", "while", "since", "when"):
            return word
        return word if _clause_follows(tokens, verbs, index, 9) else None
    return None


def _clause_follows(tokens: Tokens, verbs: Sequence[bool], index: int, reach: int) -> bool:
    for after in range(index + 1, min(len(tokens), index + 1 + reach)):
        if tokens.words[after] in _BREAKS:
            return False
        if verbs[after]:
            return True
    return False


def _coordinates_verbs(tokens: Tokens, verbs: Sequence[bool], index: int) -> bool:
    rules = grammar()
    position = index + 1
    while position < len(tokens) and (
        tokens.words[position].endswith("ly") or tokens.words[position] in ("then", "later", "also")
    ):
        position += 1
    if position >= len(tokens):
        return False
    word = tokens.words[position]
    if verbs[position] or word in rules.subject_pronouns:
        return True
    if word.endswith("ing") and any(
        tokens.words[back].endswith("ing") for back in range(max(0, index - 8), index)
    ):
        return True
    return _clause_follows(tokens, verbs, position, 5) and any(
        verbs[back] for back in range(max(0, index - 12), index)
    )


def _label(
    tokens: Tokens, verbs: Sequence[bool], breaks: list[tuple[int, str]]
) -> tuple[Segment, ...]:
    rules = grammar()
    found: list[Segment] = []
    for number, (start, opener) in enumerate(breaks):
        end = breaks[number + 1][0] if number + 1 < len(breaks) else len(tokens)
        if start >= end:
            continue
        has_verb = any(verbs[start:end])
        first = tokens.words[start]
        previous = found[-1] if found else None
        level = previous.level if previous else 0
        if first in rules.relatives or (opener == "that" and _relative_that(tokens, start)):
            kind, level = SegmentKind.RELATIVE, level + 1
        elif opener == "that":
            kind, level = SegmentKind.COMPLEMENT, 0
        elif opener in rules.coordinators or first in rules.coordinators:
            kind = SegmentKind.COORDINATE if has_verb else SegmentKind.ASIDE
        elif first in rules.subordinators and (has_verb or _gerund(tokens, start + 1)):
            kind, level = SegmentKind.SUBORDINATE, 0
        elif first.endswith("ing") and len(first) > 4 and first not in rules.prepositions:
            kind = SegmentKind.PARTICIPIAL
        elif has_verb:
            kind, level = SegmentKind.MAIN, 0
        else:
            kind = SegmentKind.ASIDE
            level = previous.level if previous and opener not in _BREAKS else 0
        found.append(Segment(start, end, kind, opener, level, has_verb))
    return tuple(found)


def _gerund(tokens: Tokens, index: int) -> bool:
    return index < len(tokens) and tokens.words[index].endswith("ing")


def _relative_that(tokens: Tokens, index: int) -> bool:
    """ "that" directly before a verb stands for a noun; before a subject it opens a complement."""
    return index + 1 < len(tokens) and is_verb(tokens, index + 1)
