"""Event mentions: what the text says happened.

`finding` composes triggers (lexicon and context), clauses, subjects and arguments, times, tolls.
"""

from throughline.extract.events.finding import attach_figures, find_events

__all__ = ["attach_figures", "find_events"]
