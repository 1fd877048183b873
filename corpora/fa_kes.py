"""FA-KES (Abu Salem et al., ICWSM 2019): reports on the war in Syria by fifteen outlets.

`FA-KES-Dataset.csv` has an article a line with the day and the governorate that it is about. Its
label, whether the article agrees with a record of casualties, is not read here.
"""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from corpora.values import DataMissingError

FILE = Path("fa_kes") / "FA-KES-Dataset.csv"


@dataclass(frozen=True, slots=True)
class FaKesArticle:
    """One article. `id` is the set's own number of it."""

    id: str
    outlet: str
    day: date
    governorate: str
    title: str
    text: str


def load(data: Path) -> tuple[FaKesArticle, ...]:
    """Every article, in the order of the file. Raises DataMissingError where it is not there."""
    path = data / FILE
    if not path.is_file():
        raise DataMissingError(f"{path.name} is not in {path.parent}")
    lines = io.StringIO(path.read_bytes().decode("cp1252", errors="replace"), newline="")
    return tuple(
        FaKesArticle(
            id=row["unit_id"],
            outlet=row["source"].strip(),
            day=datetime.strptime(row["date"].strip(), "%m/%d/%Y").date(),
            governorate=row["location"].strip().lower(),
            title=row["article_title"].strip(),
            text=row["article_content"].strip(),
        )
        for row in csv.DictReader(lines)
    )
