"""What the oldest Python that is supported (3.11.0) does wrong is not used."""

import re
from pathlib import Path

import throughline

POSSESSIVE_GROUP = re.compile(r"\)(?:[?*+]|\{\{?[\d,]+\}\}?)\+")
SOURCE = Path(throughline.__file__).parent


def test_no_expression_has_a_possessive_group() -> None:
    """Where one fails halfway, Python before 3.11.5 loses its place: names came out cut, a
    build did not end."""
    assert POSSESSIVE_GROUP.search(r"(?:ab){{1,3}}+")
    assert POSSESSIVE_GROUP.search(r"(?:ab)?+c")
    sources = {path.name: path.read_text("utf-8") for path in SOURCE.rglob("*.py")}
    found = [name for name, text in sources.items() if POSSESSIVE_GROUP.search(text)]
    assert found == []
