"""Bodies about places and law: kinds ``facility``, ``article`` and ``rule``.

Shapes (same conventions as ``body``; ``source`` is a key of ``sources``, whose entries are here
``{title, url?, seen?, kind?}`` because laws and official lists have no other day than the text says)::

  facility  {code, kind: FACILITY_KIND, number?, names: {lang: line}, aliases?: [line, …], town?: {lang: line},
             region?: {lang: line}, addresses?: [{text, script: SCRIPT, valid_as_of?, source}], sex?: FACILITY_SEX,
             regime?: REGIME, country, lat?, lon?, notes?: {lang: text}, invented?: true, source, sources}
  article   {code, law: "BY-1999", article: "361-1", part?: "1", titles?: {lang: line}, max_years?, other_penalties?:
             {lang: line}, text_version?: line, notes?: {lang: text}, source, sources}
             code = ``article_code(law, article, part)``, e.g. "by-361-1-p2"
  rule      {code, topic: line, places: line (kinds of facility or "all", as the source says), rule: {lang: line},
             value?: line, unit?: line, period?: line, basis?: line, status: RULE_STATUS, as_of?: line,
             facility_kinds?: [FACILITY_KIND, …], facilities?: [code, …], source, sources}

The subject of each is its ``code``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from nitka.ground.people import fields as f
from nitka.ground.people import vocabulary as v
from nitka.ground.people.reading import Problem, read, trusted, unknown_sources, write


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a fact about a place or a law is known from."""

    title: f.Line
    kind: v.SourceKind | None = None
    url: f.Url | None = None
    seen: f.Edtf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address as of a day."""

    text: f.Line
    script: v.Script
    source: f.Key
    valid_as_of: f.Edtf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility:
    """A place where people are held."""

    code: f.Code
    kind: v.FacilityKind
    names: f.Lines
    country: f.Country
    source: f.Key
    sources: Mapping[f.Key, Reference]
    number: f.Count | None = None
    aliases: tuple[f.Line, ...] = ()
    town: f.Lines = field(default_factory=dict)
    region: f.Lines = field(default_factory=dict)
    addresses: tuple[Address, ...] = ()
    sex: v.FacilitySex | None = None
    regime: v.Regime | None = None
    lat: f.Latitude | None = None
    lon: f.Longitude | None = None
    notes: f.Texts = field(default_factory=dict)
    invented: f.Mark = False

    @classmethod
    def from_data(cls, data: object) -> Self:
        """``data`` as a facility; raises ``BodyError`` with every problem."""
        return read(cls, data, _facility_problems)

    @classmethod
    def from_record(cls, data: object) -> Self:
        """``data`` the record already holds."""
        return trusted(cls, data)

    def to_data(self) -> dict[str, Any]:
        """The JSON of the body."""
        made: dict[str, Any] = write(self)
        return made


def _facility_problems(facility: Facility) -> list[Problem]:
    problems = unknown_sources(facility)
    if (facility.lat is None) != (facility.lon is None):
        problems.append(Problem("lat", "lat and lon stand together or not at all"))
    return problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article, or one part of it, of one version of a code. What is unknown stays away."""

    code: f.Code
    law: f.Law
    article: f.ArticleNumber
    source: f.Key
    sources: Mapping[f.Key, Reference]
    part: f.Part | None = None
    titles: f.Lines = field(default_factory=dict)
    max_years: f.Count | None = None
    other_penalties: f.Lines = field(default_factory=dict)
    text_version: f.Line | None = None
    notes: f.Texts = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: object) -> Self:
        """``data`` as an article; raises ``BodyError`` with every problem."""
        return read(cls, data, _article_problems)

    @classmethod
    def from_record(cls, data: object) -> Self:
        """``data`` the record already holds."""
        return trusted(cls, data)

    def to_data(self) -> dict[str, Any]:
        """The JSON of the body."""
        made: dict[str, Any] = write(self)
        return made


def article_code(law: str, article: str, part: str | None = None) -> str:
    """Code of an article: ``("BY-1999", "361-1", "2")`` → ``by-361-1-p2``; dots become hyphens."""
    code = f"{law.split('-')[0].lower()}-{article.replace('.', '-')}"
    return f"{code}-p{part.replace('.', '-')}" if part else code


def _article_problems(article: Article) -> list[Problem]:
    problems = unknown_sources(article)
    wanted = article_code(article.law, article.article, article.part)
    if article.code != wanted:
        problems.append(Problem("code", f"{article.code!r} must be {wanted!r}"))
    return problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule or reported practice on parcels, letters, visits or money. Unknown is a legal value."""

    code: f.Code
    topic: f.Code
    places: f.Line
    rule: f.Lines
    status: v.RuleStatus
    source: f.Key
    sources: Mapping[f.Key, Reference]
    value: f.Line | None = None
    unit: f.Line | None = None
    period: f.Line | None = None
    basis: f.Line | None = None
    as_of: f.Line | None = None
    facility_kinds: tuple[v.FacilityKind, ...] = ()
    facilities: tuple[f.Code, ...] = ()

    @classmethod
    def from_data(cls, data: object) -> Self:
        """``data`` as a rule; raises ``BodyError`` with every problem."""
        return read(cls, data, unknown_sources)

    @classmethod
    def from_record(cls, data: object) -> Self:
        """``data`` the record already holds."""
        return trusted(cls, data)

    def to_data(self) -> dict[str, Any]:
        """The JSON of the body."""
        made: dict[str, Any] = write(self)
        return made
