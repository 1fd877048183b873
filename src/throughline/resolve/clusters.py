"""Disjoint sets of numbers (Tarjan 1975). The root of a set is its smallest member, so the same
unions in any order give the same sets under the same names."""


class UnionFind:
    """Sets over 0 … size - 1; `union` and `root` take nearly constant time."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, number: int) -> int:
        """The smallest member of the set of `number`."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def union(self, left: int, right: int) -> None:
        """Make the sets of the two numbers one."""
        first, second = sorted((self.root(left), self.root(right)))
        self._parent[second] = first

    def groups(self) -> list[list[int]]:
        """Every set, members ascending, sets in order of their smallest member."""
        members: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            members.setdefault(self.root(number), []).append(number)
        return list(members.values())
