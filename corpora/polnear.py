"""PolNeAR (Newell et al., LREC 2018): political news with who said what, in brat stand-off.

Offsets are characters of the decoded file, line breaks as they stand. brat cuts a span at every
line break, so that a content over two paragraphs has two ranges.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from corpora.values import AnnotatedText, AttributionMark, DataMissingError, Range

_SPAN = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)(?:\t.*)?")
_EVENT = re.compile(r"E\d+\t(?P<parts>Attribution\S*:T\d+(?: \S+:T\d+)*) *")
_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


def load(data: Path, split: str) -> Iterator[AnnotatedText]:
    """The articles of "train", "dev" or "test", by name; sentences are not marked.

    Where several people marked an article, the first by name counts whose file is not empty.
    Articles that nobody marked are left out. Raises DataMissingError where the split is not there.
    """
    folder = data / "polnear" / split
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        raise DataMissingError(f"{folder / 'text'}: no articles; PolNeAR has no {split} split here")
    for path in texts:
        marked = _first_marked(folder / "attributions", path.stem)
        if marked is not None:
            text = path.read_bytes().decode("utf-8")
            yield AnnotatedText("polnear", path.stem, text, attributions=read_ann(marked))


def _first_marked(folder: Path, name: str) -> str | None:
    """The text of the first file of marks that has any."""
    for path in sorted(folder.glob(f"{name}_*.ann")):
        source = path.read_bytes().decode("utf-8")
        if source.strip():
            return source
    return None


def read_ann(source: str) -> tuple[AttributionMark, ...]:
    """The attributions of one brat file, by place of their cue.

    "Discuss" and "Discard" are notes among the annotators. A handful of attributions lack a cue or
    a content: slips, left out. "Content2" is a further part of the content.
    """
    spans: dict[str, tuple[Range, ...]] = {}
    events: list[str] = []
    for line in source.replace("\r", "").split("\n"):
        if span := _SPAN.fullmatch(line):
            spans[span[1]] = _ranges(span[2])
        elif event := _EVENT.fullmatch(line):
            events.append(event["parts"])
    marks = (_attribution(parts, spans) for parts in events)
    complete = (mark for mark in marks if mark.cue and mark.content)
    return tuple(sorted(complete, key=lambda mark: (mark.cue, mark.content)))


def _attribution(parts: str, spans: dict[str, tuple[Range, ...]]) -> AttributionMark:
    found: dict[str, set[Range]] = {"Source": set(), "Cue": set(), "Content": set()}
    for role, span in _ROLE.findall(parts):
        found[role].update(spans.get(span, ()))
    cue, source, content = (tuple(sorted(found[role])) for role in ("Cue", "Source", "Content"))
    return AttributionMark(cue, source, content)


def _ranges(offsets: str) -> tuple[Range, ...]:
    pairs = (part.split() for part in offsets.split(";"))
    return tuple(sorted((int(start), int(end)) for start, end in pairs))
