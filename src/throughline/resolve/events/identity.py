"""Event ids that stay the same when reports come in another order, and mostly when more come."""

import hashlib
from collections.abc import Sequence

from throughline.model.source import Span


def event_id(group: str, days: Sequence[str], main: Sequence[str], article: str, span: Span) -> str:
    """ "v-" and twelve hex digits over kind, day and main participant.

    Where an event has no sure day or no resolved participant, its earliest citation by article id
    and place stands for them.
    """
    if days and main:
        parts = [group, days[0], main[0]]
    else:
        parts = [group, *days[:1], *main[:1], article, str(span.start), str(span.end)]
    return "v-" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
