"""The local engine: order kept, memory bounded, errors not swallowed, scripts not run again."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from throughline.engine import Engine, LocalEngine

POOL = LocalEngine(workers=2, in_process_items=0)
HERE = LocalEngine(workers=1)


def double(number: int) -> int:
    return 2 * number


def process_id(number: int) -> int:
    return os.getpid()


def fail_on_seven(number: int) -> int:
    if number == 7:
        error = ValueError("seven")
        error.add_note("while reading report 7")
        raise error
    return number


def die_on_seven(number: int) -> int:
    if number == 7:
        os._exit(9)
    return number


@pytest.mark.parametrize("engine", [POOL, HERE, LocalEngine(workers=2)])
@pytest.mark.parametrize("size", [0, 1, 30])
def test_results_are_in_order(engine: Engine, size: int) -> None:
    assert list(engine.map(double, range(size))) == [2 * number for number in range(size)]


def test_a_few_items_start_no_process() -> None:
    engine = LocalEngine(workers=2, in_process_items=5)
    assert set(engine.map(process_id, range(5))) == {os.getpid()}
    assert os.getpid() not in set(engine.map(process_id, range(6)))


def test_items_are_taken_as_results_are_wanted() -> None:
    taken = 0

    def count() -> Iterator[int]:
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield number

    results = POOL.map(double, count())
    assert next(results) == 0
    assert taken < 200
    results.close()  # type: ignore[attr-defined]  # a generator


@pytest.mark.parametrize("engine", [POOL, HERE])
def test_an_error_comes_back_with_its_note(engine: Engine) -> None:
    with pytest.raises(ValueError, match="seven") as caught:
        list(engine.map(fail_on_seven, range(20)))
    assert "while reading report 7" in caught.value.__notes__


def test_a_dead_worker_names_what_it_had() -> None:
    with pytest.raises(BrokenProcessPool) as caught:
        list(POOL.map(die_on_seven, range(8)))
    assert "7" in caught.value.__notes__[0]


def test_a_script_without_a_main_guard_is_run_once(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent("""
            from operator import neg
            from throughline.engine import LocalEngine
            print("started", flush=True)
            print(sum(LocalEngine(2, 0).map(neg, range(20))))
        """),
        encoding="utf-8",
    )
    ran = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=True
    )
    assert ran.stdout.splitlines() == ["started", "-190"]
