"""`python -m benchmarks.incidents --data DIR --split dev|test --json OUT`: see README.md."""

from benchmarks.incidents.measure import baseline, ours
from benchmarks.runner import Benchmark, run

BENCHMARK = Benchmark(task="incidents", ours=ours, baseline=baseline)
"""What `./dev bench` runs. No figure is published for these articles as they are grouped here."""


def main() -> None:
    """Measure a split, print the table, write the JSON."""
    run(BENCHMARK, "Which reports tell one incident, what toll each gives, where they disagree.")


if __name__ == "__main__":
    main()
