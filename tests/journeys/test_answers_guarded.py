"""What the public process answers to the curious and to the hostile: the same headers, no trace, no error."""

import http.client
from urllib.parse import quote, urlsplit

import pytest

from tests.journeys.built import fetch
from tests.journeys.looked import somebody

pytestmark = pytest.mark.browser
KINDS = (
    "be/index.html",
    "be/people/index.html?sex=female",
    "be/people/search.html?q=x",
    "be/nothing.html",
    "",
)
DIRECTIVES = {
    "default-src 'none'", "style-src 'self'", "img-src 'self' data:", "form-action 'self'", "base-uri 'none'",
    "frame-ancestors 'none'",
}  # fmt: skip


def raw(origin, target, method="GET", body=None):
    """An address as it is, without a client that tidies it up."""
    link = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=30)
    try:
        link.putrequest(method, target, skip_accept_encoding=True)
        if body is not None:
            link.putheader("Content-Length", str(len(body)))
        link.endheaders(body)
        answer = link.getresponse()
        return answer.status, answer.read()
    finally:
        link.close()


def test_every_answer_guards_its_reader(origin):
    for path in KINDS:
        _status, _body, headers = fetch(f"{origin}/{path}")
        policy = {part.strip() for part in headers["Content-Security-Policy"].split(";")}
        assert (path, policy) == (path, DIRECTIVES)
        assert (path, headers["Referrer-Policy"]) == (path, "no-referrer")
        assert (path, headers["X-Content-Type-Options"]) == (path, "nosniff")
        assert (path, headers["Cross-Origin-Opener-Policy"]) == (path, "same-origin")
        assert (path, [name for name in headers if name.lower() == "set-cookie"]) == (path, [])


def test_only_reading_is_possible(origin):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        for path in (
            "/be/index.html",
            "/be/people/index.html",
            "/be/search.html",
            "/api/v1/people/index.json",
        ):
            assert (method, path, raw(origin, path, method, b"a=b")[0]) == (method, path, 405)


CALM = {200, 400, 414}  # found, not understood, longer than any question
STRANGE = [
    "q=" + "a" * 3000,
    "q=" + quote("Іван " * 400),
    "q=%00",
    "q=%00%00Ivan%00",
    "q=%ff%fe",
    "q=" + quote("\u202eнавІ\u202c"),
    "q=" + quote("<script>alert(1)</script>"),
    "q=" + quote('"><img src=x onerror=alert(1)>'),
    "q=" + quote("' OR 1=1 --"),
    "q=" + quote("{{7*7}}{% load x %}"),
    "q=" + quote("%s%n{0}"),
    "q=" + quote("𝕴𝖛𝖆𝖓 👩‍🦰 \ud7ff"),
    "page=0", "page=-1", "page=99999999999999999999", "page=abc", "page=1e3", "page=%D9%A3",
    "order=nonsense", "order=held&order=name", "sex=%27", "stage[]=x", "stage=%00", "silent=-5", "silent=99999999",
    "age=60-", "age=-", "age=1-2-3", "age=zz", "facility=" + "x" * 2000, "article=by-342-p1%00", "list=" + quote("<b>"),
    "now=old", "=&=&&&", "&".join(f"a{n}=b" for n in range(500)), "a" * 3500,
]  # fmt: skip


@pytest.mark.parametrize("page", ["people/index.html", "people/search.html"])
def test_a_strange_question_gets_a_calm_answer(origin, page):
    for asked in STRANGE:
        status, body = raw(origin, f"/be/{page}?{asked}")
        assert (asked[:60], status in CALM) == (asked[:60], True)
        text = body.decode()
        assert (asked[:60], "<script" in text or "<img src=x" in text or "<b>" in text) == (asked[:60], False)
        assert (asked[:60], "\0" in text) == (asked[:60], False)


def test_a_strange_question_to_the_data_gets_a_calm_answer(origin):
    for asked in STRANGE:
        status, body = raw(origin, f"/api/v1/people/index.json?{asked}")
        assert (asked[:60], status in CALM) == (asked[:60], True)
        assert b"<script" not in body


def test_a_question_comes_back_escaped_and_whole(origin):
    _status, body = raw(origin, "/en/people/search.html?q=" + quote('"><i>R&D'))
    assert b'value="&quot;&gt;&lt;i&gt;R&amp;D"' in body


@pytest.mark.parametrize(
    "path",
    [
        "/../node.toml", "/be/../../node.toml", "/be/%2e%2e/%2e%2e/node.toml", "/..%2fnode.toml",
        "/%2e%2e%2fkeys/log.key",
        "/be/..%5c..%5cnode.toml", "//etc/passwd", "/static/../../db.sqlite3", "/%00", "/be/index.html%00.txt",
        "/./../keys/django.key", "/record/../../keys/log.key",
    ],
)  # fmt: skip
def test_nothing_outside_the_site_is_given_out(origin, path):
    status, body = raw(origin, path)
    assert status in (400, 404)
    for kept in (b"origin =", b"root:x", b"SQLite format", b"PRIVATE"):
        assert kept not in body


def test_what_a_visitor_asked_for_is_written_nowhere(origin, node):
    """The marks are planted in an address, a question, a header; the node's folder is then looked through."""
    raw(origin, "/be/people/canary-in-an-address.html")
    raw(origin, "/be/people/search.html?q=canary-in-a-question")
    for path in node.rglob("*"):
        if path.is_file():
            assert (path.name, b"canary-in-a" in path.read_bytes()) == (path.name, False)


def test_a_page_is_not_sent_twice(origin, site):
    path = somebody(site)
    _status, _body, headers = fetch(f"{origin}/{path}")
    link = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=30)
    link.request("GET", f"/{path}", headers={"If-None-Match": headers["ETag"]})
    answer = link.getresponse()
    assert (answer.status, answer.read()) == (304, b"")
    link.close()
