"""Stage 8, the command `throughline`. One small module a command; nothing heavy at import."""

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from throughline.cli.exit_codes import ExitCode


def main() -> int:
    """The exit code of the command line in sys.argv. Errors that a user can act on are one line."""
    for stream in (sys.stdout, sys.stderr):
        # A name or text that the terminal cannot show is escaped rather than fatal.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a text stream
    with _pipes_as_before():
        code = _run()
        try:
            sys.stdout.flush()
        except OSError as error:
            return _unwritten(error)
    return code


@contextmanager
def _pipes_as_before() -> Iterator[None]:
    """Undoes `end_with_reader` for whoever called `main` in a process that goes on."""
    if not hasattr(signal, "SIGPIPE"):
        yield
        return
    before = signal.getsignal(signal.SIGPIPE)
    try:
        yield
    finally:
        signal.signal(signal.SIGPIPE, before)


def _run() -> int:
    try:
        from throughline.cli.app import app

        app()
    except SystemExit as end:
        # typer ends every command so, and makes 130 of Ctrl-C.
        code = end.code if isinstance(end.code, int) else ExitCode.DONE
    except KeyboardInterrupt:
        code = ExitCode.STOPPED
    except OSError as error:
        code = _unwritten(error) if error.errno == errno.ENOSPC else _report(error)
    except Exception as error:
        code = _report(error)
    else:
        code = ExitCode.DONE
    if code == ExitCode.STOPPED:
        print("throughline: stopped; run the command again to go on", file=sys.stderr)
    return code


def _unwritten(error: OSError) -> ExitCode:
    """Say that standard output takes no more, and keep Python from trying again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    print(f"throughline: the output cannot be written ({error.strerror})", file=sys.stderr)
    return ExitCode.STORE


def _report(error: Exception) -> ExitCode:
    """Say what went wrong: one line, or for a bug all that there is."""
    from throughline.cli.present import clean
    from throughline.errors import ThroughlineError

    if isinstance(error, ThroughlineError):
        print(f"throughline: {clean(str(error))}", file=sys.stderr)
        return ExitCode.of(error)
    import traceback

    traceback.print_exception(error)
    print("throughline: this is a bug in Throughline; please report it", file=sys.stderr)
    return ExitCode.BUG


__all__ = ["main"]
