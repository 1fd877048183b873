"""Runs the console blocks of a page and compares, or renews, what they show.

A block is fenced as ```console. A line that begins with "$ " is a command; the lines below it are
what it prints. A line "…" stands for lines that are left out. All blocks of a page run in one
folder, in order, so that a page reads as one session.

    python docs/console_blocks.py docs/tutorial.md     writes the page with what is printed now
"""

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
CUT = "…"
WIDTH = 96
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """A command with the lines that the page shows below it."""

    command: str
    shown: tuple[str, ...]


def steps_of(block: str) -> Iterator[Step]:
    """The commands of one block, in order."""
    command = ""
    shown: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            if command:
                yield Step(command, tuple(shown))
            command, shown = line[2:], []
        else:
            shown.append(line)
    if command:
        yield Step(command, tuple(shown))


def steps_of_page(page: str) -> Iterator[Step]:
    """The commands of all console blocks of a page, in order."""
    for block in _BLOCK.finditer(page):
        yield from steps_of(block[1])


def run(command: str, folder: Path) -> tuple[int, list[str]]:
    """Exit code and printed lines of a command, as a terminal of `WIDTH` columns shows them.

    Its messages on standard error come after its result. POSIX only.
    """
    env = {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "COLUMNS": str(WIDTH),
        "TERM": "dumb",
        "PYTHONUTF8": "1",
    }
    terminal, end = pty.openpty()
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen(
            command,
            shell=True,
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=end,
            stderr=messages,
        )
        os.close(end)
        printed = b"".join(iter(lambda: _read(terminal), b""))
        os.close(terminal)
        code = process.wait(timeout=300)
        messages.seek(0)
        printed += messages.read()
    lines = printed.decode("utf-8", "replace").replace("\r\n", "\n").splitlines()
    return code, [line.rstrip() for line in lines]


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # how Linux says that nobody writes to a terminal any more
        return b""


def missing(shown: tuple[str, ...], printed: list[str]) -> list[str]:
    """Lines of the page that the command does not print, looked for in order."""
    rest = iter(" ".join(line.split()) for line in printed)
    return [
        line
        for line in shown
        if line.strip() and line.strip() != CUT and " ".join(line.split()) not in rest
    ]


def prepare(folder: Path) -> None:
    """Put the example's reports where the pages expect them."""
    shutil.copytree(ROOT / "examples", folder / "examples")


def renew(page: str, folder: Path) -> str:
    """The page with what its commands print now, cut where it was cut."""

    def block(found: re.Match[str]) -> str:
        lines = []
        for step in steps_of(found[1]):
            lines.append(f"$ {step.command}")
            _, printed = run(step.command, folder)
            kept = step.shown.index(CUT) if CUT in step.shown else len(printed)
            lines += printed[:kept] + ([CUT] if kept < len(printed) else [])
        return "```console\n" + "\n".join(lines) + "\n```"

    return _BLOCK.sub(block, page)


def main() -> int:
    """Renew the pages named on the command line."""
    for name in sys.argv[1:]:
        path = Path(name)
        with tempfile.TemporaryDirectory() as folder:
            prepare(Path(folder))
            path.write_text(renew(path.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
