"""What is to come: birthdays, expected releases, days in court, as a page and as calendars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import time_tag, when, when_text
from nitka.front.rendering.ical import Event
from nitka.front.rendering.markup import escape
from nitka.front.rendering.someone import Someone
from nitka.ground.days import Point

KINDS = ("birthdays", "releases", "trials")
SHOWN = 150  # rows of each kind on the page; the rest is in the calendar file
_WORD = {"birthdays": "birthday", "releases": "release", "trials": "trial"}


@dataclass(frozen=True, slots=True)
class Coming:
    """One day to come. ``when``: EDTF text; ``turns``: age reached on a birthday; ``place``: a court, plain text."""

    kind: str
    subject: str
    on: date
    when: str
    turns: int = 0
    place: str = ""


def name_of(known: Someone, chrome: Chrome) -> str:
    """The name as plain text, or words for someone without a public one; invented people are called so."""
    name = known.names.get(chrome.language, "") or unescape(chrome.words("calendar.someone"))
    return f"{name} ({unescape(chrome.words('calendar.invented'))})" if known.invented else name


def host_of(site: Any) -> str:
    """What stands behind the @ of identifiers: the origin of the record, else a name that can belong to nobody."""
    origin = (site.address or site.origin).partition("://")[2] or site.origin
    return origin.partition("/")[0].partition(":")[0] or "nitka.invalid"


def coming_event(one: Coming, known: Someone, chrome: Chrome) -> Event:
    """A day to come as an event. A release known to the month lasts the month."""
    t, site = chrome.words, chrome.site
    first = last = one.on
    point = when(one.when)
    if one.kind == "releases" and isinstance(point, Point):
        first, last = point.earliest, point.latest
    details = []
    if one.kind == "birthdays":
        details.append(unescape(t("calendar.turns", n=one.turns)))
    elif one.kind == "releases":
        details += [unescape(when_text(chrome.language, one.when)), unescape(t("calendar.releases_lead"))]
    elif one.place:
        details.append(one.place)
    suffix = "" if one.kind == "releases" else f"-{one.on:%Y%m%d}"
    return Event(
        uid=f"{one.subject}-{_WORD[one.kind]}{suffix}@{host_of(site)}",
        stamp=known.landed_at,
        first=first,
        last=last,
        summary=unescape(t(f"calendar.event_{_WORD[one.kind]}", name=name_of(known, chrome))),
        description="\n".join(details),
        url=person_url(site, chrome.language, one.subject),
        category=unescape(t(f"calendar.{one.kind}")),
    )


def person_url(site: Any, language: str, subject: str) -> str:
    """The public address of a person's page; empty while the site has no address."""
    return f"{site.address}/{language}/people/{subject}.html" if site.address else ""


def own_events(data: Mapping[str, Any], known: Someone, chrome: Chrome) -> list[Event]:
    """Birthday (every year) and expected release of one person who is held; ``data`` is the body as in the record."""
    if data["level"] != "named" or not is_held(data):
        return []
    t, site, name = chrome.words, chrome.site, name_of(known, chrome)
    events = []
    born = when(data.get("born", {}).get("when", ""))
    if born.exact is not None:
        events.append(
            Event(
                uid=f"{known.subject}-birthday@{host_of(site)}",
                stamp=known.landed_at,
                first=born.exact,
                last=born.exact,
                summary=unescape(t("calendar.event_birthday", name=name)),
                url=person_url(site, chrome.language, known.subject),
                category=unescape(t("calendar.birthdays")),
                yearly=True,
            )
        )
    release = data.get("expected_release", {}).get("when", "")
    if when(release).earliest:
        one = Coming("releases", known.subject, when(release).earliest or date.min, release)
        events.append(coming_event(one, known, chrome))
    return events


def is_held(data: Mapping[str, Any]) -> bool:
    """Whether the person counts as held today."""
    return data["whereabouts"]["state"] in ("held", "in_transfer", "incommunicado") and (
        "state_of" not in data["basis"]
    )


def has_calendar(data: Mapping[str, Any]) -> bool:
    """Whether there is a calendar file about this person."""
    born = when(data.get("born", {}).get("when", ""))
    release = when(data.get("expected_release", {}).get("when", ""))
    return data["level"] == "named" and is_held(data) and bool(born.exact or release.earliest)


def calendar_page(chrome: Chrome, coming: Sequence[Coming], people: Mapping[str, Someone]) -> str:
    """The page with the three lists."""
    t = chrome.words
    sections = "".join(
        _section(chrome, kind, [one for one in coming if one.kind == kind], people) for kind in KINDS
    )
    files = [("all", t("calendar.all")), *((kind, t(f"calendar.{kind}")) for kind in KINDS)]
    links = "".join(f'<a href="{name}.ics" type="text/calendar">{label}</a>' for name, label in files)
    body = (
        f'<h1>{t("calendar.title")}</h1><p class="lead">{t("calendar.lead")}</p>'
        f'<p>{t("calendar.subscribe")}</p><p class="actions">{links}</p>'
        f'<p class="small quiet">{t("calendar.subscribe_note")}</p>{sections}'
    )
    return chrome.page(
        "calendar/index.html",
        title=t("calendar.title"),
        description=t("calendar.lead"),
        section="calendar",
        kind="calendar",
        body=body,
    )


def _section(chrome: Chrome, kind: str, coming: Sequence[Coming], people: Mapping[str, Someone]) -> str:
    t = chrome.words
    rows = "".join(_row(chrome, one, people[one.subject]) for one in coming[:SHOWN])
    more = len(coming) - SHOWN
    rest = f'<p class="small quiet">{t("calendar.more", n=more)}</p>' if more > 0 else ""
    inner = f'<ol class="days-to-come">{rows}</ol>{rest}' if rows else f"<p>{t('calendar.none')}</p>"
    return (
        f'<section id="{kind}"><h2>{t(f"calendar.{kind}")}</h2>'
        f'<p class="small quiet">{t(f"calendar.{kind}_lead")}</p>{inner}</section>'
    )


def _row(chrome: Chrome, one: Coming, known: Someone) -> str:
    t, language = chrome.words, chrome.language
    what = t("calendar.turns", n=one.turns) if one.turns else escape(one.place)
    day = time_tag(language, one.when or one.on.isoformat())
    name = escape(known.names.get(language, "")) or t("calendar.someone")
    mark = f' <span class="tag invented">{t("calendar.invented")}</span>' if known.invented else ""
    return (
        f'<li><span class="when">{day}</span><span><a href="../people/{one.subject}.html">{name}</a>{mark}'
        f"{f'<br><small>{what}</small>' if what else ''}</span></li>"
    )
