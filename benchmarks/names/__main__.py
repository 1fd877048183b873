"""`python -m benchmarks.names --data DIR --split dev|test --json OUT`: see README.md."""

from benchmarks.names.measure import baseline, ours
from benchmarks.runner import Benchmark, run

BENCHMARK = Benchmark(
    task="names",
    ours=ours,
    baseline=baseline,
    published={"SpERT (BERT-base)": {"conll04_f1": 0.889}},
)
"""What `./dev bench` runs. Eberts and Ulges, ECAI 2020, on test; from memory, see README.md."""


def main() -> None:
    """Measure a split, print the table, write the JSON."""
    run(BENCHMARK, "How well names are found and typed, on four sets.")


if __name__ == "__main__":
    main()
