"""The figures of sets of chains, in the names of the benchmarks of coreference."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.coreference_scores import chains, figures, without_singletons
from corpora.coreference import ChainedText
from corpora.values import DataMissingError


def chain_metrics(
    prefix: str, gold: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]
) -> dict[str, float]:
    """The CoNLL score and its parts of mention -> chain, and the score without singletons."""
    marked, ours = chains(gold), chains(found)
    every = figures(marked, ours)
    chained = figures(without_singletons(marked), without_singletons(ours))
    return {
        f"{prefix}conll_f1": round(every.conll, 4),
        f"{prefix}muc_f1": round(every.muc, 4),
        f"{prefix}b3_f1": round(every.b3, 4),
        f"{prefix}ceafe_f1": round(every.ceafe, 4),
        f"{prefix}no_singletons_conll_f1": round(chained.conll, 4),
    }


def with_means(metrics: dict[str, float]) -> dict[str, float]:
    """The metrics, led by the mean over the sets of each CoNLL score that is named by set.

    Those within groups that a set names ("topic_...", "subtopic_...") are no part of it.
    """
    means: dict[str, float] = {}
    own = {n: v for n, v in metrics.items() if not n.startswith(("topic_", "subtopic_"))}
    for kind in ("gold_mentions_conll_f1", "own_mentions_conll_f1"):
        of_sets = [value for name, value in own.items() if name.endswith(f"_{kind}")]
        if of_sets:
            means[kind] = round(sum(of_sets) / len(of_sets), 4)
    return means | metrics


@dataclass(frozen=True, slots=True)
class ChainedSet:
    """A set with its name in metrics; `across` where chains go across documents."""

    name: str
    load: Callable[[Path, str], Iterator[ChainedText]]
    across: bool = True


def over_sets(
    sets: Sequence[ChainedSet],
    measure: Callable[[ChainedSet, tuple[ChainedText, ...]], dict[str, float]],
    data: Path,
    split: str,
    limit: int | None,
) -> dict[str, float]:
    """The figures of every set that is there, with their means; DataMissingError without any."""
    metrics: dict[str, float] = {}
    missing: list[str] = []
    for one in sets:
        try:
            documents = tuple(islice(one.load(data, split), limit))
        except (DataMissingError, FileNotFoundError) as error:
            missing.append(str(error))
            continue
        if documents:
            metrics |= measure(one, documents)
    if not metrics:
        raise DataMissingError("\n".join(missing) or f"{data}: no set of chains is there")
    return with_means(metrics)
