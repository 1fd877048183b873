"""`python -m benchmarks.event_dates --data DIR --split dev|test`: see README.md."""

from benchmarks.event_dates.measure import baseline, ours
from benchmarks.runner import Benchmark, run

BENCHMARK = Benchmark("event_dates", ours, baseline)
"""What `./dev bench` runs."""


def main() -> None:
    """Measure a split; print the table, write the JSON."""
    run(BENCHMARK, main.__doc__ or "")


if __name__ == "__main__":
    main()
