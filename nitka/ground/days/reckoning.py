"""Counting with days: ages, spans, days held, days without news, birthdays, expected release.

Every result that depends on a day known only to the month or the year is a ``Between``: the least and the most it
can be. Marks (about, possibly) are carried along, never sharpened.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from nitka.ground.days.edtf import UNKNOWN, Interval, Point, Unknown, When, point
from nitka.ground.terms import Term

StepName = Literal["start", "term", "counted", "last_day"]
Reason = Literal["", "no_start", "no_term", "life", "not_imprisonment"]


@dataclass(frozen=True)
class Between:
    """A whole number that is at least ``low`` and at most ``high`` (None: no upper limit is known)."""

    low: int
    high: int | None

    def __post_init__(self) -> None:
        if self.high is not None and self.high < self.low:
            raise ValueError(f"between {self.low} and {self.high}: the wrong way round")

    @property
    def exact(self) -> int | None:
        """The number, if it is only one."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True)
class Span:
    """Whole years, months and days from one day to another, as a calendar counts them."""

    years: int
    months: int
    days: int


@dataclass(frozen=True)
class Birthday:
    """The next birthday: its day, and the age reached on it (a ``Between`` when the year is not certain)."""

    on: date
    turns: int


@dataclass(frozen=True)
class Counted:
    """Days that count towards a term: ``days`` really spent, each worth ``ratio`` days of the term."""

    name: str
    days: int
    ratio: Fraction = Fraction(1)

    @property
    def worth(self) -> int:
        """Whole days of the term; a started day does not count."""
        return int(self.days * self.ratio)


@dataclass(frozen=True)
class Step:
    """One step of a reckoning: its name, what it added, and the day that was reached with it."""

    name: StepName
    reached: When
    term: Term | None = None
    counted: Counted | None = None


@dataclass(frozen=True)
class Reckoning:
    """An expected release with all its steps; ``reason`` says why there is none."""

    release: When
    steps: tuple[Step, ...] = ()
    reason: Reason = ""


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later (or earlier); the last of the month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def calendar_span(start: date, end: date) -> Span:
    """Whole years, months and days from ``start`` to ``end``. Raises ``ValueError`` when ``end`` is earlier."""
    if end < start:
        raise ValueError(f"a span cannot run backwards, from {start} to {end}")
    months = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, months) > end:
        months -= 1
    years, rest = divmod(months, 12)
    return Span(years, rest, (end - add_months(start, months)).days)


def _full_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age_on(born: When, day: date) -> Between | None:
    """Age in full years on ``day``; None when the birth is not known or lies wholly after it.

    Somebody born on 29 February is a year older on 1 March of a year without that day.
    """
    if born.earliest is None or born.latest is None or born.earliest > day:
        return None
    return Between(max(0, _full_years(born.latest, day)), _full_years(born.earliest, day))


def days_between(start: When, end: When) -> Between | None:
    """Days from ``start`` to ``end`` (0 for the same day); None when an end is not known or they run backwards."""
    if start.earliest is None or start.latest is None or end.earliest is None or end.latest is None:
        return None
    most = (end.latest - start.earliest).days
    return None if most < 0 else Between(max(0, (end.earliest - start.latest).days), most)


def days_without_news(last: When, today: date) -> Between | None:
    """Days since the last news; None when there never was any. News of a month still running may be of today."""
    if last.earliest is None:
        return None
    latest = min(last.latest or today, today)
    return Between((today - latest).days, max(0, (today - last.earliest).days))


def _joined(periods: Iterable[tuple[date, date]]) -> int:
    """Days in all periods together, first and last day counted, a day of two periods counted once."""
    total, reached = 0, date.min
    for start, end in sorted(periods):
        first = max(start, reached + timedelta(days=1)) if reached > date.min else start
        if end >= first:
            total += (end - first).days + 1
        reached = max(reached, end)
    return total


def days_held(periods: Sequence[tuple[When, When | None]], today: date) -> Between | None:
    """Days held in all periods together up to ``today``: (from, to), to = None while it goes on.

    As courts count, the first and the last day are full days, and a day that lies in two periods counts once. An
    end known to have come but not when (``UNKNOWN``) may be any day since. None when no beginning is known.
    """
    surely: list[tuple[date, date]] = []
    perhaps: list[tuple[date, date]] = []
    unlimited = False
    for start, end in periods:
        if start.earliest is None or start.latest is None:
            unlimited = True
            continue
        last = point(today) if end is None else end
        perhaps.append((start.earliest, min(last.latest or today, today)))
        if last.earliest is not None:
            surely.append((start.latest, min(last.earliest, today)))
    if not perhaps:
        return None
    low = _joined((first, last) for first, last in surely if first <= last)
    high = _joined((first, last) for first, last in perhaps if first <= last)
    return Between(min(low, high), None if unlimited else high)


def next_birthday(born: When, today: date) -> Birthday | None:
    """The next birthday from ``today`` on (today counts); None unless month and day of birth are known.

    A birthday on 29 February is kept on 28 February in other years, so that a letter is never late.
    """
    if not isinstance(born, Point) or born.month is None or born.day is None:
        return None
    for year in (today.year, today.year + 1):
        day = date(year, born.month, min(born.day, monthrange(year, born.month)[1]))
        if day >= today and year > born.year:
            return Birthday(day, year - born.year)
    return None


def _coarse(earliest: date, latest: date, like: Point) -> When:
    """The span of two days in the coarsest form that still says it, marked approximate."""
    if earliest == latest:
        return Point(earliest.year, earliest.month, earliest.day, like.approximate, like.uncertain)
    if earliest.year == latest.year:
        month = earliest.month if earliest.month == latest.month else None
        return Point(earliest.year, month, None, True, like.uncertain)
    if like.precision == "year":
        return Interval(Point(earliest.year), Point(latest.year))
    return Interval(Point(earliest.year, earliest.month), Point(latest.year, latest.month))


def expected_release(start: When, term: Term, counted: Sequence[Counted] = ()) -> Reckoning:
    """When a term ends: its start, plus the term, less the days that count towards it.

    Terms run as calendars do: months first, then days, and end on the day before the same date (a year from
    6 July ends on 5 July). With a start known only to the month or year the result is as coarse, marked "about",
    and that last day is left out. Which days count, and for how much, is for the caller: it depends on the law.
    """
    if term.life:
        return Reckoning(UNKNOWN, reason="life")
    if term.unknown:
        return Reckoning(UNKNOWN, reason="no_term")
    if not term.has_time:
        return Reckoning(UNKNOWN, reason="not_imprisonment")
    if isinstance(start, Interval):
        start = start.start or UNKNOWN
    if isinstance(start, Unknown):
        return Reckoning(UNKNOWN, reason="no_start")
    first = start
    steps = [Step("start", first)]
    low, high = first.earliest, first.latest

    def move(name: StepName, months: int, days: int, **what: Term | Counted) -> None:
        nonlocal low, high
        low = add_months(low, months) + timedelta(days=days)
        high = add_months(high, months) + timedelta(days=days)
        if first.precision != "day" and days == 0 and months:
            high = max(high, date(high.year, high.month, monthrange(high.year, high.month)[1]))
        steps.append(Step(name, _coarse(low, high, first), **what))  # type: ignore[arg-type]

    move("term", term.months_in_all, term.days, term=replace(term, base_values=0, money=None))
    for part in counted:
        move("counted", 0, -part.worth, counted=part)
    if first.precision == "day":
        move("last_day", 0, -1)
    return Reckoning(steps[-1].reached, tuple(steps))
