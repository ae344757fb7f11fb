"""Nodes of many invented people, made by the commands an initiative types; each command's time and memory kept."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

SEED = 7
OUT = Path(__file__).resolve().parents[1] / "bench-out"
MIGRATIONS = Path(__file__).resolve().parents[1] / "nitka"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds by the clock, processor seconds, greatest memory of one of its processes (MB)."""

    seconds: float
    cpu: float
    peak_mb: float


@dataclass
class Node:
    """A built node: its folder, how many people it was made for, what each step took."""

    folder: Path
    people: int
    costs: dict[str, Cost] = field(default_factory=dict)

    @property
    def node(self) -> Path:
        """What the server has."""
        return self.folder / "node"

    @property
    def site(self) -> Path:
        """The snapshot."""
        return self.node / "site"

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.node / "db.sqlite3"

    @property
    def environment(self) -> dict[str, str]:
        """What the commands find the node and the members' state by."""
        return {
            **os.environ,
            "NITKA_NODE": str(self.node),
            "NITKA_STATE": str(self.folder / "state"),
            "NITKA_PHRASE_FILE": str(self.folder / "founder.phrase"),
        }

    def record(self) -> list[str]:
        """The record's place as an option."""
        return ["--record", str(self.site)]

    def run(self, *words: str) -> str:
        """``nitka WORDS``; gives what it said. Raises ``RuntimeError`` with everything it said when it failed."""
        return run(["-m", "nitka", *words], self.environment)[0]


def run(words: list[str], environment: dict[str, str] | None = None) -> tuple[str, Cost]:
    """Run this Python with ``words``; its output and its cost."""
    return run_command([sys.executable, *words], environment)


def run_command(command: list[str], environment: dict[str, str] | None = None) -> tuple[str, Cost]:
    """Run a command; its output and its cost. Raises ``RuntimeError`` when it fails."""
    started = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as wrong:
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=wrong
        )
        _, status, used = os.wait4(process.pid, 0)
        out.seek(0), wrong.seek(0)
        said, complaint = (file.read().decode("utf-8", "replace") for file in (out, wrong))
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command[1:])}\n{said[-2000:]}{complaint[-2000:]}")
    # ru_maxrss counts kilobytes on Linux, the greatest of the process and of its children that have ended
    return said, Cost(time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def shape() -> str:
    """Names the tables: when a migration comes, nodes are built anew."""
    digest = hashlib.sha256()
    for path in sorted(MIGRATIONS.glob("*/migrations/*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def built(people: int, say: Callable[[str], None], fresh: bool = False, whole: bool = True) -> Node:
    """The node of so many people: the one kept in ``bench-out/``, or made now; ``whole``: with every page.

    A build that was broken off goes on where it stopped. 100,000 people take a quarter of an hour, with all of their
    1.2 million pages longer.
    """
    node = Node(OUT / str(people), people)
    told = node.folder / "built.json"
    kept = json.loads(told.read_text(encoding="utf-8")) if told.exists() else {}
    if fresh or kept.get("shape") != shape():
        shutil.rmtree(node.folder, ignore_errors=True)
        node.folder.mkdir(parents=True)
        kept = {"costs": {}}
        found(node)
    node.costs = {step: Cost(**cost) for step, cost in kept["costs"].items()}
    keep(node)
    fill(node, say, whole)
    return node


def keep(node: Node) -> None:
    """Remember what was built and what it took."""
    told = {"shape": shape(), "costs": {step: asdict(cost) for step, cost in node.costs.items()}}
    (node.folder / "built.json").write_text(json.dumps(told, indent=1), encoding="utf-8")


def found(node: Node) -> None:
    """One founder, who signs alone."""
    folder, key = node.folder, str(node.folder / "founder.key")
    node.run("node", "prepare", str(node.node), "--name", "Bench", "--origin", "http://127.0.0.1")
    phrase = folder / "founder.phrase"
    phrase.touch(mode=0o600)
    phrase.write_text(node.run("member", "new", key, "--lang", "en"), encoding="utf-8")
    seat = node.run("member", "seat", key).split()[-1]
    charter = str(folder / "founding.act")
    node.run("charter", "draft", charter, "--seat", seat, "--node", str(node.node))
    node.run("sign", charter, "--key", key, "--reviewed")
    node.run("node", "init", str(node.node), "--charter", charter)
    reference = folder / "reference.act"
    node.run("import", "reference", *node.record(), "--out", str(reference))
    node.run("sign", str(reference), "--key", key, "--reviewed", *node.record())
    node.run("publish", str(reference), "--now")


def fill(node: Node, say: Callable[[str], None], whole: bool) -> None:
    """The invented people as one act; steps that were done before are left out."""
    listed, act = str(node.folder / "invented.csv"), str(node.folder / "people.act")
    steps: list[tuple[str, list[str]]] = [
        ("invent", ["-m", "nitka", "invent", listed, "--count", str(node.people), "--seed", str(SEED)]),
        (
            "import",
            [
                "-m",
                "nitka",
                "import",
                "people",
                listed,
                "--profile",
                "invented",
                *node.record(),
                "--out",
                act,
            ],
        ),
        (
            "sign",
            [
                "-m",
                "nitka",
                "sign",
                act,
                "--key",
                str(node.folder / "founder.key"),
                "--reviewed",
                *node.record(),
            ],
        ),
        ("landing", ["-m", "bench.landing", "land", act]),
    ]
    if whole:
        steps.append(("pages", ["-m", "nitka", "land"]))
    for step, words in steps:
        if step in node.costs:
            continue
        say(f"  {node.people:,} people: {step} ... ")
        said, cost = run(words, node.environment)
        # the landing tells its own cost: it begins only when the settings are loaded
        node.costs[step] = Cost(**json.loads(said.splitlines()[-1])) if step == "landing" else cost
        keep(node)
        say(f"{node.costs[step].seconds:.1f} s\n")
