"""The mentions of a document as columns of numbers, and which of them are compared."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from throughline.extract.mentions.pairs.kinds import Part, Pronoun
from throughline.extract.mentions.pairs.views import MOST_WORDS, MentionView
from throughline.inference.tree import Tree

Ints = npt.NDArray[np.int32]

NEAREST = 30
MATCHING = 10
WIDTH = NEAREST + MATCHING
"""Mentions before that each is compared with: the nearest, and the latest of those further off that
have its head or a name of it among their words."""
_ABOVE = 3
"""Words above its governor that are noted of a mention."""
_CODES = (
    *("form", "pronoun", "number", "gender", "kind", "part"),
    *("head", "sentence", "quotation", "speaker", "start", "end"),
)
_PLACES = (
    *("governor", "apposed", "joined", "subject_of", "said_of", "clause", "class", "told_of"),
    *("relative_to", *(f"above{step}" for step in range(_ABOVE))),
)
_NOTHING = -3
_TELLING = ("acl", "acl:relcl")
_CLAUSES = frozenset({"csubj", "csubj:pass", "ccomp", "xcomp"})
_CLASSES = {"VERB": 1, "NOUN": 2, "PROPN": 2, "ADJ": 3, "AUX": 4}
"""Class of the word that a mention hangs on; 0 is any other and none."""


@dataclass(frozen=True, slots=True)
class Table:
    """Mentions in order of place, the longer first; of each column a number for each mention.

    Columns of words are [mentions, MOST_WORDS], filled up with -1. Places in the tree that a
    mention has not are negative.
    """

    views: Sequence[MentionView]
    columns: dict[str, Ints]


def table_of(views: Sequence[MentionView], tree: Tree) -> Table:
    """The table of `views`, which are in order of place, the longer first."""
    numbers: defaultdict[str, int] = defaultdict(lambda: len(numbers))
    columns: dict[str, Ints] = {}
    codes = np.array([_codes(view) for view in views], np.int32).reshape(len(views), len(_CODES))
    columns |= {name: codes[:, at].copy() for at, name in enumerate(_CODES)}
    for name in ("before", "after", "names", "figures"):
        rows = np.full((len(views), MOST_WORDS), -1, np.int32)
        for at, view in enumerate(views):
            words: tuple[str, ...] = getattr(view, name)
            if words:
                rows[at, : len(words)] = [numbers[word] for word in words]
        columns[name] = rows
    columns["key"] = _column(numbers[view.key] for view in views)
    columns["text"] = _column(numbers[view.text] for view in views)
    columns["letters"] = _column(
        numbers[letters] if (letters := _letters(view)) else -1 for view in views
    )
    seen: Counter[str] = Counter()
    earlier = []
    for view in views:
        earlier.append(seen[view.key])
        seen[view.key] += 1
    columns["earlier"] = _column(earlier)
    columns["often"] = _column(seen[view.key] for view in views)
    return Table(views, columns | _places(views, tree))


def candidates(table: Table) -> Ints:
    """[mentions, WIDTH]: those before each, the nearest first; -1 where there are no more."""
    found = np.full((len(table.views), WIDTH), -1, np.int32)
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for at, view in enumerate(table.views):
        near = list(range(at - 1, max(-1, at - 1 - NEAREST), -1))
        last = at - NEAREST
        if view.pronoun is Pronoun.NONE:
            if last > 0:
                keys = {view.key, *view.names}
                far = {n for key in keys for n in holding[key][-WIDTH:] if n < last}
                near += sorted(far, reverse=True)[:MATCHING]
            for key in {view.key, *view.before, *view.after}:
                holding[key].append(at)
        found[at, : len(near)] = near
    return found


def _column(values: Iterable[int]) -> Ints:
    return np.array(list(values), np.int32)


def _codes(view: MentionView) -> tuple[int, ...]:
    return (
        *(view.form, view.pronoun, view.number, view.gender, view.kind, view.part),
        *(view.head, view.sentence, view.quotation, view.speaker, view.span.start, view.span.end),
    )


def _letters(view: MentionView) -> str:
    """The first letters of a name of several words."""
    return "".join(word[:1] for word in (*view.before, view.key)) if len(view.names) > 1 else ""


def _places(views: Sequence[MentionView], tree: Tree) -> dict[str, Ints]:
    """Where each stands in the tree, as words of it."""
    relations, tags = tree.relations, tree.tags
    known: dict[int, tuple[int, ...]] = {}
    rows = []
    for view in views:
        head, governor = view.head, view.governor
        if governor not in known:
            known[governor] = _above(tree, governor)
        told_of, clause, *over = known[governor]
        relation, root = relations[head], governor == head
        named = None
        if tags[head] != "PRON" and tree.child(head, "cop") is not None:
            named = tree.child(head, "nsubj", "nsubj:outer")
        relative = view.pronoun in (Pronoun.WHO, Pronoun.THIS)
        rows.append(
            (
                _NOTHING if root else governor,
                governor if relation == "appos" else _NOTHING,
                governor if relation == "conj" else _NOTHING,
                governor if view.part is Part.SUBJECT else _NOTHING,
                _NOTHING if named is None else named,
                0 if root else clause,
                0 if root else _CLASSES.get(tags[governor], 0),
                told_of,
                told_of if relative else _NOTHING,
                *over,
            )
        )
    table = np.array(rows, np.int32).reshape(len(views), len(_PLACES))
    return {name: table[:, at].copy() for at, name in enumerate(_PLACES)}


def _above(tree: Tree, governor: int) -> tuple[int, ...]:
    """Of a governor: what the nearest clause around it tells of, whether a clause hangs on it, and
    the words above it."""
    over: list[int] = []
    for word in tree.above(governor):
        over.append(word)
        if len(over) == _ABOVE:
            break
    told = next((w for w in (governor, *over) if tree.relations[w] in _TELLING), None)
    return (
        _NOTHING if told is None else tree.heads[told],
        any(tree.relations[child] in _CLAUSES for child in tree.children(governor)),
        *over,
        *[_NOTHING - 1] * (_ABOVE - len(over)),
    )
