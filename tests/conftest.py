"""Fixtures that every part of the tests may use."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


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
