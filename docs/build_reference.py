"""Writes docs/reference/ from the code: commands, JSON fields, Python names. `./dev docs` runs it.

The pages are committed, so that they can be read on any forge; a test compares them with what
this script would write now. `--check` writes nothing and ends with 1 when a page is stale.
"""

import ast
import dataclasses
import inspect
import sys
import textwrap
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import typer

import throughline
from throughline import config, errors
from throughline.cli.app import app
from throughline.export.json import schema
from throughline.model import annotation, case, dates, judgement, source

REFERENCE = Path(__file__).parent / "reference"
NOTE = "<!-- Written by docs/build_reference.py (`./dev docs`): change the code, not this page. -->"


class UndocumentedError(Exception):
    """Something public has no description."""


def described(text: str | None, name: str) -> str:
    """`text` without its indentation; raises UndocumentedError where there is none."""
    if not text or not text.strip():
        raise UndocumentedError(f"{name} has no description")
    return inspect.cleandoc(text)


def in_cell(text: str) -> str:
    """`text` fit for one cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")


# ── Commands ──────────────────────────────────────────────────────────────────────────────────


def context_of(command: Any, path: str) -> Any:
    """What click needs to speak of a command: typer may carry a click of its own."""
    return command.context_class(command, info_name=path)


def help_text(text: str) -> str:
    """A command's help as Markdown paragraphs."""
    blocks = inspect.cleandoc(text.replace("\b", "")).split("\n\n")
    return "\n\n".join(" ".join(block.split()) for block in blocks)


def epilog_text(text: str | None) -> str:
    """The closing part of a command's help: a heading line, then lines kept as they are."""
    if not text:
        return ""
    heading, _, rest = text.replace("\b", "").strip().partition("\n")
    lines = textwrap.dedent(rest).strip("\n")
    shell = "\n".join(
        f"$ {line}" if line.startswith("throughline ") else line for line in lines.splitlines()
    )
    return f"{heading}\n\n```{'console' if shell.startswith('$') else 'text'}\n{shell}\n```"


def parameter_rows(command: Any, path: str) -> Iterator[tuple[str, str]]:
    """(name, help) of each argument and option of a command; `--help` itself left out."""
    context = context_of(command, path)
    for parameter in command.get_params(context):
        if parameter.name == "help":
            continue
        text = described(getattr(parameter, "help", None), f"{path} {parameter.name}")
        if parameter.param_type_name == "option":
            names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
            if not parameter.is_flag:
                names += f" {parameter.make_metavar(context)}"
            if parameter.show_default and parameter.default not in (None, False, ()):
                text += f" (default: {parameter.default})"
        else:
            names = f"`{parameter.make_metavar(context)}`"
        yield names, text


def command_sections(command: Any, path: str) -> Iterator[str]:
    """The section of a command and those of its subcommands."""
    text = help_text(described(command.help, path))
    usage = " ".join(command.collect_usage_pieces(context_of(command, path)))
    yield f"## {path}\n\n```text\n{path} {usage}\n```\n\n{text}"
    rows = list(parameter_rows(command, path))
    if rows:
        yield "| argument or option | |\n|---|---|\n" + "\n".join(
            f"| {in_cell(name)} | {in_cell(help_)} |" for name, help_ in rows
        )
    if command.epilog:
        yield epilog_text(command.epilog)
    if hasattr(command, "list_commands"):
        for name in command.list_commands(context_of(command, path)):
            child = command.get_command(context_of(command, path), name)
            if child is not None and not child.hidden:
                yield from command_sections(child, f"{path} {name}")


def cli_page() -> str:
    """The page of commands."""
    command = typer.main.get_command(app)
    return "\n\n".join(
        [NOTE, "# Commands", *command_sections(command, "throughline")],
    )


# ── JSON ──────────────────────────────────────────────────────────────────────────────────────


def type_of(field: dict[str, Any]) -> str:
    """A field's type in words, with a link where it is one of the page's objects."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name})"
    if "const" in field:
        return f'`"{field["const"]}"`'
    if "enum" in field:
        return " · ".join(f"`{value}`" for value in field["enum"])
    for key in ("anyOf", "oneOf"):
        if key in field:
            return " or ".join(type_of(option) for option in field[key])
    if field.get("type") == "array":
        return f"list of {type_of(field['items'])}"
    kinds = field.get("type", "any")
    return kinds if isinstance(kinds, str) else " or ".join(kinds)


def object_section(name: str, definition: dict[str, Any]) -> str:
    """One object of the format: what it is, and its fields."""
    intro = described(definition.get("description"), f"the object {name}")
    rows = []
    for field, body in definition.get("properties", {}).items():
        text = described(body.get("description"), f"the field {name}.{field}")
        rows.append(f"| `{field}` | {in_cell(type_of(body))} | {in_cell(text)} |")
    if not rows:
        return f"## {name}\n\n{type_of(definition)}\n\n{intro}"
    return f"## {name}\n\n{intro}\n\n| field | type | |\n|---|---|---|\n" + "\n".join(rows)


def json_page() -> str:
    """The page of the JSON format, from its published schema."""
    published = schema()
    sections = [
        NOTE,
        "# The case file as JSON",
        "`throughline export case.db --to json -o case.json` writes this. The format is "
        "`throughline-case/1`; its JSON Schema (draft 2020-12) lies in the package as "
        "`throughline/export/case-1.schema.json`. Fields may be added; none is renamed.",
        object_section("case", published),
    ]
    sections += [object_section(name, body) for name, body in published["$defs"].items()]
    return "\n\n".join(sections)


# ── Python ────────────────────────────────────────────────────────────────────────────────────


def field_docs(cls: type) -> dict[str, str]:
    """Docstrings below the fields of a dataclass, by field."""
    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    assert isinstance(body, ast.ClassDef)
    docs = {}
    for node, after in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        ):
            docs[node.target.id] = inspect.cleandoc(after.value.value)
    return docs


def signature_of(function: Any) -> str:
    """A function's parameters and result as written, without module names."""
    text = str(inspect.signature(function))
    for module in ("collections.abc.", "pathlib.", "typing.", "throughline.model.", "throughline."):
        text = text.replace(module, "")
    for module in ("case.", "source.", "dates.", "annotation.", "judgement.", "config."):
        text = text.replace(module, "")
    return text.replace("'", "")


def member_sections(cls: type, name: str) -> Iterator[str]:
    """The public methods and properties of a class, in the order of the source."""
    for member, value in vars(cls).items():
        if member.startswith("_"):
            continue
        if isinstance(value, property):
            yield f"#### `{name}.{member}`\n\n{described(value.__doc__, f'{name}.{member}')}"
        elif isinstance(value, (classmethod, staticmethod)) or inspect.isfunction(value):
            bound = getattr(cls, member)
            text = described(bound.__doc__, f"{name}.{member}")
            yield f"#### `{name}.{member}{signature_of(bound)}`\n\n{text}"


JSON_NAME = {
    "Article": "article", "CaseArticle": "article", "CaseDescriptor": "descriptor",
    "MergeReason": "reason", "EventFigure": "figure", "TimelineEntry": "timeline_entry",
}  # fmt: skip
"""Objects of the JSON format that describe a class's fields, where the names differ."""


def from_schema(name: str) -> dict[str, str]:
    """Descriptions of the fields that the JSON format has in common with a class."""
    definition = schema()["$defs"].get(JSON_NAME.get(name, name.casefold()), {})
    fields = definition.get("properties", {})
    return {field: body["description"] for field, body in fields.items() if "description" in body}


def class_section(cls: type, name: str) -> str:
    """A class: what it is, its fields or its methods."""
    parts = [f"### class `{name}`", described(cls.__doc__, name)]
    if dataclasses.is_dataclass(cls):
        docs = {**from_schema(name), **field_docs(cls)}
        rows = []
        for field in dataclasses.fields(cls):
            default = "" if field.default is dataclasses.MISSING else f"`{field.default!r}`"
            rows.append(f"| `{field.name}` | {default} | {in_cell(docs.get(field.name, ''))} |")
        parts.append("| field | default | |\n|---|---|---|\n" + "\n".join(rows))
    parts += member_sections(cls, name)
    return "\n\n".join(parts)


def public_sections() -> Iterator[str]:
    """Every name of `throughline.__all__`, functions and classes."""
    for name in throughline.__all__:
        value = getattr(throughline, name)
        if inspect.isclass(value):
            if not issubclass(value, errors.ThroughlineError):
                yield class_section(value, name)
        elif inspect.isfunction(value):
            yield f"### `{name}{signature_of(value)}`\n\n{described(value.__doc__, name)}"


VALUES = (
    "CaseArticle", "Article", "Published", "Entity", "CaseDescriptor", "MergeReason", "Event",
    "Participant", "EventFigure", "TimelineEntry", "Claim", "Holder", "Conflict", "Position",
    "Relation", "Proceeding", "Status", "Novelty", "Skipped", "Citation", "Span", "Interval",
)  # fmt: skip
"""The frozen values that a case file hands out."""
ENUMS = (
    "EntityType", "SourceKind", "Certainty", "Polarity", "ConflictKind", "ConflictRelation",
    "DateSource", "Precision", "Verdict",
)  # fmt: skip


def of_model(name: str) -> type:
    """A class of the data model, from whichever of its modules defines it."""
    for module in (annotation, case, dates, judgement, source):
        value = vars(module).get(name)
        if inspect.isclass(value) and value.__module__ == module.__name__:
            return value
    raise LookupError(f"the model has no {name}")


def enum_section(name: str) -> str:
    """An enumeration with its values."""
    cls = of_model(name)
    assert issubclass(cls, Enum)
    values = " · ".join(f"`{member.value}`" for member in cls)
    home = cls.__module__
    return f"### enum `{name}`\n\n{described(cls.__doc__, name)}\n\n{values}\n\nIn `{home}`."


def error_rows() -> Iterator[str]:
    """One row an exception, in the order of the source."""
    for name, value in vars(errors).items():
        if inspect.isclass(value) and issubclass(value, errors.ThroughlineError):
            parent = value.__bases__[0].__name__
            yield f"| `{name}` | `{parent}` | {in_cell(described(value.__doc__, name))} |"


def python_page() -> str:
    """The page of the Python interface."""
    settings = field_docs(config.Config)
    for field in dataclasses.fields(config.Config):
        described(settings.get(field.name), f"Config.{field.name}")
    return "\n\n".join(
        [
            NOTE,
            "# Python",
            described(throughline.__doc__, "throughline"),
            "## Functions and classes",
            *public_sections(),
            "## What a case file holds",
            "Frozen dataclasses; sequences are tuples. Their modules are under "
            "`throughline.model`. Times are `Interval`s; [the JSON](case-json.md) has the same "
            "content.",
            *(class_section(of_model(name), name) for name in VALUES),
            "## Values that a field can take",
            *map(enum_section, ENUMS),
            "## Errors",
            "All are in `throughline.errors`. Each message names the file or item, what was "
            "found, what was expected and what to do.",
            "| error | is a | |\n|---|---|---|\n" + "\n".join(error_rows()),
        ]
    )


def pages() -> dict[str, str]:
    """Every page of the reference: file name -> text as it should be now."""
    built = {"cli.md": cli_page(), "case-json.md": json_page(), "python.md": python_page()}
    return {name: text.rstrip() + "\n" for name, text in built.items()}


def main() -> int:
    """Write the pages, or with `--check` only compare them."""
    check = "--check" in sys.argv[1:]
    stale = []
    for name, text in pages().items():
        path = REFERENCE / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not check:
            REFERENCE.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    print(f"docs/reference: {', '.join(stale) or 'nothing'} {'stale' if check else 'written'}")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
