"""Mentions and pairs of them as numbers, for a whole document at once.

Each mention is a row of its own; a pair has what only the two together tell. The cost is linear in
the number of mentions. Only ever change together with the weights.
"""

import numpy as np
import numpy.typing as npt

from throughline.extract.mentions.pairs.kinds import Form, Gender, Kind, Number, Part, Pronoun
from throughline.extract.mentions.pairs.table import Ints, Table

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]
Array = npt.NDArray[np.generic]

_ONE_HOT = (
    ("form", Form), ("pronoun", Pronoun), ("number", Number), ("gender", Gender), ("kind", Kind),
    ("part", Part),
)  # fmt: skip
_TIED = ("apposed", "said_of", "relative_to", "joined", "speaker")


def mention_features(table: Table) -> Floats:
    """[mentions, features] of each by itself."""
    columns, views = table.columns, table.views
    found = [np.eye(len(kind), dtype=np.float32)[columns[name]] for name, kind in _ONE_HOT]
    own = [
        (view.reflexive, view.opens, len(view.before), len(view.after), len(view.names))
        for view in views
    ]
    own_table: Floats = np.array(own, np.float32).reshape(-1, 5)
    own_table[:, 2:] /= 3
    found += [own_table, np.eye(5, dtype=np.float32)[columns["class"]]]
    earlier, often = columns["earlier"], columns["often"]
    more = [
        columns["clause"],
        columns["quotation"] >= 0,
        columns["figures"][:, 0] >= 0,
        np.minimum(columns["sentence"], 20) / 20,
        columns["sentence"] == 0,
        earlier == 0,
        np.minimum(earlier, 5) / 5,
        often == 1,
        np.minimum(often, 10) / 10,
        *(
            columns[name] >= 0
            for name in ("apposed", "said_of", "relative_to", "joined", "speaker")
        ),
    ]
    return np.concatenate([*found, np.stack(more, 1)], 1).astype(np.float32)


def pair_features(table: Table, rows: Ints, others: Ints) -> Floats:
    """[rows, others, features]: the mentions `rows`, each with those of its row of `others`.

    `others` [rows, width] are mentions, the nearest first, -1 where there are no more.
    """
    return _Pairs(table, rows, others).features()


class _Pairs:
    """The pairs of some mentions; a class because what is compared first is used again.

    Of `a`, the mention that is looked at, and `b`, one before it.
    """

    def __init__(self, table: Table, rows: Ints, others: Ints) -> None:
        self._columns = table.columns
        self._real: Bools = others >= 0
        self._rows, self._others = rows[:, None], np.where(self._real, others, 0)
        self._found: list[Array] = []
        a, b = self._both("key")
        pronoun_a, pronoun_b = self._both("pronoun")
        self._nominal = (pronoun_a == 0) & (pronoun_b == 0)
        self._same_head: Bools = self._nominal & (a == b) & self._real
        a, b = self._both("text")
        self._same_text: Bools = (a == b) & self._real

    def features(self) -> Floats:
        """See `pair_features`."""
        self._words()
        self._names()
        agrees = self._agreement()
        self._distance()
        self._tree()
        self._speech()
        self._ranks(agrees)
        shape = (*self._others.shape, len(self._found))
        table = np.empty(shape, np.float32)
        for at, values in enumerate(self._found):
            table[..., at] = values
        return table

    def _both(self, name: str) -> tuple[Ints, Ints]:
        return self._columns[name][self._rows], self._columns[name][self._others]

    def _shared(self, left: str, right: str) -> tuple[Ints, Ints, Ints]:
        """How many words of `left` in a are of `right` in b, how many are not, how many b has else.

        Words of one mention are counted as often as it has them.
        """
        one, two = self._columns[left], self._columns[right]
        a, b = one[self._rows], two[self._others]
        shared = np.zeros(self._others.shape, np.int32)
        of_b = np.zeros(self._others.shape, np.int32)
        lengths = (one >= 0).sum(1, dtype=np.int32), (two >= 0).sum(1, dtype=np.int32)
        most = [int(length.max(initial=0)) for length in lengths]
        matched = [np.zeros(self._others.shape, bool) for _ in range(most[1])]
        for at in range(most[0]):
            word = a[..., at]
            any_ = np.zeros(self._others.shape, bool)
            for place in range(most[1]):
                equal = (word == b[..., place]) & (word >= 0)
                any_ |= equal
                matched[place] |= equal
            shared += any_
        for one_ in matched:
            of_b += one_
        return shared, lengths[0][self._rows] - shared, lengths[1][self._others] - of_b

    def _words(self) -> None:
        before, before_a, before_b = self._shared("before", "before")
        after, after_a, after_b = self._shared("after", "after")
        crossed = self._shared("before", "after")[0] + self._shared("after", "before")[0]
        same = self._same_head
        bare = same & (before_a + before_b + after_a + after_b == 0)
        self._found += [self._same_text, same, bare, *self._heads_inside()]
        for shared, of_a, of_b in ((before, before_a, before_b), (after, after_a, after_b)):
            self._found += [np.minimum(count, 3) / 3 for count in (shared, of_a, of_b)]
            more_a, more_b = same & (of_a > 0), same & (of_b > 0)
            self._found += [more_a, more_b, more_a & more_b]
        self._found.append(np.minimum(crossed, 2) / 2)

    def _heads_inside(self) -> list[Array]:
        """Whether the head of the one is another word of the other."""
        key_a, key_b = self._both("key")
        found: list[Array] = []
        for key, side in ((key_a, 1), (key_b, 0)):
            words = (self._both("before")[side], self._both("after")[side])
            inside = [(one == key[..., None]).any(-1) for one in words]
            found.append((inside[0] | inside[1]) & self._nominal)
        return found

    def _names(self) -> None:
        shared, of_a, of_b = self._shared("names", "names")
        figures, figures_a, figures_b = self._shared("figures", "figures")
        (letters_a, letters_b), (text_a, text_b) = self._both("letters"), self._both("text")
        self._found += [
            shared > 0,
            (shared > 0) & (of_a == 0),
            (shared > 0) & (of_b == 0),
            (shared == 0) & (of_a > 0) & (of_b > 0),
            (shared > 0) & (of_a > 0) & (of_b > 0),
            figures > 0,
            (figures == 0) & (figures_a > 0) & (figures_b > 0),
            (figures_a > 0) != (figures_b > 0),
            (letters_a == text_b) & (letters_a >= 0),
            (letters_b == text_a) & (letters_b >= 0),
        ]

    def _agreement(self) -> Bools:
        agrees: Bools = self._real.copy()
        for name in ("number", "gender", "kind"):
            a, b = self._both(name)
            told = (a > 0) & (b > 0)
            self._found += [told & (a == b), told & (a != b)]
            agrees &= ~(told & (a != b))
        pronoun_a, pronoun_b = self._both("pronoun")
        self._found.append((pronoun_a > 0) & (pronoun_a == pronoun_b))
        return agrees

    def _distance(self) -> None:
        a, b = self._both("sentence")
        apart = a - b
        edges = ((0, 0), (1, 1), (2, 2), (3, 5), (6, 15), (16, 10**9))
        self._found += [(apart >= low) & (apart <= high) for low, high in edges]
        steps = np.maximum(self._rows - self._others, 1)
        self._found += [
            np.log1p(np.maximum(apart, 0)) / 4,
            np.log1p(steps) / 5,
            steps == 1,
            steps == 2,
        ]

    def _tree(self) -> None:
        columns = self._columns
        (start_a, start_b), (end_a, end_b) = self._both("start"), self._both("end")
        (head_a, head_b), (governor_a, governor_b) = self._both("head"), self._both("governor")
        inside = (start_b <= start_a) & (end_a <= end_b)
        subject_a, subject_b = self._both("subject_of")
        part_a, part_b = self._both("part")
        self._found += [inside, inside & (head_a == head_b)]
        for name in ("apposed", "said_of", "relative_to", "joined", "told_of"):
            self._found.append(columns[name][self._rows] == head_b)
        beside = governor_a == governor_b
        self._found += [
            columns["apposed"][self._others] == head_a,
            beside,
            beside & (subject_b >= 0),
            governor_a == head_b,
            governor_b == head_a,
            *(columns[f"above{step}"][self._rows] == subject_b for step in range(3)),
            *(columns[f"above{step}"][self._rows] == head_b for step in range(3)),
            *(columns[f"above{step}"][self._rows] == governor_b for step in range(3)),
            (subject_a >= 0) & (subject_b >= 0),
            part_a == part_b,
        ]

    def _speech(self) -> None:
        (quoted_a, quoted_b), (head_a, head_b) = self._both("quotation"), self._both("head")
        speaker_a, speaker_b = self._both("speaker")
        in_a, in_b = quoted_a >= 0, quoted_b >= 0
        self._found += [
            in_a & (quoted_a == quoted_b),
            in_a & ~in_b,
            ~in_a & in_b,
            in_a & in_b & (quoted_a != quoted_b),
            (speaker_a >= 0) & (speaker_a == head_b),
            (speaker_b >= 0) & (speaker_b == head_a),
        ]

    def _ranks(self, agrees: Bools) -> None:
        """How near each is among those alike, and what else there is to choose."""
        subject = agrees & (self._both("subject_of")[1] >= 0)
        before = agrees.cumsum(1) - agrees
        self._found += [agrees & (before == rank) for rank in range(3)]
        self._found.append(agrees)
        self._found += [_nearest(one) for one in (subject, self._same_head, self._same_text)]
        for same in (self._same_text, self._same_head):
            self._found.append(same.any(1, keepdims=True) & ~same)
        self._found.append(agrees & (agrees.sum(1, keepdims=True) == 1))


def _nearest(chosen: Bools) -> Bools:
    nearest: Bools = chosen & (chosen.cumsum(1) == 1)
    return nearest
