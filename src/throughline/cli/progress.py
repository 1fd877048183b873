"""Progress on standard error: a live line in a terminal, nothing elsewhere."""

import sys
from types import TracebackType
from typing import Any, Self

from throughline.cli.present import clean
from throughline.model.source import Skipped

STAGES = {
    "read": "Reading reports",
    "extract": "Finding names, dates, events and statements",
    "resolve": "Comparing the reports",
    "assemble": "Putting the case together",
    "store": "Writing the case file",
}


class TerminalProgress:
    """Says how far a build is, and names every skipped input in one line."""

    def __init__(self) -> None:
        self.skips: list[Skipped] = []
        self._live: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            self._live = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}", markup=False),
                TextColumn("{task.fields[counted]}", markup=False),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._live.add_task("Starting", counted="", total=None)
            self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def step(self, stage: str, done: int, total: int | None) -> None:
        """Show the stage; see `pipeline.Progress`."""
        if self._live is not None:
            counted = f"{done:,} of {total:,}" if total else (f"{done:,}" if done else "")
            self._live.update(self._task, description=STAGES.get(stage, stage), counted=counted)

    def skipped(self, item: Skipped) -> None:
        """Print the line that says why an input gave no report."""
        self.skips.append(item)
        line = f"{'note' if item.kept else 'skipped'} {clean(item.line())}"
        if self._live is not None:
            self._live.console.print(
                line, style="yellow", markup=False, highlight=False, soft_wrap=True
            )
        else:
            print(line, file=sys.stderr)
