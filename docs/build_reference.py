"""Writes docs/reference/ from the code: commands, JSON fields, Python names. `./dev docs` runs it.

The pages are committed, so that they can be read on any forge; a test compares them with what
this script would write now. `--check` writes nothing and ends with 1 when a page is stale.
"""

import ast
import dataclasses
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

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


@dataclasses.dataclass(frozen=True)
class Parameter:
    """One argument or option, as the command's own function declares it."""

    names: str
    help: str
    is_option: bool
    required: bool


def parameters_of(function: Any, path: str) -> Iterator[Parameter]:
    """The arguments and options of a command, read from its signature.

    Not from click's objects: what they offer changes from one typer to the next.
    """
    hints = get_type_hints(function, include_extras=True)
    for name, parameter in inspect.signature(function).parameters.items():
        info = next(
            item
            for item in get_args(hints[name])
            if isinstance(item, (typer.models.OptionInfo, typer.models.ArgumentInfo))
        )
        text = described(info.help, f"{path} {name}")
        required = parameter.default is inspect.Parameter.empty
        is_option = isinstance(info, typer.models.OptionInfo)
        choices = list(choices_of(hints[name]))
        if choices:
            text += f" One of {', '.join(f'`{choice}`' for choice in choices)}."
        if parameter.default not in (inspect.Parameter.empty, None, False, "", 0):
            text += f" (default: {parameter.default})"
        metavar = info.metavar or name.upper()
        if not is_option:
            names = f"`{metavar}`"
        else:
            # In Annotated[…, Option("--name", "-n")] typer keeps the first spelling as `default`.
            first = info.default if isinstance(info.default, str) else f"--{name}"
            names = ", ".join(f"`{one}`" for one in (first, *(info.param_decls or ())))
            if get_args(hints[name])[0] is not bool:
                names += f" `{metavar}`"
        yield Parameter(names, text, is_option, required)


def choices_of(hint: Any) -> Iterator[str]:
    """The values of an enumerated parameter."""
    kind = get_args(hint)[0]
    if inspect.isclass(kind) and issubclass(kind, Enum):
        yield from (member.value for member in kind)


def in_paragraphs(text: str) -> str:
    """A command's help as Markdown paragraphs."""
    blocks = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(" ".join(block.split()) for block in blocks)


def epilog_text(text: str) -> str:
    """The closing part of a command's help: a heading line, then lines kept as they are."""
    heading, _, rest = text.replace("\b", "").strip().partition("\n")
    lines = textwrap.dedent(rest).strip("\n").splitlines()
    shell = [f"$ {line}" if line.startswith("throughline ") else line for line in lines]
    kind = "console" if shell[0].startswith("$") else "text"
    return f"{heading}\n\n```{kind}\n" + "\n".join(shell) + "\n```"


def command_section(command: Any) -> str:
    """The section of one command: usage, help, parameters, examples."""
    path = f"throughline {command.name}"
    parameters = list(parameters_of(command.callback, path))
    usage = [path, *(p.names.strip("`") for p in parameters if not p.is_option)]
    usage += [
        p.names.split(", ")[-1].replace("`", "") for p in parameters if p.is_option and p.required
    ]
    if any(p.is_option and not p.required for p in parameters):
        usage.append("[OPTIONS]")
    rows = [f"| {in_cell(p.names)} | {in_cell(p.help)} |" for p in parameters]
    parts = [
        f"## {path}",
        f"```text\n{' '.join(usage)}\n```",
        in_paragraphs(described(command.help or command.callback.__doc__, path)),
        "| argument or option | |\n|---|---|\n" + "\n".join(rows),
        epilog_text(described(command.epilog, f"the example of {path}")),
    ]
    return "\n\n".join(parts)


def cli_page() -> str:
    """The page of commands."""
    commands = app.registered_commands
    listed = "\n".join(
        f"- [{command.name}](#throughline-{command.name}): "
        + in_cell(described(command.callback.__doc__, str(command.name)).split("\n")[0])
        for command in commands
        if command.callback
    )
    return "\n\n".join(
        [
            NOTE,
            "# Commands",
            str(app.info.help),
            listed,
            "Every command has `--help`; `throughline --version` prints the version.",
            epilog_text(str(app.info.epilog)),
            *map(command_section, commands),
        ]
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


def fields_of(definition: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, schema) of every field, those of objects written in place after the object."""
    for field, body in definition.get("properties", {}).items():
        yield prefix + field, body
        yield from fields_of(body, f"{prefix}{field}.")
        yield from fields_of(body.get("items", {}), f"{prefix}{field}[].")
        for option in body.get("anyOf", ()):
            yield from fields_of(option, f"{prefix}{field}.")


def object_section(name: str, definition: dict[str, Any]) -> str:
    """One object of the format: what it is, and its fields."""
    intro = described(definition.get("description"), f"the object {name}")
    rows = [
        f"| `{field}` | {in_cell(type_of(body))} | "
        f"{in_cell(described(body.get('description'), f'the field {name}.{field}'))} |"
        for field, body in fields_of(definition)
    ]
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
    for module in (
        "collections.abc.",
        "datetime.",
        "store.search.",
        "store.judgements.",
        "pathlib.",
        "typing.",
        "throughline.model.",
        "throughline.",
    ):
        text = text.replace(module, "")
    for module in ("case.", "source.", "dates.", "annotation.", "judgement.", "config."):
        text = text.replace(module, "")
    return re.sub(r"'([A-Za-z][\w.]*(?: \| None)?)'", r"\1", text)


def docstring(text: str | None, name: str) -> str:
    """A docstring as Markdown: examples become blocks of Python."""
    blocks = []
    for block in described(text, name).split("\n\n"):
        if block.startswith(">>> "):
            lines = [line[4:].replace("  # doctest: +SKIP", "") for line in block.splitlines()]
            block = "```python\n" + "\n".join(lines) + "\n```"
        blocks.append(block)
    return "\n\n".join(blocks)


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
    "Interval": "time", "EntityRole": "role", "RoleAccount": "role_account",
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
            text = described(docs.get(field.name), f"{name}.{field.name}")
            rows.append(f"| `{field.name}` | {default} | {in_cell(text)} |")
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
    "CaseArticle", "Article", "Published", "Entity", "CaseDescriptor", "EntityRole", "RoleAccount",
    "MergeReason", "Event", "Participant", "EventFigure", "TimelineEntry", "Claim", "Holder",
    "Conflict", "Position", "Relation", "Proceeding", "Status", "Novelty", "Skipped", "Citation",
    "Span", "Interval",
)  # fmt: skip
"""The frozen values that a case file hands out."""
ENUMS = (
    "EntityType", "SourceKind", "Certainty", "Polarity", "ConflictKind", "ConflictRelation",
    "DateSource", "Precision", "RoleKind", "RoleQualifier", "RoleBasis", "Verdict",
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
            docstring(throughline.__doc__, "throughline"),
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
