"""What an engine is: anything that maps a function over articles and keeps their order."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine(Protocol):
    """Runs the per-article stages. The function is importable by name and pure."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """`function` of every item, in the items' order.

        An error in `function` is raised here as it was raised there. Items are taken from the
        iterable as results are wanted, not all at once.
        """
        ...
