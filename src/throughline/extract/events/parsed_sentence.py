"""One sentence as the rules of events look at it: tokens, segments, mentions, triggers."""

from dataclasses import dataclass

from throughline.extract.events.clauses import Segment, Tokens, grammar
from throughline.extract.events.guide import Guide
from throughline.extract.events.triggers import Trigger
from throughline.model.annotation import Mention, MentionForm
from throughline.model.source import Span

POSSESSIVE_PRONOUNS = frozenset(("his", "her", "their", "its", "my", "our"))
_AFTER_OBJECT = frozenset(
    ("in", "on", "at", "to", "and", "with", "for", "from", "of", "by", "as", "after", "before")
)


@dataclass(frozen=True, slots=True)
class Place:
    """A mention with its token range."""

    index: int
    start: int
    end: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the rules of one sentence look at."""

    tokens: Tokens
    segments: tuple[Segment, ...]
    segment_of: tuple[int, ...]
    """Segment index of every token."""
    mentions: tuple[Place, ...]
    triggers: tuple[Trigger, ...]
    verbs: tuple[bool, ...]
    timed: frozenset[int]
    """Tokens inside time expressions: never a participant."""
    guide: Guide | None = None
    """What the reader says; None where the rules read alone."""


def governed(sentence: Sentence, place: Place, start: int) -> bool:
    """Whether a preposition governs the mention inside tokens [start, …)."""
    rules = grammar()
    index = place.start - 1
    while index >= start:
        word = sentence.tokens.words[index]
        if word in rules.prepositions:
            return True
        if sentence.verbs[index] or not (word[0].isalnum() or word in ("'s", "’s", "-", ".")):
            return False
        if word in rules.coordinators:
            return False
        index -= 1
    return False


def owns(words: tuple[str, ...], place: Place) -> bool:
    """Whether the mention only says whose the next noun is."""
    if place.mention.form is MentionForm.PRONOUN and words[place.start] in POSSESSIVE_PRONOUNS:
        follows = words[place.end] if place.end < len(words) else ""
        return words[place.start] != "her" or (
            follows[:1].isalnum() and follows not in _AFTER_OBJECT
        )
    return place.end < len(words) and (
        words[place.end] in ("'s", "’s") or words[place.end] in ("'", "’")
    )


def token_span(tokens: Tokens, start: int, end: int) -> Span:
    return Span(tokens.starts[start], tokens.ends[end - 1])


def is_plain_noun(sentence: Sentence, index: int) -> bool:
    """Whether the token can only be a noun or adjective: of no closed class, no verb, no adverb."""
    word, rules = sentence.tokens.words[index], grammar()
    return (
        word[0].isalpha()
        and index not in sentence.timed
        and not sentence.verbs[index]
        and not word.endswith("ly")
        and word not in rules.prepositions
        and word not in rules.coordinators
        and word not in rules.subordinators
        and word not in rules.determiners
        and word not in rules.relatives
        and word not in rules.subject_pronouns
        and word not in rules.object_pronouns
        and word not in rules.skipped_adverbs
        and word not in rules.no_objects
        and not any(t.start <= index < t.end for t in sentence.triggers)
    )
