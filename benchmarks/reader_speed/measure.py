"""Times one reader on news: what the matrix products alone cost, and what is added to them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.speed.loader import write_articles
from throughline.config import Config
from throughline.engine import LocalEngine
from throughline.extract.annotate import annotate
from throughline.extract.reading import passage_of
from throughline.inference import Reader, load_reader
from throughline.inference.windows import Batch
from throughline.model.source import Article
from throughline.per_article import extract_article
from throughline.read import read_paths
from throughline.text import prepare

BATCHES = (4, 8, 16, 32)
"""Windows of a batch that are tried for the encoder alone."""
WARM_UP = 8
SAMPLE = 40
"""Articles that the encoder and the reader are timed on; the stage is timed on all."""


def measure(data: Path, name: str, articles: int, rounds: int) -> dict[str, float]:
    """Words a second (words between blanks): medians over `rounds`, all cores.

    "encoder" is the best of `BATCHES`; "reader" adds words, windows and decoding; "extract" is the
    whole stage as a build runs it, in processes, their start included.
    """
    given = _articles(data, articles)
    sample = given[:SAMPLE]
    words, sample_words = (sum(len(a.text.split()) for a in part) for part in (given, sample))
    documents = [prepare(article) for article in sample]
    passages = [passage_of(document) for document in documents]
    reader = load_reader(name)
    reader.read(passages[:WARM_UP])
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        for size in BATCHES:
            batches = list(reader.batches(passages, size))
            key = f"encoder_batch_{size}"
            found.setdefault(key, []).append(sample_words / _encoder_s(reader, batches))
        read = _seconds(lambda: reader.read(passages))
        found.setdefault("reader", []).append(sample_words / read)
        rules = _seconds(lambda: [annotate(document) for document in documents])
        found.setdefault("rules_alone_one_core", []).append(sample_words / rules)
        found.setdefault("extract", []).append(words / _extract_s(given, name))
    result = {key: round(median(values), 1) for key, values in found.items()}
    result["encoder"] = max(result[f"encoder_batch_{size}"] for size in BATCHES)
    result["reader_share"] = round(result["reader"] / result["encoder"], 3)
    result["extract_share"] = round(result["extract"] / result["encoder"], 3)
    return result


def _articles(data: Path, count: int) -> list[Article]:
    with TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        write_articles(data, "gva", count, source)
        return [item for item in read_paths([str(source)], Config()) if isinstance(item, Article)]


def _encoder_s(reader: Reader, batches: Sequence[Batch]) -> float:
    def run() -> None:
        for batch in batches:
            reader.encode(batch)

    return _seconds(run)


def _extract_s(articles: Sequence[Article], name: str) -> float:
    engine = LocalEngine(in_process_items=0)

    read = partial(extract_article, reader=name)
    return _seconds(lambda: list(engine.map(read, articles)))


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started
