"""Entities across articles: cases of `tests/cases/entities.jsonl` (own writing), judgements."""

import json
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from throughline.extract.mentions import find_mentions
from throughline.extract.times import find_times
from throughline.model.annotation import Annotation
from throughline.model.dates import day
from throughline.model.judgement import ItemAnchor, Judgement, Verdict
from throughline.model.source import Article, DateSource, Published, Span
from throughline.resolve.entities import resolve_entities
from throughline.resolve.resolution import EntityCluster
from throughline.text import prepare

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "entities.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def read(name: str, text: str) -> tuple[Article, Annotation]:
    """An article with its mentions."""
    article = Article(name, name, None, None, None, None, None, text)
    document = prepare(article)
    mentions, links = find_mentions(document, find_times(document))
    return article, Annotation(name, "test", "en", document.sentences, mentions, links)


def resolve(texts: dict[str, str], *judgements: Judgement) -> tuple[EntityCluster, ...]:
    """The entities of articles given as id -> text."""
    read_ = [read(name, text) for name, text in texts.items()]
    return resolve_entities([a for a, _ in read_], [n for _, n in read_], judgements)


def shown(clusters: tuple[EntityCluster, ...]) -> list[str]:
    """The clusters as "type:name=alias,alias", sorted."""
    return sorted(f"{c.type.value}:{c.name}={','.join(c.aliases)}" for c in clusters)


def anchor(texts: dict[str, str], article: str, words: str) -> ItemAnchor:
    """The anchor of the first `words` of an article."""
    start = texts[article].index(words)
    return ItemAnchor("entity", article, Span(start, start + len(words)))


@pytest.mark.parametrize("case", [pytest.param(c, id=c["label"]) for c in CASES])
def test_entities(case: dict[str, Any]) -> None:
    assert shown(resolve(case["articles"])) == sorted(case["entities"])


@pytest.mark.parametrize("case", [pytest.param(c, id=c["label"]) for c in CASES])
def test_any_order_of_articles_gives_the_same(case: dict[str, Any]) -> None:
    orders = [dict(order) for order in permutations(case["articles"].items())]
    assert all(resolve(order) == resolve(orders[0]) for order in orders)


TWO = {"a": "Orla Finn left the Ostra Bank.", "b": "Orla Finn sued the Ostra Bank."}


def test_not_the_same_is_never_overruled() -> None:
    apart = Judgement(
        "j", Verdict.NOT_SAME, anchor(TWO, "a", "Orla Finn"), anchor(TWO, "b", "Orla")
    )
    clusters = [c for c in resolve(TWO, apart) if c.name == "Orla Finn"]
    assert [{ref.article for ref in c.mentions} for c in clusters] in (
        [{"a"}, {"b"}],
        [{"b"}, {"a"}],
    )
    assert len({c.id for c in clusters}) == 2


def test_not_the_same_parts_names_that_one_article_chains() -> None:
    texts = {"a": "Orla Finn left. Nobody saw Finn again."}
    apart = Judgement(
        "j", Verdict.NOT_SAME, anchor(texts, "a", "Orla Finn"), anchor(texts, "a", "Finn again")
    )
    assert shown(resolve(texts)) == ["person:Orla Finn=Finn"]
    assert shown(resolve(texts, apart)) == ["person:Finn=", "person:Orla Finn="]


def test_same_joins_what_nothing_else_would() -> None:
    texts = {"a": "Orla Finn left.", "b": "Lena Vord left."}
    same = Judgement(
        "j", Verdict.SAME, anchor(texts, "a", "Orla Finn"), anchor(texts, "b", "Lena Vord")
    )
    (cluster,) = resolve(texts, same)
    assert {cluster.name, *cluster.aliases} == {"Orla Finn", "Lena Vord"}
    assert cluster.reasons[0].reason == "a person decided that they are the same"


def test_of_two_decisions_on_one_pair_the_later_counts() -> None:
    texts = {"a": "Orla Finn left.", "b": "Lena Vord left."}
    one, two = anchor(texts, "a", "Orla Finn"), anchor(texts, "b", "Lena Vord")
    decisions = (Judgement("1", Verdict.SAME, one, two), Judgement("2", Verdict.NOT_SAME, one, two))
    assert len(resolve(texts, *decisions)) == 2
    assert len(resolve(texts, *reversed(decisions))) == 1


def test_wrong_drops_and_rename_keeps_the_id() -> None:
    wrong = Judgement("j", Verdict.WRONG, anchor(TWO, "a", "Ostra Bank"))
    assert shown(resolve(TWO, wrong)) == ["person:Orla Finn="]
    rename = Judgement("j", Verdict.RENAME, anchor(TWO, "b", "Orla Finn"), text="Orla M. Finn")
    before = {c.name: c.id for c in resolve(TWO)}
    after = {c.name: c.id for c in resolve(TWO, rename)}
    assert after["Orla M. Finn"] == before["Orla Finn"]
    assert "person:Orla M. Finn=Orla Finn" in shown(resolve(TWO, rename))


def test_a_stated_identity_is_cited() -> None:
    texts = {"a": "They heard Abu Sarim (Zakir Malik) speak."}
    (cluster,) = resolve(texts)
    (reason,) = cluster.reasons
    (cited,) = reason.citations
    assert texts["a"][cited.start : cited.end] == cited.quote == "Abu Sarim (Zakir Malik)"


def test_pronouns_and_descriptions_go_with_their_names() -> None:
    texts = {"a": "Harbour spokesperson Lena Vord left. She wept. The spokesperson gave no date."}
    article, annotation = read("a", texts["a"])
    (cluster,) = resolve_entities([article], [annotation])
    names = [annotation.mentions[ref.item].name for ref in cluster.mentions]
    assert names == ["Lena Vord", "She", "The spokesperson"]


AGES = {
    "a": "Orla Finn, 34, sold the Ostra Bank.",
    "b": "Orla Finn, 71, fell on the stairs.",
    "c": "The Ostra Bank said that Orla Finn left.",
    "d": "“I fell,” said Orla Finn, 72.",
}


def test_ages_a_generation_apart_are_two_bearers_of_one_name() -> None:
    published = Published(day(date(2011, 5, 2)), DateSource.METADATA, "given")
    read_ = [read(name, text) for name, text in AGES.items()]
    dated = [replace(article, published=published) for article, _ in read_]
    clusters = resolve_entities(dated, [annotation for _, annotation in read_])
    found = [{ref.article for ref in c.mentions} for c in clusters if c.name == "Orla Finn"]
    assert sorted(found, key=min) == [{"a", "c"}, {"b", "d"}]
    reasons = {r.reason for c in clusters for r in c.reasons if c.name == "Orla Finn"}
    told = "both articles name “Orla Finn”; of 2 of that name only this one shares other names"
    assert told in reasons
    without_days = resolve_entities([a for a, _ in read_], [n for _, n in read_])
    assert len([c for c in without_days if c.name == "Orla Finn"]) == 1


def test_a_reason_that_many_articles_give_is_told_once() -> None:
    texts = dict.fromkeys("abcdef", "Orla Finn left the Ostra Bank.")
    finn = next(c for c in resolve(texts) if c.name == "Orla Finn")
    assert [reason.reason for reason in finn.reasons] == ["both articles name “Orla Finn”"]
