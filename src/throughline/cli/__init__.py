"""Stage 8, the command `throughline`. One small module a command; nothing heavy at import."""

import sys

from throughline.cli.exit_codes import ExitCode


def main() -> int:
    """The exit code of the command line in sys.argv. Errors that a user can act on are one line."""
    from throughline.errors import ThroughlineError

    for stream in (sys.stdout, sys.stderr):
        # A name or text that the terminal cannot show is escaped rather than fatal.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a text stream
    try:
        from throughline.cli.app import app

        app()
    except ThroughlineError as error:
        from throughline.cli.present import clean

        print(f"throughline: {clean(str(error))}", file=sys.stderr)
        return ExitCode.of(error)
    except KeyboardInterrupt:
        print("throughline: stopped; run the command again to go on", file=sys.stderr)
        return ExitCode.STOPPED
    except Exception:
        import traceback

        traceback.print_exc()
        print("throughline: this is a bug in Throughline; please report it", file=sys.stderr)
        return ExitCode.BUG
    return ExitCode.DONE


__all__ = ["main"]
