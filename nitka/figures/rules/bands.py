"""From a stored value to the row of a figure it is counted in. What is not stated has the row ``none``."""

from collections.abc import Callable, Sequence
from datetime import date

from nitka.ground.days import DayError, Point, parse_when

NONE = "none"
AGES = ("0-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+", NONE)
TERMS = ("0-12", "13-24", "25-36", "37-60", "61-96", "97-144", "145+", "life", "other", NONE)
WAITS = ("0-1", "2-3", "4-6", "7-12", "13-24", "25+", NONE)

Band = Callable[[str, date], str]


def _within(bands: Sequence[str], n: int) -> str:
    """The band of the whole number ``n``: '13-24', or the one with a plus when it is above all others."""
    for band in bands:
        low, _, high = band.partition("-")
        if high and int(low) <= n <= int(high):
            return band
    return next(band for band in bands if band.endswith("+"))


def _point(text: str) -> Point | None:
    try:
        when = parse_when(text)
    except DayError:
        return None
    return when if isinstance(when, Point) else None


def age_band(born_when: str, day: date) -> str:
    """Band of the age on ``day``; where only the year of birth is known, of the age reached in that year."""
    born = _point(born_when)
    if born is None or born.earliest > day:
        return NONE
    exact = born.month is not None and born.day is not None
    before = exact and (day.month, day.day) < (born.month, born.day)
    return _within(AGES, day.year - born.year - before)


def term_band(term: str, day: date) -> str:
    """Band of a punishment as ``Standing.term`` holds it: months of imprisonment, 'life', another kind, or empty."""
    del day
    if term.isdigit():
        return _within(TERMS, int(term))
    return term if term == "life" else "other" if term else NONE


def wait_band(when: str, day: date) -> str:
    """Band of the whole calendar months from ``when`` to ``day``; a year alone is taken as its last month."""
    since = _point(when)
    if since is None:
        return NONE
    months = (day.year - since.year) * 12 + day.month - (since.month or 12)
    return _within(WAITS, max(months, 0))


def months_before(day: date, count: int) -> tuple[str, ...]:
    """The last ``count`` calendar months up to that of ``day``, newest first: ('2026-11', '2026-10', …)."""
    last = day.year * 12 + day.month - 1
    return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(last, last - count, -1))
