"""The reader: one small network that reads a text once and answers every question about it.

`load_reader` gives a `Reader`; `Reader.read` turns passages into readings. How the weights were
made is under `training/`; how good they are is in docs/reference/quality.md.
"""

from throughline.inference.inspection import ReaderFacts, inspect_reader
from throughline.inference.reader import Reader, load_reader
from throughline.inference.reading import (
    AttributionReading,
    EventReading,
    LabelledSpan,
    Passage,
    Reading,
)
from throughline.inference.weights import SHIPPED, reader_identity

__all__ = [
    "SHIPPED",
    "AttributionReading",
    "EventReading",
    "LabelledSpan",
    "Passage",
    "Reader",
    "ReaderFacts",
    "Reading",
    "inspect_reader",
    "load_reader",
    "reader_identity",
]
