"""Finds the words that tell events: a lexicon of inflected forms and rules of context.

Lookup is one dictionary step a token; only hits are looked at more closely. Whether an ambiguous
form is verb, noun or adjective is told from its neighbours ("the attack", "to attack", "was
charged", "the accused"; `trigger_context.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from throughline.extract.events.clauses import Tokens
from throughline.extract.events.lexicon import Entry, EventType, event_types, lexicon
from throughline.extract.events.neighbours import Neighbours
from throughline.extract.events.trigger_context import choose, choose_verb

__all__ = ["EventType", "Trigger", "event_types", "find_triggers"]


_NO_VOICES: Mapping[int, bool] = {}


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens [start, end) that tell an event."""

    start: int
    end: int
    entry: Entry
    type: EventType
    nominal: bool
    form: str
    passive: bool


def find_triggers(
    tokens: Tokens,
    mention_ends: frozenset[int],
    mention_starts: frozenset[int],
    voices: Mapping[int, bool] = _NO_VOICES,
) -> list[Trigger]:
    """The event triggers of one sentence, left to right, not overlapping.

    `mention_ends` and `mention_starts` are offsets at which mentions end and start; `voices` tells
    of offsets at which verbs begin that are surely events whether they are passive.
    """
    entries = lexicon()
    types = event_types()
    found: list[Trigger] = []
    position = 0
    for index, word in enumerate(tokens.words):
        if index < position or word not in entries:
            continue
        group = [
            e for e in entries[word] if tokens.words[index + 1 : index + 1 + len(e.rest)] == e.rest
        ]
        group = [e for e in group if len(e.rest) == len(group[0].rest)] if group else []
        if not group:
            continue
        end = index + 1 + len(group[0].rest)
        context = Neighbours(tokens, index, end, mention_ends, mention_starts)
        entry, form, passive = choose(context, group)
        if entry is None and group[0].rest:  # the phrase does not fit: try the bare word
            short = [e for e in entries[word] if not e.rest]
            if short:
                end = index + 1
                entry, form, passive = choose(
                    Neighbours(tokens, index, end, mention_ends, mention_starts), short
                )
        if entry is None and tokens.starts[index] in voices:
            passive = voices[tokens.starts[index]]
            entry, form, passive = choose_verb(context, group, passive)
        if entry is not None:
            found.append(
                Trigger(index, end, entry, types[entry.type], entry.nominal, form, passive)
            )
            position = end
    return found
