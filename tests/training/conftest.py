"""Training needs PyTorch, which users do not: without it these tests are skipped, and say so."""

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest


class _Skipped(pytest.Module):
    """A module of tests that is not even imported."""

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        pytest.skip("training needs PyTorch: pip install -e .[training]", allow_module_level=True)


def pytest_pycollect_makemodule(
    module_path: Path, parent: pytest.Collector
) -> pytest.Module | None:
    """The module as it is, or as one that is skipped."""
    if find_spec("torch") is not None:
        return None
    skipped: pytest.Module = _Skipped.from_parent(parent, path=module_path)
    return skipped
