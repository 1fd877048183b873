"""Builds a case from texts written in the test."""

from collections.abc import Callable
from pathlib import Path

import pytest

import throughline
from throughline.model.case import Case

CaseOf = Callable[..., Case]


@pytest.fixture
def case_of(tmp_path: Path) -> CaseOf:
    """A function from `name=text` pairs to the Case of these reports.

    A text may open with the header lines that the plain reader knows ("Source: …").
    """

    def build(**texts: str) -> Case:
        for name, text in texts.items():
            (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        return throughline.build([str(tmp_path)]).case

    return build
