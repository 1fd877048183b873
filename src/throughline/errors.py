"""Every exception that Throughline raises on purpose.

    ThroughlineError
    ├── InputError            a file or folder that cannot be read as reports
    ├── UsageError            an option or name that does not fit (exit code 2)
    ├── NotFoundError         an id, entity or search that matches nothing (exit code 1)
    ├── WeightsError          the reader's weights are missing, damaged or of another format (4)
    ├── UncitedItemError      a derived item without a citation: a bug, never shown as bad input
    └── StoreError            the case file cannot be opened, read or written
        ├── StoreVersionError a case file from a newer Throughline
        └── StoreFullError    no room left on the disk

A message names the file or item, what was found, what was expected and what to do. Anything
that is not a ThroughlineError is a bug and keeps its traceback.
"""


class ThroughlineError(Exception):
    """Base of every error that a user can act on."""


class InputError(ThroughlineError):
    """A report that cannot be read. `path` names it, `found` and `advice` complete the line."""

    def __init__(self, path: str, found: str, advice: str) -> None:
        super().__init__(f"{path}: {found}; {advice}")
        self.path = path
        self.found = found
        self.advice = advice


class UsageError(ThroughlineError):
    """A request that cannot be carried out as it was put."""


class NotFoundError(ThroughlineError):
    """Nothing in the case file answers the request."""


class WeightsError(ThroughlineError):
    """The reader cannot be loaded: its weights are missing, damaged or of another format."""


class UncitedItemError(ThroughlineError):
    """A derived item was about to be built without a citation."""


class StoreError(ThroughlineError):
    """The case file cannot be opened, read or written."""


class StoreVersionError(StoreError):
    """The case file was written by a newer Throughline."""


class StoreFullError(StoreError):
    """The disk filled up while the case file was written; the former one is whole."""
