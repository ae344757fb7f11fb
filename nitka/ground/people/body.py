"""The body of a person: what one signed item of kind ``person`` says. Read with ``Person.from_data``.

JSON shape of ``data`` (every key that is not marked required may be missing; never null, never an empty list;
unknown keys are refused). Dates are EDTF texts: ``2021``, ``2021-07``, ``2021-07-06``, each with ``~`` (about),
``?`` (doubtful) or ``%`` (both) behind it. ``source`` is always a key of ``sources``. ``{lang: text}`` is an object
with language codes (``be ru en pl az …``, ``und`` when unknown) as keys. Words in capitals are enums of
``vocabulary`` (their values are the texts to write).

::

  level        LEVEL, required. withheld and counted: see below
  basis        required: {kind: already_public, published_by, since, url?, list?, key?, state_of?}
               list = the importer's name of the list, key = the person's stable key in it; both or none
               state_of = the list is closed and tells of that time only ("2014-08"): never counted as held today
               or {kind: consented, scope: [SCOPE, …], until?}
  invented     true (only in invented lists; every page then says so)
  names        required when named: [{text, script: SCRIPT, language, system: NAME_SYSTEM, kind: NAME_KIND, given?,
               patronymic?, family?, source}]; at least one of kind main; at most one main per language and system
  sex          SEX, required
  born         {when, source}
  town, profession   {lang: line}
  tags         [line, …]
  groups       [{name, source}] group cases, as the source calls them
  category     {value, source} heading of the source list ("Religious activists")
  summary      {lang: text, several lines allowed}
  photo        {sha256, credit, licence, origin, media?}; media = image/jpeg | image/png | image/webp
  stage        required: {value: STAGE, source, on?}
  whereabouts  required: {state: STATE, facility?, as_printed?, source, on?}; facility = code of a facility body;
               none of both when the state is awaiting_term, restricted_home, released, abroad, exiled or dead
  recognitions [{organisation, decision: RECOGNITION_DECISION, on?, link?, source}]
  detentions   [{from?, kind: DETENTION_KIND, to?, end_reason?: END_REASON, source,
                stays: [{facility?, as_printed?, from?, to?, regime?: REGIME, source}]}]; oldest first
  cases        [{name?, charges: [{code: "BY-1999", article: "361-1", part?: "1", mode?: CHARGE_MODE, as_printed?,
                                   source}],
                 hearings: [{on, court?, source}] days in court that are announced,
                 decisions: [{court?, judges?: [line], instance: INSTANCE, on?, outcome: OUTCOME, source,
                              sanctions: [{kind: SANCTION_KIND, years?, months?, days?, base_values?, regime?: REGIME,
                                           as_printed?}]}]}]; one case = one prosecution
  marks        [{kind: MARK_KIND, from?, to?, source}]
  conditions   [{kind: CONDITION_KIND, text: {lang: text}, when, source}]; basis must be consented with that scope
  bans         [{kind: BAN_KIND, from?, to?, source}]
  ways_out     [{kind: WAY_OUT_KIND, when?, text?: {lang: text}, source}]; clemency_asked is no exit
  expected_release  {when, source, reckoned?: true}; reckoned = counted by us from the sentence
  letters      {can_write: bool, address?, source}; address = where to write if not the facility's address
  claims       [{id, about: TOPIC, statement: {lang: text}, when?, source, grade: "B2", contradicts?: [id, …]}]
  last_news    {when: "2026-09" (month or year, never finer), source}
  sources      required: {s1: {kind: SOURCE_KIND, title, url?, seen, publisher?}}

Levels *withheld* and *counted* may carry only: level, basis, invented, sex, stage, whereabouts (state, source, on),
sources; days no finer than a month; basis without url, list and key; sources without url. Nothing else is known to
the public, the rest lives in a sealed case.

There is no key for relatives, telephones, cells or payments, and texts that hold a telephone, bank account or card
number are refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from nitka.ground.people import entries as e
from nitka.ground.people import fields as f
from nitka.ground.people import vocabulary as v
from nitka.ground.people.person_rules import person_problems
from nitka.ground.people.reading import BodyError, Problem, read, trusted, write

__all__ = ["BodyError", "Person", "Problem", "is_subject"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as one body says; shape and rules stand at the top of this file."""

    level: v.Level
    basis: e.Basis
    sex: v.Sex
    stage: e.StageFact
    whereabouts: e.Whereabouts
    sources: Mapping[f.Key, e.Source]
    invented: f.Mark = False
    names: tuple[e.NameForm, ...] = ()
    born: e.Dated | None = None
    town: f.Lines = field(default_factory=dict)
    profession: f.Lines = field(default_factory=dict)
    tags: tuple[f.Line, ...] = ()
    groups: tuple[e.Group, ...] = ()
    category: e.Category | None = None
    summary: f.Texts = field(default_factory=dict)
    photo: e.Photo | None = None
    recognitions: tuple[e.Recognition, ...] = ()
    detentions: tuple[e.Detention, ...] = ()
    cases: tuple[e.Case, ...] = ()
    marks: tuple[e.Mark, ...] = ()
    conditions: tuple[e.Condition, ...] = ()
    bans: tuple[e.Ban, ...] = ()
    ways_out: tuple[e.WayOut, ...] = ()
    expected_release: e.ExpectedRelease | None = None
    letters: e.Letters | None = None
    claims: tuple[e.Claim, ...] = ()
    last_news: e.LastNews | None = None

    @classmethod
    def from_data(cls, data: object) -> Self:
        """``data`` (parsed JSON) as a person. Raises ``BodyError`` with every problem and its path."""
        return read(cls, data, person_problems)

    @classmethod
    def from_record(cls, data: object) -> Self:
        """``data`` that the record already holds: shape checked, rules over the whole body not asked again."""
        return trusted(cls, data)

    def to_data(self) -> dict[str, Any]:
        """The JSON this person was read from, byte for byte the same once canonical."""
        made: dict[str, Any] = write(self)
        return made


def is_subject(text: str) -> bool:
    """Whether ``text`` is a person's subject: 16 characters of lower-case base32."""
    return re.fullmatch(r"[a-z2-7]{16}", text) is not None
