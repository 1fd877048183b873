"""How a sentence of a report is shown as a line of its own."""

import pytest

from throughline.assemble.context import as_told


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("PORT ANSGAR, Nov 20 (CNA) - The count rose.", "The count rose."),
        ("VELMORA — The trial opened.", "The trial opened."),
        ("VELMORA, South Orland — The trial opened.", "The trial opened."),
        ("(Coastal News) - A man fell.", "A man fell."),
        ("The US — India said — agreed.", "The US — India said — agreed."),
        ("“The court refused.", "The court refused."),
        ("The court refused.”", "The court refused."),
        ("“The court refused,” he said.", "“The court refused,” he said."),
        ('"No," he said, "never.', '"No," he said, "never.'),
        ("A  line\nbroken.", "A line broken."),
    ],
)
def test_as_told(sentence: str, line: str) -> None:
    assert as_told(sentence) == line
