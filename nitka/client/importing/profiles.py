"""Profiles: TOML files that say what the columns of a list mean, so that a new list needs no code.

A profile names the list (``[list]``), the columns (``[columns]``: our field = header, headers to choose from, or a
table by language), words (``[values.<field>]``: printed word = our word), and how names, dates, charges, places and
sentences are written. ``docs/importing.md`` describes every key.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from nitka.client.importing.cells import EMPTY_WORDS
from nitka.client.importing.findings import HeaderRefused, ProfileRefused
from nitka.client.importing.words import FIELDS, TEXTS, TOPICS, VALUES
from nitka.ground.people import fields as f
from nitka.ground.people.places import Facility
from nitka.ground.people.reading import BodyError

PACKAGED = Path(__file__).resolve().parent / "profiles"
_SECTIONS = frozenset(
    {
        "name", "list", "columns", "optional", "ignored", "values", "names", "dates",
        "places", "facilities", "files", "sentences", "deaths", "notes",
    }
)  # fmt: skip
_LIST_KEYS = frozenset(
    {
        "code", "title", "publisher", "kind", "since", "as_of", "url", "country", "language",
        "law", "organisation", "recognised", "empty", "invented", "closed",
    }
)  # fmt: skip


@dataclass(frozen=True)
class ListFacts:
    """What is true of every row: the list's code, who publishes it since when, its language and law.

    ``closed``: nobody keeps the list any more, it tells of ``as_of`` only; nobody on it counts as held today.
    """

    code: str
    title: str
    publisher: str
    since: str
    kind: str = "organisation"
    as_of: str | None = None
    url: str | None = None
    country: str = "BY"
    language: str = "und"
    law: str | None = None
    organisation: str | None = None
    recognised: bool = False
    invented: bool = False
    closed: bool = False
    empty: frozenset[str] = EMPTY_WORDS


@dataclass(frozen=True)
class Spec:
    """Headers that may carry one field; ``language`` for texts that have a column per language."""

    field: str
    headers: tuple[str, ...]
    language: str | None = None
    optional: bool = False


@dataclass(frozen=True)
class PlacePattern:
    """Printed places that share a form: ``match`` is searched, ``{1}`` in ``code`` is its first group."""

    match: re.Pattern[str]
    code: str
    facility: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Profile:
    """A profile that has been read and checked."""

    name: str
    about: ListFacts
    columns: tuple[Spec, ...]
    ignored: tuple[str, ...] = ()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    names: Mapping[str, Any] = field(default_factory=dict)
    dates: Mapping[str, Any] = field(default_factory=dict)
    sentences: Mapping[str, Any] = field(default_factory=dict)
    deaths: Mapping[str, Any] = field(default_factory=dict)
    notes: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Any] = field(default_factory=dict)
    default_state: str = "unknown"
    places_to_check: tuple[str, ...] = ()
    places: tuple[PlacePattern, ...] = ()
    facilities: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of the files that are joined by key; empty when the list is one file."""
        return tuple(self.files.get("languages", ()))


@dataclass(frozen=True)
class Bound:
    """A profile fitted to the columns of one file: which printed columns carry which field."""

    profile: Profile
    columns: Mapping[tuple[str, str | None], tuple[str, ...]]
    not_taken: tuple[str, ...]
    language: str = "und"

    def column(self, name: str) -> str:
        """The printed column of a field (the first of several), or "" when this file has none."""
        found = self.columns.get((name, None)) or next(
            (c for (n, _), c in self.columns.items() if n == name), ()
        )
        return found[0] if found else ""

    def cell(self, name: str, cells: Mapping[str, str]) -> str:
        """The text of a field: of its columns the first that says anything, else ""."""
        for column in self.columns.get((name, None), ()):
            text = cells.get(column, "")
            if text and text.casefold() not in self.profile.about.empty:
                return text
        return ""


def packaged() -> list[str]:
    """Names of the profiles in the package."""
    return sorted(path.stem for path in PACKAGED.glob("*.toml"))


@cache
def profile(name: str) -> Profile:
    """The packaged profile of that name. Raises ``ProfileRefused`` with the names there are."""
    path = PACKAGED / f"{name}.toml"
    if name not in packaged():
        raise ProfileRefused("no_such_profile", profile=name, profiles=", ".join(packaged()))
    return load(path)


def load(path: Path) -> Profile:
    """The profile or mapping in the TOML file at ``path``. Raises ``ProfileRefused`` naming file and key."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        why = error.strerror or str(error)
        raise ProfileRefused("profile_unreadable", profile=path.name, why=why) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileRefused("profile_broken", profile=path.name, why=str(error)) from error
    return _Reader(path.name, table).profile(path.stem)


class _Reader:
    """Checks a parsed TOML table key by key."""

    def __init__(self, file: str, table: Mapping[str, Any]):
        self.file = file
        self.table = table

    def refuse(self, key: str, why: str) -> ProfileRefused:
        return ProfileRefused("profile_key", profile=self.file, at=key, why=why)

    def section(self, name: str) -> Mapping[str, Any]:
        found = self.table.get(name, {})
        if not isinstance(found, Mapping):
            raise self.refuse(name, "must be a table")
        return found

    def known(self, where: str, keys: Iterable[str], allowed: Iterable[str]) -> None:
        for key in keys:
            if key not in allowed:
                raise self.refuse(
                    f"{where}.{key}" if where else key, f"is not one of {', '.join(sorted(allowed))}"
                )

    def profile(self, stem: str) -> Profile:
        self.known("", self.table, _SECTIONS)
        about = self.about()
        return Profile(
            name=str(self.table.get("name", stem)),
            about=about,
            columns=self.columns(),
            ignored=tuple(self.table.get("ignored", ())),
            values=self.values(),
            names=self.section("names"),
            dates=self.section("dates"),
            sentences=self.section("sentences"),
            deaths=self.section("deaths"),
            notes=self.notes(),
            files=self.section("files"),
            default_state=self.default_state(),
            places_to_check=tuple(self.section("places").get("to_check", ())),
            places=self.places(),
            facilities=self.facilities(about),
        )

    def about(self) -> ListFacts:
        told = self.section("list")
        self.known("list", told, _LIST_KEYS)
        for key in ("code", "title", "publisher", "since"):
            if not isinstance(told.get(key), str) or not told[key].strip():
                raise self.refuse(f"list.{key}", "is missing")
            if told[key].strip() in ("…", "..."):
                raise self.refuse(f"list.{key}", "still says …: write what it is")
        for key, check in (("since", f.edtf), ("as_of", f.edtf), ("code", f.line), ("publisher", f.line)):
            if key in told and (why := check(told[key])):
                raise self.refuse(f"list.{key}", why)
        if told.get("closed") and "as_of" not in told:
            raise self.refuse("list.closed", "needs as_of: the time that the closed list tells of")
        empty = EMPTY_WORDS | {word.casefold() for word in told.get("empty", ())}
        return ListFacts(**{**told, "empty": empty})

    def columns(self) -> tuple[Spec, ...]:
        told = self.section("columns")
        self.known("columns", told, FIELDS)
        optional = frozenset(self.table.get("optional", ()))
        self.known("optional", optional, FIELDS)
        specs: list[Spec] = []
        for name, value in told.items():
            if isinstance(value, Mapping):
                if name not in TEXTS:
                    raise self.refuse(f"columns.{name}", "has no column per language")
                specs += [
                    Spec(name, self.headers(name, v), lang, name in optional) for lang, v in value.items()
                ]
            else:
                specs.append(Spec(name, self.headers(name, value), None, name in optional))
        if not any(spec.field in ("name", "family") for spec in specs):
            raise self.refuse("columns.name", "is missing: no column says the name")
        return tuple(specs)

    def headers(self, name: str, value: object) -> tuple[str, ...]:
        found = (value,) if isinstance(value, str) else value
        if (
            not isinstance(found, (list, tuple))
            or not found
            or not all(isinstance(h, str) and h for h in found)
        ):
            raise self.refuse(f"columns.{name}", "must be the header of a column, or a list of headers")
        return tuple(found)

    def values(self) -> dict[str, dict[str, str]]:
        told = self.section("values")
        self.known("values", told, VALUES)
        read: dict[str, dict[str, str]] = {}
        for name, table in told.items():
            allowed = VALUES[name]
            for word, ours in table.items():
                if allowed and ours and ours not in allowed:
                    raise self.refuse(f"values.{name}.{word}", f"{ours!r} is not one of {', '.join(allowed)}")
            read[name] = {word.casefold(): ours for word, ours in table.items()}
        return read

    def places(self) -> tuple[PlacePattern, ...]:
        patterns: list[PlacePattern] = []
        self.known("places", self.section("places"), ("patterns", "default_state", "to_check", "like"))
        if like := self.section("places").get("like"):
            patterns += profile(str(like)).places
        for number, entry in enumerate(self.section("places").get("patterns", ())):
            try:
                match = re.compile(entry["match"], re.IGNORECASE)
                patterns.append(PlacePattern(match, entry["code"], entry.get("facility", {})))
            except (re.error, KeyError, TypeError) as error:
                raise self.refuse(f"places.patterns[{number}]", f"needs match and code ({error})") from error
        return tuple(patterns)

    def default_state(self) -> str:
        told = str(self.section("places").get("default_state", "unknown"))
        if told not in VALUES["whereabouts"]:
            raise self.refuse(
                "places.default_state", f"{told!r} is not one of {', '.join(VALUES['whereabouts'])}"
            )
        return told

    def notes(self) -> Mapping[str, Any]:
        told = self.section("notes")
        self.known("notes", told, ("age", "grade", "claims"))
        for number, entry in enumerate(told.get("claims", ())):
            if entry.get("about") not in TOPICS or not entry.get("match"):
                raise self.refuse(
                    f"notes.claims[{number}]", f"needs match, and about out of {', '.join(TOPICS)}"
                )
        return told

    def facilities(self, about: ListFacts) -> dict[str, Mapping[str, Any]]:
        read: dict[str, Mapping[str, Any]] = {}
        for code, entry in self.section("facilities").items():
            try:
                Facility.from_data(facility_data(code, entry, about, day="2000"))
            except BodyError as error:
                raise self.refuse(f"facilities.{code}", str(error)) from error
            read[code] = entry
        return read


def facility_data(code: str, entry: Mapping[str, Any], about: ListFacts, *, day: str) -> dict[str, Any]:
    """Body of a facility that a profile describes: its own keys, the list as source, ``day`` = the day it was read."""
    source: dict[str, Any] = {"kind": about.kind, "title": about.title, "seen": day}
    if about.url:
        source["url"] = about.url
    return {**entry, "code": code, "country": about.country, "source": "s1", "sources": {"s1": source}}


def bind(wanted: Profile, columns: tuple[str, ...], file: str, language: str = "") -> Bound:
    """The profile fitted to a file's columns; ``language`` of its texts when not the list's own.

    Raises ``HeaderRefused`` for a required column the file lacks.
    """
    printed = {column.casefold(): column for column in columns}
    found: dict[tuple[str, str | None], tuple[str, ...]] = {}
    for spec in wanted.columns:
        chosen = tuple(
            dict.fromkeys(column for header in spec.headers for column in _matching(header, printed))
        )
        if chosen:
            found[(spec.field, spec.language)] = chosen
        elif not spec.optional:
            raise _missing(wanted, (spec,), columns, file)
    naming = [spec for spec in wanted.columns if spec.field in ("name", "family")]
    if not any((spec.field, spec.language) in found for spec in naming):
        raise _missing(wanted, naming, columns, file)
    taken = {column for group in found.values() for column in group}
    ignored = {header.casefold() for header in wanted.ignored}
    not_taken = tuple(c for c in columns if c not in taken and c.casefold() not in ignored)
    return Bound(wanted, found, not_taken, language or wanted.about.language)


def _missing(wanted: Profile, specs: Iterable[Spec], columns: tuple[str, ...], file: str) -> HeaderRefused:
    headers = " / ".join(header for spec in specs for header in spec.headers)
    fields = " / ".join(dict.fromkeys(spec.field for spec in specs))
    known = ", ".join(columns)
    return HeaderRefused(
        "column_missing", file=file, column=headers, field=fields, profile=wanted.name, columns=known
    )


def _matching(header: str, printed: Mapping[str, str]) -> list[str]:
    """Columns that a header names; ``articles/*`` stands for all with a number in place of the star."""
    if "*" not in header:
        return [printed[header.casefold()]] if header.casefold() in printed else []
    pattern = re.compile(re.escape(header.casefold()).replace(r"\*", r"\d+"))
    return [column for folded, column in printed.items() if pattern.fullmatch(folded)]
