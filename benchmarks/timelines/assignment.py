"""The cheapest way to pair rows with columns, one to one: the Hungarian method in O(n²m).

After the shortest augmenting paths of Jonker and Volgenant (1987).
"""

import numpy as np
from numpy.typing import NDArray


def cheapest_pairs(costs: NDArray[np.float64]) -> list[tuple[int, int]]:
    """(row, column) pairs of least total cost, min(rows, columns) of them, by row."""
    if costs.shape[0] > costs.shape[1]:
        return sorted((row, column) for column, row in cheapest_pairs(costs.T))
    rows, columns = costs.shape
    row_price, column_price = np.zeros(rows), np.zeros(columns)
    row_of = np.full(columns, -1)
    for row in range(rows):
        _augment(costs, row, row_price, column_price, row_of)
    return sorted((int(row), column) for column, row in enumerate(row_of) if row >= 0)


def _augment(
    costs: NDArray[np.float64],
    free_row: int,
    row_price: NDArray[np.float64],
    column_price: NDArray[np.float64],
    row_of: NDArray[np.int_],
) -> None:
    """Give `free_row` a column along the cheapest path of changes; prices are kept up to date."""
    columns = costs.shape[1]
    shortest = np.full(columns, np.inf)
    came_from = np.full(columns, -1)
    done = np.zeros(columns, dtype=bool)
    row, spent, last = free_row, 0.0, -1
    while True:
        offer = spent + costs[row] - row_price[row] - column_price
        better = ~done & (offer < shortest)
        shortest[better], came_from[better] = offer[better], last
        column = int(np.where(done, np.inf, shortest).argmin())
        spent = float(shortest[column])
        done[column] = True
        if row_of[column] < 0:
            break
        row, last = int(row_of[column]), column
    for visited in np.flatnonzero(done):
        column_price[visited] += shortest[visited] - spent
        if row_of[visited] >= 0:
            row_price[row_of[visited]] += spent - shortest[visited]
    row_price[free_row] += spent
    while column >= 0:
        previous = int(came_from[column])
        row_of[column] = row_of[previous] if previous >= 0 else free_row
        column = previous
