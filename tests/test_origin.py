"""Where things come from: names of cases, hashes of files and of code."""

from hashlib import sha256
from pathlib import Path

import pytest

from throughline.origin import case_name, code_fingerprint, file_sha256


@pytest.mark.parametrize(
    ("paths", "name"),
    [
        (["-"], "Case"),
        ([], "Case"),
        (["bridge"], "bridge"),
        (["bridge/reports"], "bridge"),
        (["bridge/Reports/a.txt", "bridge/Reports/b.txt"], "bridge"),
        (["bridge/a.txt", "bridge/more/b.txt", "-"], "bridge"),
        (["bridge/a.txt"], "a"),
        (["bridge/a.txt", "other/b.txt"], "root"),
    ],
)
def test_case_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], name: str
) -> None:
    root = tmp_path / "root"
    for file in ("bridge/Reports/a.txt", "bridge/a.txt", "bridge/reports/b.txt", "other/b.txt"):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).touch()
    monkeypatch.chdir(root)
    assert case_name(paths) == name
    assert case_name(paths[::-1]) == name


def test_file_hash(tmp_path: Path) -> None:
    path = tmp_path / "all:1.jsonl"
    path.write_bytes(b"{}\n")
    expected = sha256(b"{}\n").hexdigest()
    assert file_sha256(str(path)) == expected
    assert file_sha256(f"{path}:1") == expected
    assert file_sha256("-") is None
    assert file_sha256(str(tmp_path)) is None
    assert file_sha256("nul\x00") is None


def test_code_fingerprint_tells_packages_apart() -> None:
    text, model = code_fingerprint("throughline.text"), code_fingerprint("throughline.model")
    assert text != model
    assert text == code_fingerprint.__wrapped__("throughline.text")
