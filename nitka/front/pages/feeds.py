"""Feeds of the latest events, in four languages, and the page that names them."""

from collections.abc import Iterator, Sequence

from nitka.front.queries.moments import known_people
from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import moment_text
from nitka.front.rendering.kinds import File, Kind, Slice, always
from nitka.front.rendering.labels import NAMES
from nitka.front.rendering.markup import escape
from nitka.front.rendering.newsfeed import ATOM, JSON_FEED, Entry, atom, feed_entry, json_feed
from nitka.front.rendering.site import Site
from nitka.front.rendering.states import page_state
from nitka.ground.wording import LANGUAGES
from nitka.registry.queries import latest_events

LATEST, SHOWN = 50, 15


def files(site: Site, _cut: Slice) -> Iterator[File]:
    """Atom, JSON Feed and the page, for each language. People who are only counted are no news of their own."""
    events = latest_events(LATEST)
    people = known_people(event.subject for event in events)
    told = [
        (event, people[event.subject])
        for event in events
        if event.subject in people and people[event.subject].level != "counted"
    ]
    for language in LANGUAGES:
        chrome = site.chromes[language]
        entries = [feed_entry(event, known, chrome) for event, known in told]
        state = f"{entries}|{chrome.title}|{site.address}|{site.origin}|{'' if entries else site.landed_at}"
        yield File(
            f"{language}/{ATOM}",
            state,
            lambda chrome=chrome, entries=entries: atom(chrome, entries),  # type: ignore[misc]
        )
        yield File(
            f"{language}/{JSON_FEED}",
            state,
            lambda chrome=chrome, entries=entries: json_feed(chrome, entries),  # type: ignore[misc]
        )
        yield File(
            f"{language}/feeds.html",
            f"{state}|{page_state(site, language)}",
            lambda chrome=chrome, entries=entries: feeds_page(chrome, entries),  # type: ignore[misc]
        )


def feeds_page(chrome: Chrome, entries: Sequence[Entry]) -> str:
    """The addresses of the feeds, and what stands in them now."""
    t, language = chrome.words, chrome.language
    kinds = ((ATOM, "feeds.atom"), (JSON_FEED, "feeds.json"))
    items = "".join(
        f'<li><a href="{name}"><code>{language}/{name}</code></a><span>{t(key)}</span></li>'
        for name, key in kinds
    )
    others = "".join(
        f'<li lang="{other}"><a href="../{other}/{ATOM}" hreflang="{other}"><code>{other}/{ATOM}</code></a>'
        f"<span>{NAMES[other]}</span></li>"
        for other in LANGUAGES
        if other != language
    )
    latest = "".join(
        f'<li><span class="when">{moment_text(language, entry.landed_at)}</span>'
        f'<span><a href="{entry.path}">{escape(entry.title)}</a></span></li>'
        for entry in entries[:SHOWN]
    )
    listed = f'<ol class="days-to-come">{latest}</ol>' if latest else f"<p>{t('feeds.none')}</p>"
    body = (
        f'<h1>{t("feeds.title")}</h1><p class="lead">{t("feeds.lead")}</p><ul class="files">{items}{others}</ul>'
        f'<p class="small quiet">{t("feeds.hour")}</p><section id="latest"><h2>{t("feeds.latest")}</h2>'
        f"{listed}</section>"
    )
    return chrome.page(
        "feeds.html",
        title=t("feeds.title"),
        description=t("feeds.lead"),
        section="feeds",
        kind="feeds",
        head=feed_links(chrome, ""),
        body=body,
    )


def feed_links(chrome: Chrome, up: str) -> str:
    """What a page puts into its head so that readers find the feeds; ``up`` leads to the language folder."""
    title = chrome.words("feeds.name", title=chrome.title)
    return (
        f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{up}{ATOM}">'
        f'<link rel="alternate" type="application/feed+json" title="{title}" href="{up}{JSON_FEED}">'
    )


KINDS = (Kind("feeds", files, slices_of=always),)
