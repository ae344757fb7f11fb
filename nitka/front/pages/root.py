"""The door: four languages, no guess and no redirect."""

from collections.abc import Iterator
from html import unescape

from nitka.front.rendering.chrome import mark_picture
from nitka.front.rendering.kinds import File, Kind, Slice, always
from nitka.front.rendering.labels import NAMES, labels
from nitka.front.rendering.site import Site
from nitka.ground.wording import LANGUAGES


def files(site: Site, _cut: Slice) -> Iterator[File]:
    """``index.html`` and ``robots.txt`` at the root."""
    yield File("index.html", "", lambda: root_page(site))
    sitemap = f"\nSitemap: {unescape(site.address)}/sitemap.xml\n" if site.address else ""
    yield File("robots.txt", "", lambda: f"User-agent: *\nAllow: /\nDisallow: /*?\n{sitemap}")


def root_page(site: Site) -> str:
    """The page."""
    doors = "".join(
        f'<li lang="{language}"><a href="{language}/index.html" hreflang="{language}">{NAMES[language]}</a>'
        f"<p>{labels('front', language)('home.description')}</p></li>"
        for language in LANGUAGES
    )
    alternates = "".join(
        f'<link rel="alternate" hreflang="{language}" href="{language}/index.html">' for language in LANGUAGES
    )
    t = labels("front", "be")
    return (
        f'<!doctype html>\n<html lang="be"><head><meta charset="utf-8"><title>{site.title["be"]}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
        f'<meta name="description" content="{t("home.description")}">{alternates}'
        f'<link rel="alternate" hreflang="x-default" href="index.html">'
        f'<link rel="stylesheet" href="static/{site.style}"><link rel="icon" href="static/icon.png"></head>\n'
        f'<body class="doors"><main id="main">'
        f'<h1 class="mark">{mark_picture("")}{site.title["be"]}</h1><ul>{doors}</ul></main></body></html>\n'
    )


KINDS = (Kind("root", files, slices_of=always),)
