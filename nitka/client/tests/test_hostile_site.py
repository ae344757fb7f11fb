"""A place that shows a record may send anything: a finding or one clear sentence, never a crash, never our memory."""

import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from nitka.client.memory import Memory
from nitka.client.pictures import NamedPhotos
from nitka.client.sources import FolderSource, Missing, SourceTrouble, open_source
from nitka.client.tests.builders import small_site
from nitka.client.verify import verify
from nitka.ground import acts, canonical, layout, notes, photos

BAD = (
    b"", b"\x00" * 300, b"\xff\xfe\x00", b"[" * 20_000, b'{"a":' * 20_000, b"9" * 6_000, b"1e999\n", b"null\n",
    b'{"a":1,"a":1}\n', b"\n" * 5_000, b"a\n" + b"9" * 18 + b"\nAAAA\n\n\xe2\x80\x94 x AAAA\n",
)  # fmt: skip


@pytest.fixture
def site(tmp_path):
    return small_site().write(tmp_path / "site")


def found(folder):
    return {finding.path for finding in verify(FolderSource(folder)).findings}


def test_whatever_stands_in_a_file_of_the_record_it_is_named(site):
    for path in layout.files_below(site):
        if not path.startswith("record/"):
            continue
        good = (site / path).read_bytes()
        for bad in BAD:
            (site / path).write_bytes(bad)
            assert path in found(site), (path, bad[:20])
        (site / path).write_bytes(good)


def test_sizes_that_no_file_has_are_findings(site):
    text, lines = (site / layout.MANIFEST).read_text(encoding="utf-8").rsplit("\n\n", 1)
    first, *listed = text.split("\n")
    for size in ("9" * 5_000, "9" * 20, "9" * 15):
        hash_, _, path = listed[2].split(" ", 2)
        changed = "\n".join([first, *listed[:2], f"{hash_} {size} {path}", *listed[3:]])
        (site / layout.MANIFEST).write_text(f"{changed}\n\n{lines}", encoding="utf-8")
        assert layout.MANIFEST in found(site)
    assert notes.split(b"a\n1\nx\n\n\xe2\x80\x94 x AAAAAAA=\n")[0] == "a\n1\nx\n"


def test_pipes_devices_and_names_with_zero_bytes_are_no_files(site):
    (site / "style.css").unlink()
    os.mkfifo(site / "style.css")
    (site / "en/index.html").unlink()
    (site / "en/index.html").symlink_to("/dev/zero")
    assert found(site) == {"style.css", "en/index.html"}
    with pytest.raises(Missing):
        FolderSource(site).read("photos/\0.jpg")


@pytest.mark.parametrize("body", [[], "x", {"kind": "person"}, {"kind": "person", "data": []}])
def test_an_act_file_with_a_photo_and_odd_bodies_is_refused_in_words(body):
    team = small_site().team
    file = team.act(team.people(1))
    bodies = [body, {"photo": {"sha256": "../../x"}}]
    data = {"format": "nitka-act-1", "envelope": file.envelope.to_data(), "bodies": bodies, "photos": {}}
    with pytest.raises(acts.BadAct):
        acts.read_file(canonical.encode(data))
    assert photos.carried_problems([canonical.encode(one) for one in bodies], [b"no picture"]) != []


@pytest.mark.parametrize(
    "photo", [{"sha256": "../../../etc/passwd"}, {"sha256": "\0"}, {"sha256": [], "media": {}}]
)
def test_only_a_hash_names_a_photo(photo):
    team = small_site().team
    body = team.body("person", team.subject(), {"photo": photo})
    assert photos.named_in(body) is None
    assert NamedPhotos().named == []


class Elsewhere(BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self):
        self.asked.append(self.path)
        self.send_response(302)
        self.send_header("Location", f"http://elsewhere.invalid{self.path}")
        self.end_headers()

    def log_message(self, *_):
        pass


def test_a_site_that_sends_on_to_another_is_named_and_not_followed():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with pytest.raises(SourceTrouble, match="the site sends on to 'http://elsewhere.invalid'"):
            open_source(f"http://127.0.0.1:{server.server_port}").read(layout.CHECKPOINT)
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("address", ["http://[", "https://", "http:///record", "HTTP://[::1"])
def test_an_address_that_is_none_is_refused_in_words(address):
    with pytest.raises(SourceTrouble, match="is no address of a site"):
        open_source(address)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"records":[],"sources":{}}', '{"records":{"a":{}},"sources":{}}']
)
def test_a_damaged_memory_is_said_and_left_as_it_is(tmp_path, text):
    (tmp_path / "seen.json").write_text(text)
    with pytest.raises(SourceTrouble, match="seen.json is damaged"):
        Memory(tmp_path)
    assert (tmp_path / "seen.json").read_text() == text
