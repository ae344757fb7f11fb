"""The latest events as Atom (RFC 4287) and JSON Feed 1.1. Times are landing hours, nothing finer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from nitka.front.rendering.calendars import host_of, name_of
from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.public_data import compact
from nitka.front.rendering.someone import Someone
from nitka.registry.queries import Event

ATOM = "feed.atom"
JSON_FEED = "feed.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in one language, plain text. ``identity`` never changes; ``path``: page below the language folder."""

    identity: str
    title: str
    text: str
    path: str
    landed_at: datetime


def feed_entry(event: Event, known: Someone, chrome: Chrome) -> Entry:
    """What an event says: a new person, or which parts of an entry changed."""
    t = chrome.words
    if event.new:
        title = t("feeds.new_unnamed") if not known.names else ""
        title = unescape(title) or unescape(t("feeds.new", name="{name}")).replace(
            "{name}", name_of(known, chrome)
        )
    else:
        said = unescape(t("feeds.changed", name="{name}", what="{what}"))
        title = said.replace("{what}", changes_text(event, chrome)).replace("{name}", name_of(known, chrome))
    notes = [unescape(t("feeds.second_look"))] if event.second_look else []
    if event.urgent:
        title = f"{unescape(t('feeds.urgent'))}: {title}"
    return Entry(
        identity=f"tag:{host_of(chrome.site)},{event.landed_at:%Y}:item/{event.sequence}",
        title=title,
        text=" ".join([f"{title}.", *(f"({note})" for note in notes)]),
        path=f"people/{event.subject}.html",
        landed_at=event.landed_at,
    )


def changes_text(event: Event, chrome: Chrome) -> str:
    """Names of the changed parts, each once: "stage of the case, whereabouts"."""
    t = chrome.words
    parts = [t(f"change.{key}") if f"change.{key}" in t else "" for key in event.changed]
    named = list(dict.fromkeys(part for part in parts if part))
    return unescape(", ".join(named) or t("change.other"))


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _link(chrome: Chrome, path: str) -> str:
    """The public address of a file of this language, relative while the site has none."""
    address = unescape(chrome.site.address)
    return f"{address}/{chrome.language}/{path}" if address else path


def _name(chrome: Chrome) -> str:
    return unescape(chrome.words("feeds.name", title=chrome.title))


def atom(chrome: Chrome, entries: Sequence[Entry]) -> str:
    """The feed as Atom."""
    updated = max((entry.landed_at for entry in entries), default=chrome.site.landed_at)
    identity = f"tag:{host_of(chrome.site)},2026:{chrome.language}/{ATOM}"
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{chrome.language}">'
        f"<title>{escape(_name(chrome))}</title><id>{escape(identity)}</id><updated>{_moment(updated)}</updated>"
        f"<author><name>{escape(unescape(chrome.title))}</name></author>"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(_link(chrome, ATOM))}/>'
        f'<link rel="alternate" type="text/html" href={quoteattr(_link(chrome, "index.html"))}/>'
        "<generator>Nitka</generator>\n"
    ]
    for entry in entries:
        moment = _moment(entry.landed_at)
        parts.append(
            f"<entry><id>{escape(entry.identity)}</id><title>{escape(entry.title)}</title>"
            f"<published>{moment}</published><updated>{moment}</updated>"
            f'<link rel="alternate" type="text/html" href={quoteattr(_link(chrome, entry.path))}/>'
            f'<summary type="text">{escape(entry.text)}</summary></entry>\n'
        )
    return "".join([*parts, "</feed>\n"])


def json_feed(chrome: Chrome, entries: Sequence[Entry]) -> str:
    """The feed as JSON Feed 1.1."""
    made: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _name(chrome),
        "language": chrome.language,
        "home_page_url": _link(chrome, "index.html"),
        "feed_url": _link(chrome, JSON_FEED),
        "authors": [{"name": unescape(chrome.title)}],
        "items": [
            {
                "id": entry.identity,
                "url": _link(chrome, entry.path),
                "title": entry.title,
                "content_text": entry.text,
                "date_published": _moment(entry.landed_at),
            }
            for entry in entries
        ],
    }
    return compact(made) + "\n"
