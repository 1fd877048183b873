"""`python -m benchmarks.times --data DIR --split dev|test --json OUT`: see README.md."""

from benchmarks.runner import Benchmark, run
from benchmarks.times.measure import baseline, ours

PUBLISHED = {
    "HeidelTime on platinum": {
        "span_strict_f1": 0.813,
        "span_relaxed_f1": 0.903,
        "value_f1": 0.776,
    }
}
"""UzZaman et al., SemEval-2013 Task 1; not recomputed here."""

BENCHMARK = Benchmark("times", ours, baseline, PUBLISHED)
"""What `./dev bench` runs."""


def main() -> None:
    """Measure a split, print the table beside baseline and published figures, write the JSON."""
    run(BENCHMARK, main.__doc__ or "")


if __name__ == "__main__":
    main()
