"""The articles to build from: the first so many of a public set, those with a body.

`gva` holds reports on many matters, so most of it is beside any one case; `bpoil` holds reports
on one matter over months: every report takes part in every comparison.
"""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

GVA = {"title": "title", "content": "text", "dct": "date", "outlet": "outlet", "url": "url"}
TIMELINE17 = {"text": "text", "time": "date", "collection": "outlet"}

SETS = {
    "gva": (Path("gva/gva_articles.jsonl"), GVA),
    "bpoil": (Path("timeline17/bpoil/articles.jsonl"), TIMELINE17),
}


def write_articles(data: Path, name: str, count: int, target: Path) -> int:
    """Write `count` articles of the set `name` as JSON Lines; the number of their words.

    `data` is the folder of the public data sets. Raises SystemExit where it lacks them.
    """
    place, fields = SETS[name]
    words = 0
    with target.open("w", encoding="utf-8") as out:
        for record in islice(_records(data / place, fields), count):
            words += len(record["text"].split())
            out.write(json.dumps(record) + "\n")
    return words


def _records(path: Path, fields: dict[str, str]) -> Iterator[dict[str, str]]:
    if not path.is_file():
        raise SystemExit(f"{path}: not there; see benchmarks/speed/README.md")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            given = json.loads(line)
            record = {name: given[field] for field, name in fields.items() if given[field]}
            if len(record.get("text", "")) > 200:
                yield record
