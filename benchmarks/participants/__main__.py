"""`python -m benchmarks.participants --data DIR --split dev|test`: see README.md."""

from benchmarks.participants.measure import baseline, ours
from benchmarks.runner import Benchmark, run

BENCHMARK = Benchmark("participants", ours, baseline)
"""What `./dev bench` runs."""


def main() -> None:
    """Measure a split; print the table, write the JSON."""
    run(BENCHMARK, main.__doc__ or "")


if __name__ == "__main__":
    main()
