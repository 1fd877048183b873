"""Attributions: who says what.

`finding` composes units of statement, then sources, cues and contents, then chains.
"""

from throughline.extract.attributions.finding import find_attributions

__all__ = ["find_attributions"]
