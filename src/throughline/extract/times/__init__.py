"""Time expressions: `finding` composes lexer → grammar → readers → placing."""

from throughline.extract.times.finding import find_times, publication_hint, reread
from throughline.extract.times.stated_date import contradiction

__all__ = ["contradiction", "find_times", "publication_hint", "reread"]
