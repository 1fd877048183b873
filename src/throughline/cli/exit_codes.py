"""What the command's exit code says. `EXIT_CODES` is the text that help and the docs show."""

from enum import IntEnum
from typing import Self


class ExitCode(IntEnum):
    """Exit codes of the command `throughline`."""

    DONE = 0
    NOTHING = 1
    USAGE = 2
    SKIPPED = 3
    STORE = 4
    BUG = 70
    STOPPED = 130

    @classmethod
    def of(cls, error: Exception) -> Self:
        """The code for an error that Throughline raised on purpose."""
        from throughline.errors import InputError, NotFoundError, StoreError, WeightsError

        if isinstance(error, StoreError | WeightsError):
            return cls(cls.STORE)
        if isinstance(error, NotFoundError | InputError):
            return cls(cls.NOTHING)
        return cls(cls.USAGE)


MEANINGS = {
    ExitCode.DONE: "done",
    ExitCode.NOTHING: "nothing found, or no report could be read",
    ExitCode.USAGE: "the command was not understood",
    ExitCode.SKIPPED: "done, but some input was skipped (with --strict)",
    ExitCode.STORE: "the case file, the disk or the reader's weights",
    ExitCode.BUG: "a bug in Throughline",
    ExitCode.STOPPED: "stopped by Ctrl-C",
}

# \b keeps click from filling the lines into one paragraph.
EXIT_CODES = "\b\nExit codes:\n" + "\n".join(
    f"  {code.value:<4} {meaning}" for code, meaning in MEANINGS.items()
)
