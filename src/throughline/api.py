"""The Python API: build a case file, open one, ask it, correct it.

    import throughline

    with throughline.build(["reports/"], output="case.db") as case:
        for claim in case.claims:
            print(claim.holder.text, "–", claim.text, claim.citations[0].quote)
        case.judge("same", case.find("Jo Park").id, case.find("Jin-ho Park").id)

The stages are imported when they are first needed, so that opening a case file does not wait for
the readers.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from os import PathLike, fspath
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from throughline.config import Config
from throughline.errors import NotFoundError, ThroughlineError, UsageError
from throughline.items import Item, find_item, judgement_of, superseded
from throughline.model.case import (
    Case,
    CaseArticle,
    Claim,
    Conflict,
    Entity,
    Event,
    Proceeding,
    Relation,
    TimelineEntry,
)
from throughline.model.judgement import Verdict
from throughline.store import CaseStore, JudgementRow, SearchHit

if TYPE_CHECKING:
    import pandas

    from throughline.pipeline import Progress
    from throughline.resolve.undecided import Undecided
    from throughline.resolve.undecided_events import UndecidedEvents

Path = str | PathLike[str]

TABLES = ("articles", "entities", "events", "timeline", "claims", "conflicts", "relations",
          "proceedings", "novelty")  # fmt: skip
"""What `CaseFile.to_pandas` can give."""


def build(
    paths: Path | Sequence[Path],
    output: Path | None = None,
    name: str | None = None,
    config: Config | None = None,
    *,
    progress: "Progress | None" = None,
    stdin: BinaryIO | None = None,
) -> "CaseFile":
    """The case of exactly these files and folders; "-" reads `stdin`.

    With `output` it is kept in that file: what an earlier build did for the same reports is used
    again, and judgements hold. Without, it lives in memory. Raises NotFoundError when no report
    could be read (nothing is written then), StoreError when the file cannot be written.
    """
    from throughline import pipeline

    store = CaseStore(fspath(output), write=True) if output is not None else CaseStore.in_memory()
    try:
        case = pipeline.run(
            _as_paths(paths),
            store,
            config or Config(),
            progress or pipeline.QUIET,
            name=name,
            stdin=stdin,
        )
    except KeyboardInterrupt:
        store.close()  # what is done by now is taken up by the next build
        raise
    except BaseException:
        store.abandon()
        raise
    return CaseFile(store, case, config)


class CaseFile:
    """A case with the file it is kept in. Close it, or use it in a `with`."""

    def __init__(
        self, store: CaseStore, case: Case | None = None, config: Config | None = None
    ) -> None:
        self._store = store
        self._known = case
        self._config = config or Config()

    @classmethod
    def open(cls, path: Path, config: Config | None = None, *, write: bool = False) -> Self:
        """The case kept in `path`. With `write`, judgements and articles can be added.

        Raises StoreError when there is no finished case file there, StoreVersionError when a
        newer Throughline wrote it.
        """
        if write:
            CaseStore(fspath(path)).close()  # a missing file is an error here, not made
        store = CaseStore(fspath(path), write=write)
        try:
            if not store.has_case():
                store.case()  # says what is wrong
            return cls(store, None, config)
        except BaseException:
            store.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave one single file behind. What was read stays usable."""
        self._store.close()

    # --- what it holds -------------------------------------------------------------------------

    @property
    def case(self) -> Case:
        """The whole case as one frozen value. It is read when something is first asked of it."""
        if self._known is None:
            self._known = self._store.case()
        return self._known

    @property
    def name(self) -> str:
        """What the case is called."""
        return self.case.name

    @property
    def path(self) -> str:
        """The file that it is kept in, ":memory:" for none."""
        return self._store.path

    @property
    def articles(self) -> tuple[CaseArticle, ...]:
        """The reports, with what the case knows of each."""
        return self.case.articles

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Persons, organisations, places, facilities and groups, the most central first."""
        return self.case.entities

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, each event once over all reports."""
        return self.case.events

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Who says what."""
        return self.case.claims

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where accounts differ: conflicts, updates and differences of scope."""
        return self.case.conflicts

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Ties between entities as the reports put them."""
        return self.case.relations

    @property
    def proceedings(self) -> tuple[Proceeding, ...]:
        """Court and official processes with their status."""
        return self.case.proceedings

    def timeline(self, as_of: date | str | None = None) -> tuple[TimelineEntry, ...]:
        """What happened when, oldest first. With `as_of` as it was known then: see there."""
        return self.case.timeline if as_of is None else self.as_of(as_of).timeline

    def as_of(self, day: date | str) -> Case:
        """The whole case as it was known on `day` (a date, or ISO 8601).

        It is made anew of the reports that were out by then: what later ones told, and how they
        changed a figure, a claim or a status, is not in it. A report of an unknown day does not
        count. The file is not changed. Raises NotFoundError when no report was out.
        """
        from throughline import pipeline

        return pipeline.as_of(self._store, self.case, _as_date(day))

    def find(self, key: str) -> Item:
        """The one item with this id, beginning of an id, or (for entities) name.

        Raises NotFoundError when nothing fits, UsageError when several things do.
        """
        return find_item(self.case, key)

    def undecided(self) -> "tuple[Undecided, ...]":
        """Pairs of entities that may be one and were left apart, the likeliest first.

        Pairs that a person judged are not among them.
        """
        from throughline.items import pairs_judged_apart
        from throughline.resolve.undecided import undecided_pairs

        apart = pairs_judged_apart(self.case, self._store.judgements())
        texts = {entry.article.id: entry.article.text for entry in self.case.articles}
        return undecided_pairs(self.case.entities, texts, apart)

    def undecided_events(self) -> "tuple[UndecidedEvents, ...]":
        """Pairs of events that may be one and were left apart, the likeliest first.

        Pairs that a person judged are not among them.
        """
        from throughline.resolve.reports import Annotations
        from throughline.resolve.undecided_events import judged_apart, undecided_events

        articles = [entry.article for entry in self.case.articles]
        annotations = Annotations([a.id for a in articles], self._store.load_annotation)
        judged = judged_apart(self.case.events, self._store.judgements())
        return undecided_events(self.case.events, articles, annotations, judged)

    def search(self, query: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """The sentences that answer `query` (words, "phrases", beginnings*), best first."""
        return self._store.search(query, limit)

    # --- corrections ---------------------------------------------------------------------------

    def judge(
        self, verdict: Verdict | str, item: str, other: str | None = None, *, text: str = ""
    ) -> JudgementRow:
        """Record a person's decision and make the case anew with it.

        `verdict`: same, not_same (both need `other`), wrong, rename, note (both need `text`).
        `item` and `other` are ids or names as for `find`; two names of
        one entity can be told apart by `not_same`. Raises NotFoundError or UsageError.
        """
        try:
            kind = Verdict(verdict)
        except ValueError:
            known = ", ".join(member.value for member in Verdict)
            raise UsageError(f"no verdict {verdict!r}; it is one of {known}") from None
        judgement, shown = judgement_of(self.case, kind, item, other, text, made_at=_now())
        self._check_reader()
        store = self._writable()
        number = store.add_judgement(
            judgement, shown, superseded(judgement, store.judgement_rows())
        )
        self._rebuild()
        return next(row for row in store.judgement_rows() if row.number == number)

    def undo(self, number: int) -> None:
        """End judgement `number` and make the case anew. Raises NotFoundError."""
        self._check_reader()
        self._writable().undo_judgement(number, f"undo {number}", _now())
        self._rebuild()

    @property
    def judgements(self) -> tuple[JudgementRow, ...]:
        """Every decision ever made, oldest first, each saying whether it still holds."""
        return self._store.judgement_rows()

    def add(
        self,
        paths: Path | Sequence[Path],
        *,
        progress: "Progress | None" = None,
        stdin: BinaryIO | None = None,
    ) -> int:
        """Add reports to the case, and say how many it holds more. Raises NotFoundError when none
        could be read."""
        from throughline import pipeline

        before = len(self._store.case_paths())
        self._known = pipeline.extend(
            _as_paths(paths),
            self._writable(),
            self._config,
            progress or pipeline.QUIET,
            stdin=stdin,
        )
        return len(self._known.articles) - before

    def _writable(self) -> CaseStore:
        if not self._store.write:
            self._store.close()
            self._store = CaseStore(self._store.path, write=True)
        return self._store

    def _check_reader(self) -> None:
        """Raise UsageError or WeightsError before a decision is stored that no case can follow."""
        from throughline import pipeline
        from throughline.inference import reader_identity

        reader_identity(pipeline.chosen_reader(self._store, self._config))

    def _rebuild(self) -> None:
        from throughline import pipeline

        self._known = pipeline.rebuild(self._writable(), self._config)

    # --- ways out ------------------------------------------------------------------------------

    def to_json(self) -> str:
        """The case as JSON, as `docs/reference/case-json.md` describes it."""
        from throughline import export

        return export.to_json(self.case)

    def to_html(self) -> str:
        """The case as one page that needs no network and no script."""
        from throughline import export

        return export.to_html(self.case)

    def to_pandas(self, table: str) -> "pandas.DataFrame":
        """One list of the case's JSON as a data frame, a row an item.

        `table` is one of articles, entities, events, timeline, claims, conflicts, relations,
        proceedings, novelty. Raises ThroughlineError when pandas is not installed.
        """
        import json

        if table not in TABLES:
            raise UsageError(f"no table {table!r}; it is one of {', '.join(TABLES)}")
        try:
            import pandas
        except ImportError as error:
            raise ThroughlineError(
                "to_pandas needs pandas, which is not installed: pip install 'throughline[pandas]'"
            ) from error
        return pandas.DataFrame(json.loads(self.to_json())[table])

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the file, one line each; empty when it is sound."""
        from throughline import kept_work

        return (*self._store.problems(), *kept_work.problems(self._store))


def _as_paths(paths: Path | Sequence[Path]) -> list[str]:
    given = [paths] if isinstance(paths, str | PathLike) else list(paths)
    if not given:
        raise NotFoundError("no report was named; give files or folders")
    return [fspath(path) for path in given]


def _as_date(value: date | str) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{value!r} is not a date; write it as 2024-03-31") from None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
