"""Throughline: from many news reports to one sourced case file.

>>> import throughline
>>>
>>> case = throughline.build(["reports/"], output="case.db")  # doctest: +SKIP
>>> for entry in case.timeline():  # doctest: +SKIP
...     print(entry.date.start, entry.text)
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from throughline.api import CaseFile, build
    from throughline.config import Config
    from throughline.errors import (
        InputError,
        NotFoundError,
        StoreError,
        StoreFullError,
        StoreVersionError,
        ThroughlineError,
        UsageError,
    )

__all__ = [
    "CaseFile",
    "Config",
    "InputError",
    "NotFoundError",
    "StoreError",
    "StoreFullError",
    "StoreVersionError",
    "ThroughlineError",
    "UsageError",
    "__version__",
    "build",
]

_HOMES = {
    "CaseFile": "throughline.api",
    "build": "throughline.api",
    "Config": "throughline.config",
    **{name: "throughline.errors" for name in __all__ if name.endswith("Error")},
}


def __getattr__(name: str) -> Any:
    """Loads a public name when it is first asked for: the bare import stays instant."""
    if name == "__version__":
        from throughline.version import version

        return version()
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
