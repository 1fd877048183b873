"""The one frozen Config: read once, passed down, never read from the environment elsewhere."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one build. Each default is what a newsroom laptop wants.

    Sizes are in bytes for files and in characters for text.
    """

    max_file_bytes: int = 50_000_000
    """A larger file is skipped with a line that says so."""
    max_article_chars: int = 2_000_000
    """A longer article is skipped: no news report is that long, a dump of many is."""
    min_body_chars: int = 40
    """An article with less body text than this is skipped as empty."""
    workers: int = 0
    """Processes for the per-article stages; 0 means one a core."""
    reader: str = ""
    """Who reads: "standard", "fast" or a folder of weights. Empty: who read the case before, and
    "standard" for a new one."""
    strict: bool = False
    """Whether skipped input makes the command end with exit code 3."""
