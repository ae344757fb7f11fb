"""Who keeps this list, and what the words on it mean."""

from collections.abc import Iterator

from nitka.front.rendering.kinds import File, Kind, Slice
from nitka.front.rendering.site import Site
from nitka.ground.wording import LANGUAGES

PATH = "about.html"


def files(site: Site, _cut: Slice) -> Iterator[File]:
    """One page a language."""
    for language in LANGUAGES:
        yield File(f"{language}/{PATH}", "", lambda language=language: about_page(site, language))  # type: ignore[misc]


def about_page(site: Site, language: str) -> str:
    """The page."""
    chrome = site.chromes[language]
    t = chrome.words
    return chrome.page(PATH, title=t("menu.about"), section="about", body=f"<h1>{t('menu.about')}</h1>")


KINDS = (Kind("about", files),)
