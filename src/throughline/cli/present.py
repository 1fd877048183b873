"""What commands print: laid out for a terminal, plain aligned text when piped.

A Page is filled and then shown. In a terminal rich does the layout (imported only then: it costs
a fifth of a second); in a pipe every item is one line or more lines that are never wrapped, so
that grep and cut work. Text from articles is never markup, and its control characters never reach
a terminal.
"""

import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, TextIO

# C0 and C1 controls (ESC among them), and the signs that turn the direction of whole lines.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
BLANKS = re.compile(r"\s+")

MAX_WIDTH = 110
"""Columns that prose fills at most: longer lines are hard to read."""

MAX_MARGIN = 24
"""Columns that labels fill at most."""


def clean(text: str) -> str:
    """`text` on one line, without characters that could steer a terminal."""
    return BLANKS.sub(" ", UNSAFE.sub(" ", text)).strip()


def end_with_reader() -> None:
    """Make the end of a pipe (`… | head`) end this process quietly, as other commands do.

    Only when all work is done: a broken pipe to a worker process must stay an error.
    """
    import signal

    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


class Style(StrEnum):
    """What a piece of text is; the terminal's theme says how it looks."""

    PLAIN = ""
    STRONG = "bold"
    SOFT = "dim"
    TITLE = "bold"
    ACCENT = "cyan"
    ALARM = "yellow"


@dataclass(frozen=True, slots=True)
class Entry:
    """A block with a short label in the margin: a date with what happened, a name with its role."""

    label: str
    text: str
    details: tuple[str, ...] = ()
    style: Style = Style.PLAIN
    label_style: Style = Style.ACCENT
    marked: tuple[str, ...] = ()
    """Words of the text that stand out in a terminal."""


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column. `flexible` columns take the room that is left and wrap."""

    name: str
    flexible: bool = False
    right: bool = False
    style: Style = Style.PLAIN


@dataclass(slots=True)
class Page:
    """Blocks to be printed in order."""

    blocks: list[Any] = field(default_factory=list)

    def title(self, text: str, note: str = "") -> None:
        """The page's own heading."""
        self.blocks.append(_Heading(clean(text), clean(note), is_title=True))

    def section(self, text: str, note: str = "") -> None:
        """A heading after a blank line; `note` stands dimmed behind it."""
        self.blocks.append(_Heading(clean(text), clean(note), is_title=False))

    def text(self, text: str, style: Style = Style.PLAIN, indent: int = 0) -> None:
        """A paragraph."""
        self.blocks.append(_Paragraph(clean(text), style, indent))

    def space(self) -> None:
        """A blank line."""
        self.blocks.append(_Paragraph("", Style.PLAIN, 0))

    def entries(self, entries: Iterable[Entry], *, apart: bool = False, indent: int = 0) -> None:
        """Blocks whose labels form one margin; `apart` puts a blank line between them."""
        cleaned = tuple(
            replace(
                entry,
                label=clean(entry.label),
                text=clean(entry.text),
                details=tuple(map(clean, entry.details)),
                marked=tuple(map(clean, entry.marked)),
            )
            for entry in entries
        )
        self.blocks.append(_Entries(cleaned, apart, indent))

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> None:
        """A table with a heading row."""
        cells = tuple(tuple(clean(str(cell)) for cell in row) for row in rows)
        self.blocks.append(_Table(tuple(columns), cells))

    def show(self, out: TextIO | None = None) -> None:
        """Print all of it."""
        out = out or sys.stdout
        end_with_reader()
        if out.isatty():
            _show_in_terminal(self.blocks, out)
        else:
            out.write(
                "".join(_plain_block(block, index) for index, block in enumerate(self.blocks))
            )


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str
    note: str
    is_title: bool


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    style: Style
    indent: int


@dataclass(frozen=True, slots=True)
class _Entries:
    entries: tuple[Entry, ...]
    apart: bool
    indent: int


@dataclass(frozen=True, slots=True)
class _Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


# --- plain ---------------------------------------------------------------------------------------


def _plain_block(block: Any, index: int) -> str:
    match block:
        case _Heading(text, note, _):
            above = "\n" if index else ""
            return f"{above}{text}{'  ' + note if note else ''}\n"
        case _Paragraph(text, _, indent):
            return f"{' ' * indent}{text}\n"
        case _Entries(entries, apart, indent):
            return ("\n" if apart else "").join(_plain_entries(entries, " " * indent))
        case _Table(columns, rows):
            return _plain_table(columns, rows)
    raise TypeError(block)


def _plain_entries(entries: Sequence[Entry], indent: str) -> Iterable[str]:
    # One long name must not push every text to the right.
    margin = max((len(e.label) for e in entries if len(e.label) <= MAX_MARGIN), default=0)
    for entry in entries:
        lines = [f"{indent}{entry.label:<{margin}}  {entry.text}"]
        lines += [f"{indent}{'':<{margin}}  {detail}" for detail in entry.details]
        yield "".join(f"{line.rstrip()}\n" for line in lines)


def _plain_table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> str:
    lines = [[column.name for column in columns], *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(columns))]

    def one(line: Sequence[str]) -> str:
        cells = (
            cell.rjust(width) if column.right else cell.ljust(width)
            for cell, width, column in zip(line, widths, columns, strict=True)
        )
        return "  ".join(cells).rstrip() + "\n"

    return "".join(map(one, lines))


# --- terminal ------------------------------------------------------------------------------------


def _show_in_terminal(blocks: Sequence[Any], out: TextIO) -> None:
    from rich.console import Console

    width = min(shutil.get_terminal_size().columns, MAX_WIDTH)
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    for index, block in enumerate(blocks):
        for renderable in _rich_block(block, index):
            console.print(renderable)


def _rich_block(block: Any, index: int) -> Iterable[Any]:
    from rich.padding import Padding
    from rich.text import Text

    match block:
        case _Heading(text, note, is_title):
            if index:
                yield Text()
            heading = Text(text, style="bold" if is_title else "bold underline")
            yield Text.assemble(heading, ("  " + note if note else "", "dim"))
        case _Paragraph(text, style, indent):
            yield Padding(Text(text, style=style.value), (0, 0, 0, indent))
        case _Entries(entries, apart, indent):
            yield Padding(_rich_entries(entries, apart), (0, 0, 0, indent))
        case _Table(columns, rows):
            yield _rich_table(columns, rows)


def _rich_entries(entries: Sequence[Entry], apart: bool) -> Any:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(max_width=MAX_MARGIN)
    grid.add_column(ratio=1)
    for index, entry in enumerate(entries):
        if apart and index:
            grid.add_row()
        body = Text(entry.text, style=entry.style.value)
        body.highlight_words(entry.marked, "bold")
        for detail in entry.details:
            body.append("\n" + detail, style="dim")
        grid.add_row(Text(entry.label, style=entry.label_style.value), body)
    return grid


def _rich_table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Any:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
        collapse_padding=True,
        padding=(0, 1),
        header_style="dim",
    )
    for column in columns:
        table.add_column(
            column.name,
            min_width=12 if column.flexible else None,
            justify="right" if column.right else "left",
            overflow="fold",
            no_wrap=not column.flexible,
        )
    for row in rows:
        table.add_row(
            *(
                Text(cell, style=column.style.value)
                for cell, column in zip(row, columns, strict=True)
            )
        )
    return table
