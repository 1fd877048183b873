"""CaseStore: what the other stages see of a case file."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from throughline.errors import NotFoundError, StoreError
from throughline.model.annotation import Annotation
from throughline.model.case import Case
from throughline.model.judgement import Judgement
from throughline.model.source import Article, Skipped
from throughline.store import articles, connection, items, judgements, kept, search
from throughline.store.articles import ReadArticle
from throughline.store.judgements import JudgementRow
from throughline.store.search import SearchHit


class CaseStore:
    """One open case file. Close it, or use it in a `with`, to leave a single file behind.

    Every method raises StoreError (or StoreFullError) when the file cannot be read or written;
    what the file held before a failed write is whole.
    """

    def __init__(self, path: str, *, write: bool = False) -> None:
        self.path = path
        self.write = write
        self._made_here = path != connection.IN_MEMORY and not Path(path).exists()
        self._connection = connection.connect(path, write=write)

    @classmethod
    def in_memory(cls) -> Self:
        """An empty case that never reaches the disk."""
        return cls(connection.IN_MEMORY, write=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self.close()
        except StoreError:
            # The first error says more than what it led to.
            if error is None:
                raise

    def close(self) -> None:
        """Fold the log into the file and close it. A file made here that holds nothing goes.

        Raises StoreFullError when there is no room for that.
        """
        empty = self._made_here and self._holds_nothing()
        connection.close(self._connection, self.path, write=self.write)
        if empty:
            connection.remove(self.path)

    def abandon(self) -> None:
        """Close after a failed build; a file made here goes when it holds no finished case."""
        unfinished = self._made_here and not self._finished()
        with suppress(StoreError):
            connection.close(self._connection, self.path, write=self.write)
        if unfinished:
            connection.remove(self.path)

    def _finished(self) -> bool:
        try:
            return self.has_case()
        except StoreError:
            return False

    def _holds_nothing(self) -> bool:
        try:
            tables = ("article", "judgement", "case_file")
            counts = (self._one(f"SELECT count(*) FROM {table}") for table in tables)
            return not any(counts)
        except sqlite3.Error:
            return False

    def _one(self, query: str) -> int:
        return int(self._connection.execute(query).fetchone()[0])

    # --- per-article work ----------------------------------------------------------------------

    def has_annotation(self, article: Article, reader: str) -> bool:
        """Whether what `reader` finds in the article is stored already."""
        with connection.reported(self.path):
            return articles.cached(self._connection, article, reader)

    def add_articles(self, batch: Iterable[ReadArticle], reader: str) -> None:
        """Store what `reader` found in a batch of articles; the assembled case stays as it is."""
        with connection.transaction(self._connection, self.path):
            articles.add(self._connection, batch, reader)

    def load_articles(self, ids: Iterable[str]) -> Iterator[tuple[Article, Annotation]]:
        """Articles with what was found in them, in the order of `ids`."""
        with connection.reported(self.path):
            yield from articles.load(self._connection, ids)

    def load_article(self, article_id: str) -> Article:
        """One article. Raises NotFoundError."""
        with connection.reported(self.path):
            try:
                return articles.load_article(self._connection, article_id)
            except KeyError:
                raise NotFoundError(f"{self.path}: no article {article_id!r}") from None

    def unread(self, ids: Iterable[str], reader: str) -> list[str]:
        """Those of the stored articles in which nothing is stored that `reader` found."""
        with connection.reported(self.path):
            return articles.unread(self._connection, ids, reader)

    def load_texts(self, ids: Iterable[str]) -> Iterator[Article]:
        """The articles with these ids, in the order of their ids."""
        with connection.reported(self.path):
            yield from articles.load_texts(self._connection, ids)

    def load_annotation(self, article_id: str) -> Annotation:
        """What was found in one article. Raises NotFoundError."""
        with connection.reported(self.path):
            try:
                return articles.load_annotation(self._connection, article_id)
            except KeyError:
                raise NotFoundError(f"{self.path}: article {article_id!r} is not read") from None

    # --- kept work -----------------------------------------------------------------------------

    def without_kept(self, ids: Iterable[str], works: Sequence[str], key: str) -> list[str]:
        """Those of the articles for which not all of these works are kept under `key`."""
        with connection.reported(self.path):
            if not kept.has_table(self._connection):
                return list(ids)
            return kept.missing(self._connection, ids, works, key)

    def keep(self, made: Mapping[str, kept.Values], key: str) -> None:
        """Keep what works made of articles: article id -> name of the work -> value."""
        with connection.transaction(self._connection, self.path):
            kept.put(self._connection, made, key)

    def load_kept(self, work: str, kind: Any, ids: Sequence[str], key: str) -> Iterator[Any]:
        """What `work` made of each of `ids`, which ascend and are all kept. `kind` is its type."""
        with connection.reported(self.path):
            yield from kept.load(self._connection, work, kind, ids, key)

    def load_kept_pairs(self, work: str, kind: Any, key: str) -> dict[kept.Pair, Any]:
        """What `work` made of pairs of articles, as far as it is kept."""
        with connection.reported(self.path):
            if not kept.has_table(self._connection, "kept_pair"):
                return {}
            return kept.load_pairs(self._connection, work, kind, key)

    def keep_pairs(self, work: str, values: Mapping[kept.Pair, object], key: str) -> None:
        """Keep what `work` made of these pairs and no others."""
        with connection.transaction(self._connection, self.path):
            kept.put_pairs(self._connection, work, values, key)

    def kept_problems(self, made: Mapping[str, kept.Values], key: str) -> list[str]:
        """A line for each kept value that is not what was made of the article now."""
        with connection.reported(self.path):
            if not kept.has_table(self._connection):
                return []
            return kept.differing(self._connection, made, key)

    def file_hashes(self) -> dict[str, str]:
        """Article id -> SHA-256 of the file that it came in, where that is known."""
        with connection.reported(self.path):
            return dict(
                self._connection.execute(
                    "SELECT id, file_sha256 FROM article WHERE file_sha256 IS NOT NULL ORDER BY id"
                )
            )

    # --- the assembled case --------------------------------------------------------------------

    def replace_case(self, case: Case, version: str, code: str = "") -> None:
        """Put `case` in the place of the former one, all of it or nothing.

        Articles that are no part of it leave the file. `code` names what writes the rows: those
        that the same code wrote and would write again are left as they are.
        """
        with connection.transaction(self._connection, self.path):
            items.replace_case(self._connection, case, version, code)
            articles.drop_others(self._connection)

    def case(self) -> Case:
        """The assembled case. Raises StoreError where no build has come to its end yet."""
        with connection.reported(self.path):
            found = items.load_case(self._connection)
        if found is None:
            raise StoreError(
                f"{self.path}: holds no finished case; run throughline build again, it goes on "
                "where it stopped"
            )
        return found

    def has_case(self) -> bool:
        """Whether a build has come to its end."""
        with connection.reported(self.path):
            return bool(self._one("SELECT count(*) FROM case_file"))

    def case_article_ids(self) -> tuple[str, ...]:
        """Ids of the articles of the assembled case, in its order."""
        with connection.reported(self.path):
            rows = self._connection.execute("SELECT article FROM case_article ORDER BY position")
            return tuple(article for (article,) in rows)

    def case_paths(self) -> dict[str, str]:
        """Article id -> path, of the articles of the assembled case, in its order."""
        with connection.reported(self.path):
            return dict(articles.case_paths(self._connection))

    def case_reader(self) -> str | None:
        """The reader that read the case, None where no build has come to its end yet."""
        with connection.reported(self.path):
            row = self._connection.execute("SELECT reader FROM case_file").fetchone()
        return None if row is None else str(row[0])

    def case_name(self) -> str | None:
        """The name of the assembled case, None where there is none."""
        with connection.reported(self.path):
            row = self._connection.execute("SELECT name FROM case_file").fetchone()
        return row[0] if row else None

    def skipped(self) -> tuple[Skipped, ...]:
        """The inputs of the assembled case that gave no article."""
        with connection.reported(self.path):
            return tuple(items.load_skipped(self._connection))

    def search(self, query: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """The sentences of the case that answer `query`, best first."""
        with connection.reported(self.path):
            return search.search(self._connection, query, limit)

    # --- judgements ----------------------------------------------------------------------------

    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements that hold, oldest first."""
        return tuple(row.judgement for row in self.judgement_rows() if row.active and row.judgement)

    def judgement_rows(self) -> tuple[JudgementRow, ...]:
        """Every judgement ever made, oldest first."""
        with connection.reported(self.path):
            return judgements.load(self._connection)

    def add_judgement(self, judgement: Judgement, shown: str, supersedes: int | None = None) -> int:
        """The number of the judgement. `shown` is the line that a person reads in the list."""
        with connection.transaction(self._connection, self.path):
            return judgements.add(self._connection, judgement, shown, supersedes)

    def undo_judgement(self, number: int, shown: str, made_at: str) -> None:
        """End judgement `number`. Raises NotFoundError where it does not hold."""
        rows = {row.number: row for row in self.judgement_rows()}
        if number not in rows or not rows[number].active:
            raise NotFoundError(f"{self.path}: no judgement {number} that holds; see: judge list")
        with connection.transaction(self._connection, self.path):
            judgements.undo(self._connection, number, shown, made_at)

    # --- health --------------------------------------------------------------------------------

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the file, one line each: SQLite's checks, citations, search index."""
        with connection.reported(self.path):
            rows = self._connection.execute("PRAGMA integrity_check").fetchall()
            found = [f"SQLite: {line}" for (line,) in rows if line != "ok"]
            found += [
                f"{table}: a row refers to {parent}, which lacks it"
                for table, _, parent, _ in self._connection.execute("PRAGMA foreign_key_check")
            ]
            found += self._inexact_citations()
        return tuple(found)

    def _inexact_citations(self) -> Iterator[str]:
        rows = self._connection.execute(
            'SELECT c.kind, c.item, c.start, c."end", c.quote, a.id, a.text FROM citation AS c'
            " JOIN article AS a ON a.id = c.article ORDER BY a.id, c.start"
        )
        for kind, item, start, end, quote, article, text in rows:
            if articles.readable(text[start:end]) != quote:
                yield f"{kind} {item}: its citation of {article} at {start}-{end} is not exact"
