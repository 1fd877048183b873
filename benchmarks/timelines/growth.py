"""`python -m benchmarks.timelines.growth --data DIR --json OUT`: seconds against articles."""

import argparse
import json
import math
from pathlib import Path
from time import process_time

from benchmarks.machine import machine
from benchmarks.timelines.measure import wanted_of
from benchmarks.timelines.reports import read_report
from benchmarks.timelines.systems import by_agreement
from corpora.timeline17 import read_topic

SIZES = (182, 365, 730, 1461)
TOPIC = "bpoil"


def main() -> None:
    """Time the reading and the making of a timeline on every 8th, 4th, 2nd and each report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.timelines.growth")
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--json", type=Path, help="where the results go")
    options = parser.parse_args()
    topic = read_topic(options.data / "timeline17" / TOPIC)
    wanted = wanted_of(max(topic.timelines, key=len))
    read_report(topic.articles[0])  # word lists load once a process
    rows = []
    for size in SIZES:
        articles = topic.articles[:: max(1, len(topic.articles) // size)][:size]
        started = process_time()
        reports = [read_report(article) for article in articles]
        reading = process_time() - started
        started = process_time()
        by_agreement(reports, wanted)
        rows.append((len(articles), reading, process_time() - started))
    for count, reading, making in rows:
        print(f"{count} articles: reading {reading:.2f} s, making {making:.2f} s")
    exponent = _exponent(rows[0], rows[-1])
    print(f"time ~ articles^{exponent:.2f}")
    if options.json:
        runs = [
            {"articles": count, "reading_s": round(reading, 3), "making_s": round(making, 3)}
            for count, reading, making in rows
        ]
        result = {"topic": TOPIC, "machine": machine(), "runs": runs, "exponent": exponent}
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def _exponent(small: tuple[int, float, float], large: tuple[int, float, float]) -> float:
    times = (large[1] + large[2]) / (small[1] + small[2])
    return round(math.log(times) / math.log(large[0] / small[0]), 2)


if __name__ == "__main__":
    main()
