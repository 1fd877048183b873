"""`python -m benchmarks.copies --data DIR --split dev|test --json OUT`: see README.md."""

from benchmarks.copies.measure import baseline, ours
from benchmarks.runner import Benchmark, run

BENCHMARK = Benchmark(task="copies", ours=ours, baseline=baseline)
"""What `./dev bench` runs. No figure is published for these articles."""


def main() -> None:
    """Measure a split, print the table, write the JSON."""
    run(BENCHMARK, "Which articles are copies of one text, and which passages were taken over.")


if __name__ == "__main__":
    main()
