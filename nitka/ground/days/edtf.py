"""Reading and writing days in EDTF: a point, an interval, or unknown.

The form is that of EDTF level 1 (Library of Congress, 2019, now ISO 8601-2): ``2021``, ``2021-07``, ``2021-07-06``,
each with ``~`` (approximate), ``?`` (uncertain) or ``%`` (both) behind it; intervals ``2021-07/2021-09``; an end
that is open, ``2021-07-06/..``, or not known, ``2021-07-06/``; the empty text for unknown. ``2021-XX`` and
``2021-07-XX`` are read as the year and the month they say. Seasons, decades and years beyond four digits are not
needed here and are refused.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["year", "month", "day"]
FIRST_YEAR, LAST_YEAR = 1800, 2199
_POINT = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)")
_MARKS = {"": (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}


class DayError(ValueError):
    """A text that is no day we can read; the message says what is wrong with it."""


@dataclass(frozen=True)
class Point:
    """One day, month or year. Raises ``DayError`` when there is no such day."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise DayError(f"the year {self.year:04d} is not between {FIRST_YEAR} and {LAST_YEAR}")
        if self.month is None:
            if self.day is not None:
                raise DayError(f"the day {self.day} of {self.year} has no month")
            return
        if not 1 <= self.month <= 12:
            raise DayError(f"there is no month {self.month:02d} ({self.year:04d}-{self.month:02d})")
        if self.day is not None:
            last = monthrange(self.year, self.month)[1]
            if not 1 <= self.day <= last:
                said = f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
                raise DayError(f"there is no day {said}: {self.year:04d}-{self.month:02d} has {last} days")

    def __str__(self) -> str:
        mark = {(a, u): m for m, (a, u) in _MARKS.items()}[self.approximate, self.uncertain]
        return self.bare + mark

    @property
    def bare(self) -> str:
        """The point without its marks: ``2021-07``."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def precision(self) -> Precision:
        """``year``, ``month`` or ``day``."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def earliest(self) -> date:
        """The first day that this can be. A mark (``~``, ``?``) does not widen it: how far is not said."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that this can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def exact(self) -> date | None:
        """The day, if it is one day and carries no mark."""
        return None if self.day is None or self.approximate or self.uncertain else self.earliest

    @property
    def known(self) -> bool:
        """True: something is known."""
        return True


@dataclass(frozen=True)
class Interval:
    """From one point to another. An end that is None is open (goes on) when ``open_*`` is set, else not known."""

    start: Point | None
    end: Point | None
    open_start: bool = False
    open_end: bool = False

    def __post_init__(self) -> None:
        if (self.start and self.open_start) or (self.end and self.open_end):
            raise DayError("an end of an interval is either a day or open, not both")
        if self.start is None and self.end is None:
            raise DayError("an interval needs a day at one of its ends")
        if self.start and self.end and self.end.latest < self.start.earliest:
            raise DayError(f"the interval ends before it begins: {self.start}/{self.end}")

    def __str__(self) -> str:
        start = str(self.start) if self.start else ".." if self.open_start else ""
        end = str(self.end) if self.end else ".." if self.open_end else ""
        return f"{start}/{end}"

    @property
    def earliest(self) -> date | None:
        """The first day that it can begin, None when that is open or not known."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day that it can end, None when that is open or not known."""
        return self.end.latest if self.end else None

    @property
    def exact(self) -> date | None:
        """An interval is never one day."""
        return None

    @property
    def known(self) -> bool:
        """True: something is known."""
        return True


@dataclass(frozen=True)
class Unknown:
    """A day of which nothing is known: the empty text."""

    def __str__(self) -> str:
        return ""

    @property
    def earliest(self) -> date | None:
        """None."""
        return None

    @property
    def latest(self) -> date | None:
        """None."""
        return None

    @property
    def exact(self) -> date | None:
        """None."""
        return None

    @property
    def known(self) -> bool:
        """False."""
        return False


When = Point | Interval | Unknown
UNKNOWN = Unknown()


def _read_point(text: str, whole: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise DayError(f"{whole!r} is no day: write 2021, 2021-07 or 2021-07-06, with ~ or ? behind it if so")
    year, month, day, mark = match.groups()
    if month == "XX" and day not in (None, "XX"):
        raise DayError(f"{whole!r} is no day: the day {day} has no month")
    approximate, uncertain = _MARKS[mark]
    return Point(
        int(year),
        int(month) if month and month != "XX" else None,
        int(day) if day and day != "XX" else None,
        approximate,
        uncertain,
    )


def parse_when(text: str) -> When:
    """The day, interval or unknown that an EDTF text says; white space around it does not count.

    ``str()`` of the result is the canonical text. Raises ``DayError`` for anything else, and for days that do not
    exist ("2021-02-31").
    """
    whole = text.strip()
    if not whole:
        return UNKNOWN
    if "/" not in whole:
        return _read_point(whole, whole)
    start, slash, end = whole.partition("/")
    if "/" in end:
        raise DayError(f"{whole!r} is no interval: it has more than one /")
    return Interval(
        start=_read_point(start, whole) if start not in ("", "..") else None,
        end=_read_point(end, whole) if end not in ("", "..") else None,
        open_start=start == "..",
        open_end=end == "..",
    )


def point(day: date) -> Point:
    """The point of one certain day."""
    return Point(day.year, day.month, day.day)


def is_before(one: When, other: When) -> bool | None:
    """Whether ``one`` lies wholly before ``other``; None when their precision does not tell."""
    if one.latest and other.earliest and one.latest < other.earliest:
        return True
    if one.earliest and other.latest and one.earliest >= other.latest:
        return False
    return None


def sort_key(when: When) -> tuple[date, date]:
    """A key that orders by the earliest day, then the latest; what is unknown comes last."""
    return when.earliest or when.latest or date.max, when.latest or date.max
