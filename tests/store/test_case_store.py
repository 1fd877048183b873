"""The case file: what goes in comes out, nothing half-written, one file after closing."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from export.sample_case import SAMPLE
from sample_store import READER, fill, read

from throughline.errors import NotFoundError, StoreError, StoreFullError, StoreVersionError
from throughline.model.annotation import Annotation, Sentence, SentenceKind
from throughline.model.case import Case
from throughline.model.judgement import ItemAnchor, Judgement, Verdict
from throughline.model.source import Article, Span
from throughline.store import CaseStore, ReadArticle, items


def article(key: str, text: str) -> Article:
    return Article(key, f"{key}.txt", "The Gazette", None, None, None, None, text)


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CaseStore]:
    made = (
        CaseStore.in_memory()
        if request.param == "memory"
        else CaseStore(str(tmp_path / "case.db"), write=True)
    )
    with made:
        yield made


def test_a_case_comes_back(store: CaseStore) -> None:
    fill(store)
    assert store.case() == SAMPLE
    assert store.case_article_ids() == tuple(entry.article.id for entry in SAMPLE.articles)
    assert store.skipped() == SAMPLE.skipped
    assert store.problems() == ()


def test_replacing_leaves_nothing_of_the_former(store: CaseStore) -> None:
    fill(store)
    other = article("other", "Nothing of the kind.\nIt rained.\n")
    store.add_articles([read(other)], READER)
    kept = replace(SAMPLE.articles[0], article=other, copied=(), beside=(), sentences=())
    small = Case("Small", "s", "r", (kept,), (), (), (), (), (), (), (), ())
    store.replace_case(small, "0.0")
    assert store.case() == small
    assert store.problems() == ()
    assert store.search("ferry") == ()
    assert [hit.text for hit in store.search("rained")] == ["It rained."]


def test_what_the_case_shows_of_an_article_is_not_what_it_was_read_as(store: CaseStore) -> None:
    """Else the next build would read it again, and take its outlet for another."""
    one = replace(article("a", "One.\n"), outlet="ledger.example")
    store.add_articles([read(one)], READER)
    shown = replace(one, outlet="Northern Ledger", path="moved.txt")
    kept = replace(SAMPLE.articles[0], article=shown, copied=(), beside=(), sentences=())
    small = Case("Small", "s", "r", (kept,), (), (), (), (), (), (), (), ())
    store.replace_case(small, "0.0")
    assert store.case().articles[0].article == shown
    assert store.load_article("a") == replace(one, path="moved.txt")
    assert store.case_paths() == {"a": "moved.txt"}
    assert store.has_annotation(one, READER)


@pytest.mark.parametrize("code", ["", "1", "2"])
def test_rows_that_stay_are_those_of_a_whole_writing(store: CaseStore, code: str) -> None:
    fill(store)
    fewer = replace(SAMPLE, claims=SAMPLE.claims[1:], entities=SAMPLE.entities[::-1])
    store.replace_case(SAMPLE, "0.0", "1")
    store.replace_case(fewer, "0.0", code)
    assert store.case() == fewer
    store.replace_case(SAMPLE, "0.0", code)
    assert store.case() == SAMPLE
    assert store.problems() == ()


def test_annotations_are_kept_by_article_and_reader(store: CaseStore) -> None:
    one = article("a", "One.\n")
    assert not store.has_annotation(one, READER)
    store.add_articles([read(one)], READER)
    assert store.has_annotation(one, READER)
    assert store.has_annotation(replace(one, path="moved/a.txt"), READER)
    assert not store.has_annotation(replace(one, furniture=(Span(0, 4),)), READER)
    assert not store.has_annotation(one, "test-2")
    store.add_articles([read(one)], "test-2")
    assert store.has_annotation(one, "test-2")
    assert not store.has_annotation(one, READER)
    assert [found for found, _ in store.load_articles(["a"])] == [one]
    assert store.file_hashes() == {"a": "ab" * 32}


@pytest.mark.parametrize("text", ["a\x00b é 🛳", "broken \udc80 name \ud800", "", "\r\n\u2028"])
def test_any_text_is_kept_unaltered(store: CaseStore, text: str) -> None:
    one = replace(article("a", text), path="b\udcff.txt", title=text)
    annotation = Annotation("a", READER, "en", (Sentence(Span(0, len(text)), 0),))
    store.add_articles([ReadArticle(one, annotation, None)], READER)
    assert next(store.load_articles(["a"])) == (one, annotation)
    assert store.load_article("a") == one


def test_one_file_is_left_behind(tmp_path: Path) -> None:
    with CaseStore(str(tmp_path / "case.db"), write=True) as store:
        fill(store)
    assert [path.name for path in tmp_path.iterdir()] == ["case.db"]
    with CaseStore(str(tmp_path / "case.db")) as store:
        assert store.case() == SAMPLE
    assert [path.name for path in tmp_path.iterdir()] == ["case.db"]


def test_an_empty_new_file_goes_away(tmp_path: Path) -> None:
    CaseStore(str(tmp_path / "case.db"), write=True).close()
    assert list(tmp_path.iterdir()) == []


def test_other_tools_find_items_by_citation(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with CaseStore(str(path), write=True) as store:
        fill(store)
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT claim.text, citation.quote, article.outlet FROM claim"
        " JOIN citation ON citation.kind = 'claim' AND citation.item = claim.id"
        " JOIN article ON article.id = citation.article"
    ).fetchall()
    connection.close()
    assert len(rows) == sum(len(claim.citations) for claim in SAMPLE.claims)


# --- the wrong file ------------------------------------------------------------------------------


def not_there(folder: Path) -> str:
    return str(folder / "no" / "case.db")


def a_folder(folder: Path) -> str:
    return str(folder)


def a_text(folder: Path) -> str:
    (folder / "a.txt").write_text("A report, and quite long enough to be one.", encoding="utf-8")
    return str(folder / "a.txt")


def another_database(folder: Path) -> str:
    connection = sqlite3.connect(folder / "b.db")
    connection.execute("CREATE TABLE mine (x)")
    connection.commit()
    connection.close()
    return str(folder / "b.db")


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("make", [not_there, a_folder, a_text, another_database])
def test_a_wrong_file_is_one_clear_line(
    tmp_path: Path, make: Callable[[Path], str], write: bool
) -> None:
    path = make(tmp_path)
    before = Path(path).read_bytes() if Path(path).is_file() else None
    with pytest.raises(StoreError) as caught:
        CaseStore(path, write=write)
    assert str(caught.value).startswith(path)
    assert "\n" not in str(caught.value)
    assert (Path(path).read_bytes() if before is not None else None) == before


def test_a_damaged_file_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with CaseStore(str(path), write=True) as store:
        fill(store)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"), CaseStore(str(path)) as store:
        store.case()


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with CaseStore(str(path), write=True) as store:
        fill(store)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    for write in (False, True):
        with pytest.raises(StoreVersionError, match="9999"):
            CaseStore(str(path), write=write)


def test_no_finished_case_says_so(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with CaseStore(str(path), write=True) as store:
        store.add_articles([read(article("a", "One.\n"))], READER)
    with CaseStore(str(path)) as store, pytest.raises(StoreError, match="no finished case"):
        store.case()


def test_a_file_in_use_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("throughline.store.connection.BUSY_TIMEOUT_S", 0.05)
    path = str(tmp_path / "case.db")
    with CaseStore(path, write=True) as store:
        fill(store)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use"):
            store.add_articles([read(article("a", "One.\n"))], READER)
        other.execute("ROLLBACK")
        other.close()


def test_a_full_disk_leaves_the_former_case_whole(tmp_path: Path) -> None:
    path = str(tmp_path / "case.db")
    with CaseStore(path, write=True) as store:
        fill(store)
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        big = article("big", "A line of text that takes room.\n" * 4000)
        with pytest.raises(StoreFullError, match="no room left"):
            store.add_articles([read(big)], READER)
        with pytest.raises(StoreFullError):
            store.replace_case(replace(SAMPLE, name="x" * 100_000), "0.0")
        assert store.case() == SAMPLE
    with CaseStore(path) as store:
        assert store.case() == SAMPLE
        assert store.problems() == ()


def test_no_room_for_a_new_file_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(opened: sqlite3.Connection) -> None:
        opened.execute("PRAGMA max_page_count = 5")
        opened.execute("CREATE TABLE big (x)")
        opened.execute("INSERT INTO big VALUES (zeroblob(100000))")

    monkeypatch.setattr("throughline.store.connection._migrate", full)
    with pytest.raises(StoreFullError):
        CaseStore(str(tmp_path / "case.db"), write=True)
    assert list(tmp_path.iterdir()) == []


def test_a_build_that_failed_leaves_no_new_file(tmp_path: Path) -> None:
    store = CaseStore(str(tmp_path / "new.db"), write=True)
    store.add_articles([read(article("a", "One.\n"))], READER)
    store.abandon()
    assert list(tmp_path.iterdir()) == []
    with CaseStore(str(tmp_path / "old.db"), write=True) as store:
        fill(store)
    store = CaseStore(str(tmp_path / "old.db"), write=True)
    store.add_articles([read(article("a", "One.\n"))], READER)
    store.abandon()
    with CaseStore(str(tmp_path / "old.db")) as store:
        assert store.case() == SAMPLE


# --- search --------------------------------------------------------------------------------------


LINES = (
    "The ferry left the harbour at nine.",
    "A ferry captain was charged.",
    "The harbour master resigned.",
    "Café owners complained about the ferries.",
)


@pytest.fixture
def searched(store: CaseStore) -> CaseStore:
    text = "\n".join(LINES) + "\nShare this ferry\n"
    found = read(article("a", text))
    *body, last = found.annotation.sentences
    last = replace(last, kind=SentenceKind.FURNITURE)
    found = replace(found, annotation=replace(found.annotation, sentences=(*body, last)))
    store.add_articles([found, read(article("left over", "A ferry in a stopped build.\n"))], READER)
    entry = replace(SAMPLE.articles[0], article=found.article, copied=(), beside=(), sentences=())
    connection = store._connection
    connection.execute("BEGIN")
    case = Case("n", "s", "r", (entry,), (), (), (), (), (), (), (), ())
    items.replace_case(connection, case, "0")
    connection.execute("COMMIT")
    return store


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("ferry captain", [1]),
        ("FERRY", [0, 1, 3]),
        ('"harbour master"', [2]),
        ('"master harbour"', []),
        ("harb*", [0, 2]),
        ("cafe", [3]),
        ("captain the resigned", [1, 2]),
        ("zebra", []),
        ("", []),
        ('"', []),
        ("× ∗ -- NEAR( ' \" OR", []),
        ("text:ferry AND NOT", []),
        ("ferry'); DROP TABLE article;--", [0, 1, 3]),
    ],
)
def test_search(searched: CaseStore, query: str, lines: list[int]) -> None:
    found = searched.search(query)
    assert sorted(LINES.index(hit.text) for hit in found) == lines


def test_hits_say_whether_all_words_are_there(searched: CaseStore) -> None:
    assert {hit.every_word for hit in searched.search("ferry captain")} == {True}
    assert {hit.every_word for hit in searched.search("captain zebra")} == {False}
    assert searched.search("ferry", limit=1)[0].text == LINES[1]


@pytest.mark.parametrize(
    ("query", "words"),
    [("ferry captain", ["ferry", "captain"]), ("cafe ferri*", ["Café", "ferries"])],
)
def test_hits_say_where_the_words_are(searched: CaseStore, query: str, words: list[str]) -> None:
    hit = searched.search(query)[0]
    assert [match.of(hit.text) for match in hit.matches] == words


# --- judgements ----------------------------------------------------------------------------------


def judgement(key: str, verdict: Verdict = Verdict.WRONG) -> Judgement:
    return Judgement(key, verdict, ItemAnchor("claim", "a", Span(0, 3)), made_at="2024-01-01")


def test_judgements_are_added_and_superseded(store: CaseStore) -> None:
    first = store.add_judgement(judgement("1"), "first")
    second = store.add_judgement(judgement("2"), "second", supersedes=first)
    assert store.judgements() == (judgement("2"),)
    store.undo_judgement(second, "undo 2", "2024-01-02")
    assert store.judgements() == (judgement("1"),), "what was superseded holds again"
    assert [(row.verdict, row.active) for row in store.judgement_rows()] == [
        ("wrong", True),
        ("wrong", False),
        ("undo", False),
    ]


def test_undoing_what_does_not_hold_is_an_error(store: CaseStore) -> None:
    number = store.add_judgement(judgement("1"), "first")
    store.undo_judgement(number, "undo", "2024-01-02")
    for missing in (number, 99):
        with pytest.raises(NotFoundError, match="no judgement"):
            store.undo_judgement(missing, "undo", "2024-01-02")


def test_judgements_outlive_their_articles(store: CaseStore) -> None:
    store.add_judgement(judgement("1"), "first")
    fill(store)
    assert store.judgements() == (judgement("1"),)
