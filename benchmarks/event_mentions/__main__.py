"""`python -m benchmarks.event_mentions --data DIR --split dev|test`: see README.md."""

from benchmarks.event_mentions.measure import baseline, ours
from benchmarks.runner import Benchmark, run

PUBLISHED = {"ATT1, best of TempEval-3, on platinum": {"f1": 0.81}}
"""UzZaman et al., SemEval-2013 Task 1; not recomputed here."""

BENCHMARK = Benchmark("event_mentions", ours, baseline, PUBLISHED)
"""What `./dev bench` runs."""


def main() -> None:
    """Measure a split; print the table beside baseline and published figures, write the JSON."""
    run(BENCHMARK, main.__doc__ or "")


if __name__ == "__main__":
    main()
