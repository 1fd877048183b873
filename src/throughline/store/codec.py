"""Turns frozen dataclasses into JSON and back, driven by their type hints.

Two layouts. `Layout.ROWS` writes a dataclass as an array without its trailing defaults: small and
fast, for the per-article cache, which `schema_fingerprint` protects from changed models.
`Layout.OBJECTS` writes names, for rows that other tools read and later versions must still load.

The converters are composed once for each type and kept; fields of plain type are not touched.
Known types: str, int, float, bool, None, enums of strings, date, time, tuples, dict with string
keys, dataclasses, and X | None of these. Anything else raises TypeError when it is first met.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time
from enum import Enum, StrEnum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
Converter = Callable[[Any], Any]

PLAIN: tuple[Any, ...] = (str, int, float, bool, NoneType)


class CodecError(ValueError):
    """A text that is not the JSON of the wanted type."""


class Layout(StrEnum):
    """How a dataclass is written."""

    ROWS = "rows"
    OBJECTS = "objects"


def to_json(value: object, layout: Layout = Layout.OBJECTS) -> str:
    """`value` as compact JSON in ASCII, so that lone surrogates survive the way to the disk."""
    kind: Any = type(value)
    convert = _encoder(kind, layout)
    return json.dumps(convert(value) if convert else value, separators=(",", ":"))


def from_json(kind: type[Value], text: str) -> Value:
    """The `kind` that `to_json` wrote, in either layout. Raises CodecError when it does not fit."""
    convert = _decoder(cast(Any, kind))
    try:
        data = json.loads(text)
        return cast(Value, convert(data) if convert else data)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CodecError(f"no {kind.__name__}: {error}") from error


@cache
def schema_fingerprint(kind: type) -> str:
    """A short hash of the shape of `kind` and of all types in it: changes when a field does."""
    return blake2b(_describe(kind, ()).encode(), digest_size=4).hexdigest()


def _describe(kind: Any, above: tuple[Any, ...]) -> str:
    if is_dataclass(kind) and kind not in above:
        inner = (f"{name}:{_describe(hint, (*above, kind))}" for name, hint in _hints(kind).items())
        return f"{kind.__name__}({','.join(inner)})"  # type: ignore[union-attr]  # a class here
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"{kind.__name__}[{','.join(str(member.value) for member in kind)}]"
    if arguments := get_args(kind):
        return f"{get_origin(kind)}<{','.join(_describe(part, above) for part in arguments)}>"
    return getattr(kind, "__name__", str(kind))


def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _optional(kind: Any) -> Any:
    """X of `X | None`, else None."""
    if get_origin(kind) not in (Union, UnionType):
        return None
    parts = [part for part in get_args(kind) if part is not NoneType]
    if len(parts) != 1 or len(get_args(kind)) != 2:
        raise TypeError(f"no JSON for the union {kind}")
    return parts[0]


# --- writing -----------------------------------------------------------------------------------


@cache
def _encoder(kind: Any, layout: Layout) -> Converter | None:
    """What makes `kind` fit for json.dumps; None where it fits already."""
    if kind in PLAIN or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return None
    if kind in (date, time):
        return lambda value: value.isoformat()
    if (inner := _optional(kind)) is not None:
        convert = _encoder(inner, layout)
        return convert and (lambda value: None if value is None else convert(value))
    if get_origin(kind) is tuple:
        return _tuple_encoder(get_args(kind), layout)
    if get_origin(kind) is dict:
        convert_item = _encoder(get_args(kind)[1], layout) or _same
        return lambda value: {key: convert_item(item) for key, item in sorted(value.items())}
    if is_dataclass(kind):
        return _dataclass_encoder(kind, layout)
    raise TypeError(f"no JSON for the type {kind!r}")


def _same(value: Any) -> Any:
    return value


def _tuple_encoder(parts: tuple[Any, ...], layout: Layout) -> Converter | None:
    if len(parts) == 2 and parts[1] is Ellipsis:
        convert = _encoder(parts[0], layout)
        return convert and (lambda value: [convert(item) for item in value])
    converters = [_encoder(part, layout) or _same for part in parts]
    return lambda value: [convert(item) for convert, item in zip(converters, value, strict=True)]


def _dataclass_encoder(kind: Any, layout: Layout) -> Converter:
    hints = _hints(kind)
    names = tuple(hints)
    get = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    # Filled after the lambdas below exist, for types that contain themselves.
    changed: list[tuple[int, Converter]] = []
    defaults = _trailing_defaults(kind)

    def row(value: Any) -> Any:
        cells = list(get(value))
        for default in defaults:
            if cells[-1] != default:
                break
            cells.pop()
        for index, convert in changed:
            if index < len(cells):
                cells[index] = convert(cells[index])
        return cells

    def mapping(value: Any) -> Any:
        cells = list(get(value))
        for index, convert in changed:
            cells[index] = convert(cells[index])
        return dict(zip(names, cells, strict=True))

    for index, hint in enumerate(hints.values()):
        if (convert := _encoder(hint, layout)) is not None:
            changed.append((index, convert))
    return row if layout is Layout.ROWS else mapping


def _trailing_defaults(kind: Any) -> tuple[Any, ...]:
    """Defaults of the last fields, the last first, up to the first field without one."""
    found: list[Any] = []
    for field in reversed(fields(kind)):
        if not _has_default(field):
            break
        found.append(field.default)
    return tuple(found)


def _has_default(field: "Field[Any]") -> bool:
    return field.default is not MISSING


# --- reading -----------------------------------------------------------------------------------


@cache
def _decoder(kind: Any) -> Converter | None:
    """What makes `kind` of the output of json.loads; None where that is one already."""
    if kind in PLAIN:
        return float if kind is float else None
    if isinstance(kind, type) and issubclass(kind, Enum):
        # Asked of millions of values: a look into a dict takes a third of calling the class.
        return {member.value: member for member in kind}.__getitem__
    if kind is date:
        return date.fromisoformat
    if kind is time:
        return time.fromisoformat
    if (inner := _optional(kind)) is not None:
        convert = _decoder(inner)
        return convert and (lambda value: None if value is None else convert(value))
    if get_origin(kind) is tuple:
        return _tuple_decoder(get_args(kind))
    if get_origin(kind) is dict:
        convert_item = _decoder(get_args(kind)[1]) or _same
        return lambda value: {key: convert_item(item) for key, item in value.items()}
    if is_dataclass(kind):
        return _dataclass_decoder(kind)
    raise TypeError(f"no JSON for the type {kind!r}")


def _tuple_decoder(parts: tuple[Any, ...]) -> Converter:
    if len(parts) == 2 and parts[1] is Ellipsis:
        convert = _decoder(parts[0])
        if convert is None:
            return tuple
        return lambda value: tuple([convert(item) for item in value])
    if not any(map(_decoder, parts)):
        return lambda value: tuple(_of_length(value, len(parts)))
    converters = [_decoder(part) or _same for part in parts]
    return lambda value: tuple(
        [convert(item) for convert, item in zip(converters, value, strict=True)]
    )


def _of_length(value: Any, length: int) -> Any:
    if len(value) != length:
        raise ValueError(f"{length} values were expected, not {len(value)}")
    return value


def _dataclass_decoder(kind: Any) -> Converter:
    changed: list[tuple[int, str, Converter]] = []
    names = frozenset(_hints(kind))

    def build(value: Any) -> Any:
        if isinstance(value, list):
            cells = len(value)
            for index, _, convert in changed:
                if index < cells:
                    value[index] = convert(value[index])
            return kind(*value)
        for _, name, convert in changed:
            if name in value:
                value[name] = convert(value[name])
        # A field that this version no longer has is passed over, not an error.
        return kind(**{name: item for name, item in value.items() if name in names})

    for index, (name, hint) in enumerate(_hints(kind).items()):
        if (convert := _decoder(hint)) is not None:
            changed.append((index, name, convert))
    return build
