"""The entries a person body is made of. What each key means stands at the top of ``body``."""

from dataclasses import dataclass, field
from typing import Annotated

from nitka.ground.people import fields as f
from nitka.ground.people import vocabulary as v


def _media(value: object) -> str | None:
    known = ("image/jpeg", "image/png", "image/webp")
    return None if value in known else f"{value!r} is not one of {', '.join(known)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Why this person may be shown: published by others already, or consented.

    ``state_of``: the list is closed and tells only of that time; its people are never counted as held today.
    """

    kind: v.BasisKind
    published_by: f.Line | None = None
    since: f.Edtf | None = None
    url: f.Url | None = None
    list: f.Line | None = None
    key: f.Line | None = None
    state_of: f.Edtf | None = None
    scope: tuple[v.Scope, ...] = ()
    until: f.Edtf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where something is known from. ``seen``: the day somebody read it."""

    kind: v.SourceKind
    title: f.Line
    seen: f.Edtf
    url: f.Url | None = None
    publisher: f.Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """One written form of the name."""

    text: f.NameText
    script: v.Script
    language: f.Language
    system: v.NameSystem
    kind: v.NameKind
    source: f.Key
    given: f.NameText | None = None
    patronymic: f.NameText | None = None
    family: f.NameText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day and its source."""

    when: f.Edtf
    source: f.Key


@dataclass(frozen=True, slots=True, kw_only=True)
class LastNews:
    """When the last news came, in months."""

    when: f.Month
    source: f.Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group case, by the name a source gives it."""

    name: f.Line
    source: f.Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """The heading under which a source lists the person."""

    value: f.Line
    source: f.Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo by the hash of its bytes, with what must stand beside it."""

    sha256: f.Sha256
    credit: f.Line
    licence: f.Line
    origin: f.Line
    media: Annotated[str, _media] = "image/jpeg"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFact:
    """Legal stage, with source and day."""

    value: v.Stage
    source: f.Key
    on: f.Edtf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where the person is, with source and day. ``facility`` is the code of a facility body."""

    state: v.State
    source: f.Key
    facility: f.Code | None = None
    as_printed: f.Line | None = None
    on: f.Edtf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """One organisation's decision on whether this is a political prisoner."""

    organisation: f.Line
    decision: v.RecognitionDecision
    source: f.Key
    on: f.Edtf | None = None
    link: f.Url | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """Time in one facility within a detention."""

    source: f.Key
    facility: f.Code | None = None
    as_printed: f.Line | None = None
    from_: f.Edtf | None = None
    to: f.Edtf | None = None
    regime: v.Regime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detention:
    """One episode, from being taken to being out."""

    kind: v.DetentionKind
    source: f.Key
    from_: f.Edtf | None = None
    to: f.Edtf | None = None
    end_reason: v.EndReason | None = None
    stays: tuple[Stay, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """An article and part of one version of a code."""

    code: f.Law
    article: f.ArticleNumber
    source: f.Key
    part: f.Part | None = None
    mode: v.ChargeMode | None = None
    as_printed: f.Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """A punishment; years, months and days add up; ``base_values`` measures a fine."""

    kind: v.SanctionKind
    years: f.Count | None = None
    months: f.Count | None = None
    days: f.Count | None = None
    base_values: f.Count | None = None
    regime: v.Regime | None = None
    as_printed: f.Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a court decided, in which instance, when."""

    instance: v.Instance
    outcome: v.Outcome
    source: f.Key
    court: f.Line | None = None
    judges: tuple[f.Line, ...] = ()
    on: f.Edtf | None = None
    sanctions: tuple[Sanction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """A day in court that is announced."""

    on: f.Edtf
    source: f.Key
    court: f.Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One prosecution."""

    name: f.Line | None = None
    charges: tuple[Charge, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A register or list of the state."""

    kind: v.MarkKind
    source: f.Key
    from_: f.Edtf | None = None
    to: f.Edtf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A consented note on condition or health."""

    kind: v.ConditionKind
    text: f.Texts
    when: f.Edtf
    source: f.Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Ban:
    """Something forbidden to the prisoner."""

    kind: v.BanKind
    source: f.Key
    from_: f.Edtf | None = None
    to: f.Edtf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """How the person came out; ``clemency_asked`` is no exit."""

    kind: v.WayOutKind
    source: f.Key
    when: f.Edtf | None = None
    text: f.Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRelease:
    """The day a term ends; ``reckoned`` when counted by us and not stated by the source."""

    when: f.Edtf
    source: f.Key
    reckoned: f.Mark = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Whether and where letters reach the person."""

    can_write: bool
    source: f.Key
    address: f.Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One reported statement with its grade; may contradict others, named by their ``id``."""

    id: f.Key
    about: v.Topic
    statement: f.Texts
    source: f.Key
    grade: f.Grade
    when: f.Edtf | None = None
    contradicts: tuple[f.Key, ...] = ()
