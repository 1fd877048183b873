"""Who takes part in an event, where what was read of it and the tree of the sentence agree.

The roles are read word by word, without the tree; the tree has no roles. What the tree does not
bear out must be read surely to stand, and what contradicts it gives way.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from throughline.inference.reading import EventReading, LabelledSpan
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
_PLACES = frozenset({"place", "facility"})


def supported_roles(
    tree: Tree,
    event: EventReading,
    places: Sequence[LabelledSpan],
    times: Sequence[LabelledSpan],
    triggers: frozenset[int],
) -> tuple[LabelledSpan, ...]:
    """The roles of an event that stand beside the tree, in order of place.

    `places` are names of places, `times` time expressions and `triggers` the words of events: a
    time is no place, and what happens takes no part in what happens.
    """
    head = tree.head_within(event.start, event.end)
    if head is None:
        return event.roles
    kept: list[LabelledSpan] = []
    for role in event.roles:
        word = tree.head_within(role.start, role.end)
        if word is None:
            continue
        label = _corrected(tree, head, word, role, places)
        if word in triggers and label == "Arg1":
            continue
        if tree.word(word) in _OWN and tree.heads[word] != head:
            continue  # "gave his speech": whose speech it is
        if role.label == "Argm-LOC" and any(_meet(role, time) for time in times):
            continue
        if role.score < _UNSURE and not _borne_out(tree, head, word, label):
            continue
        kept.append(replace(role, label=label))
    return _one_agent(tree, head, kept)


def _corrected(
    tree: Tree, head: int, word: int, role: LabelledSpan, places: Sequence[LabelledSpan]
) -> str:
    """The label that the tree allows the role."""
    label = role.label
    if label == "Argm-LOC" and not any(_meet(role, place) for place in places):
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


def _meet(one: LabelledSpan, other: LabelledSpan) -> bool:
    return one.start < other.end and other.start < one.end


def trigger_words(tree: Tree, events: Iterable[EventReading]) -> frozenset[int]:
    """The head word of each event."""
    heads = (tree.head_within(event.start, event.end) for event in events)
    return frozenset(head for head in heads if head is not None)


def is_place(name: LabelledSpan) -> bool:
    """Whether a name is that of a place."""
    return name.label in _PLACES
