"""Chains within one article: cases of `tests/cases/chains.jsonl` (own writing)."""

import json
from pathlib import Path
from typing import Any

import pytest

from throughline.extract.mentions import find_mentions
from throughline.extract.times import find_times
from throughline.model.source import Article
from throughline.text import prepare

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "chains.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize("case", [pytest.param(c, id=c["label"]) for c in CASES])
def test_antecedents(case: dict[str, Any]) -> None:
    article = Article("a", "a.txt", None, None, None, None, None, case["text"])
    document = prepare(article)
    mentions, _ = find_mentions(document, find_times(document))
    found = [mention for mention in mentions if mention.name == case["mention"]]
    if case["antecedent"] == "absent":
        assert found == []
        return
    mention = found[case.get("occurrence", 0)]
    if case["antecedent"] is None:
        assert mention.antecedent is None or mentions[mention.antecedent].name == mention.name
    else:
        assert mention.antecedent is not None
        assert mentions[mention.antecedent].name == case["antecedent"]
        assert mention.antecedent_reason
