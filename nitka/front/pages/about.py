"""Who keeps this list, and what the words on it mean."""

from nitka.front.rendering.markup import escape
from nitka.front.rendering.simple import sections, simple_kind
from nitka.front.rendering.site import Site

PATH = "about.html"
NAMES = ("who", "words", "grades", "names", "care", "software")


def about_page(site: Site, language: str) -> str:
    """The page."""
    chrome = site.chromes[language]
    t = chrome.words
    grades = "".join(
        f"<div><dt>{mark}</dt><dd>{t(f'{kind}.{mark}')}</dd></div>"
        for kind, marks in (("reliability", "ABCDEF"), ("credibility", "123456"))
        for mark in marks
    )
    body = f"<h1>{t('menu.about')}</h1>" + sections(
        chrome, "about", NAMES, {"grades": f'<dl class="plain grades">{grades}</dl>'}
    )
    body = body.replace("{title}", chrome.title).replace("{release}", escape(site.release.split("+")[0]))
    return chrome.page(
        PATH, title=t("menu.about"), section="about", body=body, description=t("home.description")
    )


KINDS = (simple_kind("about", PATH, about_page),)
