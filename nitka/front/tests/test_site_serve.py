"""The public process: files of the snapshot, and pages made now when there is a query."""

from email.utils import formatdate
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import get_resolver

from nitka.front.tests.builders import ALESIA, BAHDAN, a_body, a_body_of_2014, fold, fold_places, landed

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(tmp_path, settings):
    """A rendered site of two people."""
    settings.NITKA_SITE = tmp_path / "site"
    first = fold_places()
    fold(landed(first, ALESIA, a_body()), landed(first + 1, BAHDAN, a_body_of_2014()))
    call_command("render_site", "--all", "--processes", "1", "--day", "2026-11-23", stdout=StringIO())
    return tmp_path / "site"


def read(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_every_address_a_stranger_can_ask_for():
    patterns = [
        str(pattern.pattern)
        for top in get_resolver().url_patterns
        for pattern in getattr(top, "url_patterns", [top])
    ]
    assert patterns == [
        "",
        r"^(?P<language>be|ru|en|pl)/people/(?:index\.html|search\.html)?$",
        r"^(?P<language>be|ru|en|pl)/search\.html$",
        "api/v1/people/index.json",
        "<path:path>",
    ]


def test_a_page_is_served_as_it_lies_there(client, site):
    answer = client.get(f"/be/people/{ALESIA}.html")
    assert answer.status_code == 200
    assert read(answer) == (site / f"be/people/{ALESIA}.html").read_bytes()
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert read(client.get("/be/")) == (site / "be/index.html").read_bytes()
    assert read(client.get("/")) == (site / "index.html").read_bytes()


def test_a_page_carries_the_landing_hour_and_is_not_sent_twice(client, site):
    path = site / "be/index.html"
    answer = client.get("/be/index.html")
    assert answer["Last-Modified"] == formatdate(path.stat().st_mtime, usegmt=True)
    assert client.get("/be/index.html", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert (
        client.get("/be/index.html", headers={"If-Modified-Since": answer["Last-Modified"]}).status_code
        == 304
    )
    assert client.get("/be/index.html", headers={"If-Modified-Since": "nonsense"}).status_code == 200


def test_only_reading_is_possible(client, site):
    for method in (client.post, client.put, client.delete, client.patch):
        assert method("/be/people/index.html").status_code == 405
        assert method("/be/index.html").status_code == 405
    assert client.head("/be/index.html").status_code == 200
    assert client.head("/be/people/index.html?sex=male").status_code == 200


@pytest.mark.parametrize(
    "path", ["/../secret", "/be/%2e%2e/%2e%2e/secret", "/be/nothing.html", "/..%2fsecret", "/%00"]
)
def test_nothing_outside_the_folder_is_served(client, site, path):
    (site.parent / "secret").write_text("secret")
    assert client.get(path).status_code == 404


def test_the_page_for_what_is_not_there_speaks_four_languages(client, site):
    text = read(client.get("/be/nothing.html")).decode()
    for word in (
        "Такой старонкі няма",
        "Такой страницы нет",
        "There is no such page",
        "Nie ma takiej strony",
    ):
        assert word in text


def test_headers_leave_nothing_to_others(client, site):
    for path in ("/be/index.html", "/be/people/index.html?sex=male", "/nothing"):
        answer = client.get(path)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in answer


def test_a_filtered_list_is_made_now_in_the_language_of_the_page(client, site):
    text = read(client.get("/pl/people/index.html?sex=female")).decode()
    assert "Znaleziono 1 osobę." in text
    assert f'href="{ALESIA}.html"' in text
    assert f'href="{BAHDAN}.html"' not in text
    assert 'href="../../be/people/search.html?sex=female&amp;page=1"' in text


def test_a_search_finds_any_spelling(client, site):
    for query in ("Кавалёва", "Ковалева", "kavaliova", "Kawalowa", "Кавaлёва"):
        text = read(client.get("/be/people/search.html", {"q": query})).decode()
        assert f'href="{ALESIA}.html"' in text


def test_a_search_that_finds_nobody_offers_ways_on(client, site):
    text = read(client.get("/en/people/search.html", {"q": "Zzyzx <script>"})).decode()
    assert "Nobody found" in text
    assert 'href="a-z.html"' in text
    assert "<script>" not in text


def test_the_short_address_of_the_search_leads_to_the_list(client, site):
    answer = client.get("/be/search.html", {"q": "Алеся"})
    assert (answer.status_code, answer["Location"]) == (
        302,
        "people/search.html?q=%D0%90%D0%BB%D0%B5%D1%81%D1%8F",
    )


def test_a_page_made_now_is_not_sent_twice(client, site):
    first = client.get("/be/people/index.html?sex=male")
    again = client.get("/be/people/index.html?sex=male", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_without_a_snapshot_there_is_a_plain_404(client, settings):
    settings.NITKA_SITE = None
    assert client.get("/be/index.html").status_code == 404
