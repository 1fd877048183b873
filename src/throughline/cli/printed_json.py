"""Parts of a case as JSON, in the very shape that the export has."""

import json
from collections.abc import Container
from typing import Any

from throughline.cli.present import end_with_reader
from throughline.model.case import Case


def print_json(rows: object) -> None:
    """Print indented JSON; characters stay readable."""
    end_with_reader()
    print(json.dumps(rows, ensure_ascii=False, indent=2))


def exported(case: Case, table: str) -> list[Any]:
    """One list of the exported case."""
    from throughline import export

    rows: list[Any] = json.loads(export.to_json(case))[table]
    return rows


def print_items(case: Case, table: str, ids: Container[str]) -> None:
    """Print those items of an exported list whose id is in `ids`."""
    print_json([row for row in exported(case, table) if row["id"] in ids])
