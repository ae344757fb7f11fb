"""A copy of the site, carried away on a stick or laid under another path: everything is reached by clicking."""

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.journeys.browser import page
from tests.journeys.built import nitka

pytestmark = pytest.mark.browser


class Quiet(SimpleHTTPRequestHandler):
    """Files of a folder, as any host serves them."""

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def copy(origin, tmp_path_factory):
    """The folder that ``nitka mirror`` wrote, below a folder of somebody else's."""
    folder = tmp_path_factory.mktemp("stick") / "some where" / "copy"
    folder.parent.mkdir(parents=True)
    nitka("mirror", origin, str(folder), NITKA_STATE=str(folder.parent / "state"))
    return folder


@pytest.fixture(scope="module")
def addresses(copy):
    """The copy as files, and on a host under a path."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(copy.parents[1])))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {"stick": copy.as_uri(), "path": f"http://127.0.0.1:{server.server_port}/some%20where/copy"}
    server.shutdown()


@pytest.mark.parametrize("way", ["stick", "path"])
def test_everything_is_reached_by_clicking(browser, addresses, way):
    with page(browser, width=360, scripts=False) as tab:
        failed = []
        tab.on("requestfailed", lambda request: failed.append(request.url))
        tab.goto(addresses[way] + "/index.html")
        tab.locator('a[hreflang="en"]').click()
        assert tab.locator("h1").is_visible()
        tab.locator('.languages a[hreflang="pl"]').click()
        assert tab.locator("html").get_attribute("lang") == "pl"
        tab.locator('nav.menu a[href="people/index.html"]').click()
        assert tab.locator(".card").count() == 24
        tab.locator('a[href="a-z.html"]').first.click()
        tab.locator(".letters a").first.click()
        tab.locator(".names a").first.click()
        name = tab.locator("h1").inner_text()
        assert tab.title().startswith(name)
        tab.locator('nav.menu a[href="../figures/index.html"]').click()
        tab.locator(".glances a").first.click()
        assert tab.locator("table.counts").first.is_visible()
        tab.locator('nav.menu a[href="../facilities/index.html"]').click()
        tab.locator('.places a[href$=".html"]').first.click()
        assert tab.locator("h1").is_visible()
        assert failed == []


def test_pictures_and_styles_come_along(browser, addresses):
    with page(browser, scripts=True) as tab:
        tab.goto(addresses["stick"] + "/be/people/index.html")
        assert tab.evaluate("[...document.images].filter(i => i.complete && !i.naturalWidth).length") == 0
        assert tab.evaluate("getComputedStyle(document.querySelector('main')).position") == "relative"


@pytest.mark.parametrize("way", ["stick", "path"])
def test_a_search_in_a_copy_says_that_nobody_answers_and_offers_the_letters(browser, addresses, way):
    with page(browser, width=360, scripts=False) as tab:
        tab.goto(addresses[way] + "/be/index.html")
        tab.locator('input[name="q"]').fill("Іван")
        tab.locator(".box button").click()
        assert "people/search.html?q=" in tab.url
        assert "копі" in tab.locator(".note").first.inner_text()
        tab.locator('.note a[href="a-z.html"]').click()
        assert tab.locator(".letters a").count() > 5


@pytest.mark.parametrize("changed", ["be/people/index.html", "be/index.html", "record/tile/entries/000.p/"])
def test_one_changed_byte_is_found_and_named(copy, tmp_path, changed):
    carried = tmp_path / "copy"
    shutil.copytree(copy, carried)
    path = carried / changed
    if changed.endswith("/"):
        path = next(iter(sorted(path.iterdir())))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    said = nitka("verify", str(carried), "--no-pages", check=False, NITKA_STATE=str(tmp_path / "state"))
    assert said.returncode == 1
    assert path.relative_to(carried).as_posix() in said.stdout + said.stderr


def test_the_copy_verifies(copy, tmp_path):
    said = nitka("verify", str(copy), "--no-pages", "--lang", "en", NITKA_STATE=str(tmp_path / "state"))
    assert said.returncode == 0
