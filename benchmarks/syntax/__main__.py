"""`python -m benchmarks.syntax --data DIR --split dev|test --json OUT`: see README.md."""

from benchmarks.runner import Benchmark, run
from benchmarks.syntax.measure import baseline, ours

BENCHMARK = Benchmark(task="syntax", ours=ours, baseline=baseline)
"""What `./dev bench` runs. No figure is published for this encoder with given words."""


def main() -> None:
    """Measure a split, print the table, write the JSON."""
    run(BENCHMARK, "How well heads, relations and parts of speech are found, on UD English EWT.")


if __name__ == "__main__":
    main()
