"""The per-article work, text → extract, as one function that any process can run.

A module of its own, so that a worker imports these stages and nothing that crosses articles.
"""

from multiprocessing import parent_process

from throughline.extract.annotate import annotate
from throughline.inference import load_reader
from throughline.model.annotation import Annotation
from throughline.model.source import Article
from throughline.text import prepare


def extract_article(article: Article, reader: str = "standard") -> Annotation:
    """What one article holds. An error in here is a bug; its note names the article.

    `reader` is "standard", "fast" or a folder of weights; raises WeightsError where it cannot be
    loaded. A worker process keeps to one core, the only process uses all.
    """
    loaded = load_reader(reader, threads=1 if parent_process() else 0)
    try:
        return annotate(prepare(article), loaded)
    except Exception as error:
        error.add_note(f"while reading {article.path} (article {article.id})")
        raise
