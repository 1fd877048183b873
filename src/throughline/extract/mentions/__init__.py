"""Who and what is named: `finding` composes candidates → titles → types → chains."""

from throughline.extract.mentions.finding import find_mentions

__all__ = ["find_mentions"]
