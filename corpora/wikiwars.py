"""WikiWars: the times in 22 Wikipedia articles on wars, in their TIMEX3 form.

That form calls every time a DATE, durations too: its labels teach nothing.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from corpora.timeml import parse_timeml
from corpora.values import AnnotatedText, DataMissingError, Mark

_FOLDER = Path("wikiwars")


def load(data: Path, split: str) -> Iterator[AnnotatedText]:
    """The documents of a split by name, with times only; sentences are not marked.

    "train" is the training set of Zhong et al. (ACL 2017), "dev" and "test" are both its test set:
    nothing of this set is kept aside.
    """
    for path in files(data, split):
        yield read_document(path.read_text(encoding="utf-8"), path.stem)


def files(data: Path, split: str) -> Iterator[Path]:
    """The files of a split, by name. Raises DataMissingError where the set is not there."""
    folder = data / _FOLDER
    if not (folder / "splits.json").exists():
        raise DataMissingError(f"{folder}: no splits.json; see corpora/wikiwars.py")
    splits = json.loads((folder / "splits.json").read_text(encoding="utf-8"))
    for name in sorted(splits["trainingset" if split == "train" else "testset"]):
        yield folder / "whole-tml" / "tml" / name


def read_document(source: str, name: str) -> AnnotatedText:
    """One document with its times. Raises ElementTree.ParseError where it is no XML."""
    document = parse_timeml(source, name)
    times = tuple(Mark(t.start, t.end, t.attributes.get("type", "")) for t in document.times)
    return AnnotatedText(corpus="wikiwars", name=name, text=document.text, times=times)
