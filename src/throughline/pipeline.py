"""The way of an article: read → text → extract → resolve → assemble → store.

Read this first. Up to `extract` the work is per article and kept in the case file, so that it is
done once for each text and reader; from `resolve` on everything is made anew.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import islice, tee
from typing import BinaryIO, Protocol

from throughline import assemble, kept_work
from throughline.config import Config
from throughline.engine import Engine, LocalEngine
from throughline.errors import NotFoundError, UsageError
from throughline.inference import SHIPPED, reader_identity
from throughline.model.case import Case, CaseArticle
from throughline.model.source import Article, Skipped
from throughline.origin import case_name, code_fingerprint, file_sha256
from throughline.per_article import extract_article
from throughline.read import read_paths
from throughline.resolve import resolve_reports
from throughline.store import CaseStore, ReadArticle
from throughline.version import version

RULES = "rules"
"""What read a case before there was a reader."""

BATCH_ARTICLES = 64
"""Articles stored in one transaction: what a stopped build loses at most."""


class Progress(Protocol):
    """Hears how far a build is. `total` is None while it is not known."""

    def step(self, stage: str, done: int, total: int | None) -> None:
        """`done` of `total` units of a stage are done."""

    def skipped(self, item: Skipped) -> None:
        """An input gave no article."""


class Quiet:
    """A Progress that says nothing."""

    def step(self, stage: str, done: int, total: int | None) -> None:
        """Say nothing."""

    def skipped(self, item: Skipped) -> None:
        """Say nothing."""


QUIET = Quiet()


def run(
    paths: Sequence[str],
    store: CaseStore,
    config: Config,
    progress: Progress = QUIET,
    *,
    name: str | None = None,
    stdin: BinaryIO | None = None,
    engine: Engine | None = None,
) -> Case:
    """The case that consists of exactly `paths`, in the place of what `store` held.

    Raises NotFoundError, and changes nothing, when the paths hold no readable article.
    """
    intake = Intake(progress)
    articles = intake.sift(_read(paths, config, stdin))
    _extract_missing(articles, store, config, engine, progress)
    return _cross_articles(intake, store, name or store.case_name() or case_name(paths), progress)


def extend(
    paths: Sequence[str],
    store: CaseStore,
    config: Config,
    progress: Progress = QUIET,
    *,
    stdin: BinaryIO | None = None,
    engine: Engine | None = None,
) -> Case:
    """The case of `store` with `paths` added to it. Raises NotFoundError as `run` does."""
    intake = _intake_of_stored(store, config, progress, engine)
    before = intake.articles
    found = intake.sift(_read(paths, config, stdin))
    _extract_missing(found, store, config, engine, progress)
    if intake.articles == before:
        raise NotFoundError("no readable report in what was to be added; the case is unchanged")
    intake.keep_skipped(store.skipped())
    return _cross_articles(intake, store, store.case_name() or case_name(paths), progress)


def rebuild(
    store: CaseStore, config: Config, progress: Progress = QUIET, engine: Engine | None = None
) -> Case:
    """The case of `store` made anew from what is stored, with the judgements as they are now."""
    intake = _intake_of_stored(store, config, progress, engine)
    intake.keep_skipped(store.skipped())
    return _cross_articles(intake, store, store.case_name() or "Case", progress)


def as_of(store: CaseStore, case: Case, day: date) -> Case:
    """The `case` of `store` as known on `day`, made anew of the reports that were out by then.

    A report counts when it surely was out: one of an unknown day, or of a month that `day` lies in,
    does not. Judgements hold that were made at one of these reports. The file is not changed.
    Raises NotFoundError when no report was out.
    """
    known = {one.article.id: one.article.path for one in case.articles if _was_out(one, day)}
    if not known:
        raise NotFoundError(f"no report of the case is known to have been out by {day}")
    judgements = store.judgements()
    resolution = resolve_reports(kept_work.reports(store, known), judgements)
    return assemble.build(resolution, judgements, name=case.name)


def _was_out(one: CaseArticle, day: date) -> bool:
    return one.published is not None and one.published.end is not None and one.published.end <= day


@dataclass(slots=True)
class Intake:
    """Which articles and skipped inputs a build has met."""

    progress: Progress
    paths: dict[str, str] = field(default_factory=dict)
    """Article id -> the first of its paths in alphabetical order."""
    repeated: set[tuple[str, str]] = field(default_factory=set)
    """(article id, path) of every path that held an article."""
    skips: dict[str, Skipped] = field(default_factory=dict)
    """Path -> why it gave no article."""
    articles: int = 0
    """How many articles were met, copies included."""

    def sift(self, found: Iterable[Article | Skipped]) -> Iterator[Article]:
        """Each article once, when it is first met; skipped inputs are noted."""
        for item in found:
            if isinstance(item, Skipped):
                self.skips[item.path] = item
                self.progress.skipped(item)
                continue
            self.articles += 1
            self.repeated.add((item.id, item.path))
            known = self.paths.get(item.id)
            self.paths[item.id] = item.path if known is None else min(known, item.path)
            self.progress.step("read", len(self.paths), None)
            if known is None:
                yield item

    def take_stored(self, paths: Mapping[str, str]) -> None:
        """Note articles that a store holds: article id -> path."""
        self.articles += len(paths)
        self.repeated.update(paths.items())
        self.paths.update(paths)
        self.progress.step("read", len(self.paths), None)

    def keep_skipped(self, former: Iterable[Skipped]) -> None:
        """Keep what was skipped in an earlier build, unless the path gave an article now."""
        read = {path for _, path in self.repeated}
        for item in former:
            if item.kept or item.path not in read:
                self.skips.setdefault(item.path, item)

    def skipped(self) -> tuple[Skipped, ...]:
        """All inputs that gave no article, second copies of one file included, by path."""
        copies = {
            path: Skipped(path, f"the same report as {self.paths[article]}", "it is counted once")
            for article, path in self.repeated
            if path != self.paths[article]
        }
        return tuple(item for _, item in sorted({**copies, **self.skips}.items()))


def _read(
    paths: Sequence[str], config: Config, stdin: BinaryIO | None
) -> Iterator[Article | Skipped]:
    # In sorted order: which of two copies is called the second must not hang on their order.
    return read_paths(sorted(set(paths)), config, stdin)


def _intake_of_stored(
    store: CaseStore, config: Config, progress: Progress, engine: Engine | None
) -> Intake:
    """The articles of the case of `store`; those that another reader read are read anew."""
    intake = Intake(progress)
    intake.take_stored(store.case_paths())
    stale = store.unread(sorted(intake.paths), _reader_key(chosen_reader(store, config)))
    articles = (store.load_article(article) for article in stale)
    _extract_missing(articles, store, config, engine, progress)
    return intake


def _reader_key(chosen: str) -> str:
    """Name of a reader with a fingerprint of all that reads with it."""
    code = code_fingerprint("throughline.text", "throughline.inference", "throughline.extract")
    return f"{reader_identity(chosen)}/{code}"


def _extract_missing(
    articles: Iterable[Article],
    store: CaseStore,
    config: Config,
    engine: Engine | None,
    progress: Progress,
) -> None:
    """Do the per-article work that is not stored yet, and store it batch by batch."""
    chosen = chosen_reader(store, config)
    reader = _reader_key(chosen)
    engine = engine or LocalEngine(config.workers)
    missing, given = tee(item for item in articles if not store.has_annotation(item, reader))
    annotations = engine.map(partial(extract_article, reader=chosen), given)
    done = 0
    while batch := [
        ReadArticle(article, annotation, file_sha256(article.path))
        for annotation, article in islice(zip(annotations, missing, strict=True), BATCH_ARTICLES)
    ]:
        store.add_articles(batch, reader)
        done += len(batch)
        progress.step("extract", done, None)


def chosen_reader(store: CaseStore, config: Config) -> str:
    """Who reads for the case of `store`: whom `config` names, else who read it before.

    "standard" for a new case. Raises UsageError where it was read with weights of somebody's own:
    they have to be named.
    """
    if config.reader:
        return config.reader
    former = store.case_reader()
    if former is None:
        return SHIPPED[0]
    name = former.rpartition("-")[0]
    if name in SHIPPED:
        return name
    if name == RULES:  # a case from before there was a reader
        return SHIPPED[0]
    raise UsageError(
        f"{store.path}: the case was read by {former}, which is no reader of this package; "
        f"name its folder, or {' or '.join(SHIPPED)}, with --reader"
    )


def _cross_articles(intake: Intake, store: CaseStore, name: str, progress: Progress) -> Case:
    """Everything that crosses articles: resolve, assemble, store."""
    if not intake.paths:
        raise NotFoundError("no readable report was found; nothing was written")
    judgements = store.judgements()
    with uncollected():
        progress.step("resolve", 0, None)
        resolution = resolve_reports(kept_work.reports(store, intake.paths, keep=True), judgements)
        progress.step("assemble", 0, None)
        case = assemble.build(resolution, judgements, intake.skipped(), name)
        progress.step("store", 0, None)
        store.replace_case(case, version(), code_fingerprint("throughline"))
    return case


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cyclic garbage: there is none here, and with millions of small
    objects it takes a third of the time to find that out."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


__all__ = ["QUIET", "Progress", "Quiet", "as_of", "chosen_reader", "extend", "rebuild", "run"]
