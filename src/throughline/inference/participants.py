"""Who takes part in an event, where what was read of it and the tree of the sentence agree.

The roles are read word by word, without the tree; the tree has no roles. What the tree does not
bear out must be read surely to stand, and what contradicts it gives way.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from throughline.inference.reading import EventReading, LabelledSpan, Reading
from throughline.inference.tree import Tree

_UNSURE = 0.3
"""A role below this stands only where the tree has an argument of its kind there."""
_BECOMING = frozenset(
    {"born", "collapse", "collapsed", "die", "died", "dies", "dying", "happen", "happened"}
    | {"disappear", "disappeared", "emerge", "emerged", "occur", "occurred", "perish", "perished"}
)
"""Verbs whose subject undergoes what they tell (PropBank)."""
_OWN = frozenset({"her", "his", "its", "my", "our", "their", "your"})
_IN = frozenset({"in", "at", "near"})
_TOWARDS = frozenset({"against", "to", "with"})
_PLACES = frozenset({"place", "facility"})


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a reading by what they belong to."""

    names: frozenset[int]
    places: frozenset[int]
    """Words of names of places."""
    times: frozenset[int]
    triggers: frozenset[int]
    """The word that each event hangs on."""


def marked_words(tree: Tree, reading: Reading) -> Marked:
    """The words of names, places, times and events of a reading."""

    def words(spans: Iterable[LabelledSpan]) -> frozenset[int]:
        return frozenset(word for one in spans for word in tree.within(one.start, one.end))

    heads = (tree.head_within(event.start, event.end) for event in reading.events)
    return Marked(
        words(reading.names),
        words(name for name in reading.names if name.label in _PLACES),
        words(reading.times),
        frozenset(head for head in heads if head is not None),
    )


def supported_roles(tree: Tree, event: EventReading, marked: Marked) -> tuple[LabelledSpan, ...]:
    """The roles of an event that stand beside the tree, in order of place.

    A time is no place, and what happens takes no part in what happens. Named participants of
    prepositions, and possessors, are added where none was read.
    """
    head = tree.head_within(event.start, event.end)
    if head is None:
        return event.roles
    kept: list[LabelledSpan] = []
    for role in event.roles:
        word = tree.head_within(role.start, role.end)
        if word is None:
            continue
        label = _corrected(tree, head, word, role, marked)
        if word in marked.triggers and label == "Arg1":
            continue
        if tree.word(word) in _OWN and tree.heads[word] != head:
            continue  # "gave his speech": whose speech it is
        if tree.relations[word] == "det":
            continue  # "this leak"
        if role.label == "Argm-LOC" and _touches(tree, role, marked.times):
            continue
        if role.score < _UNSURE and not _borne_out(tree, head, word, label):
            continue
        kept.append(replace(role, label=label))
    kept = [*_one_agent(tree, head, kept)]
    kept += _added(tree, head, kept, marked)
    return tuple(sorted(kept, key=lambda role: (role.start, role.end, role.label)))


def _added(
    tree: Tree, head: int, kept: Sequence[LabelledSpan], marked: Marked
) -> Iterator[LabelledSpan]:
    """Participants of the tree that no role covers."""
    for child in tree.children(head):
        label = _label_of(tree, head, child)
        if label is None or (label == "Arg0" and any(role.label == label for role in kept)):
            continue
        start, end = tree.phrase(child)
        if any(role.start < end and start < role.end for role in kept):
            continue
        if label == "Argm-LOC" and child not in marked.places:
            continue
        if label == "Arg2" and not _names_somebody(tree, start, end, marked):
            continue
        yield LabelledSpan(start, end, label, _UNSURE)


def _names_somebody(tree: Tree, start: int, end: int, marked: Marked) -> bool:
    inside = set(tree.within(start, end))
    return bool(inside & marked.names - marked.places) and not inside & marked.times


def _label_of(tree: Tree, head: int, child: int) -> str | None:
    relation = tree.relations[child]
    if tree.tags[head] == "NOUN":
        return "Arg0" if relation == "nmod:poss" else None
    if tree.tags[head] != "VERB" or relation != "obl":
        return None
    case = tree.case(child)
    return "Arg2" if case in _TOWARDS else "Argm-LOC" if case in _IN else None


def _corrected(tree: Tree, head: int, word: int, role: LabelledSpan, marked: Marked) -> str:
    """The label that the tree allows the role."""
    label = role.label
    if label == "Argm-LOC" and not _touches(tree, role, marked.places):
        return "Argm-OTHER"
    own = tree.heads[word] == head
    if own and tree.case(word) == "between" and not label.startswith("Argm"):
        return "Arg0"  # "a dispute between two firms": both are parties
    if tree.tags[head] == "NOUN" or label.startswith("Argm"):
        return label
    relation = tree.relations[word] if own else ""
    passive = tree.child(head, "aux:pass", "nsubj:pass") is not None
    if label == "Arg0":
        undergoes = relation == "nsubj:pass" or tree.word(head) in _BECOMING
        return "Arg1" if undergoes else label
    if passive and (relation == "obl:agent" or (relation == "obl" and tree.case(word) == "by")):
        return "Arg0"
    return label


def _borne_out(tree: Tree, head: int, word: int, label: str) -> bool:
    """Whether the tree has an argument of that kind there."""
    own = tree.heads[word] == head
    relation = tree.relations[word] if own else ""
    if label == "Arg0":
        parties = own and tree.case(word) == "between"
        return (
            parties or relation in ("nsubj", "nmod:poss", "obl:agent") or word == tree.subject(head)
        )
    if label == "Arg1":
        if relation.startswith("nmod"):
            return tree.case(word) == "of"
        return relation in ("obj", "nsubj:pass", "compound") or (
            relation == "nsubj" and tree.word(head) in _BECOMING
        )
    if label == "Arg2":
        return relation in ("iobj", "obj")
    if label == "Argm-LOC":
        return own and tree.case(word) in _IN
    return False


def _one_agent(tree: Tree, head: int, roles: list[LabelledSpan]) -> tuple[LabelledSpan, ...]:
    """Where the verb has a subject of its own, no other word is its agent beside it."""
    words = [tree.head_within(role.start, role.end) for role in roles]
    agents = [word for role, word in zip(roles, words, strict=True) if role.label == "Arg0"]
    near = [word for word in agents if word is not None and tree.heads[word] == head]
    if len(agents) < 2 or not near:
        return tuple(roles)
    return tuple(
        role
        for role, word in zip(roles, words, strict=True)
        if role.label != "Arg0" or word in near
    )


def _touches(tree: Tree, role: LabelledSpan, words: frozenset[int]) -> bool:
    return any(word in words for word in tree.within(role.start, role.end))
