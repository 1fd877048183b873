"""Fixtures that every part of the tests may use."""

import os
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


class _Skipped(pytest.Module):
    """A module of tests that is not even imported."""

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        pytest.skip("training needs PyTorch: pip install -e .[training]", allow_module_level=True)


def pytest_pycollect_makemodule(
    module_path: Path, parent: pytest.Collector
) -> pytest.Module | None:
    """The module as it is; those of training are skipped, aloud, where PyTorch is not."""
    if module_path.parent.name != "training" or find_spec("torch") is not None:
        return None
    skipped: pytest.Module = _Skipped.from_parent(parent, path=module_path)
    return skipped


def _beside_checkout(name: str) -> Path:
    """The folder `name` of the shared material, or skip the test with a line that says why."""
    shared = Path(os.environ.get("THROUGHLINE_DATA", ROOT.parent / "shared"))
    folder = shared / name
    if not folder.is_dir():
        pytest.skip(f"no {folder}: put the public data sets there or set THROUGHLINE_DATA")
    return folder


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of public data sets, which is no part of the repository."""
    return _beside_checkout("data")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of real reports used for trying things out, which is no part of the repository."""
    return _beside_checkout("seeds")


@pytest.fixture(scope="session")
def example() -> Path:
    """The folder of the example case: `reports/` and `expected.toml`."""
    return ROOT / "examples" / "kittiwake"
