"""The measures of coreference: MUC, B³, CEAFe and their mean, the CoNLL score.

As in the reference scorer (Pradhan et al., ACL 2014): chains are sets of mentions, a mention on one
side alone counts against the other. MUC (Vilain et al. 1995) counts links and so no singletons; B³
(Bagga and Baldwin 1998) counts, of each mention, how much of its chain is shared; CEAFe (Luo 2005,
φ4) is the best one-to-one matching of chains.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Mention = Hashable
Chains = Sequence[frozenset[Mention]]


@dataclass(frozen=True, slots=True)
class Figures:
    """F1 of each measure, from 0 to 1."""

    muc: float
    b3: float
    ceafe: float

    @property
    def conll(self) -> float:
        """The mean of the three."""
        return (self.muc + self.b3 + self.ceafe) / 3


def chains(label_of: Mapping[Mention, Hashable]) -> Chains:
    """The chains, of mentions that have one label."""
    found: dict[Hashable, list[Mention]] = defaultdict(list)
    for mention, label in label_of.items():
        found[label].append(mention)
    return [frozenset(members) for members in found.values()]


def without_singletons(given: Chains) -> Chains:
    """The chains of two mentions and more."""
    return [chain for chain in given if len(chain) > 1]


def figures(gold: Chains, found: Chains) -> Figures:
    """The three measures of `found` against `gold`."""
    return Figures(muc(gold, found), b_cubed(gold, found), ceaf_e(gold, found))


def muc(gold: Chains, found: Chains) -> float:
    """F1 of links."""
    return _f1(_links(gold, found), _links(found, gold))


def b_cubed(gold: Chains, found: Chains) -> float:
    """F1 of the share of each mention's chain that is right."""
    return _f1(_shares(gold, found), _shares(found, gold))


def ceaf_e(gold: Chains, found: Chains) -> float:
    """F1 of the best matching of chains, by twice the shared mentions over all of both."""
    home = _home(found)
    overlaps: dict[tuple[int, int], int] = defaultdict(int)
    for row, chain in enumerate(gold):
        for mention in chain:
            if mention in home:
                overlaps[row, home[mention]] += 1
    like = {
        (row, column): 2 * shared / (len(gold[row]) + len(found[column]))
        for (row, column), shared in overlaps.items()
    }
    total = sum(_best_matching(part) for part in _parts(like))
    return 2 * total / (len(gold) + len(found)) if gold or found else 0.0


def _home(given: Chains) -> dict[Mention, int]:
    return {mention: number for number, chain in enumerate(given) for mention in chain}


def _links(key: Chains, response: Chains) -> float:
    """The share of the links that make the chains of `key` which `response` has."""
    home = _home(response)
    right = wanted = 0
    for chain in key:
        alone = sum(mention not in home for mention in chain)
        parts = alone + len({home[mention] for mention in chain if mention in home})
        right += len(chain) - parts
        wanted += len(chain) - 1
    return right / wanted if wanted else 0.0


def _shares(key: Chains, response: Chains) -> float:
    home = _home(response)
    total = 0.0
    for chain in key:
        met: dict[int, int] = defaultdict(int)
        for mention in chain:
            if mention in home:
                met[home[mention]] += 1
        total += sum(shared * shared for shared in met.values()) / len(chain)
    count = sum(map(len, key))
    return total / count if count else 0.0


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


Pairs = Mapping[tuple[int, int], float]


def _parts(like: Pairs) -> Iterator[Pairs]:
    """The pairs, apart where no chain of one part overlaps with one of another."""
    rows: dict[int, list[int]] = defaultdict(list)
    columns: dict[int, list[int]] = defaultdict(list)
    for row, column in like:
        rows[row].append(column)
        columns[column].append(row)
    seen: set[int] = set()
    for first in rows:
        if first in seen:
            continue
        waiting, part = [first], {first}
        while waiting:
            row = waiting.pop()
            for column in rows[row]:
                new = set(columns[column]) - part
                part |= new
                waiting += new
        seen |= part
        yield {(row, column): like[row, column] for row in part for column in rows[row]}


def _best_matching(like: Pairs) -> float:
    """The greatest sum of a one-to-one matching."""
    rows = _numbered(row for row, _ in like)
    columns = _numbered(column for _, column in like)
    table = np.zeros((len(rows), len(columns)))
    for (row, column), value in like.items():
        table[rows[row], columns[column]] = value
    return float(_assigned(table if len(rows) <= len(columns) else table.T))


def _numbered(values: Iterable[int]) -> dict[int, int]:
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


def _assigned(table: npt.NDArray[np.float64]) -> float:
    """The sum of the best assignment of rows to columns, of which there are no fewer.

    The Hungarian method by shortest augmenting paths (Jonker and Volgenant 1987).
    """
    rows, columns = table.shape
    cost = np.zeros((rows + 1, columns + 1))
    cost[1:, 1:] = -table
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    row_of = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        row_of[0] = row
        column = 0
        least = np.full(columns + 1, np.inf)
        before = np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while row_of[column]:
            used[column] = True
            at = row_of[column]
            reduced = cost[at] - row_price[at] - column_price
            better = ~used & (reduced < least)
            better[0] = False
            least[better], before[better] = reduced[better], column
            nearest = int(np.where(used, np.inf, least)[1:].argmin()) + 1
            step = least[nearest]
            row_price[row_of[used]] += step
            column_price[used] -= step
            least[~used] -= step
            column = nearest
        while column:
            row_of[column] = row_of[before[column]]
            column = before[column]
    matched = [(at - 1, column - 1) for column, at in enumerate(row_of) if column and at]
    return sum(float(table[at, column]) for at, column in matched)
