"""Whatever a body says stands in a page as text: HTML, quotes and direction marks are planted everywhere."""

from html.parser import HTMLParser

import pytest

from nitka.front.pages.person import person_page
from nitka.front.pages.poster import poster_page
from nitka.front.rendering.markup import escape, link, linked, safe
from nitka.front.rendering.people import card, show
from nitka.front.tests.builders import ALESIA, TODAY, a_body, a_row, a_site

EVIL = "<script>alert(1)</script>\" onload='evil()' \u202egnirts\u202c <evil>"
KEPT = {  # words of a vocabulary, keys, days: what the record's own rules keep from holding text
    "level", "kind", "sex", "value", "state", "facility", "on", "from", "to", "when", "since", "script", "system",
    "language", "decision", "instance", "outcome", "mode", "code", "article", "part", "id", "about", "grade", "source",
    "regime", "seen", "end_reason", "state_of",
}  # fmt: skip


def poisoned(value, key=""):
    """The body with something evil behind every free text, also behind addresses."""
    if isinstance(value, dict):
        return {name: poisoned(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [poisoned(inner, key) for inner in value]
    return value + EVIL if isinstance(value, str) and key not in KEPT else value


class Reader(HTMLParser):
    """Collects names of elements and attributes, and all text."""

    def __init__(self):
        super().__init__()
        self.elements, self.attributes, self.text = set(), set(), ""

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("page", [person_page, poster_page])
@pytest.mark.parametrize("language", ["be", "en"])
def test_a_page_shows_evil_text_as_text(page, language):
    plain, evil = Reader(), Reader()
    row = a_row(ALESIA, a_body(), ornament="data:,")
    plain.feed(page(a_site(row), show(row, TODAY), language))
    row = a_row(ALESIA, poisoned(a_body()), ornament="data:,")
    html = page(a_site(row), show(row, TODAY), language)
    evil.feed(html)
    assert evil.elements <= plain.elements
    assert evil.attributes <= plain.attributes
    assert "<script>alert(1)</script>" in evil.text
    assert "\u202e" not in html


def test_a_card_shows_evil_text_as_text():
    row = a_row(ALESIA, poisoned(a_body()), ornament="data:,")
    site = a_site(row)
    reader = Reader()
    reader.feed(card(show(row, TODAY), site.known, site.chromes["be"]))
    assert reader.elements == {"li", "img", "h2", "a", "bdi", "span", "p", "time"} & reader.elements
    assert "script" not in reader.elements


def test_only_web_addresses_become_links():
    assert link("javascript:alert(1)", "here") == "here"
    assert link("https://example.org/a", "here").startswith('<a href="https://example.org/a"')


def test_escape_and_safe_leave_nothing_raw():
    assert escape('<a href="x">\'&') == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;"
    assert safe({"a": ["<", {"b": ("&", 3, None)}]}) == {"a": ["&lt;", {"b": ("&amp;", 3, None)}]}
    assert escape("a\u202eb\x00c") == "abc"


def test_square_brackets_in_our_words_become_a_link():
    assert linked("See [all names].", "a.html") == 'See <a href="a.html">all names</a>.'
    assert linked("See nothing.", "a.html") == "See nothing."
