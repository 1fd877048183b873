"""The example case, built for real and compared line by line with `expected.toml`.

Every table of that file is one test. The file is written for readers; what each kind of table
asks of a case file is written here.
"""

import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import throughline

FOLDER = Path(__file__).parent.parent / "examples" / "kittiwake"
REPORTS = FOLDER / "reports"
EXPECTED: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (FOLDER / "expected.toml").read_text(encoding="utf-8")
)

Table = dict[str, Any]
Item = dict[str, Any]


@dataclass(frozen=True, repr=False)
class Built:
    """The exported case file, with the ways in that the checks need."""

    case: Item
    ids: dict[str, str]
    """Report as `expected.toml` names it -> article id."""

    def article(self, report: str) -> Item:
        """The exported article of a report."""
        found: Item = next(item for item in self.case["articles"] if item["id"] == self.ids[report])
        return found

    def names(self, entity: Item) -> set[str]:
        """All names of an entity."""
        return {entity["name"], *entity["aliases"]}

    def entity(self, name: str) -> Item:
        """The one entity that bears a name."""
        found: list[Item] = [item for item in self.case["entities"] if name in self.names(item)]
        seen = [(item["type"], item["name"], item["aliases"]) for item in found]
        assert len(found) == 1, f"{len(found)} entities are called {name!r}: {seen}"
        return found[0]

    def sentences(self, item: Item) -> list[tuple[str, str]]:
        """(article id, sentence on one line) for every citation of an item."""
        texts = {article["id"]: article for article in self.case["articles"]}
        cited = []
        for citation in item["citations"]:
            article = texts[citation["article"]]
            span = article["sentences"][citation["sentence"]]
            cited.append((article["id"], one_line(article["text"][span["start"] : span["end"]])))
        return cited

    def cites(self, item: Item, text: str) -> bool:
        """Whether an item cites a sentence that contains `text`."""
        return any(text in sentence for _, sentence in self.sentences(item))

    def reports(self, item: Item) -> set[str]:
        """The reports that an item cites."""
        by_id = {article: report for report, article in self.ids.items()}
        return {by_id[citation["article"]] for citation in item["citations"]}

    def articles_to_reports(self, articles: list[str]) -> set[str]:
        """Article ids as report names."""
        by_id = {article: report for report, article in self.ids.items()}
        return {by_id[article] for article in articles}


def one_line(text: str) -> str:
    """`text` with any run of white space as one space and straight quotation marks."""
    straight = text.translate(str.maketrans("“”‘’", "\"\"''"))
    return " ".join(straight.split())


def report_urls() -> dict[str, str]:
    """Report -> what tells its article from the others: URL, title or first words."""
    keys = {}
    for path in sorted(REPORTS.glob("*.html")):
        found = re.search(r'og:title" content="([^"]*)"', path.read_text(encoding="utf-8"))
        assert found is not None
        keys[path.name] = unescape(found[1])
    lines = (REPORTS / "newswire.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        keys[f"newswire.jsonl:{number}"] = json.loads(line)["url"]
    for path in sorted(REPORTS.glob("*.txt")):
        keys[path.name] = path.read_text(encoding="utf-8")[:200]
    return keys


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example case built once, as a user would, and read back from its JSON export."""
    target = tmp_path_factory.mktemp("example") / "case.db"
    with throughline.build([REPORTS], output=target) as case_file:
        case = json.loads(case_file.to_json())
    ids = {}
    for report, key in report_urls().items():
        for article in case["articles"]:
            if key in (article["url"], article["title"]) or article["text"].startswith(key):
                ids[report] = article["id"]
    return Built(case, ids)


def check_entity(built: Built, want: Table) -> None:
    """One entity bears the name and all aliases, has the type and is cited in the reports."""
    entity = built.entity(want["name"])
    assert built.names(entity) >= set(want.get("aliases", ()))
    assert entity["type"] == want["type"]
    assert built.reports(entity) >= set(want["reports"])


def check_apart(built: Built, want: Table) -> None:
    """Both names are in the case file and name two entities."""
    assert built.entity(want["left"])["id"] != built.entity(want["right"])["id"]


def check_descriptor(built: Built, want: Table) -> None:
    """The entity is described so."""
    texts = [item["text"].casefold() for item in built.entity(want["entity"])["descriptors"]]
    assert any(want["text"].casefold() in one_line(text) for text in texts), texts


def check_not_descriptor(built: Built, want: Table) -> None:
    """The entity is not described so."""
    texts = [item["text"].casefold() for item in built.entity(want["entity"])["descriptors"]]
    assert [text for text in texts if want["text"].casefold() in text] == []


def check_no_entity(built: Built, want: Table) -> None:
    """Nothing of that type bears the name."""
    found = [item for item in built.case["entities"] if want["name"] in built.names(item)]
    assert [item["type"] for item in found if item["type"] == want["type"]] == []


def check_event(built: Built, want: Table) -> None:
    """One event cites the sentence, has the date, and is one over all the reports."""
    cited = [item for item in built.case["events"] if built.cites(item, want["text"])]
    assert cited, "no event cites the sentence"
    days = tuple(day.isoformat() for day in want["date"])
    dated = [
        item
        for item in cited
        if item["time"] and (item["time"]["start"][:10], item["time"]["end"][:10]) == days
    ]
    assert dated, [(item["type"], item["time"]) for item in cited]
    wanted = set(want.get("reports", ()))
    assert any(built.reports(item) >= wanted for item in dated), [
        sorted(built.reports(item)) for item in dated
    ]


def check_published(built: Built, want: Table) -> None:
    """The publication date lies within the bounds, and its start is known."""
    published = built.article(want["report"])["published"]
    assert published is not None
    assert date.fromisoformat(published["start"][:10]) >= want["not_before"]
    if published["end"] is not None:
        assert date.fromisoformat(published["end"][:10]) <= want["not_after"]


def takes(position: Item, value: str) -> bool:
    """Whether a position of a conflict stands for `value`."""
    whole_word = rf"(?<![\w.,]){re.escape(value)}(?!\w|[.,]\d)"
    return re.search(whole_word, position["value"]) is not None


def check_conflict(built: Built, want: Table) -> None:
    """Accounts differ over the values, with the relation and with the reports on each side."""
    found = []
    for conflict in built.case["conflicts"]:
        sides = [
            next((item for item in conflict["positions"] if takes(item, value)), None)
            for value in want["values"]
        ]
        asked = (
            conflict["kind"] == want["kind"] and want.get("question", "") in conflict["question"]
        )
        if asked and None not in sides:
            found.append((conflict["relation"], sides))
    assert found, [
        (item["kind"], [side["value"] for side in item["positions"]])
        for item in built.case["conflicts"]
    ]
    matching = [sides for relation, sides in found if relation == want["relation"]]
    assert matching, [relation for relation, _ in found]
    problems = []
    for sides in matching:
        held = [built.articles_to_reports(side["articles"]) for side in sides if side]
        counts = [side["independent_sources"] for side in sides if side]
        ok = all(have >= set(reports) for have, reports in zip(held, want["reports"], strict=True))
        if ok and counts == want.get("independent", counts):
            return
        problems.append((held, counts))
    pytest.fail(f"the reports stand otherwise: {problems}")


def check_no_conflict(built: Built, want: Table) -> None:
    """No open conflict sets these values against each other."""
    for conflict in built.case["conflicts"]:
        against = all(
            any(takes(side, value) for side in conflict["positions"]) for value in want["values"]
        )
        assert not (against and conflict["relation"] == "conflict"), conflict["question"]


def held_by(built: Built, claim: Item, want: Table) -> bool:
    """Whether a claim's holder is the one wanted."""
    holder = claim["holder"]
    if "kind" in want and holder["kind"] != want["kind"]:
        return False
    if "holder" in want and holder["entity"] != built.entity(want["holder"])["id"]:
        return False
    return want.get("holder_text", "") in one_line(holder["text"])


def check_claim(built: Built, want: Table) -> None:
    """A claim with the words, the holder and whoever passed it on."""
    cited = [item for item in built.case["claims"] if want["text"] in one_line(item["text"])]
    assert cited, "no claim has the words"
    assert any(
        held_by(built, item, want)
        and any(
            want.get("via", "") in one_line(via["text"]) for via in item["via"] or [{"text": ""}]
        )
        for item in cited
    ), [(item["holder"], item["via"]) for item in cited]


def check_denial(built: Built, want: Table) -> None:
    """A claim of the holder is linked to the claim that it denies."""
    claims = {item["id"]: item for item in built.case["claims"]}
    denials = [
        item
        for item in claims.values()
        if want["text"] in one_line(item["text"]) and held_by(built, item, want)
    ]
    assert denials, "no such claim of the holder"
    denied = [one_line(claims[item["denies"]]["text"]) for item in denials if item["denies"]]
    assert any(want["denies"] in text for text in denied), denied


def check_copies(built: Built, want: Table) -> None:
    """The reports, and no others, are one copy group."""
    group = built.article(want["reports"][0])["copy_group"]
    assert group is not None
    members = [item["id"] for item in built.case["articles"] if item["copy_group"] == group]
    assert built.articles_to_reports(members) == set(want["reports"])


def check_other_story(built: Built, want: Table) -> None:
    """The report, and no other, is on another story."""
    others = [item["id"] for item in built.case["articles"] if item["story"] != built.case["story"]]
    assert built.articles_to_reports(others) == {want["report"]}


def is_beside(built: Built, want: Table) -> bool:
    """Whether the words stand in a paragraph that is beside the case."""
    article = built.article(want["report"])
    return any(
        want["text"] in one_line(article["text"][span["start"] : span["end"]])
        for span in article["beside"]
    )


def check_beside(built: Built, want: Table) -> None:
    """The paragraph with these words is marked as beside the case."""
    assert is_beside(built, want)


def check_not_beside(built: Built, want: Table) -> None:
    """The paragraph with these words is not marked as beside the case."""
    assert not is_beside(built, want)


def check_status(built: Built, want: Table) -> None:
    """A proceeding stands so, by the report, as of a day in the range."""
    found = []
    for proceeding in built.case["proceedings"]:
        status = proceeding["status"]
        as_of = status["as_of"]
        where = built.articles_to_reports([proceeding["citations"][0]["article"]])
        found.append((status, where))
        if want["text"] in status["text"] and where == {want["report"]} and as_of is not None:
            first, last = (day.isoformat() for day in want["as_of"])
            assert first <= as_of["start"][:10] <= last
            return
    pytest.fail(f"no such status: {found}")


def novel(built: Built, want: Table) -> bool:
    """Whether the report is credited with an event or claim of the sentence as new."""
    article = built.ids[want["report"]]
    entry = next(item for item in built.case["novelty"] if item["article"] == article)
    items = {item["id"]: item for kind in ("events", "claims") for item in built.case[kind]}
    return any(
        where == article and want["text"] in sentence
        for item in entry["new"]
        if item in items
        for where, sentence in built.sentences(items[item])
    )


def check_new(built: Built, want: Table) -> None:
    """What the sentence says is new with this report."""
    assert novel(built, want)


def check_not_new(built: Built, want: Table) -> None:
    """What the sentence says was in the case before this report."""
    assert not novel(built, want)


CHECKS: dict[str, Callable[[Built, Table], None]] = {
    name.removeprefix("check_"): check
    for name, check in list(globals().items())
    if name.startswith("check_")
}


def lines() -> list[Any]:
    """One test parameter a table of `expected.toml`, labelled with its kind and first value."""
    return [
        pytest.param(kind, want, id=f"{kind}-{next(iter(want.values()))}")
        for kind, tables in EXPECTED.items()
        for want in tables
    ]


def test_every_report_is_read(built: Built) -> None:
    assert built.case["skipped"] == []
    assert sorted(built.ids) == sorted(report_urls())
    assert len(built.case["articles"]) == len(set(built.ids.values())) == 14


@pytest.mark.parametrize(("kind", "want"), lines())
def test_expected(built: Built, kind: str, want: Table) -> None:
    CHECKS[kind](built, want)


def test_every_citation_is_exact(built: Built) -> None:
    texts = {item["id"]: item["text"] for item in built.case["articles"]}

    def citations(value: Any) -> list[Item]:
        if isinstance(value, dict):
            own = [value] if {"quote", "start", "end"} <= value.keys() else []
            return own + [found for part in value.values() for found in citations(part)]
        if isinstance(value, list):
            return [found for part in value for found in citations(part)]
        return []

    cited = citations(built.case)
    assert cited
    for item in cited:
        assert texts[item["article"]][item["start"] : item["end"]] == item["quote"]
