"""`python -m benchmarks.attribution --data DIR --split dev|test --json OUT`: see README.md."""

from benchmarks.attribution.measure import baseline, ours
from benchmarks.runner import Benchmark, run

BENCHMARK = Benchmark(
    task="attribution",
    ours=ours,
    baseline=baseline,
    published={
        "Citron on PARC3 (another corpus)": {
            "cue_exact_f1": 0.823,
            "source_exact_f1": 0.820,
            "content_exact_f1": 0.593,
        }
    },
)
"""What `./dev bench` runs. The published figures are of another corpus: see README.md."""


def main() -> None:
    """Measure a split, print the table, write the JSON."""
    run(BENCHMARK, "How well sources, cues and contents are found and linked, on PolNeAR.")


if __name__ == "__main__":
    main()
