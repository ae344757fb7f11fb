"""One founder, and three: from empty folders to a signed, published list, typed as people type it."""

import json
import os
import re
import stat
import subprocess
import sys

import pytest

from tests.databases import own_database

SEEN_BY_OTHERS = 0o077


class Machine:
    """A folder with members' files and a node, and the ``nitka`` command run in it as its own process."""

    def __init__(self, folder, database):
        self.folder = folder
        self.database = database
        self.phrases = {}
        self.typed = []

    def nitka(self, *words, by=None, status=0):
        """Standard output of the command; ``by`` is the member whose phrase it asks for."""
        environment = {name: text for name, text in os.environ.items() if not name.startswith("NITKA")}
        environment |= {"LC_ALL": "en_US.UTF-8", "NITKA_STATE": str(self.folder / "state")}
        environment |= self.database
        environment["PYTHONPATH"] = os.pathsep.join([os.getcwd(), *sys.path])
        pipes = ()
        if by:
            reader, writer = os.pipe()
            os.write(writer, self.phrases[by].encode())
            os.close(writer)
            environment["NITKA_PHRASE_FILE"] = f"/dev/fd/{reader}"
            pipes = (reader,)
        self.typed.append(words)
        done = subprocess.run(
            [sys.executable, "-m", "nitka", *words],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            pass_fds=pipes,
            timeout=120,
        )
        for pipe in pipes:
            os.close(pipe)
        assert done.returncode == status, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout if status == 0 else done.stderr

    def member(self, name):
        self.phrases[name] = self.nitka("member", "new", f"{name}.key").strip()
        return self.nitka("member", "seat", f"{name}.key", by=name).strip()

    def files(self):
        return [path for path in self.folder.rglob("*") if path.is_file()]


@pytest.fixture
def machine(tmp_path):
    with own_database() as database:
        yield Machine(tmp_path, database)


def test_one_founder_founds_a_record_and_the_site_says_so(machine):
    machine.member("alesia")
    said = machine.nitka(
        "node", "init", "node", "--founder", "alesia.key", "--name", "Проба «1»", "--origin",
        "https://nitka.example", by="alesia",
    )  # fmt: skip
    assert said.splitlines()[0] == "The record nitka.example/record is founded, with 1 seat."
    lines = machine.nitka("node", "status", "node").splitlines()
    assert (lines[0], lines[6]) == ("Проба «1», https://nitka.example", "Signed by one.")
    node = machine.folder / "node"
    secret = [*(node / "keys").iterdir(), *node.glob("db.sqlite3*")]
    assert [path.name for path in secret if stat.S_IMODE(path.stat().st_mode) & SEEN_BY_OTHERS] == []
    again = machine.nitka("node", "init", "node", "--founder", "alesia.key", by="alesia", status=1)
    assert again.endswith("already holds a node with a record; it is left as it is.\n")
    phrase = machine.phrases["alesia"].encode()
    assert [path for path in machine.files() if phrase in path.read_bytes()] == []


def test_three_founders_sign_two_suffice_and_a_lone_signature_does_not(machine):
    seats = {name: machine.member(name) for name in ("alesia", "bahdan", "vera")}
    log = machine.nitka(
        "node", "prepare", "node", "--name", "Тры", "--origin", "https://nitka.example"
    ).strip()
    named = [word for seat in seats.values() for word in ("--seat", seat)]
    machine.nitka("charter", "draft", "founding.act", "--log", log, *named)
    unread = machine.nitka("sign", "founding.act", "--key", "alesia.key", by="alesia", status=1)
    assert unread == "this act was not reviewed on this machine: look at it first with  nitka review\n"
    read = machine.nitka("review", "founding.act", "--yes")
    assert "      Circle one: 3 seats." in read.splitlines()
    machine.nitka("sign", "founding.act", "--key", "alesia.key", by="alesia")
    alone = machine.nitka("node", "init", "node", "--charter", "founding.act", status=1)
    assert alone == "1 valid signatures of 2 needed for 'charter'\n"
    said = machine.nitka("sign", "founding.act", "--key", "vera.key", "--reviewed", by="vera")
    assert said.splitlines()[0] == "Signed: founding.act, 2 signatures of 2 needed."
    machine.nitka("node", "init", "node", "--charter", "founding.act")
    shown = machine.nitka("charter", "show", "node")
    assert [line for line in shown.splitlines() if "seats" in line] == ["Circle one: 3 seats."]
    entry = (machine.folder / "node" / "site" / "record" / "charters").iterdir()
    (charter,) = [json.loads(path.read_bytes()) for path in entry]
    assert charter["circles"][0]["seats"] == sorted(seats.values())
    machine.nitka(
        "charter", "suspend", seats["bahdan"], "--out", "stop.json", "--key", "alesia.key", "--record", "node",
        by="alesia",
    )  # fmt: skip
    machine.nitka("review", "founding.act", "--yes", "--record", "node")
    memory = machine.folder / "state" / "seen.json"
    memory.write_text(re.sub(r'"root": "[0-9a-f]{8}', '"root": "00000000', memory.read_text()))
    fork = machine.nitka("review", "founding.act", "--yes", "--record", "node", status=1)
    assert fork == "record/checkpoint: the first 1 acts are not those seen before: the log was forked\n"
    refused = machine.nitka("charter", "refuse", "stop.json", "--node", "node")
    assert refused.startswith("Signatures of this seat are refused until 20")


def test_bad_input_is_named_and_leaves_no_node(machine):
    (machine.folder / "broken.act").write_text("{}")
    for words, said in (
        (("node", "init", "node"), "Found the node either alone (--founder) or with a signed charter"),
        (
            ("node", "init", "node", "--charter", "broken.act", "--name", "a", "--origin", "https://a.b"),
            "an act file",
        ),
        (
            ("node", "init", "node", "--charter", "none.act", "--name", "a", "--origin", "https://a.b"),
            "[Errno 2]",
        ),
        (("node", "prepare", "node", "--name", "a", "--origin", "a.b"), "a.b is no address of a site"),
        (
            ("charter", "draft", "x.act", "--log", "x", "--seat", "12"),
            "A seat's key has 64 hexadecimal digits",
        ),
        (("review", "broken.act"), "an act file has exactly"),
    ):
        assert machine.nitka(*words, status=1).startswith(said)
    assert sorted(path.name for path in machine.folder.iterdir()) == ["broken.act"]
