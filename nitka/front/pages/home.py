"""The first page of each language."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from nitka.figures.queries import figures_day, headline
from nitka.figures.rules.figure import Figure
from nitka.front.queries.home import (
    Arrival,
    Change,
    Short,
    invented_count,
    latest_changes,
    longest_held,
    longest_silent,
)
from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import time_tag
from nitka.front.rendering.kinds import File, Kind, Slice, always
from nitka.front.rendering.markup import escape, linked
from nitka.front.rendering.site import Site
from nitka.ground.wording import LANGUAGES, say_number

BELT = 15
WAITING = 6
LATEST = 8


def files(site: Site, _cut: Slice) -> Iterator[File]:
    """One page a language."""
    kinds = {code: body["kind"] for code, body in site.known.facilities.items()}
    day = figures_day()
    held = headline(day, kinds) if day else None
    invented = invented_count()
    for language in LANGUAGES:
        yield File(
            f"{language}/index.html",
            "",
            lambda language=language: home_page(site, language, held, invented),  # type: ignore[misc]
        )


def home_page(site: Site, language: str, held: Figure | None, invented: int) -> str:
    """The page."""
    chrome = site.chromes[language]
    t = chrome.words
    body = (
        f"{_lede(held, invented, chrome)}{_belt(longest_held(language, BELT), chrome)}"
        f"{_deeds(chrome)}"
        f'<div class="two">{_waiting(longest_silent(language, WAITING), site.day, chrome)}'
        f"{_latest(latest_changes(language, LATEST), chrome)}</div>"
    )
    return chrome.page(
        "index.html",
        title=chrome.title,
        description=t("home.description"),
        kind="home",
        head='<link rel="alternate" type="application/atom+xml" href="feed.atom">',
        body=body,
    )


def _lede(held: Figure | None, invented: int, chrome: Chrome) -> str:
    """How many people are held today, in how many prosecutions; and a search box."""
    t, language = chrome.words, chrome.language
    search = (
        f'<form class="filters" method="get" action="people/search.html" role="search">'
        f'<label for="q">{t("people.search")}</label><div class="box"><input id="q" name="q" type="search" '
        f'autocomplete="off"><button>{t("people.find")}</button></div></form>'
    )
    if held is None:
        return (
            f'<section class="lede"><h1>{chrome.title}</h1><p class="note">{t("people.nobody")}</p></section>'
        )
    note = f'<p class="note">{t("home.invented", n=invented)}</p>' if invented else ""
    number = escape(say_number(held.people, language))
    prosecutions = t("home.prosecutions", n=held.prosecutions)
    return (
        f'<section class="lede">{note}<h1><span class="big">{number}</span> {t("home.held", n=held.people)}</h1>'
        f'<p>{prosecutions} <a href="figures/index.html">{t("home.how_counted")}</a></p>{search}</section>'
    )


def _belt(people: Sequence[Short], chrome: Chrome) -> str:
    """The ornaments of those held longest, side by side like cloth on a belt."""
    if not people:
        return ""
    items = "".join(
        f'<li><a href="people/{person.subject}.html"><img src="{person.ornament}" width="49" height="49" '
        f'alt="{person.name}"></a></li>'
        for person in people
    )
    words = chrome.words("home.belt")
    return (
        f'<section class="woven"><ul class="belt" aria-label="{words}">{items}</ul>'
        f'<p class="small quiet">{words}</p></section>'
    )


def _waiting(people: Sequence[Short], today: date, chrome: Chrome) -> str:
    """Who has waited longest without news."""
    t = chrome.words
    if not people:
        return ""
    items = "".join(
        f'<li><a href="people/{person.subject}.html">{person.name}</a>'
        f'<span class="since">{t("filter.days", n=max(0, (today - person.news_on).days))}</span></li>'
        for person in people
        if person.news_on is not None
    )
    more = f'<p><a href="people/search.html?order=silent">{t("home.waiting_more")}</a></p>'
    return (
        f'<section><h2>{t("home.waiting")}</h2><p class="quiet">{t("home.waiting_lead")}</p>'
        f'<ol class="waiting">{items}</ol>{more}</section>'
    )


def _deeds(chrome: Chrome) -> str:
    """What a reader can do now."""
    t = chrome.words
    deeds = "".join(
        f"<li><h3>{linked(t(f'home.deed_{name}'), href)}</h3><p>{t(f'home.deed_{name}_why')}</p></li>"
        for name, href in (
            ("letter", "letters.html"),
            ("poster", "people/index.html"),
            ("tell", "report.html"),
            ("copy", "verify.html"),
        )
    )
    return f'<section><h2>{t("home.deeds")}</h2><ul class="deeds">{deeds}</ul></section>'


def _latest(changes: Sequence[Change | Arrival], chrome: Chrome) -> str:
    """The latest events of the record."""
    t = chrome.words
    if not changes:
        return ""
    items = "".join(
        f'<li><span class="when">{time_tag(chrome.language, day.isoformat())}</span>{_of_day(same, chrome)}</li>'
        for day, same in groupby(changes, key=lambda change: change.on)
    )
    return (
        f'<section class="on-thread"><h2>{t("home.latest")}</h2><ol class="timeline">{items}</ol></section>'
    )


def _of_day(changes: Iterable[Change | Arrival], chrome: Chrome) -> str:
    """What landed on one day: a person and what changed, or how many came together."""
    return f'<ul class="of-day">{"".join(f"<li>{_told(change, chrome)}</li>" for change in changes)}</ul>'


def _told(change: Change | Arrival, chrome: Chrome) -> str:
    if isinstance(change, Arrival):
        return (
            f'<a href="people/search.html?order=changed">{chrome.words("home.new_people", n=change.size)}</a>'
        )
    said = f'<span class="small quiet">{_what(change, chrome)}</span>'
    return f'<a href="people/{change.subject}.html">{change.name}</a> {said}'


def _what(change: Change, chrome: Chrome) -> str:
    t = chrome.words
    if change.new:
        return t("home.new_person")
    named = [t(f"changed.{key}") for key in change.changed if f"changed.{key}" in t]
    return ", ".join(dict.fromkeys(named)) or t("changed.other")


KINDS = (Kind("home", files, slices_of=always),)
