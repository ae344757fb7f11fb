"""What happened lately and what is to come: events of the record, birthdays, releases, days in court."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from nitka.registry import models as m


@dataclass(frozen=True, slots=True)
class Event:
    """A landed body: about whom, when, new or which keys changed."""

    sequence: int
    kind: str
    subject: str
    on: date
    landed_at: datetime
    urgent: bool
    second_look: bool
    new: bool
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday to come: the day and the age reached."""

    subject: str
    on: date
    turns: int


@dataclass(frozen=True, slots=True)
class Day:
    """A release or a day in court to come; ``when`` is the EDTF text, ``on`` its first day."""

    subject: str
    on: date
    when: str
    court: str = ""


def latest_events(limit: int = 20, kind: str = "person") -> list[Event]:
    """The last bodies that landed, newest first; checks that changed nothing are no events."""
    rows = m.Version.objects.filter(kind=kind).order_by("-sequence")[:limit]
    return [
        Event(
            sequence=row.sequence,
            kind=row.kind,
            subject=row.subject,
            on=row.on,
            landed_at=row.landed_at,
            urgent=row.urgent,
            second_look=row.second_look,
            new=row.new,
            changed=tuple(row.changed.split()),
        )
        for row in rows
    ]


def longest_without_news(limit: int = 12, *, invented: bool = False) -> list[tuple[str, date]]:
    """People held today of whom the last news is oldest: subject and its day."""
    held = m.Person.objects.filter(held=True, invented=invented).exclude(news_on=None)
    rows = held.order_by("news_on", "subject").values_list("subject", "news_on")[:limit]
    return [(subject, day) for subject, day in rows if day is not None]


def upcoming_birthdays(today: date, days: int = 60) -> list[Birthday]:
    """Birthdays of people held, from today on, ``days`` ahead, nearest first. Only days known exactly."""
    held = m.Person.objects.filter(held=True).filter(_birthdays_between(today, today + timedelta(days=days)))
    found = []
    for subject, born in held.order_by("subject").values_list("subject", "born_first_on"):
        if born is not None:
            day = next_birthday(born, today)
            found.append(Birthday(subject, day, day.year - born.year))
    return sorted(found, key=lambda one: (one.on, one.subject))


def _birthdays_between(first: date, last: date) -> Q:
    if last - first >= timedelta(days=365):
        return ~Q(birthday="")
    start, end = f"{first:%m-%d}", f"{last:%m-%d}"
    # Born on 29 February, celebrated on 1 March of other years.
    leap = Q(birthday="02-29") if any(f"{day:%m-%d}" == "03-01" for day in _days(first, last)) else Q()
    if start <= end:
        return Q(birthday__gte=start, birthday__lte=end) | leap
    return Q(birthday__gte=start) | Q(birthday__gte="01-01", birthday__lte=end) | leap


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def next_birthday(born: date, today: date) -> date:
    """The next day, today included, on which someone born on ``born`` has a birthday."""
    for year in (today.year, today.year + 1):
        try:
            day = born.replace(year=year)
        except ValueError:
            day = date(year, 3, 1)
        if day >= today:
            return day
    return born.replace(year=today.year + 2)


def upcoming_releases(today: date, days: int = 180) -> list[Day]:
    """Expected releases of people held whose day, at the latest, is not past; nearest first."""
    held = m.Person.objects.filter(
        held=True, release_first_on__lte=today + timedelta(days=days), release_last_on__gte=today
    )
    rows = held.order_by("release_first_on", "subject")
    values = rows.values_list("subject", "release_first_on", "release_when")
    return [Day(subject, day, when) for subject, day, when in values if day is not None]


def upcoming_hearings(today: date, days: int = 60) -> list[Day]:
    """Announced days in court from today on, nearest first."""
    rows = m.Hearing.objects.filter(first_on__gte=today, first_on__lte=today + timedelta(days=days))
    ordered = rows.order_by("first_on", "person_id", "id")
    return [Day(*row) for row in ordered.values_list("person_id", "first_on", "on_when", "court")]
