"""The reader and the rules, measured on every set that is there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.names.rules import by_rules
from benchmarks.names.score import Counts
from benchmarks.names.sets import COARSE, NEWS, SETS, NamesSet
from benchmarks.passages import passage_of
from benchmarks.runner import Metrics
from corpora.values import AnnotatedText, DataMissingError, Mark
from throughline.inference import Reader
from throughline.inference.reading import LabelledSpan

Marks = tuple[Mark, ...]
Found = tuple[Sequence[Marks], Sequence[Marks]]
"""Of each text the names in the set's own labels, and the names in coarse classes."""


def ours(reader: Reader, data: Path, split: str, limit: int | None) -> Metrics:
    """The metrics of the reader: in each set's own convention, and in that of news."""

    def found(one: NamesSet, texts: Sequence[AnnotatedText]) -> Found:
        passages = [passage_of(text) for text in texts]
        own = [_marks(reading.names) for reading in reader.read(passages, scheme=one.name)]
        news = [_marks(reading.names) for reading in reader.read(passages, scheme="news")]
        return own, [_mapped(names, NEWS) for names in news]

    return _measure(data, split, limit, found)


def baseline(data: Path, split: str, limit: int | None) -> Metrics:
    """The metrics of the rules, whose classes are turned into each set's labels."""

    def found(one: NamesSet, texts: Sequence[AnnotatedText]) -> Found:
        coarse = [_mapped(by_rules(text), NEWS) for text in texts]
        return [_mapped(names, one.label) for names in coarse], coarse

    return _measure(data, split, limit, found)


def _measure(
    data: Path,
    split: str,
    limit: int | None,
    found: Callable[[NamesSet, Sequence[AnnotatedText]], Found],
) -> Metrics:
    metrics: dict[str, float] = {}
    missing: list[str] = []
    for one in SETS:
        try:
            texts = tuple(islice(one.load(data, split), limit))
        except DataMissingError as error:
            missing.append(str(error))
            continue
        metrics |= _metrics(one, texts, *found(one, texts))
    if not metrics:
        raise DataMissingError("\n".join(missing))
    return metrics


def _metrics(
    one: NamesSet,
    texts: Sequence[AnnotatedText],
    own: Sequence[Marks],
    coarse: Sequence[Marks],
) -> Metrics:
    whole, person, news = Counts(), Counts(), Counts()
    for text, in_own, in_coarse in zip(texts, own, coarse, strict=True):
        marked = text.names or ()
        classes = _mapped(marked, one.coarse)
        whole.add(marked, in_own)
        person.add(_only(classes, ("person",)), _only(in_coarse, ("person",)))
        news.add(_only(classes, COARSE), _only(in_coarse, COARSE))
    return {
        f"{one.name}_f1": whole.f1(),
        f"{one.name}_person_f1": person.f1(),
        f"{one.name}_news_f1": news.f1(),
    }


def _marks(names: Iterable[LabelledSpan]) -> Marks:
    return tuple(Mark(name.start, name.end, name.label) for name in names)


def _mapped(names: Iterable[Mark], labels: Mapping[str, str]) -> Marks:
    return tuple(Mark(name.start, name.end, labels[name.label]) for name in names)


def _only(names: Iterable[Mark], labels: Sequence[str]) -> Marks:
    return tuple(name for name in names if name.label in labels)
