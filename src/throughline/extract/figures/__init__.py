"""Figures: quantities with what they count."""

from throughline.extract.figures.finding import find_figures

__all__ = ["find_figures"]
