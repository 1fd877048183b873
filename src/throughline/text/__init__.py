"""Stage `text`: repaired text with a map to the original, sentences, language."""

from throughline.text.document import Document
from throughline.text.prepare import prepare

__all__ = ["Document", "prepare"]
