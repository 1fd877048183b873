"""Stage 5: from what was resolved to the items of a case file, each with its citations."""

from throughline.assemble.build import build

__all__ = ["build"]
