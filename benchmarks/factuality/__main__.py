"""`python -m benchmarks.factuality --data DIR --split dev|test`: see README.md."""

from benchmarks.factuality.measure import baseline, ours
from benchmarks.runner import Benchmark, run

BENCHMARK = Benchmark("factuality", ours, baseline)
"""What `./dev bench` runs."""


def main() -> None:
    """Measure a split; print the table beside the baseline's figures, write the JSON."""
    run(BENCHMARK, main.__doc__ or "")


if __name__ == "__main__":
    main()
