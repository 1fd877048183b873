"""Which days of a story matter, and which sentences tell them best.

The machinery of timeline summarisation: reports in, weighted days and their sentences out. It
knows no events, so that it can be measured against the timelines of journalists
(`benchmarks/timelines`); the case's timeline ranks its entries with it.
"""

from throughline.assemble.days.choosing import best_sentences
from throughline.assemble.days.from_annotations import dated_report
from throughline.assemble.days.ranking import DayRanking, rank_days
from throughline.assemble.days.reports import DatedReport, DatedSentence
from throughline.assemble.days.spreading import spread

__all__ = [
    "DatedReport",
    "DatedSentence",
    "DayRanking",
    "best_sentences",
    "dated_report",
    "rank_days",
    "spread",
]
