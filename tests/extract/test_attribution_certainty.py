"""How surely a statement is put: the tense of indirect speech weakens nothing."""

import pytest

from throughline.model.annotation import Certainty
from throughline.model.source import Article
from throughline.per_article import extract_article


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Mayor Ida Brandt said that the town would repair the bridge.", Certainty.CERTAIN),
        ("Mayor Ida Brandt said that the town might repair the bridge.", Certainty.POSSIBLE),
        ("“The town would repair the bridge,” said Mayor Ida Brandt.", Certainty.PROBABLE),
    ],
)
def test_certainty(text: str, certainty: Certainty) -> None:
    article = Article("a", "a.txt", None, None, None, None, None, text)
    (found,) = extract_article(article).attributions
    assert found.certainty is certainty
