"""The calendar: a page and iCal files for all, and one file for each person who has a day to come."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import unescape

from nitka.front.queries.moments import known_people
from nitka.front.rendering.calendars import (
    KINDS as LISTS,
)
from nitka.front.rendering.calendars import (
    Coming,
    calendar_page,
    coming_event,
    has_calendar,
    name_of,
    own_events,
)
from nitka.front.rendering.ical import calendar
from nitka.front.rendering.kinds import File, Kind, Slice
from nitka.front.rendering.site import Site
from nitka.front.rendering.someone import Someone
from nitka.front.rendering.states import page_state
from nitka.front.rendering.stock import Row
from nitka.ground.wording import LANGUAGES
from nitka.registry.queries import upcoming_birthdays, upcoming_hearings, upcoming_releases

BIRTHDAYS, RELEASES, TRIALS = 60, 183, 92  # days ahead


def days_to_come(today: date) -> list[Coming]:
    """Birthdays, releases and days in court from ``today`` on."""
    return [
        *(
            Coming("birthdays", one.subject, one.on, "", turns=one.turns)
            for one in upcoming_birthdays(today, BIRTHDAYS)
        ),
        *(Coming("releases", one.subject, one.on, one.when) for one in upcoming_releases(today, RELEASES)),
        *(
            Coming("trials", one.subject, one.on, one.when, place=one.court)
            for one in upcoming_hearings(today, TRIALS)
        ),
    ]


def files(site: Site, _cut: Slice) -> Iterator[File]:
    """The page and the calendars of all."""
    coming = days_to_come(site.day)
    people = known_people(one.subject for one in coming)
    coming = [one for one in coming if one.subject in people]
    state = f"{coming}|{sorted(people.items())}"
    for language in LANGUAGES:
        chrome = site.chromes[language]
        yield File(
            f"{language}/calendar/index.html",
            f"{state}|{page_state(site, language)}",
            lambda chrome=chrome: calendar_page(chrome, coming, people),  # type: ignore[misc]
        )
        for name in ("all", *LISTS):
            yield File(
                f"{language}/calendar/{name}.ics",
                f"{state}|{site.title[language]}|{site.address}|{site.origin}",
                lambda language=language, name=name: calendar_file(site, language, name, coming, people),  # type: ignore[misc]
            )


def calendar_file(
    site: Site, language: str, name: str, coming: Sequence[Coming], people: dict[str, Someone]
) -> str:
    """The calendar of one kind of days, or of all."""
    chrome = site.chromes[language]
    events = [coming_event(one, people[one.subject], chrome) for one in coming if name in ("all", one.kind)]
    label = chrome.words("calendar.title" if name == "all" else f"calendar.{name}")
    return calendar(events, name=unescape(f"{chrome.title}: {label}"), language=language)


def own_slices(site: Site) -> Iterable[Slice]:
    """Ranges of people."""
    return site.stock.slices()


def own_slices_of(_site: Site, subjects: Sequence[str]) -> Iterable[Slice]:
    """The people named."""
    return [tuple(subjects)]


def own_files(site: Site, cut: Slice) -> Iterator[File]:
    """A calendar in four languages for each person of the slice who has a birthday or an expected release."""
    rows = [row for row in site.stock.rows(cut) if has_calendar(row.data)]
    people = known_people(row.subject for row in rows)
    for row in rows:
        if row.subject not in people:
            continue
        for language in LANGUAGES:
            yield File(
                f"{language}/calendar/{row.subject}.ics",
                f"{row.inputs}|{people[row.subject]}|{site.address}|{site.origin}",
                lambda row=row, language=language: own_calendar(site, language, row, people[row.subject]),  # type: ignore[misc]
                row.subject,
            )


def own_calendar(site: Site, language: str, row: Row, known: Someone) -> str:
    """Birthday and expected release of one person."""
    chrome = site.chromes[language]
    return calendar(own_events(row.data, known, chrome), name=name_of(known, chrome), language=language)


KINDS = (Kind("calendar", files), Kind("calendar-people", own_files, own_slices, own_slices_of))
