"""Names of places on the page. Ids come from outside, so every odd character is spelt out."""

import re

_ODD = re.compile(r"[^A-Za-z0-9_-]")


def safe(item_id: str) -> str:
    """The id with every character but letters, digits, `_` and `-` as `.hex.`: one to one."""
    return _ODD.sub(lambda found: f".{ord(found[0]):x}.", item_id)


def article(item_id: str) -> str:
    """Where an article's text stands."""
    return f"a-{safe(item_id)}"


def sentence(article_id: str, number: int) -> str:
    """Where sentence `number` of an article stands."""
    return f"a-{safe(article_id)}-s-{number}"


def report(item_id: str) -> str:
    """Where an article stands in the list of reports."""
    return f"report-{safe(item_id)}"


def entity(item_id: str) -> str:
    """Where an entity stands in who's who."""
    return f"who-{safe(item_id)}"


def claim(item_id: str) -> str:
    """Where a claim stands."""
    return f"claim-{safe(item_id)}"


def conflict(item_id: str) -> str:
    """Where a disagreement stands."""
    return f"difference-{safe(item_id)}"


def entry(index: int) -> str:
    """Where the timeline's entry `index` stands."""
    return f"timeline-{index + 1}"
