"""Calendars after RFC 5545: all-day events, escaped texts, lines folded at 75 octets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

PRODUCT = "-//Nitka//Nitka//EN"
_FOLD = 75


@dataclass(frozen=True, slots=True)
class Event:
    """An event of whole days, from ``first`` to ``last``, both included. Texts are plain, not escaped.

    ``uid`` never changes for the same event; ``stamp`` is the hour at which what it says landed (UTC).
    """

    uid: str
    stamp: datetime
    first: date
    last: date
    summary: str
    description: str = ""
    url: str = ""
    category: str = ""
    yearly: bool = False


def text(value: str) -> str:
    """A value of type TEXT: backslash, comma, semicolon and line break escaped, other controls left out."""
    value = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(sign for sign in value if sign >= " " or sign == "\t")


def fold(line: str) -> str:
    """The line cut into pieces of at most 75 octets, never inside a letter; ends with CRLF."""
    pieces: list[str] = []
    piece, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _FOLD:
            pieces.append(piece)
            piece, size = " ", 1
        piece += sign
        size += octets
    pieces.append(piece)
    return "\r\n".join(pieces) + "\r\n"


def calendar(events: Iterable[Event], *, name: str, language: str) -> str:
    """The whole calendar, in the order of the events' days."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"NAME;LANGUAGE={language}:{text(name)}",
        f"X-WR-CALNAME:{text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    ]
    for event in sorted(events, key=lambda event: (event.first, event.uid)):
        lines += _event(event, language)
    lines.append("END:VCALENDAR")
    return "".join(fold(line) for line in lines)


def _event(event: Event, language: str) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{text(event.uid)}",
        f"DTSTAMP:{event.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.last + timedelta(days=1):%Y%m%d}",
    ]
    if event.yearly:
        leap = ";BYMONTH=2;BYMONTHDAY=-1" if (event.first.month, event.first.day) == (2, 29) else ""
        lines.append(f"RRULE:FREQ=YEARLY{leap}")
    lines.append(f"SUMMARY;LANGUAGE={language}:{text(event.summary)}")
    if event.description:
        lines.append(f"DESCRIPTION;LANGUAGE={language}:{text(event.description)}")
    if event.url:
        lines.append(f"URL:{event.url}")
    if event.category:
        lines.append(f"CATEGORIES:{text(event.category)}")
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]
