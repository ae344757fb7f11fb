"""Killed in the middle, crowded, out of room: what was acknowledged is there, the rest has never been."""

import os
import random
import secrets
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from nitka.client.sources import FolderSource
from nitka.client.verify import verify
from nitka.ground import acts
from nitka.ground.tests.team import Team

ROOT = Path(__file__).resolve().parents[3]


POSTGRES = os.environ.get("NITKA_POSTGRES", "")


def database_of_its_own() -> str:
    """On PostgreSQL a fresh database in the same cluster; on SQLite the node's folder is enough."""
    if not POSTGRES:
        return ""
    place, _, user = POSTGRES.rsplit("/", 2)
    host, port = place.rsplit(":", 1)
    name = f"killed_{secrets.token_hex(6)}"
    with psycopg.connect(host=host, port=port, user=user, dbname="postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
    return f"{place}/{name}/{user}"


class Node:
    """A node of its own in a folder, written by processes that can be killed."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.team = Team()
        self.database = database_of_its_own()
        (folder / "keys").mkdir(parents=True)
        (folder / "node.toml").write_text('name = "test"\n')
        (folder / "keys/log.key").write_text(self.team.signer.to_text())
        self.run("make")
        self.landed = 0
        assert self.append(self.team.founding()) == ["batch 1", "landed 0"]

    def start(self, *words, **environment):
        return subprocess.Popen(
            [sys.executable, "-m", "nitka.record.tests.worker", str(self.folder), *map(str, words)],
            cwd=ROOT,
            env={**os.environ, "NITKA_POSTGRES": self.database, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words, **environment):
        process = self.start(*words, **environment)
        said, wrong = process.communicate(timeout=120)
        return said.splitlines() if process.returncode == 0 else wrong.splitlines()[-1:]

    def kept(self, file):
        path = self.folder / f"{file.act.items_root}.act"
        path.write_bytes(file.to_bytes())
        return path

    def append(self, *files, **environment):
        return self.run("append", self.team.day, *(self.kept(file) for file in files), **environment)

    def holds(self):
        """The record as files, verified: number of acts and of items."""
        assert self.run("write") == ["writing", "wrote"]
        verdict = verify(FolderSource(self.folder / "site"))
        assert verdict.findings == []
        return verdict.size, verdict.items


@pytest.fixture
def node(tmp_path):
    return Node(tmp_path / "node")


@pytest.mark.parametrize("batches", [0, 2])
def test_killed_during_an_act_the_record_holds_and_the_act_can_land_again(node, batches):
    file = node.team.act(node.team.people(2500))
    process = node.start("append", node.team.day, node.kept(file))
    for _ in range(batches):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    said = process.communicate()[0]
    assert "landed" not in said
    assert node.holds() == (1, 1)
    assert node.append(file)[-1] == "landed 1"
    assert node.holds() == (2, 2501)


def test_what_was_acknowledged_before_a_kill_is_there(node):
    files = [node.team.act(node.team.people(10)) for _ in range(12)]
    process = node.start("append", node.team.day, *(node.kept(file) for file in files))
    landed = 0
    while landed < 5:
        landed += process.stdout.readline().startswith("landed")
    process.send_signal(signal.SIGKILL)
    landed += sum(line.startswith("landed") for line in process.communicate()[0].splitlines())
    size, _ = node.holds()
    assert landed + 1 <= size <= landed + 2
    done = node.append(*files)
    assert sum(line.startswith("refused the act already stands") for line in done) == size - 1
    assert node.holds() == (13, 121)


def test_killed_while_files_are_written_they_are_written_again(node):
    chance = random.Random(3)
    node.append(node.team.act(node.team.people(2000)))
    for _ in range(3):
        process = node.start("write", 50)
        process.stdout.readline()
        try:
            process.wait(timeout=chance.uniform(0.02, 0.2))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.communicate()
        node.append(node.team.act(node.team.people(10)))
    (node.folder / "site/record/acts/.new-half").write_bytes(b"x")
    assert node.holds() == (5, 2031)
    left = [path for path in (node.folder / "site").rglob("*") if path.name.startswith(".new-")]
    assert left == []


def test_two_acts_at_once_land_one_after_the_other(node):
    files = [node.team.act(node.team.people(1100)) for _ in range(2)]
    both = [node.start("append", node.team.day, node.kept(file)) for file in files]
    last = sorted(process.communicate(timeout=120)[0].splitlines()[-1] for process in both)
    assert last == ["landed 1", "landed 2"]
    assert node.holds() == (3, 2201)


def test_the_same_act_twice_at_once_lands_once(node):
    path = node.kept(node.team.act(node.team.people(1100)))
    both = [node.start("append", node.team.day, path) for _ in range(2)]
    last = sorted(process.communicate(timeout=120)[0].splitlines()[-1] for process in both)
    assert last == ["landed 1", "refused the act already stands in the record"]
    assert node.holds() == (2, 1101)


def test_on_a_full_disk_an_act_lands_whole_or_not_at_all(node):
    file = node.team.act(node.team.people(2500))
    if not POSTGRES:
        # PostgreSQL writes in another process, which this limit does not reach.
        said = node.append(file, LARGEST_FILE="300000")
        assert said[-1].startswith(("django.db.utils.OperationalError: ", "sqlite3.OperationalError: "))
        assert node.holds() == (1, 1)
    assert node.append(file)[-1] == "landed 1"
    said = node.run("write", LARGEST_FILE="90000")
    assert said[-1].startswith("nitka.ground.layout.DiskTrouble: record/acts/001.")
    assert node.holds() == (2, 2501)


def test_what_was_withdrawn_is_nowhere_on_the_disk(node):
    people = node.team.people(60)
    nonce = acts.read_body(people[7]).nonce.encode()
    node.append(node.team.act(people))

    def places():
        return [path.name for path in node.folder.glob("db.sqlite3*") if nonce in path.read_bytes()]

    assert POSTGRES or places() != []
    assert node.append(node.team.withdrawal(people[7:8])) == ["batch 1", "landed 2"]
    assert places() == []
    assert node.holds() == (3, 62)
    assert [
        path for path in (node.folder / "site").rglob("*") if path.is_file() and nonce in path.read_bytes()
    ] == []
