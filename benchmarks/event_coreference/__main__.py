"""`python -m benchmarks.event_coreference --data DIR --split dev|test`: see README.md."""

from benchmarks.event_coreference.measure import baseline, ours
from benchmarks.runner import Benchmark, run

PUBLISHED = {
    "same lemma and document clusters": {"ecbplus_gold_mentions_conll_f1": 0.765},
    "Barhom et al. 2019": {"ecbplus_gold_mentions_conll_f1": 0.795},
    "CDLM": {"ecbplus_gold_mentions_conll_f1": 0.856},
    "xCoRe": {"ecbplus_own_mentions_conll_f1": 0.424},
    "same lemma by subtopic": {"meantime_gold_mentions_conll_f1": 0.687},
}
"""On the test topics of ECB+ and all of MEANTIME; from memory, not recomputed."""

BENCHMARK = Benchmark("event_coreference", ours, baseline, PUBLISHED)
"""What `./dev bench` runs."""


def main() -> None:
    """Measure a split; print the table beside baseline and published figures, write the JSON."""
    run(BENCHMARK, main.__doc__ or "")


if __name__ == "__main__":
    main()
