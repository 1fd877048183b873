"""F1 of (event, participant, role): the README says what counts as right."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.f1 import Hits
from corpora.values import AnnotatedText, Range, RoleMark


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one text: the triggers of all events, and the roles."""

    events: tuple[Range, ...]
    roles: tuple[RoleMark, ...]


def coarse(role: str) -> str:
    """The role as it is compared: Arg0, Arg1, Arg2+, place, time or other."""
    if role in ("Arg0", "Arg1"):
        return role
    if role in ("Arg2", "Arg3", "Arg4", "Arg5"):
        return "Arg2+"
    return {"Argm-LOC": "place", "Argm-TMP": "time"}.get(role, "other")


def score(texts: Sequence[AnnotatedText], found: Sequence[Found]) -> dict[str, float]:
    """F1 with half of the words shared, with equal words, and on the events of both sides."""
    shared, exact, both = Hits(), Hits(), Hits()
    for text, one in zip(texts, found, strict=True):
        gold, ours = text.roles or (), one.roles
        _count(shared, text, gold, ours, 0.5)
        _count(exact, text, gold, ours, 1.0)
        marked = [(event.start, event.end) for event in text.events or ()]
        gold = tuple(role for role in gold if _meets(role.event, one.events))
        ours = tuple(role for role in ours if _meets(role.event, marked))
        _count(both, text, gold, ours, 0.5)
    return {
        "f1": shared.f1(),
        "precision": shared.precision(),
        "recall": shared.recall(),
        "exact_f1": exact.f1(),
        "gold_events_f1": both.f1(),
    }


def _count(
    hits: Hits,
    text: AnnotatedText,
    gold: Sequence[RoleMark],
    ours: Sequence[RoleMark],
    least: float,
) -> None:
    """Adds one text: each marked role is matched once, what shares most first."""
    pairs = sorted(
        (-dice, i, j)
        for i, marked in enumerate(gold)
        for j, read in enumerate(ours)
        if coarse(marked.role) == coarse(read.role) and _meets(read.event, [marked.event])
        if (dice := _dice(text, marked, read)) >= least
    )
    taken: set[int] = set()
    used: set[int] = set()
    for _, i, j in pairs:
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
    hits.add(len(gold), len(ours), len(taken))


def _dice(text: AnnotatedText, left: RoleMark, right: RoleMark) -> float:
    first, second = _words(text, left), _words(text, right)
    total = len(first) + len(second)
    return 2 * len(first & second) / total if total else 0.0


def _words(text: AnnotatedText, role: RoleMark) -> frozenset[int]:
    """The set's own words that the participant touches."""
    return frozenset(start for start, end in text.words if start < role.end and end > role.start)


def _meets(event: Range, others: Sequence[Range]) -> bool:
    return any(event[0] < end and start < event[1] for start, end in others)
