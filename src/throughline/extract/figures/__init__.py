"""Figures: quantities with what they count."""

from throughline.extract.figures.casualties import Casualties, find_casualties, is_done_to
from throughline.extract.figures.finding import find_figures, names_person
from throughline.extract.figures.patterns import SMALL_NUMBERS

__all__ = [
    "SMALL_NUMBERS",
    "Casualties",
    "find_casualties",
    "find_figures",
    "is_done_to",
    "names_person",
]
