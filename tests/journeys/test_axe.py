"""axe finds nothing: every kind of page, the languages, light and dark, phone and desktop, lists made on request."""

import re
from collections import Counter

import pytest
from axe_playwright_python.sync_playwright import Axe

from nitka.ground.wording import LANGUAGES
from tests.journeys.browser import page
from tests.journeys.looked import kinds, somebody

pytestmark = pytest.mark.browser
LAYOUTS = [(320, "light"), (1280, "dark"), (320, "dark"), (1280, "light")]
ASKED = (
    "people/index.html?sex=female&order=held",
    "people/search.html?q=Ivan",
    "people/search.html?q=Zzyzxkrshb",
)
ERRORS = ("404.html", "410.html", "500.html", "index.html")


@pytest.fixture(scope="module")
def axe(browser, origin):
    """Look at a page: what axe finds wrong with it, named."""
    program = Axe()

    def run(path, width, scheme):
        with page(browser, width=width, dark=scheme == "dark") as tab:
            tab.goto(f"{origin}/{path}")
            found = program.run(tab).response["violations"]
            return [
                f"{path} {width} {scheme}: {one['id']} {[node['target'] for node in one['nodes'][:3]]}"
                for one in found
            ]

    return run


def one_of_each(paths):
    """Pages of a figure of one day, and of one letter, are all made alike: two of each are looked at."""
    seen = Counter()
    for path in paths:
        alike = re.search(r"figures/[a-z-]+-\d|people/letter-", path)
        seen[alike and path.split("/")[1]] += 1
        if not alike or seen[path.split("/")[1]] <= 2:
            yield path


def test_every_kind_of_page(axe, site):
    """Each kind once: languages, widths and colours take turns, so that every kind of page meets one of each four."""
    wrong = []
    for turn, path in enumerate(one_of_each(kinds(site, "be"))):
        language = LANGUAGES[turn % len(LANGUAGES)]
        other = path.replace("be/", f"{language}/", 1)
        path = other if (site / other).exists() else path
        wrong += axe(path, *LAYOUTS[(turn + turn // 4) % len(LAYOUTS)])
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_main_pages_in_every_language(axe, site, language):
    main = ["index.html", "people/index.html", "figures/held.html", "facilities/index.html"]
    paths = [f"{language}/{path}" for path in main] + [somebody(site, language)]
    wrong = [line for turn, path in enumerate(paths) for line in axe(path, *LAYOUTS[turn % 2 * 2])]
    assert wrong == []


def test_lists_made_on_request(axe):
    wrong = []
    for turn, asked in enumerate(ASKED):
        wrong += axe(f"{LANGUAGES[turn]}/{asked}", *LAYOUTS[turn])
    assert wrong == []


def test_errors_and_the_door(axe):
    wrong = [line for turn, path in enumerate(ERRORS) for line in axe(path, *LAYOUTS[turn])]
    wrong += axe("be/nothing-here.html", 320, "light")
    assert wrong == []
