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
share its head or a name."""
_ABOVE = 3
"""Words above its governor that are noted of a mention."""
_NOTHING = -3


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
    for name in ("form", "pronoun", "number", "gender", "kind", "part"):
        columns[name] = _column(getattr(view, name) for view in views)
    for name in ("head", "sentence", "quotation", "speaker"):
        columns[name] = _column(getattr(view, name) for view in views)
    columns["start"] = _column(view.span.start for view in views)
    columns["end"] = _column(view.span.end for view in views)
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
            keys = {view.key, *view.names}
            if last > 0:
                far = {n for key in keys for n in holding[key][-WIDTH:] if n < last}
                near += sorted(far, reverse=True)[:MATCHING]
            for key in keys:
                holding[key].append(at)
        found[at, : len(near)] = near
    return found


def _column(values: Iterable[int]) -> Ints:
    return np.array(list(values), np.int32)


def _letters(view: MentionView) -> str:
    """The first letters of a name of several words."""
    return "".join(word[:1] for word in (*view.before, view.key)) if len(view.names) > 1 else ""


def _places(views: Sequence[MentionView], tree: Tree) -> dict[str, Ints]:
    """Where each stands in the tree, as words of it."""
    heads, relations = tree.heads, tree.relations
    above: dict[int, list[int]] = {}
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for view in views:
        head, governor = view.head, view.governor
        if governor not in above:
            above[governor] = _few_above(tree, governor)
        over, relation, root = above[governor], relations[head], governor == head
        rows["governor"].append(_NOTHING if root else governor)
        rows["apposed"].append(governor if relation == "appos" else _NOTHING)
        rows["joined"].append(governor if relation == "conj" else _NOTHING)
        rows["subject_of"].append(governor if view.part is Part.SUBJECT else _NOTHING)
        named = None
        if tree.child(head, "cop") is not None:
            named = tree.child(head, "nsubj", "nsubj:outer")
        rows["said_of"].append(_NOTHING if named is None else named)
        clause = next((w for w in (governor, *over) if relations[w] == "acl:relcl"), None)
        relative = view.pronoun in (Pronoun.WHO, Pronoun.THIS) and clause is not None
        rows["relative_to"].append(heads[clause] if relative and clause is not None else _NOTHING)
        for step in range(_ABOVE):
            rows[f"above{step}"].append(over[step] if step < len(over) else _NOTHING - 1)
    return {name: np.array(row, np.int32) for name, row in rows.items()}


def _few_above(tree: Tree, word: int) -> list[int]:
    found: list[int] = []
    for over in tree.above(word):
        found.append(over)
        if len(found) == _ABOVE:
            break
    return found
