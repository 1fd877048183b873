"""The figures of the reader's roles, and of a rule over the reader's own syntax."""

from pathlib import Path

from benchmarks.event_sets import Reads, documents, readings
from benchmarks.participants.score import Found, score
from benchmarks.participants.syntax_rule import rule_roles
from corpora import meantime
from corpora.values import DataMissingError, RoleMark
from throughline.inference.reading import Reading


def ours(reader: Reads, data: Path, split: str, limit: int | None) -> dict[str, float]:
    """The reader's figures from 0 to 1, and as `syntax_rule_...` those of the rule."""
    texts = documents(meantime.load, data, split, limit)
    if not texts:
        raise DataMissingError(f"{data}: meantime has no {split} split there")
    read = readings(reader, texts)
    own = score(texts, [_found(one, _roles(one)) for one in read])
    ruled = [rule_roles(text.text, one) for text, one in zip(texts, read, strict=True)]
    rule = score(texts, [_found(one, roles) for one, roles in zip(read, ruled, strict=True)])
    return own | {f"syntax_rule_{name}": figure for name, figure in rule.items()}


def baseline(data: Path, split: str, limit: int | None) -> dict[str, float]:
    """Nothing: the baseline needs the reader's syntax and stands among the figures of `ours`."""
    return {}


def _found(reading: Reading, roles: tuple[RoleMark, ...]) -> Found:
    return Found(tuple((event.start, event.end) for event in reading.events), roles)


def _roles(reading: Reading) -> tuple[RoleMark, ...]:
    return tuple(
        RoleMark((event.start, event.end), role.start, role.end, role.label)
        for event in reading.events
        for role in event.roles
    )
