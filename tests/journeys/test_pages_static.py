"""Every page of the built site, read as a file: links that lead somewhere, nothing foreign, an order to read in."""

import re
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest

from nitka.ground.wording import LANGUAGES
from tests.journeys.looked import ADDRESSES, FREE, Look, kinds, pages

ROOT_PAGES = {
    "404.html",
    "410.html",
    "500.html",
}  # may be shown at any address, so their links begin at the root
OUTWARD = ("https:", "http:", "mailto:", "tel:")


@pytest.fixture(scope="module")
def looks(site):
    """Path → the page as it was read, for one page of every kind in every language."""
    return {path: Look.at((site / path).read_text(encoding="utf-8")) for path in kinds(site, *LANGUAGES)}


def addresses(html):
    """Tag and address of everything a page names; quick enough for every page of the site."""
    for tag, attributes in re.findall(r"<([a-z]+)\b([^>]*)>", html):
        if tag in ADDRESSES:
            found = re.search(rf'\b{ADDRESSES[tag]}="([^"]*)"', attributes)
            if found:
                yield tag, found[1].replace("&amp;", "&")


def target_of(path, address):
    """The file that a relative address on this page means."""
    parts = []
    for part in (PurePosixPath(path).parent / unquote(urlsplit(address).path)).parts:
        if part == "..":
            if not parts:
                return "outside the site"
            parts.pop()
        elif part != "/":
            parts.append(part)
    return "/".join(parts)


def test_no_link_is_dead_and_all_are_relative(site):
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    wrong = set()
    for path in pages(site):
        rooted = path in ROOT_PAGES
        for tag, address in addresses((site / path).read_text(encoding="utf-8")):
            if tag in ("a", "link") and address.startswith(OUTWARD):
                continue
            if address.startswith(("#", "data:")):
                continue
            if urlsplit(address).scheme or (address.startswith("/") and not rooted):
                wrong.add((path, "not relative", address))
            elif (
                urlsplit(address).path
                and target_of(path if not rooted else "x", address.lstrip("/")) not in there
            ):
                wrong.add((path, "dead", address))
    assert sorted(wrong)[:20] == []


def test_every_mark_on_a_page_that_is_linked_to_is_there(site, looks):
    wrong = []
    for path, look in looks.items():
        marks = {element.attributes["id"] for element in look.elements if "id" in element.attributes}
        links = {
            link.attributes["href"][1:]
            for link in look.all("a")
            if link.attributes.get("href", "").startswith("#")
        }
        wrong += [(path, mark) for mark in links - marks]
    assert wrong == []


def test_no_page_fetches_anything_from_elsewhere_or_runs_a_script(site):
    wrong = []
    for path in pages(site):
        html = (site / path).read_text(encoding="utf-8")
        for tag, address in addresses(html):
            loads = tag in ("img", "script", "form", "use") or (tag == "link" and "alternate" not in html)
            if loads and address.startswith((*OUTWARD, "//")):
                wrong.append((path, tag, address))
        if re.search(r"<script(?! type=\"application/ld\+json\")|<iframe|<object|<embed", html):
            wrong.append((path, "script"))
        if re.search(r'<[^>]*\s(?:style|on[a-z]+)="', html) or "<style" in html:
            wrong.append((path, "inline style or handler"))
        if re.search(r'http-equiv="(?:set-cookie|refresh)"', html, re.IGNORECASE):
            wrong.append((path, "cookie or redirect"))
    styles = [*site.glob("static/*.css")]
    assert len(styles) == 1
    assert re.findall(r"@import|url\((?!['\"]?data:)", styles[0].read_text(encoding="utf-8")) == []
    assert wrong == []


def test_only_the_receipt_page_has_a_script(site):
    with_script = {
        path.name for path in site.rglob("*.html") if "<script>" in path.read_text(encoding="utf-8")
    }
    assert with_script == FREE
    assert list(site.rglob("*.js")) == []


def test_every_page_says_its_language_and_where_the_others_are(site, looks):
    for path, look in looks.items():
        language = path.split("/")[0] if "/" in path else "be"
        (html,) = look.all("html")
        assert (path, html.attributes["lang"]) == (path, language)
        if "/" not in path or "letter-" in path:
            continue
        tail = path.partition("/")[2]
        up = "../" * (path.count("/"))
        expected = {(other, f"{up}{other}/{tail}") for other in LANGUAGES}
        alternates = {
            (link.attributes["hreflang"], link.attributes["href"])
            for link in look.all("link")
            if "hreflang" in link.attributes
        }
        assert (path, alternates) == (path, expected)
        switch = {
            (link.attributes["hreflang"], link.attributes["href"])
            for link in look.all("a")
            if "hreflang" in link.attributes and link.attributes["href"].endswith(tail)
        }
        assert (path, switch) == (path, {pair for pair in expected if pair[0] != language})


def test_moving_on_keeps_the_language(looks):
    """Whatever a page links to without naming a language is a page in its own."""
    wrong = []
    for path, look in looks.items():
        if "/" not in path:
            continue
        language = path.split("/")[0]
        for link in look.all("a"):
            address = link.attributes.get("href", "")
            if address.startswith((*OUTWARD, "#")) or "hreflang" in link.attributes:
                continue
            led = target_of(path, address)
            if led.split("/")[0] in set(LANGUAGES) - {language}:
                wrong.append((path, address))
    assert wrong == []


def test_the_first_link_leads_past_the_menu(looks):
    for path, look in looks.items():
        if "/" not in path:
            continue
        first = look.all("a")[0]
        assert (path, first.attributes.get("class"), first.attributes.get("href")) == (path, "skip", "#main")
        (main,) = look.all("main")
        assert (path, main.attributes["id"]) == (path, "main")


def test_headings_stand_in_order(looks):
    for path, look in looks.items():
        levels = [int(heading.tag[1]) for heading in look.all("h1", "h2", "h3", "h4")]
        assert (path, levels.count(1), levels[:1]) == (path, 1, [1])
        assert (path, [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]) == (path, [])


def test_every_page_has_a_title_of_its_own(site):
    for language in LANGUAGES:
        titles = {}
        for path in kinds(site, language):
            if "/" not in path:
                continue
            look = Look.at((site / path).read_text(encoding="utf-8"))
            titles.setdefault(look.all("title")[0].text, []).append(path)
        assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_a_table_names_its_rows_and_columns(looks):
    for path, look in looks.items():
        bare = [head.text for head in look.all("th") if "scope" not in head.attributes]
        assert (path, bare) == (path, [])
        unnamed = [image for image in look.all("img") if "alt" not in image.attributes]
        assert (path, unnamed) == (path, [])
