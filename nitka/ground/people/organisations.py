"""Bodies about organisations and our own addresses: kinds ``organisation``, ``channel``, ``correction``, ``checked``.

Organisation: the essentials of HSDS 3 (Human Services Data Specification), with one visibility flag for each field::

  organisation {code, name, alternate_name?, description?: {lang: text}, url?, email?, legal_status?, year?,
                services?: [{name: {lang: line}, kind: SERVICE_KIND, description?: {lang: text}, url?, email?,
                             languages?: [lang, …], fees?: {lang: line}, status?: active | paused | closed}],
                locations?: [{name?, town?, country, lat?, lon?}],
                visibility: {every key above but code, present or hidden: VISIBILITY}, source, sources, invented?: true}

A field that is present must be flagged ``public``. A field flagged ``on_request`` or ``withheld`` must be absent: the
flag says that it exists, the value is not in the record. A phone field does not exist.

  channel      {kind: CHANNEL_KIND, address, since, title?: {lang: line}, until?}; subject = a code of your choice
  correction   {figure: code, on: day of the dated page, printed: line, correct: line, reason: {lang: text}}
  checked      {} ("checked, unchanged"); subject = the subject that was checked
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Annotated, Any, Self

from nitka.ground.people import fields as f
from nitka.ground.people import vocabulary as v
from nitka.ground.people.places import Reference
from nitka.ground.people.reading import Problem, read, trusted, unknown_sources, write


def _service_status(value: object) -> str | None:
    return None if value in ("active", "paused", "closed") else f"{value!r} is not active, paused or closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What the organisation does for people (HSDS ``service``)."""

    name: f.Lines
    kind: v.ServiceKind
    description: f.Texts = field(default_factory=dict)
    url: f.Url | None = None
    email: f.Mail | None = None
    languages: tuple[f.Language, ...] = ()
    fees: f.Lines = field(default_factory=dict)
    status: Annotated[str, _service_status] = "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where the organisation is (HSDS ``location``), town and country only."""

    country: f.Country
    name: f.Line | None = None
    town: f.Line | None = None
    lat: f.Latitude | None = None
    lon: f.Longitude | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A partner in the directory."""

    code: f.Code
    name: f.Line
    visibility: Mapping[f.Key, v.Visibility]
    source: f.Key
    sources: Mapping[f.Key, Reference]
    alternate_name: f.Line | None = None
    description: f.Texts = field(default_factory=dict)
    url: f.Url | None = None
    email: f.Mail | None = None
    legal_status: f.Line | None = None
    year: f.Count | None = None
    services: tuple[Service, ...] = ()
    locations: tuple[Location, ...] = ()
    invented: f.Mark = False

    @classmethod
    def from_data(cls, data: object) -> Self:
        """``data`` as an organisation; raises ``BodyError`` with every problem."""
        return read(cls, data, _organisation_problems)

    @classmethod
    def from_record(cls, data: object) -> Self:
        """``data`` the record already holds."""
        return trusted(cls, data)

    def to_data(self) -> dict[str, Any]:
        """The JSON of the body."""
        made: dict[str, Any] = write(self)
        return made


UNFLAGGED = frozenset({"code", "visibility", "source", "sources", "invented"})
FLAGGED_FIELDS = tuple(entry.name for entry in fields(Organisation) if entry.name not in UNFLAGGED)


def _organisation_problems(organisation: Organisation) -> list[Problem]:
    problems = unknown_sources(organisation)
    for name in organisation.visibility:
        if name not in FLAGGED_FIELDS:
            problems.append(Problem(f"visibility.{name}", f"is no field: one of {', '.join(FLAGGED_FIELDS)}"))
    for name in FLAGGED_FIELDS:
        flag = organisation.visibility.get(name)
        present = bool(getattr(organisation, name))
        if present and flag is None:
            problems.append(Problem(f"visibility.{name}", "is missing: every field needs its flag"))
        elif present and flag is not v.Visibility.PUBLIC:
            problems.append(Problem(name, f"is flagged {flag} and must not be in the record"))
        elif not present and flag is v.Visibility.PUBLIC:
            problems.append(Problem(f"visibility.{name}", "flags a field that is not there as public"))
    return problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One official address of ours."""

    kind: v.ChannelKind
    address: f.Line
    since: f.Edtf
    title: f.Lines = field(default_factory=dict)
    until: f.Edtf | None = None

    @classmethod
    def from_data(cls, data: object) -> Self:
        """``data`` as a channel; raises ``BodyError`` with every problem."""
        return read(cls, data)

    @classmethod
    def from_record(cls, data: object) -> Self:
        """``data`` the record already holds."""
        return trusted(cls, data)

    def to_data(self) -> dict[str, Any]:
        """The JSON of the body."""
        made: dict[str, Any] = write(self)
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A printed figure was wrong: which one, of which day, what it said and what is right."""

    figure: f.Code
    on: f.Edtf
    printed: f.Line
    correct: f.Line
    reason: f.Texts

    @classmethod
    def from_data(cls, data: object) -> Self:
        """``data`` as a correction; raises ``BodyError`` with every problem."""
        return read(cls, data)

    @classmethod
    def from_record(cls, data: object) -> Self:
        """``data`` the record already holds."""
        return trusted(cls, data)

    def to_data(self) -> dict[str, Any]:
        """The JSON of the body."""
        made: dict[str, Any] = write(self)
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """ "Checked, unchanged": the subject says it all."""

    @classmethod
    def from_data(cls, data: object) -> Self:
        """``data`` must be an empty object."""
        return read(cls, data)

    @classmethod
    def from_record(cls, data: object) -> Self:
        """``data`` the record already holds."""
        return trusted(cls, data)

    def to_data(self) -> dict[str, Any]:
        """The JSON of the body."""
        return {}
