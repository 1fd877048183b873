"""What the commands that make weights from the sets are told: where these lie, what is written."""

import argparse
from pathlib import Path


def command(module: str, told: str | None) -> argparse.ArgumentParser:
    """A parser of `--data` and `--out` for `python -m module`, which does what is `told`."""
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=told)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--out", type=Path, required=True, help="the file that is written")
    return parser
