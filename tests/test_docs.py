"""The pages say what the code does: nothing stale, nothing undocumented, every command runs."""

import importlib.util
import re
import shlex
import shutil
import sys
from enum import EnumMeta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

import throughline
from throughline.cli.app import app
from throughline.cli.exit_codes import MEANINGS
from throughline.model import annotation, case, dates, judgement
from throughline.read.records import FIELDS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), ROOT / "examples" / "README.md"])


def load(name: str) -> ModuleType:
    """A script of docs/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


reference = load("build_reference")
console = load("console_blocks")


@pytest.mark.parametrize("name", ["cli.md", "case-json.md", "python.md"])
def test_reference_is_fresh(name: str) -> None:
    written = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert written == reference.pages()[name], "stale: run ./dev docs"


def test_reference_refuses_what_is_undocumented() -> None:
    class Silent:
        pass

    Silent.__doc__ = None
    with pytest.raises(reference.UndocumentedError, match="Silent has no description"):
        reference.class_section(Silent, "Silent")
    with pytest.raises(reference.UndocumentedError, match=r"the field thing\.size"):
        reference.object_section("thing", {"description": "A thing.", "properties": {"size": {}}})


def test_every_command_has_an_example() -> None:
    group: Any = typer.main.get_command(app)
    silent = [
        name
        for name, command in group.commands.items()
        if f"  throughline {name} " not in f"{command.help}\n{command.epilog}"
    ]
    assert silent == []


def test_exit_codes_are_documented() -> None:
    page = (DOCS / "how-to" / "scripts.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (\d+) \| (.*?) \|$", page, re.MULTILINE))
    assert rows == {str(code.value): meaning for code, meaning in MEANINGS.items()}


def test_json_field_names_exist() -> None:
    page = (DOCS / "how-to" / "feed-json.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \w[^|]*\| (`.*) \|$", page, re.MULTILINE)
    known = {name for names in FIELDS.values() for name in names}
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert len(rows) == len(FIELDS)
    assert named <= known


def test_lines_on_bad_input_exist() -> None:
    page = (DOCS / "how-to" / "bad-input.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| (`[^|]*) \|", page, re.MULTILINE)
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "throughline" / "read").glob("*.py")
    )
    said = [phrase for cell in cells for phrase in re.findall(r"`([^`]+)`", cell)]
    assert len(said) > 8
    assert [phrase for phrase in said if phrase not in code] == []


EXPLAINED_ELSEWHERE = {"TimexType", "Anchor", "LinkKind", "MentionForm", "EventClass", "Tense"}
"""Enumerations that no reader of a case file meets, or whose standard explains them."""
ENUMS = [
    value
    for module in (annotation, case, dates, judgement)
    for value in vars(module).values()
    if isinstance(value, EnumMeta) and value.__module__ == module.__name__
    if value.__name__ not in EXPLAINED_ELSEWHERE
]


@pytest.mark.parametrize("values", ENUMS, ids=lambda values: str(values.__name__))
def test_glossary_has_the_values(values: EnumMeta) -> None:
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8").casefold()
    spoken = [str(member.value).replace("_", " ") for member in values]  # type: ignore[var-annotated]
    assert [value for value in spoken if value not in glossary] == []


def test_glossary_defines_each_term_once() -> None:
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")
    terms = re.findall(r"^\*\*(.+?)\*\* —", glossary, re.MULTILINE)
    assert len(terms) > 40
    assert sorted(terms) == sorted(set(terms))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    lost = [
        target for target in targets if "://" not in target and not (page.parent / target).exists()
    ]
    assert lost == []


def test_every_decision_is_listed() -> None:
    folder = DOCS / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in folder.glob("[0-9]*.md") if path.name not in listed] == []


def commands_on(page: Path) -> list[list[str]]:
    """The words of each `throughline …` line in the page's blocks, and of those after a pipe."""
    blocks = re.findall(
        r"```(?:console|bash)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL
    )
    lines = re.findall(r"\bthroughline ([a-z]+ [^|;\n]*)", "\n".join(blocks))
    return [shlex.split(line) for line in lines]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_on_pages_exist(page: Path) -> None:
    known = {
        command.name: " ".join(
            parameter.names for parameter in reference.parameters_of(command.callback, "")
        )
        for command in app.registered_commands
    }
    for name, *words in commands_on(page):
        assert name in known, (name, words)
        options = [word.split("=")[0] for word in words if word.startswith("-") and word != "-"]
        assert [option for option in options if f"`{option}`" not in known[name]] == []


@pytest.mark.parametrize(
    "name", ["README.md", "docs/how-to/python-and-pandas.md", "docs/how-to/correct-a-merge.md"]
)
def test_python_on_pages_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: Path
) -> None:
    shutil.copytree(example / "reports", tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    throughline.build(["reports"], output="case.db").close()
    blocks = re.findall(
        r"```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL
    )
    assert blocks
    names: dict[str, Any] = {"throughline": throughline}
    for block in blocks:
        exec(compile(block, name, "exec"), names)
    if isinstance(names.get("case"), throughline.CaseFile):
        names["case"].close()


def test_tutorial_does_what_it_says(tmp_path: Path) -> None:
    console.prepare(tmp_path)
    page = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    steps = list(console.steps_of_page(page))
    assert len(steps) > 8
    for step in steps:
        code, printed = console.run(step.command, tmp_path)
        assert code == 0, (step.command, printed)
        assert console.missing(step.shown, printed) == [], (step.command, printed)


def test_console_blocks_notice_a_difference() -> None:
    assert console.missing(("one", "…", "three"), ["one", "two", "three"]) == []
    assert console.missing(("one", "four"), ["one", "two", "three"]) == ["four"]
    assert console.missing(("two", "one"), ["one", "two"]) == ["one"]
