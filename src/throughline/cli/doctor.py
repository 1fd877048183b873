"""`doctor`: whether the installation and a case file are sound."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from throughline.cli.exit_codes import ExitCode
from throughline.cli.options import JsonOption

if TYPE_CHECKING:
    from throughline.model.case import Case


def doctor(
    case: Annotated[
        str, typer.Argument(metavar="[CASE]", help="A case file to check too.", show_default=False)
    ] = "",
    json: JsonOption = False,
) -> None:
    """Check the installation and, with CASE, the file: its integrity, citations, dates, inputs.

    Of the installation: the versions, what is missing, and whether both readers are whole, load
    and read.

    Ends with exit code 4 when something is broken; what merely needs a look does not.
    """
    from throughline.cli.present import Entry, Page, Style

    setting, broken = _installation()
    known, unsound = _readers()
    setting += known
    broken += unsound
    looks: list[str] = []
    if case:
        from throughline.api import CaseFile

        with CaseFile.open(case) as file:
            broken += file.problems()
            looks = worth_a_look(file.case)
            setting += _contents(file.case)
    if json:
        from throughline.cli.printed_json import print_json

        print_json({"setting": dict(setting), "broken": broken, "look_at": looks})
    else:
        page = Page()
        page.title("Throughline doctor", case)
        page.entries(Entry(name, value, label_style=Style.SOFT) for name, value in setting)
        page.section("Broken" if broken else "Nothing is broken")
        page.entries(Entry("✗", line, label_style=Style.ALARM) for line in broken)
        if looks:
            page.section("Worth a look", str(len(looks)))
            page.entries(Entry("•", line) for line in looks)
        page.show()
    if broken:
        raise typer.Exit(ExitCode.STORE)


def _installation() -> tuple[list[tuple[str, str]], list[str]]:
    """Versions, and what is missing."""
    import platform
    import sqlite3
    from importlib.metadata import PackageNotFoundError, requires, version

    setting = [
        ("Throughline", version("throughline")),
        ("Python", f"{platform.python_version()} on {platform.platform(terse=True)}"),
        ("SQLite", sqlite3.sqlite_version),
    ]
    broken = []
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
    except sqlite3.Error as error:
        broken.append(f"SQLite has no full-text search ({error}); install another Python")
    finally:
        connection.close()
    for requirement in requires("throughline") or ():
        if "extra ==" in requirement:
            continue
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        try:
            setting.append((name, version(name)))
        except PackageNotFoundError:
            broken.append(f"{name} is not installed; run: pip install {name}")
    return setting, broken


def _readers() -> tuple[list[tuple[str, str]], list[str]]:
    """What there is to say of each reader of the package, and what is wrong with them."""
    from throughline.errors import WeightsError

    try:
        from throughline.inference import SHIPPED, inspect_reader
    except ImportError as error:
        return [], [f"the readers cannot be loaded ({error}); install throughline anew"]
    sound, broken = [], []
    for name in SHIPPED:
        try:
            sound.append((f"reader {name}", inspect_reader(name).line()))
        except WeightsError as error:
            broken.append(f"reader {name}: {error}")
    return sound, broken


def _contents(case: "Case") -> list[tuple[str, str]]:
    counts = (
        ("reports", case.articles),
        ("entities", case.entities),
        ("events", case.events),
        ("claims", case.claims),
        ("differences", case.conflicts),
        ("proceedings", case.proceedings),
        ("skipped inputs", case.skipped),
    )
    read = [("read by", case.reader)]
    return read + [(name, f"{len(items):,}") for name, items in counts]


def worth_a_look(case: "Case") -> list[str]:
    """Doubtful dates, reports that were not analysed, inputs that gave none."""
    from throughline.extract.times import contradiction
    from throughline.text import prepare

    looks = []
    for entry in case.articles:
        path = entry.article.path
        if entry.published is None:
            looks.append(f"{path}: its publication date is not known")
        elif entry.analysed and (found := contradiction(prepare(entry.article))):
            reason = entry.published_reason
            looks.append(f"{path}: the text contradicts its date ({reason}): {found}")
        if not entry.analysed and not entry.notes:
            looks.append(f"{path}: was not analysed (language: {entry.language})")
        looks += [f"{path}: {note}" for note in entry.notes]
    return looks + [item.line() for item in case.skipped]
