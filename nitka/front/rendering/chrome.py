"""The frame of every page: head, header with the thread, footer. Built once per language and depth.

A page function gives title and body; ``Chrome.page`` sets them into the ready pieces with a few concatenations.
All links are relative, so the site works under any path, from a USB stick and from an onion address.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from nitka.front.rendering.dates import moment_text
from nitka.front.rendering.labels import NAMES, SHORT, labels, term_label
from nitka.ground.wording import LANGUAGES, Words

if TYPE_CHECKING:
    from nitka.front.rendering.site import Site

# Section → first page of it, below the language folder; the order of the menu.
MENU = (
    ("people", "people/index.html"),
    ("facilities", "facilities/index.html"),
    ("figures", "figures/index.html"),
    ("calendar", "calendar/index.html"),
    ("letters", "letters.html"),
    ("about", "about.html"),
)
FOOT = (
    ("articles", "articles/index.html"),
    ("data", "data/index.html"),
    ("feeds", "feeds.html"),
    ("channels", "channels.html"),
    ("verify", "verify.html"),
)


# Three letters are seen on a phone, the whole name is read aloud and seen where there is room.
_LANGUAGE = {code: f'{SHORT[code]}<span class="rest">{NAMES[code][3:]}</span>' for code in LANGUAGES}
_FOOT = '</main><footer class="foot"><p class="fresh">'


def mark_picture(root: str) -> str:
    """The woven mark of the site in both schemes; ``root`` leads to the root of the site."""
    return (
        f'<picture><source media="(prefers-color-scheme: dark)" srcset="{root}static/mark-night.png">'
        f'<img src="{root}static/mark.png" width="34" height="34" alt=""></picture>'
    )


class Chrome:
    """Everything about a page that does not depend on its content, in one language."""

    def __init__(self, site: "Site", language: str):
        self.site = site
        self.language = language
        self.words: Words = labels("front", language)
        self.terms: Words = labels("registry", language)
        self.title = site.title[language]
        # Lines that return on many pages (charges): made once for this site and language.
        self.kept: dict[tuple[str, ...], str] = {}
        self._pieces = lru_cache(maxsize=64)(self._make_pieces)

    def term(self, vocabulary: str, value: str, sex: str = "unknown") -> str:
        """The label of a word of the registry, agreeing with the person: ``term("stage", "sentenced", "female")``."""
        return term_label(self.language, vocabulary, value, sex)

    def page(
        self,
        path: str,
        *,
        title: str,
        body: str,
        section: str = "",
        description: str = "",
        head: str = "",
        elsewhere: str = "",
        kind: str = "",
        fresh: str = "",
        query: str = "",
    ) -> str:
        """The whole page. ``path`` is below the language folder (``people/index.html``); texts are escaped.

        ``head`` goes into ``<head>`` (feeds, JSON beside the page); ``elsewhere`` is the page nearest to this one in
        the other languages when they have none at this path; ``kind`` becomes a class of ``<body>`` (``home``,
        ``poster``); ``fresh`` replaces the sentence on how fresh the page is; ``query`` is kept when the reader
        changes the language.
        """
        top, header, middle, fresh_now, foot = self._pieces(path.count("/") + 1, section)
        root = "../" * (path.count("/") + 1)
        alternates, switch = [], []
        for other in LANGUAGES:
            same = not elsewhere or other == self.language
            href = f"{root}{other}/{path}{query}" if same else f"{root}{other}/{elsewhere}"
            if same:
                alternates.append(f'<link rel="alternate" hreflang="{other}" href="{href}">')
            if other == self.language:
                switch.append(f'<li><span aria-current="true">{_LANGUAGE[other]}</span></li>')
            else:
                switch.append(
                    f'<li><a href="{href}" hreflang="{other}" lang="{other}">{_LANGUAGE[other]}</a></li>'
                )
        about = f'<meta name="description" content="{description}">' if description else ""
        shown = title if title == self.title else f"{title} · {self.title}"
        body_class = f' class="{kind}"' if kind else ""
        if self.language in (
            "be",
            "ru",
        ):  # a date ends with "г."; a sentence does not need a second full stop
            body, fresh = (
                text.replace("г..", "г.").replace("г.</time>.", "г.</time>") for text in (body, fresh)
            )
        return (
            f"{top}<title>{shown}</title>{about}{''.join(alternates)}{head}</head>\n<body{body_class}>{header}"
            f"{''.join(switch)}{middle}{body}{_FOOT}{fresh or fresh_now}{foot}"
        )

    def _make_pieces(self, depth: int, section: str) -> tuple[str, str, str, str, str]:
        """Head start, header up to the language switch, the rest up to the body, freshness, the foot."""
        t, site = self.words, self.site
        root, here = "../" * depth, "../" * (depth - 1)
        top = (
            f'<!doctype html>\n<html lang="{self.language}"><head><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
            f'<link rel="stylesheet" href="{root}static/{site.style}">'
            f'<link rel="icon" href="{root}static/icon.png">'
        )
        header = (
            f'<a class="skip" href="#main">{t("chrome.skip")}</a>'
            f'<header class="top"><div class="top-in"><a class="mark" href="{here}index.html">'
            f"{mark_picture(root)}{self.title}</a>"
            f'<nav class="languages" aria-label="{t("chrome.languages")}"><ul>'
        )
        middle = (
            f'</ul></nav></div><nav class="menu" aria-label="{t("chrome.menu")}"><ul>'
            f"{''.join(self._item(name, here + path, section) for name, path in MENU)}</ul></nav></header>"
            f'<main id="main" tabindex="-1">'
        )
        fresh = t(
            "chrome.fresh",
            when=moment_text(self.language, site.landed_at),
            acts=t("chrome.acts", n=site.size),
        )
        return top, header, middle, fresh.replace("г..", "г."), f"{self._foot(here, section)}</body></html>\n"

    def _item(self, name: str, href: str, section: str) -> str:
        current = ' aria-current="true"' if name == section else ""
        return f'<li><a href="{href}"{current}>{self.words(f"menu.{name}")}</a></li>'

    def _foot(self, here: str, section: str) -> str:
        """The end of the thread, after the sentence on freshness: who signed, how to check."""
        t, site = self.words, self.site
        signed = t("chrome.signed_by_one") if site.signed_by == 1 else t("chrome.signed_by", n=site.signed_by)
        links = "".join(self._item(name, here + path, section) for name, path in FOOT)
        return (
            f" {signed} "
            f'<a href="{here}verify.html">{t("chrome.how_to_verify")}</a></p>'
            f'<nav aria-label="{t("chrome.more")}"><ul>{links}</ul></nav>'
            f'<p class="quiet">{t("chrome.no_tracking")}</p></footer>'
        )
