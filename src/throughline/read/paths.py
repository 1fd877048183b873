"""Files, folders and standard input as articles, each input that gives none as one line.

Folders are walked in sorted order; a file or folder that was already read (by its resolved path)
is not read again, so a loop of links ends. Hidden files are left out without a word.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from throughline.config import Config
from throughline.model.source import Article, Skipped
from throughline.read.decode import NotText, decode, plain_characters
from throughline.read.formats import Format, format_of_suffix, read_text, sniff

STDIN = "-"


def read_paths(
    paths: Sequence[str], config: Config, stdin: BinaryIO | None = None
) -> Iterator[Article | Skipped]:
    """The articles of `paths` in order, folders sorted by path; `-` is `stdin`.

    Raises nothing for bad input: whatever cannot be read is a Skipped. An article that came
    before, whatever its file, is skipped as the same.
    """
    first_path: dict[str, str] = {}
    for found in _read_all(paths, config, stdin):
        # A file name need not be text: bytes that are none become U+FFFD, so that it is stored.
        item = replace(found, path=plain_characters(found.path))
        if isinstance(item, Article):
            earlier = first_path.setdefault(item.id, item.path)
            if earlier != item.path:
                yield Skipped(
                    item.path, f"the same article as {earlier}", "nothing to do; it counts once"
                )
                continue
        yield item


def _read_all(
    paths: Sequence[str], config: Config, stdin: BinaryIO | None
) -> Iterator[Article | Skipped]:
    seen: dict[str, str] = {}
    for name in paths:
        if name == STDIN:
            yield from _read_stdin(stdin, config)
            continue
        for entry in _walk(name, seen, is_named=True):
            if isinstance(entry, Skipped):
                yield entry
            else:
                yield from _read_file(*entry, config)


def _walk(
    name: str, seen: dict[str, str], *, is_named: bool
) -> Iterator[tuple[str, bool] | Skipped]:
    """Files under `name` in sorted order, each with whether the user named it."""
    stack: list[tuple[str, bool] | Skipped] = [(name, is_named)]
    while stack:
        entry = stack.pop()
        if isinstance(entry, Skipped):
            yield entry
            continue
        path, named = entry
        try:
            real = os.path.realpath(path, strict=True)
            mode = Path(real).stat().st_mode
        except (OSError, ValueError) as error:
            yield Skipped(path, _os_found(error), _os_advice(error))
            continue
        if real in seen:
            if seen[real] != path:
                yield Skipped(
                    path, f"the same place as {seen[real]}", "nothing to do; it is read once"
                )
            continue
        seen[real] = path
        if stat.S_ISDIR(mode):
            stack += reversed(_children(path))
        elif stat.S_ISREG(mode):
            yield path, named
        else:
            yield Skipped(
                path, "not a regular file", "give a file, a folder or - for standard input"
            )


def _children(folder: str) -> list[tuple[str, bool] | Skipped]:
    """A folder's entries in sorted order, hidden ones left out."""
    try:
        names = sorted(e.name for e in Path(folder).iterdir() if not e.name.startswith("."))
    except OSError as error:
        return [Skipped(folder, _os_found(error), _os_advice(error))]
    present = set(names)
    entries: list[tuple[str, bool] | Skipped] = []
    for name in names:
        path = str(Path(folder) / name)
        page = name.removesuffix("_files")
        if page != name and (f"{page}.html" in present or f"{page}.htm" in present):
            entries.append(Skipped(path, "pictures and scripts of a saved page", "nothing to do"))
        else:
            entries.append((path, False))
    return entries


def _read_file(path: str, named: bool, config: Config) -> Iterator[Article | Skipped]:
    expected = format_of_suffix(path)
    if expected is None and not named and Path(path).suffix:
        yield Skipped(
            path,
            f"a {Path(path).suffix} file, which is no report format",
            "save it as .txt, .html, .json or .jsonl",
        )
        return
    try:
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > config.max_file_bytes:
                yield _too_large(path, f"{size / 1e6:,.0f} MB", config)
                return
            data = file.read(config.max_file_bytes + 1)
    except OSError as error:
        yield Skipped(path, _os_found(error), _os_advice(error))
        return
    yield from _read_bytes(path, data, expected, config)


def _read_stdin(stdin: BinaryIO | None, config: Config) -> Iterator[Article | Skipped]:
    if stdin is None:
        yield Skipped(STDIN, "no standard input", "pipe a report into the command")
        return
    yield from _read_bytes(STDIN, stdin.read(config.max_file_bytes + 1), None, config)


def _read_bytes(
    path: str, data: bytes, expected: Format | None, config: Config
) -> Iterator[Article | Skipped]:
    if len(data) > config.max_file_bytes:
        yield _too_large(path, "more", config)
        return
    if not data.strip():
        yield Skipped(path, "an empty file", "remove it or give the report's text")
        return
    decoded = decode(data)
    if isinstance(decoded, NotText):
        yield Skipped(path, decoded.found, "save the report as text, HTML or JSON")
        return
    read = 0
    for item in read_text(path, decoded.text, sniff(decoded.text, expected), config):
        read += isinstance(item, Article)
        yield item
    if decoded.damaged and read:
        yield Skipped(
            path,
            "bytes that are no valid UTF-8, read as an older encoding",
            "look at its accented letters and quotation marks, or save it as UTF-8",
            kept=True,
        )


def _too_large(path: str, size: str, config: Config) -> Skipped:
    return Skipped(
        path,
        f"{size} where {config.max_file_bytes / 1e6:,.0f} MB is the limit",
        "split it into smaller files or raise max_file_bytes",
    )


def _os_found(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return f"it cannot be read ({getattr(error, 'strerror', None) or error})"


def _os_advice(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "check the path"
    if isinstance(error, PermissionError):
        return "change its permissions or leave it out"
    return "check the file and its disk"
