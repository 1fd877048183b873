"""Loads the TOML word lists of `extract/data`, each read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_toml(name: str) -> dict[str, Any]:
    """The parsed file `extract/data/<name>`."""
    return tomllib.loads((files("throughline.extract") / "data" / name).read_text("utf-8"))
