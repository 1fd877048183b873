"""The version of the installed Throughline."""

from functools import cache


@cache
def version() -> str:
    """The version of the installed package, "unknown" when it runs without being installed."""
    # Here and not above: it costs as much as the rest of the import, and few commands need it.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("throughline")
    except PackageNotFoundError:
        return "unknown"
