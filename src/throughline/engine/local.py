"""The engine of one machine: worker processes, fed in batches, answers in order.

A hundred reports are read in this process in the time that workers need to start and to load
their word lists. Beyond that, at most `BATCHES_IN_FLIGHT` batches a worker are under way, so that
memory does not grow with the corpus.
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context

from throughline.engine.protocol import Item, Result

IN_PROCESS_ITEMS = 96
BATCH_ITEMS = 8
BATCHES_IN_FLIGHT = 3


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """Maps over the cores of this machine. `workers` 0 means one a core; 1 means this process."""

    workers: int = 0
    in_process_items: int = IN_PROCESS_ITEMS
    """Up to so many items no process is started."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """`function` of every item, in order; see `Engine.map`."""
        workers = self.workers or _cores()
        rest = iter(items)
        if workers == 1:
            yield from map(function, rest)
            return
        # They are held back, not computed: the pool should start on them at once if there are more.
        first = list(islice(rest, self.in_process_items + 1))
        if len(first) <= self.in_process_items:
            yield from map(function, first)
            return
        yield from _map_in_pool(function, chain(first, rest), workers)


def _map_in_pool(
    function: Callable[[Item], Result], items: Iterator[Item], workers: int
) -> Iterator[Result]:
    # "spawn" everywhere: a fork copies locks that a library's threads may hold.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _leave_interrupts_to_parent)
    waiting: deque[tuple[tuple[Item, ...], Future[list[Result]]]] = deque()
    try:
        while batch := tuple(islice(items, BATCH_ITEMS)):
            with _main_module_unseen():
                waiting.append((batch, pool.submit(_run_batch, function, batch)))
            if len(waiting) >= workers * BATCHES_IN_FLIGHT:
                yield from _result(*waiting.popleft())
        while waiting:
            yield from _result(*waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _run_batch(function: Callable[[Item], Result], batch: tuple[Item, ...]) -> list[Result]:
    return [function(item) for item in batch]


def _result(batch: tuple[Item, ...], future: "Future[list[Result]]") -> list[Result]:
    try:
        return future.result()
    except BrokenProcessPool as error:
        labels = ", ".join(str(getattr(item, "path", item))[:200] for item in batch)
        error.add_note(f"a worker process died (out of memory?) on or beside one of: {labels}")
        raise


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _main_module_unseen() -> Iterator[None]:
    """Keeps a new worker from running the user's script again.

    A spawned process imports `__main__` anew, which ends in an endless chain of builds for a
    script without `if __name__ == "__main__"`. The functions mapped here are importable by
    name, so no worker needs that module.
    """
    main = sys.modules["__main__"].__dict__
    kept = {name: main.get(name) for name in ("__file__", "__spec__")}
    main.update(dict.fromkeys(kept))
    try:
        yield
    finally:
        main.update(kept)
        if kept["__file__"] is None:
            del main["__file__"]


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1
