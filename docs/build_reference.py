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
from pathlib import Path
from typing import Any

import click
import typer

import throughline
from throughline import config, errors
from throughline.cli import app
from throughline.export.json import schema

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


def help_text(text: str) -> str:
    """A command's help as Markdown: indented lines (examples) become console blocks."""
    blocks = []
    for block in inspect.cleandoc(text.replace("\b", "")).split("\n\n"):
        lines = block.strip("\n").splitlines()
        if lines and all(line.startswith("  ") for line in lines):
            shell = textwrap.dedent("\n".join(lines))
            blocks.append(f"```console\n{shell}\n```")
        elif lines:
            blocks.append("\n".join(line.strip() for line in lines))
    return "\n\n".join(blocks)


def parameter_rows(command: click.Command, path: str) -> Iterator[tuple[str, str]]:
    """(name, help) of each argument and option of a command; `--help` itself left out."""
    context = click.Context(command, info_name=path)
    for parameter in command.get_params(context):
        if parameter.name == "help":
            continue
        text = described(getattr(parameter, "help", None), f"{path} {parameter.name}")
        if isinstance(parameter, click.Option):
            names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
            if not parameter.is_flag:
                names += f" {parameter.make_metavar(context)}"
            if parameter.show_default and parameter.default not in (None, False, ()):
                text += f" (default: {parameter.default})"
        else:
            names = f"`{parameter.make_metavar(context)}`"
        yield names, text


def command_sections(command: click.Command, path: str) -> Iterator[str]:
    """The section of a command and those of its subcommands."""
    text = help_text(described(command.help, path))
    usage = " ".join(command.collect_usage_pieces(click.Context(command, info_name=path)))
    yield f"## {path}\n\n```text\n{path} {usage}\n```\n\n{text}"
    rows = list(parameter_rows(command, path))
    if rows:
        yield "| argument or option | |\n|---|---|\n" + "\n".join(
            f"| {in_cell(name)} | {in_cell(help_)} |" for name, help_ in rows
        )
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            child = command.get_command(click.Context(command), name)
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


def class_section(cls: type, name: str) -> str:
    """A class: what it is, its fields or its methods."""
    parts = [f"### class `{name}`", described(cls.__doc__, name)]
    if dataclasses.is_dataclass(cls):
        docs = field_docs(cls)
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
