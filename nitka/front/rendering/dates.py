"""Days and spans as a page shows them: EDTF text in, words out, kept because the same days return on many pages."""

from datetime import UTC, date, datetime
from functools import lru_cache

from nitka.front.rendering.markup import escape
from nitka.ground.days import DayError, When, parse_when, say_in, say_since, say_when


@lru_cache(maxsize=1 << 16)
def when(text: str) -> When:
    """The day an EDTF text says; unknown when it says none that we can read."""
    try:
        return parse_when(text)
    except DayError:
        return parse_when("")


@lru_cache(maxsize=1 << 17)
def when_text(language: str, text: str) -> str:
    """An EDTF day in words of ``language``."""
    return escape(say_when(when(text), language))


@lru_cache(maxsize=1 << 16)
def since(language: str, text: str) -> str:
    """ "since" an EDTF day in words of ``language``, in the case that needs: "з красавіка 2024 г."."""
    return escape(say_since(when(text), language))


@lru_cache(maxsize=1 << 12)
def at_time(language: str, text: str) -> str:
    """ "in" a month or year: "у жніўні 2014 г."."""
    return escape(say_in(when(text), language))


def day_text(language: str, day: date) -> str:
    """A whole day in words of ``language``."""
    return when_text(language, day.isoformat())


def moment_text(language: str, moment: datetime) -> str:
    """A landing hour: day and hour, UTC."""
    utc = moment.astimezone(UTC)
    return f"{day_text(language, utc.date())}, {utc:%H:%M} UTC"


def time_tag(language: str, text: str) -> str:
    """``<time>`` around an EDTF day; marks (``~``, ``?``) are words only, HTML knows plain days."""
    plain = text.rstrip("~?%")
    said = when_text(language, text)
    return said if "/" in plain or not plain else f'<time datetime="{plain}">{said}</time>'
