"""Events across reports: which mentions tell the same event, and when it happened."""

from throughline.resolve.events.clustering import resolve_events
from throughline.resolve.events.times import EventTime, event_time

__all__ = ["EventTime", "event_time", "resolve_events"]
