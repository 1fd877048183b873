"""Runs the console blocks of a page and compares, or renews, what they show.

A block is fenced as ```console. A line that begins with "$ " is a command; the lines below it are
what it prints. A line "…" stands for lines that are left out; `<!-- keep 12 -->` above a block says
how many lines of each output to keep when the page is renewed. All blocks of a page run in one
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
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
"""When a judgement was made: the one thing that no two runs have in common."""
WIDTH = 96
_BLOCK = re.compile(
    r"^(?P<keep><!-- keep (?P<lines>\d+) -->\n)?```console\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


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
        yield from steps_of(block["body"])


def run(command: str, folder: Path) -> tuple[int, list[str]]:
    """Exit code and printed lines of a command, as a terminal of `WIDTH` columns shows them.

    The program is that of this tree, installed or not. Its messages on standard error come after
    its result. POSIX only.
    """
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "COLUMNS": str(WIDTH),
        "TERM": "xterm",
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
    return code, [_STYLE.sub("", line).rstrip() for line in lines]


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # how Linux says that nobody writes to a terminal any more
        return b""


def missing(shown: tuple[str, ...], printed: list[str]) -> list[str]:
    """Lines of the page that the command does not print, looked for in order."""
    rest = iter([comparable(line) for line in printed])
    wanted = [line for line in shown if line.strip() not in ("", CUT)]
    return [line for line in wanted if comparable(line) not in rest]


def comparable(line: str) -> str:
    """A line without what may differ: the width of gaps, the time of day it was run."""
    return " ".join(_CLOCK.sub("(time)", line).split())


def prepare(folder: Path) -> None:
    """Put the example's reports where the pages expect them."""
    shutil.copytree(ROOT / "examples", folder / "examples")


def renew(page: str, folder: Path) -> str:
    """The page with what its commands print now; what a failing command shows stays as it was."""

    def block(found: re.Match[str]) -> str:
        kept = int(found["lines"] or 1000)
        lines: list[str] = []
        for step in steps_of(found["body"]):
            lines.append(f"$ {step.command}")
            code, printed = run(step.command, folder)
            if code:
                print(f"exit code {code}: {step.command}", file=sys.stderr)
                lines += step.shown
            else:
                lines += printed[:kept] + [CUT] * (len(printed) > kept)
        return (found["keep"] or "") + "```console\n" + "\n".join(lines) + "\n```"

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
