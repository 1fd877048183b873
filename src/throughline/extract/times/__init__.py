"""Time expressions: `finding` composes lexer → grammar → readers → placing."""

from throughline.extract.times.finding import find_times, publication_hint, reread

__all__ = ["find_times", "publication_hint", "reread"]
