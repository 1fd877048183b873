"""The per-article work, text → extract, as one function that any process can run.

A module of its own, so that a worker imports these two stages and nothing that crosses articles.
"""

from throughline.extract.annotate import annotate
from throughline.model.annotation import Annotation
from throughline.model.source import Article
from throughline.text import prepare


def extract_article(article: Article) -> Annotation:
    """What one article holds. An error in here is a bug; its note names the article."""
    try:
        return annotate(prepare(article))
    except Exception as error:
        error.add_note(f"while reading {article.path} (article {article.id})")
        raise
