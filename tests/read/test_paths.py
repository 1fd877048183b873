"""Files, folders, standard input: order, formats by content, and one line for every bad input."""

import io
import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.config import Config
from throughline.model.source import Article, Skipped
from throughline.read import read_paths

BODY = "The ferry sank off the cape on Monday, the coast guard said."
PAGE = f"<html><body><article><p>{BODY}</p><p>{BODY} It was old.</p></article></body></html>"


def _read(*paths: Path, config: Config | None = None) -> list[Article | Skipped]:
    return list(read_paths([str(path) for path in paths], config or Config()))


def _only(path: Path, config: Config | None = None) -> Skipped:
    """The one line that a bad file gives, read beside a good one."""
    good = path.parent / "zz-good.txt"
    good.write_text(BODY + " This one is good.", encoding="utf-8")
    item, other = _read(path, good, config=config)
    assert isinstance(other, Article), "the other article is read"
    assert isinstance(item, Skipped)
    assert "\n" not in item.line()
    assert item.path == str(path)
    return item


def test_a_folder_is_read_in_sorted_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/x.txt", "a.html", "b.txt", ".hidden.txt"):
        text = PAGE if name.endswith("html") else f"{BODY} {name}"
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    items = _read(tmp_path)
    names = [str(Path(item.path).relative_to(tmp_path)) for item in items]
    assert names == ["a.html", "b/x.txt", "b.txt", "c.txt", "photo.jpg"]
    assert [type(item) for item in items] == [Article] * 4 + [Skipped]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.txt", PAGE),
        ("page", PAGE),
        ("page.txt", "\n <!-- saved --> <!DOCTYPE html>" + PAGE),
        ("fragment.txt", f"<div><p>{BODY}</p><p>{BODY}</p><p>More.</p></div>"),
        ("record.txt", json.dumps({"text": BODY})),
        ("report.html", BODY),
        ("report.dat", BODY),
    ],
)
def test_the_content_says_what_a_file_is(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (item,) = _read(path)
    assert isinstance(item, Article), item
    assert item.text.startswith(BODY)


@pytest.mark.parametrize("text", [BODY, PAGE, json.dumps({"text": BODY})])
def test_standard_input_is_sniffed(text: str) -> None:
    (item,) = read_paths(["-"], Config(), io.BytesIO(text.encode()))
    assert isinstance(item, Article)
    assert item.path == "-"


def test_the_text_is_unaltered(tmp_path: Path) -> None:
    text = " ×\r\n\r\nThe crew donâ€™t know why the ferry sank off the cape.\t\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode("utf-8"))
    (item,) = _read(tmp_path)
    assert isinstance(item, Article)
    assert item.text == text


def test_the_title_is_the_first_line_that_stands_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"×\n\nFerry Sinks Off Cape\n\n{BODY}", encoding="utf-8")
    (item,) = _read(tmp_path)
    assert isinstance(item, Article)
    assert item.title == "Ferry Sinks Off Cape"


def test_a_masthead_above_its_menu_names_the_outlet(tmp_path: Path) -> None:
    text = f"The Harbour Echo\nHome  Sport  Weather\n\nFerry sinks off cape\n\n{BODY}"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (item,) = _read(tmp_path)
    assert isinstance(item, Article)
    assert (item.outlet, item.title) == ("The Harbour Echo", "Ferry sinks off cape")
    assert [span.of(text) for span in item.furniture] == ["The Harbour Echo\nHome  Sport  Weather"]


@pytest.mark.parametrize("first", ["Nine Lost in Bay", "Minister Blames The Harbour Echo"])
def test_a_title_is_no_masthead(tmp_path: Path, first: str) -> None:
    text = f"{first}\n\nShare Tweet Email Print\n\n{BODY}"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (item,) = _read(tmp_path)
    assert isinstance(item, Article)
    assert (item.outlet, item.title) == (None, first)


def test_a_first_sentence_is_no_title(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{BODY}\n\n{BODY} It was old.", encoding="utf-8")
    (item,) = _read(tmp_path)
    assert isinstance(item, Article)
    assert item.title is None


BAD_FILES = [
    ("empty.txt", b"", "empty file"),
    ("blank.txt", b" \n\t\n", "empty file"),
    ("mark.txt", b"\xef\xbb\xbf", "no text"),
    ("menu.txt", b"Share Tweet Email Print", "furniture only"),
    ("short.txt", b"Ferry sank.", "only 9 letters"),
    ("binary.txt", bytes(range(256)) * 40, "NUL"),
    ("image.txt", b"\x89PNG\r\n\x1a\n" + b"x" * 100, "PNG image"),
    ("paper.txt", b"%PDF-1.7" + b"x" * 100, "PDF"),
    ("bomb.html", b"<html><body>" + b"<div>" * 50_000, "nested deeper"),
    ("broken.json", b'{"text": "cut', "no valid JSON"),
    ("list.jsonl", b"[]", "without a record"),
]


@pytest.mark.parametrize(("name", "data", "found"), BAD_FILES, ids=[row[0] for row in BAD_FILES])
def test_a_bad_file_is_one_line(tmp_path: Path, name: str, data: bytes, found: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    line = _only(path)
    assert found in line.found
    assert line.advice


def test_a_file_of_200_mb_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # a hole: it takes no room on the disk
    line = _only(path)
    assert "200 MB" in line.found
    assert "50 MB is the limit" in line.found


def test_a_long_standard_input_is_cut_off(tmp_path: Path) -> None:
    (item,) = read_paths(["-"], Config(max_file_bytes=1_000), io.BytesIO(b"wave " * 1_000))
    assert isinstance(item, Skipped)
    assert "limit" in item.found


def test_a_missing_path_is_one_line(tmp_path: Path) -> None:
    assert "no such file" in _only(tmp_path / "missing.txt").found


def test_a_name_that_no_file_can_have() -> None:
    (item,) = read_paths(["a\0b"], Config())
    assert isinstance(item, Skipped)


def test_no_standard_input() -> None:
    (item,) = read_paths(["-"], Config(), None)
    assert isinstance(item, Skipped)


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.txt"
    path.write_text(BODY, encoding="utf-8")
    path.chmod(0)
    real_open = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        # Root may open any file: the refusal is played.
        if self.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return real_open(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert "no permission" in _only(path).found


def test_a_disk_that_fails_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bad-sector.txt"
    path.write_text(BODY, encoding="utf-8")
    real_open = Path.open

    def fail(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "bad-sector.txt":
            raise OSError(5, "Input/output error")
        return real_open(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", fail)
    assert "Input/output error" in _only(path).found


def test_a_pipe_in_a_folder_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert "not a regular file" in _only(path).found


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "a.txt").write_text(BODY, encoding="utf-8")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self").symlink_to(folder / "self")
    items = _read(folder)
    assert [type(item) for item in items] == [Article, Skipped, Skipped]


def test_the_same_article_counts_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    first, second = _read(tmp_path)
    assert isinstance(first, Article)
    assert isinstance(second, Skipped)
    assert second.found == f"the same article as {first.path}"


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY, encoding="utf-8")
    assert [type(item) for item in _read(path, path, tmp_path)] == [Article]


def test_a_word_of_10_000_characters_is_kept(tmp_path: Path) -> None:
    text = BODY + " " + "a" * 10_000
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (item,) = _read(tmp_path)
    assert isinstance(item, Article)
    assert item.text == text


def test_broken_utf_8_is_kept_readable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(BODY.encode() + b" Zo\xc3\xab went to a caf\xe9.")
    item, line = _read(tmp_path)
    assert isinstance(line, Skipped)
    assert line.kept
    assert "no valid UTF-8" in line.found
    assert isinstance(item, Article)
    assert item.text.endswith("Zoë went to a café.")


def test_a_name_that_is_no_text_can_be_stored(tmp_path: Path) -> None:
    name = os.fsencode(str(tmp_path)) + b"/caf\xe9.txt"
    with open(name, "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(BODY.encode())
    (item,) = _read(tmp_path)
    item.path.encode("utf-8")


def test_the_parts_of_a_saved_page_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "ad.html").write_text(PAGE + "ad", encoding="utf-8")
    assert [type(item) for item in _read(tmp_path)] == [Article, Skipped]


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.json", "a"]))
def test_any_bytes_give_an_article_or_a_line(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        items = _read(path)
        assert items
        assert all(isinstance(item, Article | Skipped) for item in items)
