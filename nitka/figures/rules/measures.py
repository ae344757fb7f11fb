"""The figures: name, counting rule, what is looked at, which row it falls into.

A rule's number goes up when the way of counting changes; the words of every rule stand in ``words/rules.toml``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from nitka.figures.rules.bands import AGES, NONE, TERMS, WAITS, age_band, months_before, term_band, wait_band
from nitka.ground.people.vocabulary import HELD_STATES, FacilityKind, Sex, Stage, State

EARLIER = "earlier"  # before the months shown, or the month is not known
FEW = "few"  # people without consent in groups of fewer than three
FEWEST = 3
PAST = "past"  # whereabouts of people of a list that tells of an older day
OF = " › "  # between the name of a list and what is counted in it
MONTHS = 24
BESIDE = ("restricted_home", "awaiting_term")

Values = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a count depends on besides the rows: its day, and facility code → kind."""

    day: date
    kinds: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure's recipe.

    ``source``: what is counted (a person's version, the articles of one, months in or out, days in custody).
    ``fields``: the columns that decide the row. ``states``, ``stages``: only these people (empty: all).
    ``row``: values of ``fields`` → key of the row. ``order``: the keys in order; empty: largest first.
    ``total``: ``sum`` of the rows; ``held``, because rows overlap; ``last``, because rows are moments.
    ``corrects``: which kind of later knowledge changes it (empty: it is never counted again).
    ``listed``: only people taken from a list that has a name.
    """

    name: str
    rule: str
    fields: tuple[str, ...]
    row: Callable[[Values, Setting], str]
    order: Callable[[Setting], tuple[str, ...]]
    source: Literal["people", "articles", "in", "out", "spans"] = "people"
    states: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    total: Literal["sum", "held", "last"] = "sum"
    corrects: Literal["held", "in", "out", ""] = ""
    listed: bool = False


def _custody_row(values: Values, setting: Setting) -> str:
    """Whereabouts, and for people in a place its kind."""
    state, facility = values
    if state == State.HELD:
        return setting.kinds.get(facility, NONE)
    return state


def _plain(values: Values, setting: Setting) -> str:
    del setting
    return values[0] or NONE


def _of_list(values: Values, setting: Setting) -> str:
    """A row of a list: its name, then the value."""
    del setting
    return OF.join((values[0], values[1] or NONE))


def _month_row(values: Values, setting: Setting) -> str:
    month = values[0]
    return month if month in months_before(setting.day, MONTHS) else EARLIER


def _fixed(*keys: str) -> Callable[[Setting], tuple[str, ...]]:
    return lambda _setting: keys


def _largest(setting: Setting) -> tuple[str, ...]:
    del setting
    return ()


def _months(setting: Setting) -> tuple[str, ...]:
    return (*months_before(setting.day, MONTHS), EARLIER)


def _past_months(setting: Setting) -> tuple[str, ...]:
    return months_before(setting.day, MONTHS + 1)


HELD: frozenset[str] = frozenset(HELD_STATES)
CUSTODY = (*FacilityKind, NONE, State.IN_TRANSFER, State.INCOMMUNICADO)
STAGES = (
    Stage.SUSPECT, Stage.REMAND, Stage.TRIAL, Stage.SENTENCED, Stage.LIFE_SENTENCE,
    Stage.NOT_PROSECUTED, Stage.CLOSED, Stage.NOT_STATED,
)  # fmt: skip

MEASURES: tuple[Measure, ...] = (
    Measure(
        "held", "held-1", ("state", "facility"), _custody_row, _fixed(*CUSTODY, *BESIDE),
        states=HELD | set(BESIDE), corrects="held",
    ),
    Measure("over-time", "over-time-1", (), _plain, _past_months, source="spans", total="last"),
    Measure("stage", "stage-1", ("stage",), _plain, _fixed(*STAGES), states=HELD, corrects="held"),
    Measure(
        "sentence", "sentence-1", ("term",), lambda values, setting: term_band(values[0], setting.day),
        _fixed(*TERMS), states=HELD, stages=frozenset({Stage.SENTENCED, Stage.LIFE_SENTENCE}),
    ),
    Measure(
        "article", "article-1", ("article",), _plain, _largest, source="articles", states=HELD,
        total="held", corrects="held",
    ),
    Measure(
        "facility", "facility-1", ("facility",), _plain, _largest, states=HELD, corrects="held",
    ),
    Measure(
        "sex", "sex-1", ("sex",), _plain, _fixed(Sex.FEMALE, Sex.MALE, Sex.UNKNOWN), states=HELD,
        corrects="held",
    ),
    Measure(
        "age", "age-1", ("born_when",), lambda values, setting: age_band(values[0], setting.day),
        _fixed(*AGES), states=HELD, corrects="held",
    ),
    Measure("arrivals", "arrivals-1", ("month",), _month_row, _months, source="in", corrects="in"),
    Measure("releases", "releases-1", ("month",), _month_row, _months, source="out", corrects="out"),
    Measure(
        "incommunicado", "incommunicado-1", ("state_when",),
        lambda values, setting: wait_band(values[0], setting.day), _fixed(*WAITS),
        states=frozenset({State.INCOMMUNICADO}),
    ),
    Measure(
        "without-news", "without-news-1", ("news_when",),
        lambda values, setting: wait_band(values[0], setting.day), _fixed(*WAITS), states=HELD,
    ),
    Measure("everyone", "everyone-1", ("state",), _plain, _fixed(*State, PAST)),
    Measure("lists", "lists-1", ("list_name",), _plain, _largest, listed=True),
    Measure("list-stage", "list-stage-1", ("list_name", "stage"), _of_list, _largest, listed=True),
    Measure("list-category", "list-category-1", ("list_name", "category"), _of_list, _largest, listed=True),
)  # fmt: skip
BY_NAME = {measure.name: measure for measure in MEASURES}
