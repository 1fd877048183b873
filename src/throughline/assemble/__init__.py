"""Stage 5: from what was resolved to the items of a case file, each with its citations."""

from typing import Any

from throughline.assemble.build import build
from throughline.assemble.tolls import TOLL
from throughline.resolve.reports import Work

WORKS: tuple[Work[Any], ...] = (TOLL,)
"""All work on one article that may be kept."""

__all__ = ["WORKS", "build"]
