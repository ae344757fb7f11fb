"""Pages for what went wrong: not there, gone, and our own mistake. At the root of the site, in four languages."""

from collections.abc import Iterator

from nitka.front.rendering.chrome import mark_picture
from nitka.front.rendering.kinds import File, Kind, Slice, always
from nitka.front.rendering.labels import labels
from nitka.front.rendering.site import Site
from nitka.ground.wording import LANGUAGES

CODES = ("404", "410", "500")


def files(site: Site, _cut: Slice) -> Iterator[File]:
    """``404.html``, ``410.html`` and ``500.html``."""
    for code in CODES:
        yield File(f"{code}.html", "", lambda code=code: error_page(site, code))  # type: ignore[misc]


def error_page(site: Site, code: str) -> str:
    """The page. It may be shown at any address, so its links begin at the root of the site."""
    parts = []
    for language in LANGUAGES:
        t = labels("front", language)
        parts.append(
            f'<section lang="{language}"><h2>{t(f"error.title_{code}")}</h2><p>{t(f"error.text_{code}")}</p>'
            f'<p class="actions"><a href="/{language}/index.html">{t("error.home")}</a>'
            f'<a href="/{language}/people/a-z.html">{t("people.a_to_z")}</a></p></section>'
        )
    return (
        f'<!doctype html>\n<html lang="be"><head><meta charset="utf-8"><title>{code} · {site.title["be"]}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        f'<link rel="stylesheet" href="/static/{site.style}"><link rel="icon" href="/static/icon.png"></head>'
        f'<body class="error"><header class="top">'
        f'<a class="mark" href="/index.html">{mark_picture("/")}{site.title["be"]}</a></header>'
        f'<main id="main"><h1>{code}</h1>{"".join(parts)}</main></body></html>\n'
    )


KINDS = (Kind("errors", files, slices_of=always),)
