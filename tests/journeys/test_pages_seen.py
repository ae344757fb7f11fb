"""Pages in a browser: narrow screens, scripts off, what they weigh, paper, moving between languages."""

import io

import pytest
from pypdf import PdfReader

from nitka.ground.wording import LANGUAGES
from tests.journeys.browser import page
from tests.journeys.looked import kinds, somebody

pytestmark = pytest.mark.browser
KB = 1024
WIDER = (
    "() => [document.documentElement.scrollWidth, ...[...document.querySelectorAll('body *')]"
    ".filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .country, pre, svg, .away, "
    ".skip, .rest')).slice(0, 3).map(e => e.tagName + '.' + e.className)]"
)


def weighed(browser, url):
    """(bytes of the page itself, bytes of all that comes with it, hosts asked) with scripts off, nothing remembered."""
    answers, hosts = [], set()
    with page(browser, width=360, scripts=False) as tab:
        tab.on("response", lambda answer: answers.append(answer))
        tab.goto(url, wait_until="networkidle")
        hosts = {answer.url.split("/")[2] for answer in answers if not answer.url.startswith("data:")}
        sizes = [len(answer.body()) for answer in answers if not answer.url.startswith("data:")]
        cookies = tab.context.cookies()
    assert cookies == []
    return sizes[0], sum(sizes), hosts


def test_nothing_is_wider_than_a_small_phone(browser, origin, site):
    wrong = []
    with page(browser, width=320) as tab:
        for turn, path in enumerate(kinds(site, "be")):
            other = path.replace("be/", f"{LANGUAGES[turn % 4]}/", 1)
            path = other if (site / other).exists() else path
            tab.goto(f"{origin}/{path}")
            width, *guilty = tab.evaluate(WIDER)
            if width > 320 or guilty:
                wrong.append((path, width, guilty))
        for asked in ("people/search.html?q=Ivan", "people/search.html?sex=female&order=held"):
            tab.goto(f"{origin}/be/{asked}")
            width, *guilty = tab.evaluate(WIDER)
            if width > 320 or guilty:
                wrong.append((asked, width, guilty))
    assert wrong == []


def test_the_people_page_is_light(browser, origin):
    for language in LANGUAGES:
        own, whole, hosts = weighed(browser, f"{origin}/{language}/people/index.html")
        assert (language, own <= 40 * KB, whole <= 100 * KB, len(hosts)) == (language, True, True, 1)


def test_home_a_person_and_a_search_are_light(browser, origin, site):
    for path in (
        "be/index.html",
        "ru/index.html",
        somebody(site, "be"),
        somebody(site, "pl"),
        "be/people/search.html?q=Ivan",
    ):
        own, whole, hosts = weighed(browser, f"{origin}/{path}")
        assert (path, own <= 40 * KB, whole <= 100 * KB, len(hosts)) == (path, True, True, 1)


def test_the_first_tab_leads_past_the_menu(browser, origin):
    with page(browser, width=360, scripts=False) as tab:
        tab.goto(f"{origin}/be/people/index.html")
        tab.keyboard.press("Tab")
        skip = tab.locator(":focus")
        assert skip.get_attribute("href") == "#main"
        assert skip.bounding_box()["y"] >= 0
        tab.keyboard.press("Enter")
        assert tab.url.endswith("#main")


def test_a_reader_without_scripts_walks_from_home_to_a_person_and_changes_the_language(browser, origin):
    with page(browser, width=360, scripts=False) as tab:
        tab.goto(f"{origin}/index.html")
        tab.locator('a[hreflang="pl"]').click()
        assert tab.locator("html").get_attribute("lang") == "pl"
        tab.locator('nav.menu a[href="people/index.html"]').click()
        tab.locator(".card a").first.click()
        assert tab.locator("html").get_attribute("lang") == "pl"
        person = tab.url.rpartition("/")[2]
        tab.locator('.languages a[hreflang="be"]').click()
        assert (tab.url, tab.locator("html").get_attribute("lang")) == (f"{origin}/be/people/{person}", "be")


def test_a_filtered_list_keeps_its_filter_in_another_language(browser, origin):
    with page(browser, scripts=False) as tab:
        tab.goto(f"{origin}/be/people/index.html?sex=female&order=held")
        found = tab.locator(".card").count()
        tab.locator('.languages a[hreflang="ru"]').click()
        assert tab.locator("html").get_attribute("lang") == "ru"
        assert "sex=female&order=held" in tab.url
        assert tab.locator(".card").count() == found


def test_a_poster_is_one_sheet_of_paper(browser, origin, site):
    poster = somebody(site, "be").replace(".html", "-poster.html")
    with page(browser, scripts=False) as tab:
        tab.goto(f"{origin}/{poster}")
        sheets = PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 1
    assert [round(float(side)) for side in sheets[0].mediabox[2:]] == [595, 842]


def test_a_person_on_paper_has_no_menu(browser, origin, site):
    with page(browser, scripts=False) as tab:
        tab.goto(f"{origin}/{somebody(site, 'be')}")
        tab.emulate_media(media="print")
        hidden = [
            tab.locator(one).first.is_visible() for one in (".menu", ".languages", ".skip", ".foot nav")
        ]
        assert hidden == [False] * 4
        assert tab.locator("h1").is_visible()
        assert tab.locator(".facts").first.is_visible()
