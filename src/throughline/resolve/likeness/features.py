"""Compares mentions of events pair by pair: one row of numbers a pair, in the order of NAMES.

Everything is symmetric but for the order of the two lists. Cost: one product of sparse-like tables
a feature, so that a block of n by m mentions costs little more than one pair.
"""

from collections.abc import Callable, Iterable, Sequence, Set

import numpy as np
import numpy.typing as npt

from throughline.resolve.likeness.vectors import WordVectors
from throughline.resolve.likeness.views import EventView, Filler, Role

Floats = npt.NDArray[np.float32]
Left = Sequence[EventView]

_NOBODY = Filler(frozenset(), frozenset(), frozenset(), ())


class Comparison:
    """Two lists of mentions side by side, and the features of every pair of them."""

    def __init__(self, left: Left, right: Left, vectors: WordVectors) -> None:
        self._left, self._right, self._vectors = left, right, vectors
        self.names: list[str] = []
        self._found: list[Floats] = []

    def features(self) -> Floats:
        """[left, right, features]."""
        # Some builds of BLAS raise this flag for padding that no result holds.
        with np.errstate(invalid="ignore"):
            self._triggers()
            for role in Role:
                self._role(role)
            self._participants()
            self._sentences()
            self._ways()
        return np.stack(self._found, -1)

    # --- how two lists are compared ------------------------------------------------------------

    def _add(self, name: str, values: npt.NDArray[np.generic]) -> None:
        self.names.append(name)
        self._found.append(values.astype(np.float32))

    def _tables(self, of: Callable[[EventView], Set[str]]) -> tuple[Floats, Floats]:
        sets = [of(view) for view in (*self._left, *self._right)]
        place = {word: at for at, word in enumerate(sorted(set().union(*sets)))}
        table = np.zeros((len(sets), max(1, len(place))), np.float32)
        for row, words in enumerate(sets):
            table[row, [place[word] for word in words]] = 1.0
        return table[: len(self._left)], table[len(self._left) :]

    def _overlap(self, name: str, of: Callable[[EventView], Set[str]]) -> None:
        """The share of the smaller set that is shared, and whether both have one and share none."""
        left, right = self._tables(of)
        shared = left @ right.T
        sizes = left.sum(1)[:, None], right.sum(1)[None, :]
        both = (sizes[0] > 0) & (sizes[1] > 0)
        self._add(f"{name}_shared", shared / np.maximum(1, np.minimum(*sizes)))
        self._add(f"{name}_apart", both & (shared == 0))

    def _equal(self, name: str, of: Callable[[EventView], object]) -> None:
        left, right = ([of(view) for view in side] for side in (self._left, self._right))
        self._add(name, np.array([[one == two for two in right] for one in left]))

    def _near(self, name: str, of: Callable[[EventView], Iterable[str]]) -> None:
        """Cosine of the mean vectors of words; 0 where a word is not known."""
        left, right = (
            self._vectors.means([of(view) for view in side]) for side in (self._left, self._right)
        )
        self._add(name, left @ right.T)

    def _both(self, name: str, of: Callable[[EventView], float]) -> None:
        """The mean of a number of the two, and how far they are apart."""
        left = np.array([of(view) for view in self._left], np.float32)[:, None]
        right = np.array([of(view) for view in self._right], np.float32)[None, :]
        self._add(f"{name}_mean", (left + right) / 2)
        self._add(f"{name}_gap", np.abs(left - right))

    # --- what is compared ----------------------------------------------------------------------

    def _triggers(self) -> None:
        self._equal("stem", lambda view: view.stem)
        self._equal("root", lambda view: view.root)
        self._overlap("trigger", lambda view: view.trigger)
        self._overlap("letters", lambda view: _letters(view.head))
        self._near("head_near", lambda view: (view.head,))
        self._near("trigger_near", lambda view: view.plain)
        self._both("known", lambda view: float(self._vectors.known(view.head)))
        self._both("words", lambda view: float(len(view.plain)))

    def _role(self, role: Role) -> None:
        def filler(view: EventView) -> Filler:
            return view.roles.get(role, _NOBODY)

        self._overlap(f"{role.value}", lambda view: filler(view).words)
        self._overlap(f"{role.value}_head", lambda view: filler(view).heads)
        self._overlap(f"{role.value}_name", lambda view: filler(view).names)
        self._near(f"{role.value}_near", lambda view: filler(view).plain)

    def _participants(self) -> None:
        self._overlap("participants", _participants)
        self._overlap("participant_names", _participant_names)
        sides = [
            [(view.stem, _participants(view)) for view in s] for s in (self._left, self._right)
        ]
        told = [[a in of_b or b in of_a for b, of_b in sides[1]] for a, of_a in sides[0]]
        self._add("takes_part", np.array(told))
        self._both("roles", lambda view: float(len(view.roles)))

    def _sentences(self) -> None:
        left, right = self._weighted()
        self._add("sentence", left @ right.T)
        self._near("sentence_near", lambda view: view.around)
        self._overlap("names", lambda view: view.names)
        self._overlap("numbers", lambda view: view.numbers)
        self._overlap("times", lambda view: view.times)
        self._equal("document", lambda view: view.document)
        self._equal("same_sentence", lambda view: (view.document, view.sentence))
        self._both("opening", lambda view: 1.0 / (1 + view.sentence))

    def _weighted(self) -> tuple[Floats, Floats]:
        """Sentences as unit vectors of their content words, rare ones counting more."""
        views = (*self._left, *self._right)
        words = sorted({word for view in views for word in view.around})
        place = {word: at for at, word in enumerate(words)}
        weight = np.array([self._vectors.rarity(word) for word in words], np.float32)
        table = np.zeros((len(views), max(1, len(place))), np.float32)
        for row, view in enumerate(views):
            at = [place[word] for word in view.around]
            table[row, at] = weight[at] if at else 0.0
        table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
        return table[: len(self._left)], table[len(self._left) :]

    def _ways(self) -> None:
        self._both("nominal", lambda view: float(view.nominal))
        self._both("reporting", lambda view: float(view.kind == "reporting"))
        self._equal("kind", lambda view: view.kind)
        self._equal("polarity", lambda view: view.polarity)
        self._equal("tense", lambda view: view.tense)
        self._equal("certainty", lambda view: view.certainty)


def _letters(word: str) -> Set[str]:
    return {f"^{word}"[at : at + 3] for at in range(max(1, len(word) - 1))}


def _participants(view: EventView) -> Set[str]:
    parts = (view.roles.get(role, _NOBODY).words for role in (Role.AGENT, Role.PATIENT, Role.OTHER))
    return frozenset().union(*parts)


def _participant_names(view: EventView) -> Set[str]:
    parts = (view.roles.get(role, _NOBODY).names for role in (Role.AGENT, Role.PATIENT, Role.OTHER))
    return frozenset().union(*parts)
