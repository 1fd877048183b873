"""What one mention of an event is compared on: its words and those around it, as keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from throughline.model.source import Span
from throughline.resolve.likeness.stems import is_content, root, stem, words_of

_NUMBERS = frozenset(
    (
        *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        *("twelve", "dozen", "dozens", "hundreds", "thousands"),
    )
)


class Role(StrEnum):
    """Who or what takes part, coarsely: what kinds of events differ in is left out."""

    AGENT = "agent"
    PATIENT = "patient"
    OTHER = "other"
    PLACE = "place"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Filler:
    """The words that fill a role, as stems."""

    words: frozenset[str]
    heads: frozenset[str]
    """Last word of each phrase, before any preposition."""
    names: frozenset[str]
    plain: tuple[str, ...]
    """As written, in lower case."""


@dataclass(frozen=True, slots=True)
class EventView:
    """One mention. All words but `head` and `plain` are stems."""

    document: str
    sentence: int
    head: str
    """The trigger's main word in lower case."""
    nominal: bool
    stem: str
    root: str
    trigger: frozenset[str]
    """Content words of the trigger."""
    plain: tuple[str, ...]
    """The same as written, in lower case."""
    roles: Mapping[Role, Filler]
    around: Mapping[str, int]
    """Content words of the sentence, with how often."""
    names: frozenset[str]
    """Capitalised words of the sentence but its first."""
    numbers: frozenset[str]
    times: frozenset[str]
    """Words of the sentence's time expressions."""
    kind: str
    """Class of the event: "reporting" or another."""
    polarity: str
    tense: str
    certainty: str
    mentions: int
    """How many events its document tells of, where it is read."""


def event_view(
    text: str,
    document: str,
    sentence: int,
    within: Span,
    trigger: Span,
    head: Span,
    *,
    nominal: bool,
    roles: Mapping[Role, Iterable[Span]],
    times: Iterable[Span],
    kind: str,
    polarity: str,
    tense: str,
    certainty: str,
    mentions: int,
) -> EventView:
    """The view of the mention `trigger`, whose main word is `head`, in sentence `within`."""
    word = head.of(text).lower()
    own = [w.lower() for w in words_of(trigger.of(text)) if is_content(w)] or [word]
    around: dict[str, int] = {}
    words = words_of(within.of(text))
    for one in words:
        if is_content(one) and not one[0].isdigit():
            around[stem(one)] = around.get(stem(one), 0) + 1
    return EventView(
        document=document,
        sentence=sentence,
        head=word,
        nominal=nominal,
        stem=stem(word),
        root=root(word),
        trigger=frozenset(map(stem, own)),
        plain=tuple(own),
        roles={
            role: _filler([span.of(text) for span in spans])
            for role, spans in roles.items()
            if spans
        },
        around=around,
        names=frozenset(stem(w) for w in words[1:] if w[0].isupper() and is_content(w)),
        numbers=frozenset(w.lower() for w in words if w[0].isdigit() or w.lower() in _NUMBERS),
        times=frozenset(
            w.lower() for span in times for w in words_of(span.of(text)) if is_content(w)
        ),
        kind=kind,
        polarity=polarity,
        tense=tense,
        certainty=certainty,
        mentions=mentions,
    )


_BEFORE = frozenset(("of", "in", "at", "on", "for", "from", "with", "by", "who", "which", "that"))


def _filler(phrases: Iterable[str]) -> Filler:
    words: list[str] = []
    heads: list[str] = []
    names: list[str] = []
    for phrase in phrases:
        found = words_of(phrase)
        names += [stem(w) for w in found if w[0].isupper() and is_content(w)]
        words += [w.lower() for w in found if is_content(w)]
        until = next((i for i, w in enumerate(found) if i and w.lower() in _BEFORE), len(found))
        if until:
            heads.append(stem(found[until - 1]))
    return Filler(frozenset(map(stem, words)), frozenset(heads), frozenset(names), tuple(words))
