"""Bytes to text: encodings, damage, and what is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughline.read.decode import Decoded, NotText, decode

TEXT = "Zoë’s ferry sank — nobody “knew”. " * 5
DECODED = [
    ("utf-8", TEXT.encode("utf-8"), TEXT),
    ("utf-8 with its mark", TEXT.encode("utf-8-sig"), TEXT),
    ("utf-16 with its mark", TEXT.encode("utf-16"), TEXT),
    ("utf-16 big end first", b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT),
    ("utf-16 without a mark", TEXT.encode("utf-16-le"), TEXT),
    ("windows-1252", TEXT.encode("windows-1252"), TEXT),
    ("one stray byte in utf-8", TEXT.encode("utf-8") + b"caf\xe9", TEXT + "café"),
    (
        "cut in the middle of a character",
        "The ferry sank, Zoë".encode()[:-1],
        "The ferry sank, ZoÃ",
    ),
    ("an undefined byte", b"The ferry \x81 sank", "The ferry \x81 sank"),
]


@pytest.mark.parametrize(("label", "data", "text"), DECODED, ids=[row[0] for row in DECODED])
def test_decodes(label: str, data: bytes, text: str) -> None:
    result = decode(data)
    assert isinstance(result, Decoded)
    assert result.text == text


def test_another_script_is_recognised() -> None:
    text = "Паром вышел из порта на рассвете, и больше его никто не видел. " * 20
    result = decode(text.encode("windows-1251"))
    assert result == Decoded(text, damaged=True)


NO_TEXT = [
    (b"%PDF-1.7 ...", "PDF"),
    (b"PK\x03\x04....", "zip"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"The ferry\x00 sank", "NUL"),
    (bytes(range(1, 32)) * 20, "control characters"),
]


@pytest.mark.parametrize(("data", "found"), NO_TEXT)
def test_what_is_no_text_is_named(data: bytes, found: str) -> None:
    result = decode(data)
    assert isinstance(result, NotText)
    assert found in result.found


@given(st.binary(max_size=200))
def test_any_bytes_give_storable_text_or_a_reason(data: bytes) -> None:
    result = decode(data)
    if isinstance(result, Decoded):
        result.text.encode("utf-8")
