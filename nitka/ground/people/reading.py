"""Strict reading of JSON into frozen dataclasses and back: one reader for all kinds of bodies.

A dataclass is the schema. A field without default is required; its JSON key is the field's name without a
trailing underscore (``from_`` → ``from``). Absent means the key is missing: null, empty lists and empty objects
are refused, unknown keys too. All problems of a body are found in one pass, each with its path.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeVar

T = TypeVar("T")


class Problem(NamedTuple):
    """One thing wrong in a body: where (``detentions[0].from``) and why."""

    path: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}: {self.why}" if self.path else self.why


class BodyError(ValueError):
    """A body that may not be published. ``problems`` names every field and reason."""

    def __init__(self, problems: list[Problem]):
        self.problems = tuple(problems)
        super().__init__("; ".join(str(problem) for problem in problems))


_BAD: Any = object()
_Reader = Callable[[Any, str, list[Problem]], Any]


def key_of(name: str) -> str:
    """JSON key of a dataclass field."""
    return name[:-1] if name.endswith("_") else name


def _checked(reader: _Reader, checks: tuple[Any, ...]) -> _Reader:
    def read_checked(value: Any, path: str, problems: list[Problem]) -> Any:
        for check in checks:
            if why := check(value):
                problems.append(Problem(path, why))
                return _BAD
        return reader(value, path, problems)

    return read_checked


def _plain(kind: type) -> _Reader:
    names = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
    wanted: tuple[type, ...] = (int, float) if kind is float else (kind,)

    def read_plain(value: Any, path: str, problems: list[Problem]) -> Any:
        if isinstance(value, wanted) and (kind is bool or not isinstance(value, bool)):
            return value
        problems.append(Problem(path, f"must be {names[kind]}"))
        return _BAD

    return read_plain


def _enum(kind: type[StrEnum]) -> _Reader:
    members = {member.value: member for member in kind}

    def read_enum(value: Any, path: str, problems: list[Problem]) -> Any:
        member = members.get(value) if isinstance(value, str) else None
        if member is None:
            problems.append(Problem(path, f"{value!r} is not one of {', '.join(members)}"))
            return _BAD
        return member

    return read_enum


def _many(item: _Reader) -> _Reader:
    def read_many(value: Any, path: str, problems: list[Problem]) -> Any:
        if not isinstance(value, list):
            problems.append(Problem(path, "must be a list"))
            return _BAD
        if not value:
            problems.append(Problem(path, "is an empty list: leave the key out"))
        return tuple([item(entry, f"{path}[{place}]", problems) for place, entry in enumerate(value)])

    return read_many


def _mapping(key: _Reader, item: _Reader) -> _Reader:
    def read_mapping(value: Any, path: str, problems: list[Problem]) -> Any:
        if not isinstance(value, dict):
            problems.append(Problem(path, "must be an object"))
            return _BAD
        if not value:
            problems.append(Problem(path, "is an empty object: leave the key out"))
        read = {}
        for name, entry in value.items():
            key(name, f"{path}.{name}", problems)
            read[name] = item(entry, f"{path}.{name}", problems)
        return read

    return read_mapping


@cache
def _reader(hint: Any, strict: bool) -> _Reader:
    """The reader of a type hint; without ``strict`` the checks of texts and numbers are left out."""
    origin = typing.get_origin(hint)
    if origin is Annotated:
        inner, *checks = typing.get_args(hint)
        return _checked(_reader(inner, strict), tuple(checks)) if strict else _reader(inner, strict)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (part for part in typing.get_args(hint) if part is not type(None))
        return _reader(inner, strict)
    if origin is tuple:
        return _many(_reader(typing.get_args(hint)[0], strict))
    if origin is not None and issubclass(origin, Mapping):
        key, item = typing.get_args(hint)
        return _mapping(_reader(key, strict), _reader(item, strict))
    if dataclasses.is_dataclass(hint):
        return _object(hint, strict)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _enum(hint)
    return _plain(hint)


def _object(cls: Any, strict: bool) -> _Reader:
    hints = typing.get_type_hints(cls, include_extras=True)
    fields = {
        key_of(field.name): (field.name, _reader(hints[field.name], strict))
        for field in dataclasses.fields(cls)
    }
    required = [
        key_of(field.name)
        for field in dataclasses.fields(cls)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]

    def read_object(value: Any, path: str, problems: list[Problem]) -> Any:
        if not isinstance(value, dict):
            problems.append(Problem(path, "must be an object"))
            return _BAD
        before = len(problems)
        prefix = f"{path}." if path else ""
        problems += [Problem(f"{prefix}{key}", "is missing") for key in required if key not in value]
        read = {}
        for key, entry in value.items():
            if key not in fields:
                problems.append(Problem(f"{prefix}{key}", "is not a known key"))
            elif entry is None:
                problems.append(Problem(f"{prefix}{key}", "is null: leave the key out"))
            else:
                name, reader = fields[key]
                read[name] = reader(entry, f"{prefix}{key}", problems)
        return cls(**read) if len(problems) == before else _BAD

    return read_object


def read(cls: type[T], data: object, check: Callable[[T], list[Problem]] | None = None) -> T:
    """``data`` (parsed JSON) as ``cls``; raises ``BodyError`` with every problem. ``check`` sees a whole object."""
    problems: list[Problem] = []
    value = _reader(typing.cast(Hashable, cls), True)(data, "", problems)
    if not problems and check is not None:
        problems = check(value)
    if problems:
        raise BodyError(problems)
    return typing.cast(T, value)


def trusted(cls: type[T], data: object) -> T:
    """``data`` as ``cls``, for what the record already holds: only the shape is checked, not texts nor rules.

    Raises ``BodyError`` when the shape is wrong.
    """
    problems: list[Problem] = []
    value = _reader(typing.cast(Hashable, cls), False)(data, "", problems)
    if problems:
        raise BodyError(problems)
    return typing.cast(T, value)


def write(value: Any) -> Any:
    """The JSON of a body: the exact inverse of ``read``; fields at their default are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        made = {}
        for field in dataclasses.fields(value):
            entry = getattr(value, field.name)
            default = (
                field.default if field.default_factory is dataclasses.MISSING else field.default_factory()
            )
            if entry != default and entry is not None:
                made[key_of(field.name)] = write(entry)
        return made
    if isinstance(value, Mapping):
        return {key: write(entry) for key, entry in value.items()}
    if isinstance(value, (tuple, list)):
        return [write(entry) for entry in value]
    return value.value if isinstance(value, StrEnum) else value


@cache
def _field_keys(cls: type) -> tuple[tuple[str, str], ...]:
    """Name and JSON key of every field of a dataclass; none for any other class."""
    if not dataclasses.is_dataclass(cls):
        return ()
    return tuple((field.name, key_of(field.name)) for field in dataclasses.fields(cls))


def sources_used(value: Any, path: str = "") -> list[tuple[str, str]]:
    """Every ``source`` key an object cites: pairs of path and key, in the order of the fields."""
    found: list[tuple[str, str]] = []
    if names := _field_keys(typing.cast(Hashable, type(value))):
        for name, key in names:
            entry = getattr(value, name)
            if name == "source" and isinstance(entry, str):
                found.append((f"{path}.{key}" if path else key, entry))
            elif entry and not isinstance(entry, str):
                found += sources_used(entry, f"{path}.{key}" if path else key)
    elif isinstance(value, tuple):
        for place, entry in enumerate(value):
            found += sources_used(entry, f"{path}[{place}]")
    return found


def unknown_sources(value: Any) -> list[Problem]:
    """Problems of entries that cite a source which ``value.sources`` does not hold."""
    return [
        Problem(path, f"there is no source {key!r} in sources")
        for path, key in sources_used(value)
        if key not in value.sources
    ]
