"""A mirror is the site, checked; run again it follows, and it never takes what does not hold."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from nitka.client.memory import Memory
from nitka.client.mirror import Mirrored, MirrorRefused, mirror
from nitka.client.sources import FolderSource, SourceTrouble, open_source
from nitka.client.tests.builders import small_site
from nitka.client.verify import verify
from nitka.ground import layout


@pytest.fixture
def built():
    return small_site()


@pytest.fixture
def site(built, tmp_path):
    return built.write(tmp_path / "site")


def contents(folder):
    return {path: (folder / path).read_bytes() for path in layout.files_below(folder)}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def address(site):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_mirror_of_a_folder_is_the_same_and_holds(site, tmp_path):
    done = mirror(FolderSource(site), tmp_path / "stick")
    count = len(layout.files_below(site))
    assert done == Mirrored(count, count, 0, 5, done.root, done.founding)
    assert contents(tmp_path / "stick") == contents(site)
    assert verify(FolderSource(tmp_path / "stick")).findings == []


def test_a_mirror_over_the_web_is_the_same(address, site, tmp_path):
    mirror(open_source(address), tmp_path / "stick")
    assert contents(tmp_path / "stick") == contents(site)
    assert verify(open_source(address)).findings == []


def test_a_changed_page_on_the_web_is_named(address, site):
    (site / "be/index.html").write_text("<!doctype html><title>Нітка </title>\n")
    assert [one.path for one in verify(open_source(address)).findings] == ["be/index.html"]


def test_a_web_server_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(MirrorRefused) as refused:
        mirror(open_source("http://127.0.0.1:9/"), tmp_path / "stick")
    assert [one.path for one in refused.value.findings] == ["record/checkpoint", "record/manifest"]
    with pytest.raises(SourceTrouble):
        open_source(str(tmp_path / "nowhere"))


def test_run_again_it_fetches_only_what_is_new_and_deletes_what_is_gone(built, site, tmp_path):
    stick = tmp_path / "stick"
    mirror(FolderSource(site), stick)
    assert mirror(FolderSource(site), stick).written == 0
    gone = built.carried[1][0]
    built.land(built.team.withdrawal([gone]))
    built.write(site, {"be/index.html": "<!doctype html><title>Нітка</title>\n"})
    assert gone in (stick / layout.bodies_path(1)).read_bytes()
    done = mirror(FolderSource(site), stick)
    assert done.removed == 5
    assert gone not in (stick / layout.bodies_path(1)).read_bytes()
    assert contents(stick) == contents(site)


def test_an_interrupted_mirror_is_taken_up_and_mended(site, tmp_path):
    stick = tmp_path / "stick"
    mirror(FolderSource(site), stick)
    (stick / "record/manifest").unlink()
    (stick / "be/index.html").write_bytes(b"half")
    (stick / "en/index.html").unlink()
    assert mirror(FolderSource(site), stick).written == 3
    assert contents(stick) == contents(site)


def test_a_folder_with_something_else_in_it_is_left_alone(site, tmp_path):
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "mother.jpg").write_bytes(b"x")
    with pytest.raises(MirrorRefused, match="is not empty and is no mirror"):
        mirror(FolderSource(site), photos)
    assert contents(photos) == {"mother.jpg": b"x"}
    with pytest.raises(MirrorRefused, match="is a file"):
        mirror(FolderSource(site), photos / "mother.jpg")


def test_a_page_that_was_changed_is_not_copied_and_named(site, tmp_path):
    stick = tmp_path / "stick"
    mirror(FolderSource(site), stick)
    before = contents(stick)
    page = site / "be/people/index.html"
    page.write_bytes(page.read_bytes().replace("Людзі".encode(), "Нікога".encode()))
    # The older mirror has the true page already; a new one would have to take the false one.
    mirror(FolderSource(site), stick)
    assert contents(stick) == before
    with pytest.raises(MirrorRefused) as refused:
        mirror(FolderSource(site), tmp_path / "other")
    assert [str(one) for one in refused.value.findings] == [
        "be/people/index.html: is not the file that was signed"
    ]
    assert not (tmp_path / "other/record/manifest").exists()


def test_a_record_that_does_not_hold_is_not_copied_at_all(site, tmp_path):
    stick = tmp_path / "stick"
    mirror(FolderSource(site), stick)
    before = contents(stick)
    bodies = site / layout.bodies_path(1)
    bodies.write_bytes(bodies.read_bytes().replace("Брэст".encode(), "Мінск".encode(), 1))
    with pytest.raises(MirrorRefused) as refused:
        mirror(FolderSource(site), stick)
    assert [one.path for one in refused.value.findings] == [layout.bodies_path(1)]
    assert contents(stick) == before


def test_a_mirror_does_not_follow_a_forked_log(built, site, tmp_path):
    stick = tmp_path / "stick"
    mirror(FolderSource(site), stick)
    before = contents(stick)
    fork = small_site()
    del fork.entries[2:], fork.carried[2:]
    fork.withdrawn.clear()
    for _ in range(5):
        fork.land(fork.team.act(fork.team.people(10)))
    fork.write(site)
    with pytest.raises(MirrorRefused) as refused:
        mirror(FolderSource(site), stick)
    assert [one.problem for one in refused.value.findings] == [
        "the first 5 acts are not those seen before: the log was forked"
    ]
    assert contents(stick) == before


def test_what_a_mirror_saw_is_remembered(site, tmp_path):
    done = mirror(FolderSource(site), tmp_path / "stick", memory=Memory(tmp_path / "memory"))
    kept = Memory(tmp_path / "memory").tree(done.founding)
    assert (kept.size, kept.root) == (5, done.root)


def test_a_manifest_cannot_write_outside_the_folder(built, site, tmp_path):
    listed = [layout.Listed("../evil.html", "0" * 64, 1)]
    text = layout.manifest_text("nitka.example/log", 5, listed)
    with pytest.raises(layout.BadLayout, match="line 4"):
        layout.read_manifest(text)


def test_a_small_disk_leaves_an_older_mirror_whole(site, tmp_path, monkeypatch):
    stick = tmp_path / "stick"
    mirror(FolderSource(site), stick)
    before = contents(stick)
    page = "<p>" + "x" * 300_000
    small_site().write(site, {"be/index.html": page})
    with _little_room(100_000), pytest.raises(layout.DiskTrouble, match=r"be/index\.html"):
        mirror(FolderSource(site), stick)
    assert contents(stick) == before
    mirror(FolderSource(site), stick)
    assert contents(stick) == contents(site)


class _little_room:
    """Files may grow no larger than this: what a full disk does to one writer."""

    def __init__(self, most):
        self._most = most

    def __enter__(self):
        import resource
        import signal

        self._old = resource.getrlimit(resource.RLIMIT_FSIZE)
        self._handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._most, self._old[1]))

    def __exit__(self, *_):
        import resource
        import signal

        resource.setrlimit(resource.RLIMIT_FSIZE, self._old)
        signal.signal(signal.SIGXFSZ, self._handler)
