"""The articles of a case as `resolve` sees them: texts at hand, annotations read when asked for,
and kept work.

The idea of kept work: what a stage makes of one article alone hangs on the article, its annotation
and the code, and on nothing else; what it makes of two, on these two. So it is made once and kept
under these (`Shelf`); what crosses articles then starts from it and reads no annotation but those
that it has to look into. A result is the same with and without a shelf, since whatever is not on it
is made on the spot.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from throughline.model.annotation import Annotation
from throughline.model.source import Article

Value = TypeVar("Value")
Pair = tuple[str, str]
"""Two article ids."""


@dataclass(frozen=True, slots=True, eq=False)
class Work(Generic[Value]):
    """Something that is made of one article alone."""

    name: str
    """What it is kept under."""
    type: Any
    """Of the value: frozen dataclasses, tuples and plain values, so that a shelf can write it."""
    make: Callable[[Article, Annotation], Value]
    asked_often: bool = False
    """Whether several stages ask for it, so that its values stay in memory."""


@dataclass(frozen=True, slots=True, eq=False)
class PairWork(Generic[Value]):
    """Something that is made of two articles alone, their order included."""

    name: str
    type: Any
    """As of `Work`."""
    make: Callable[["Reports", Sequence[Pair]], Iterator[Value]]
    """Of the reports that hold them, and pairs of ids, in their order."""


class Shelf(Protocol):
    """Where work is kept: it answers only for the same annotation, code and shape of the value."""

    def kept(self, work: Work[Value], ids: Sequence[str]) -> Iterator[Value]:
        """The value of each of these articles, in their order. All of them are on the shelf."""

    def kept_pairs(self, work: PairWork[Value]) -> Mapping[Pair, Value]:
        """What is on the shelf of pairs."""

    def keep_pairs(self, work: PairWork[Value], values: Mapping[Pair, Value]) -> None:
        """Keep these and no others."""


class Annotations(Mapping[str, Annotation]):
    """Annotations by article id, in id order, each read when it is first asked for."""

    def __init__(self, ids: Sequence[str], load: Callable[[str], Annotation]) -> None:
        self._ids = dict.fromkeys(ids)
        self._load = load
        self._read: dict[str, Annotation] = {}

    def __getitem__(self, article: str) -> Annotation:
        if article not in self._read:
            if article not in self._ids:
                raise KeyError(article)
            self._read[article] = self._load(article)
        return self._read[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class Reports:
    """The articles of a case in id order, with what was found in each."""

    def __init__(
        self,
        articles: Sequence[Article],
        load: Callable[[str], Annotation],
        shelf: Shelf | None = None,
        changed: Mapping[str, Annotation] | None = None,
    ) -> None:
        """`load` gives the annotation of an article by id. `changed` holds annotations that are
        not what was found in the article: nothing on the shelf is of them."""
        self.articles = tuple(sorted(articles, key=lambda article: article.id))
        self._by_id = {article.id: article for article in self.articles}
        self.ids = tuple(self._by_id)
        self._load = load
        self._shelf = shelf
        self._changed = changed or {}
        self._values: dict[str, list[Any]] = {}
        self.annotations: Mapping[str, Annotation] = Annotations(
            self.ids, lambda article: self._changed.get(article) or load(article)
        )

    def article(self, article: str) -> Article:
        """The article with this id. Raises KeyError."""
        return self._by_id[article]

    @classmethod
    def of(cls, articles: Sequence[Article], annotations: Sequence[Annotation]) -> "Reports":
        """Articles whose annotations are all at hand; `annotations[i]` is that of `articles[i]`."""
        known = {
            article.id: annotation
            for article, annotation in zip(articles, annotations, strict=True)
        }
        return cls(articles, known.__getitem__)

    def with_changed(self, changed: Mapping[str, Annotation]) -> "Reports":
        """The same reports with other annotations for some."""
        if not changed:
            return self
        return Reports(self.articles, self._load, self._shelf, {**self._changed, **changed})

    def only(self, ids: Collection[str]) -> "Reports":
        """Those of the reports that have these ids."""
        articles = [article for article in self.articles if article.id in ids]
        return Reports(articles, self.annotations.__getitem__, self._shelf, self._changed)

    def each(self, work: Work[Value]) -> Iterator[Value]:
        """What the work makes of each article, in their order; kept values where there are any."""
        if not work.asked_often:
            return self._each(work)
        if work.name not in self._values:
            self._values[work.name] = list(self._each(work))
        return iter(self._values[work.name])

    def _each(self, work: Work[Value]) -> Iterator[Value]:
        if self._shelf is None:
            for article in self.articles:
                yield work.make(article, self.annotations[article.id])
            return
        for article, kept in zip(self.articles, self._shelf.kept(work, self.ids), strict=True):
            changed = self._changed.get(article.id)
            yield kept if changed is None else work.make(article, changed)

    def each_pair(self, work: PairWork[Value], pairs: Sequence[Pair]) -> list[Value]:
        """What the work makes of each two articles; kept values where there are any."""
        if self._shelf is None:
            return list(work.make(self, pairs))
        known = self._shelf.kept_pairs(work)
        values = {
            pair: known[pair]
            for pair in pairs
            if pair in known and not any(article in self._changed for article in pair)
        }
        missing = [pair for pair in pairs if pair not in values]
        values.update(zip(missing, work.make(self, missing), strict=True))
        self._shelf.keep_pairs(work, values)
        return [values[pair] for pair in pairs]
