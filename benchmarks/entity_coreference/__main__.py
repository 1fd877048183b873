"""`python -m benchmarks.entity_coreference --data DIR --split dev|test`: see README.md."""

from benchmarks.entity_coreference.measure import baseline, ours
from benchmarks.runner import Benchmark, run

PUBLISHED = {"same lemma by subtopic": {"meantime_gold_mentions_conll_f1": 0.653}}
"""On all of MEANTIME; from memory, not recomputed."""

BENCHMARK = Benchmark("entity_coreference", ours, baseline, PUBLISHED)
"""What `./dev bench` runs."""


def main() -> None:
    """Measure a split; print the table beside baseline and published figures, write the JSON."""
    run(BENCHMARK, main.__doc__ or "")


if __name__ == "__main__":
    main()
