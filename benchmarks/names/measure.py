"""The reader and the rules, measured on every set that is there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.names.bare import bare
from benchmarks.names.rules import by_pipeline, by_rules
from benchmarks.names.score import Counts
from benchmarks.names.sets import COARSE, NEWS, SETS, NamesSet
from benchmarks.passages import passage_of
from benchmarks.runner import Metrics
from corpora.values import AnnotatedText, DataMissingError, Mark
from throughline.inference import Reader
from throughline.inference.reading import LabelledSpan

Marks = tuple[Mark, ...]
Found = tuple[Sequence[Marks], Mapping[str, Sequence[Marks]]]
"""Of each text the names in the set's own labels, and in coarse classes: prefix -> the names."""


def ours(reader: Reader, data: Path, split: str, limit: int | None) -> Metrics:
    """The metrics of the reader, alone and with the rules behind it (`pipeline_`)."""

    def found(one: NamesSet, texts: Sequence[AnnotatedText]) -> Found:
        passages = [passage_of(text) for text in texts]
        own = [_marks(reading.names) for reading in reader.read(passages, scheme=one.name)]
        news = [_marks(reading.names) for reading in reader.read(passages, scheme="news")]
        whole = [by_pipeline(text, reader) for text in texts]
        return own, {
            "": [_mapped(names, NEWS) for names in news],
            "pipeline_": [_mapped(names, NEWS) for names in whole],
        }

    return _measure(data, split, limit, found)


def baseline(data: Path, split: str, limit: int | None) -> Metrics:
    """The metrics of the rules, whose classes are turned into each set's labels."""

    def found(one: NamesSet, texts: Sequence[AnnotatedText]) -> Found:
        coarse = [_mapped(by_rules(text), NEWS) for text in texts]
        return [_mapped(names, one.label) for names in coarse], {"": coarse}

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
        own, classes = found(one, texts)
        whole = Counts()
        for text, names in zip(texts, own, strict=True):
            whole.add(text.names or (), names)
        metrics[f"{one.name}_f1"] = whole.f1()
        for prefix, coarse in classes.items():
            metrics |= _coarse_metrics(one, prefix, texts, coarse)
    if not metrics:
        raise DataMissingError("\n".join(missing))
    return metrics


def _coarse_metrics(
    one: NamesSet, prefix: str, texts: Sequence[AnnotatedText], coarse: Sequence[Marks]
) -> Metrics:
    counts = {kind: Counts() for kind in ("person", "news", "bare_person", "bare_news")}
    for text, names in zip(texts, coarse, strict=True):
        marked = _mapped(text.names or (), one.coarse)
        for kind, labels in (("person", ("person",)), ("news", COARSE)):
            gold, ours = _only(marked, labels), _only(names, labels)
            counts[kind].add(gold, ours)
            counts[f"bare_{kind}"].add(
                (bare(text.text, name) for name in gold), (bare(text.text, name) for name in ours)
            )
    return {f"{one.name}_{prefix}{kind}_f1": count.f1() for kind, count in counts.items()}


def _marks(names: Iterable[LabelledSpan]) -> Marks:
    return tuple(Mark(name.start, name.end, name.label) for name in names)


def _mapped(names: Iterable[Mark], labels: Mapping[str, str]) -> Marks:
    return tuple(Mark(name.start, name.end, labels[name.label]) for name in names)


def _only(names: Iterable[Mark], labels: Sequence[str]) -> Marks:
    return tuple(name for name in names if name.label in labels)
