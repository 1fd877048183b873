"""`python -m benchmarks.entity_timelines --data DIR --split dev|test`: see README.md."""

from benchmarks.entity_timelines.measure import baseline, ours
from benchmarks.runner import Benchmark, run

PUBLISHED = {
    "GPLSIUA_1 (best at the task, corpora 1-3)": {"micro_f1": 0.2536},
    "later work (corpora 1-3)": {"micro_f1": 0.287},
}

BENCHMARK = Benchmark("entity_timelines", ours, baseline, PUBLISHED)
"""What `./dev bench` runs."""


def main() -> None:
    """Measure a split; print the table, write the JSON."""
    run(BENCHMARK, main.__doc__ or "")


if __name__ == "__main__":
    main()
