"""Bytes of a file as text. Every byte of a text is kept; a file that is no text is refused.

Order: byte order mark, UTF-8, UTF-16 without a mark, damaged UTF-8 (its stray bytes read as
windows-1252), charset-normalizer for other scripts, windows-1252. The last is also right for
most English text of the old web.
"""

import re
from dataclasses import dataclass

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STRAY = re.compile("[\udc80-\udcff]+")
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_SAMPLE_BYTES = 65_536
_MAX_CONTROL_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class NotText:
    """Why the bytes are no text: `found` names what they are."""

    found: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file; `damaged` where bytes of it could not be what they were meant as."""

    text: str
    damaged: bool = False


def decode(data: bytes) -> Decoded | NotText:
    """The text of `data` without its byte order mark, or what it is instead of text."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return NotText(name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    sample = data[:_SAMPLE_BYTES]
    wide = _wide_encoding(sample)
    if wide:
        return _decoded(data, wide)
    if b"\x00" in data:
        return NotText("binary data (it holds NUL bytes)")
    if len(_CONTROLS.findall(sample)) > _MAX_CONTROL_SHARE * len(sample):
        return NotText("binary data (too many control characters)")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return Decoded(_decode_damaged(data), damaged=True)


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = plain_characters(data.decode(encoding, errors="replace"))
    return Decoded(text, damaged="\ufffd" in text)


def plain_characters(text: str) -> str:
    """`text` with unpaired surrogates, which are no characters, replaced by U+FFFD.

    They come from JSON escapes ("\\ud83d") and cannot be stored; the length stays the same.
    """
    return _SURROGATES.sub("\ufffd", text)


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: in European text every second byte is then NUL."""
    if len(sample) < 16:
        return None
    half = len(sample) // 2
    for encoding, high, low in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        if high.count(0) > 0.7 * half and low.count(0) < 0.02 * half:
            return encoding
    return None


def _decode_damaged(data: bytes) -> str:
    escaped = data.decode("utf-8", errors="surrogateescape")
    strays = sum(map(len, _STRAY.findall(escaped)))
    if len(_UTF8_SEQUENCE.findall(data)) >= strays:
        return _STRAY.sub(_as_windows_1252, escaped)
    if strays > 0.1 * len(data):
        import charset_normalizer  # 0.1 s, and rarely needed

        best = charset_normalizer.from_bytes(data[:_SAMPLE_BYTES]).best()
        if best is not None:
            return data.decode(best.encoding, errors="replace")
    return _windows_1252(data)


def _as_windows_1252(stray: "re.Match[str]") -> str:
    return _windows_1252(stray.group().encode("utf-8", errors="surrogateescape"))


def _windows_1252(data: bytes) -> str:
    """Each byte as one character; the five that windows-1252 leaves out as Latin-1 has them."""
    try:
        return data.decode("windows-1252")
    except UnicodeDecodeError:
        return "".join(
            bytes((byte,)).decode("windows-1252", errors="ignore") or chr(byte) for byte in data
        )
