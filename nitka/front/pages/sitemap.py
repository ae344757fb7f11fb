"""The map of the site for search engines: every page once, with its other languages."""

from collections.abc import Iterator, Sequence
from html import unescape
from xml.sax.saxutils import escape, quoteattr

from nitka.figures.rules.measures import BY_NAME
from nitka.front.pages.articles import laws
from nitka.front.queries.data import listed_subjects
from nitka.front.rendering.archive import batched_bytes
from nitka.front.rendering.kinds import File, Kind, Slice
from nitka.front.rendering.site import Site
from nitka.ground.wording import LANGUAGES

PART = 10_000  # pages in one file; the protocol allows 50,000 addresses and 50 MB
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
PAGES = (
    "index.html", "people/index.html", "people/a-z.html", "facilities/index.html", "articles/index.html",
    "figures/index.html", "figures/days.html", "calendar/index.html", "data/index.html", "letters.html",
    "feeds.html", "channels.html", "verify.html", "about.html",
)  # fmt: skip


def base_of(site: Site) -> str:
    """Where the site is reached; its origin while no address is set, because the protocol knows no relative ones."""
    address = unescape(site.address or site.origin)
    return address if "://" in address else f"https://{address}"


def files(site: Site, _cut: Slice) -> Iterator[File]:
    """The index, the pages that are not about one person, and people in parts."""
    listed = listed_subjects()
    paths = [
        *PAGES,
        *(f"facilities/{code}.html" for code in sorted(site.known.facilities)),
        *(f"articles/{code}.html" for code in laws(site)),
        *(f"figures/{name}.html" for name in BY_NAME),
    ]
    parts = {"sitemap-pages.xml": paths}
    for start in range(0, len(listed), PART):
        people = [f"people/{subject}.html" for subject, _ in listed[start : start + PART]]
        parts[f"sitemap-people-{start // PART + 1}.xml"] = people
    base = base_of(site)
    for name, found in parts.items():
        yield File(
            name,
            f"{base}|{found}",
            lambda found=found: batched_bytes(page_list(base, found)),  # type: ignore[misc]
        )
    yield File("sitemap.xml", f"{base}|{list(parts)}", lambda: index(base, list(parts)))


def index(base: str, names: Sequence[str]) -> str:
    """The file that names the others."""
    entries = "".join(f"<sitemap><loc>{escape(f'{base}/{name}')}</loc></sitemap>\n" for name in names)
    return f'{_HEAD}<sitemapindex xmlns="{_SPACE}">\n{entries}</sitemapindex>\n'


def page_list(base: str, paths: Sequence[str]) -> Iterator[str]:
    """Each page in its first language, with the addresses of all."""
    yield f'{_HEAD}<urlset xmlns="{_SPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    for path in paths:
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(f"{base}/{language}/{path}")}/>'
            for language in LANGUAGES
        )
        yield f"<url><loc>{escape(f'{base}/{LANGUAGES[0]}/{path}')}</loc>{others}</url>\n"
    yield "</urlset>\n"


KINDS = (Kind("sitemap", files),)
