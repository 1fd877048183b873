"""`python -m benchmarks.timelines --data DIR --split dev|test --json OUT`: see README.md."""

from benchmarks.runner import Benchmark, run
from benchmarks.timelines.measure import baseline, ours

PUBLISHED = {
    "date-wise, all topics": {"date_f1": 0.544, "ar1": 0.120, "ar2": 0.035},
    "clustering, all topics": {"date_f1": 0.407, "ar1": 0.082, "ar2": 0.020},
}
"""Gholipour Ghalandari and Ifrim, ACL 2020, 9 topics and 19 timelines; not recomputed here."""

BENCHMARK = Benchmark("timelines", ours, baseline, PUBLISHED)
"""What `./dev bench` runs."""


def main() -> None:
    """Measure a split, print the table beside baselines and published figures, write the JSON."""
    run(BENCHMARK, main.__doc__ or "")


if __name__ == "__main__":
    main()
