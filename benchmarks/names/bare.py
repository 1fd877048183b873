"""Names without what the sets disagree about: a leading article or title, a closing full stop.

A case file has "Jane Doe" where one set marks "Mayor Jane Doe" and "the Doe Bank" where another
marks "Doe Bank"; figures in bare names compare readers that decide it differently.
"""

from corpora.values import Mark
from throughline.extract.mentions.names import name_lists

_ARTICLES = frozenset({"the", "a", "an"})


def bare(text: str, name: Mark) -> Mark:
    """The name without leading articles and titles, closing stops and commas."""
    start, end = name.start, name.end
    dropped = _ARTICLES | name_lists().titles if name.label == "person" else _ARTICLES
    while end > start and text[end - 1] in " .,":
        end -= 1
    while (gap := text.find(" ", start, end)) > 0:
        if text[start:gap].lower().replace(".", "") not in dropped:
            break
        start = gap + 1
    return Mark(start, end, name.label)
