"""What stages made of one article alone, kept in the case file: adding one article makes it of one.

`resolve.reports` says what kept work is and why it changes no result. Here it meets the store: it
is kept under a fingerprint of all code that it hangs on, and the row hangs on the annotation. So
it is never found again after a change of the code, the reader or the article.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from throughline import assemble, resolve
from throughline.model.source import Article
from throughline.origin import code_fingerprint
from throughline.resolve.reports import Pair, PairWork, Reports, Value, Work
from throughline.store import CaseStore

_BATCH_ARTICLES = 64
WORKS = (*resolve.WORKS, *assemble.WORKS)
_NAMES = tuple(work.name for work in WORKS)


def key() -> str:
    """Fingerprint of the code that kept work hangs on."""
    stages = ("model", "text", "extract", "resolve", "assemble")
    return code_fingerprint(*(f"throughline.{stage}" for stage in stages))


def reports(store: CaseStore, paths: Mapping[str, str], *, keep: bool = False) -> Reports:
    """The articles of a store by id, at these paths; kept work where it is kept of all of them.

    With `keep`, what is missing is made and kept first, and what is made of pairs after.
    """
    ids = sorted(paths)
    missing = store.without_kept(ids, _NAMES, key())
    if keep:
        for batch in _batches(missing):
            store.keep({article: _made(store, article) for article in batch}, key())
    articles = [_at(article, paths[article.id]) for article in store.load_texts(ids)]
    shelf = StoredWork(store, keep=keep) if keep or not missing else None
    return Reports(articles, store.load_annotation, shelf)


def problems(store: CaseStore) -> Iterator[str]:
    """A line for each kept value that is not what this version makes of its article."""
    for batch in _batches(tuple(store.case_paths())):
        yield from store.kept_problems({article: _made(store, article) for article in batch}, key())
    everything = reports(store, store.case_paths())
    for work in resolve.PAIR_WORKS:
        kept = store.load_kept_pairs(work.name, work.type, key())
        made = work.make(everything, list(kept))
        for (early, late), is_ in zip(kept, made, strict=True):
            if is_ != kept[early, late]:
                yield (
                    f"kept work: {work.name} of {early} and {late} is not what is made of them "
                    "now; build the case again"
                )


class StoredWork:
    """The shelf that is in a case file."""

    def __init__(self, store: CaseStore, *, keep: bool) -> None:
        self._store = store
        self._keep = keep

    def kept(self, work: Work[Value], ids: Sequence[str]) -> Iterator[Value]:
        """The value of each of these articles, in their order."""
        yield from self._store.load_kept(work.name, work.type, ids, key())

    def kept_pairs(self, work: PairWork[Value]) -> Mapping[Pair, Value]:
        """What is kept of pairs."""
        return self._store.load_kept_pairs(work.name, work.type, key())

    def keep_pairs(self, work: PairWork[Value], values: Mapping[Pair, Value]) -> None:
        """Keep these and no others, if anything is to be kept."""
        if self._keep:
            self._store.keep_pairs(work.name, values, key())


def _made(store: CaseStore, article_id: str) -> dict[str, object]:
    article, annotation = next(iter(store.load_articles([article_id])))
    return {work.name: work.make(article, annotation) for work in WORKS}


def _at(article: Article, path: str) -> Article:
    return article if article.path == path else replace(article, path=path)


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _BATCH_ARTICLES):
        yield ids[start : start + _BATCH_ARTICLES]
