"""A small node made by the very commands an initiative types: once for a whole run of the journeys."""

import csv
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def nitka(*words: str, check: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    """Type a command; its output is given back."""
    done = subprocess.run(
        [sys.executable, "-m", "nitka", *words],
        cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if check and done.returncode:
        raise AssertionError(f"nitka {' '.join(words)}\n{done.stdout}{done.stderr}")
    return done


def fetch(url: str) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers of an address; errors are answers too."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status, answer.read(), dict(answer.headers)
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read(), dict(refused.headers)


@contextmanager
def served(node: Path) -> Iterator[str]:
    """The node's public process on a free port; gives its address."""
    from nitka.cli.commands.serve import free_port

    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "nitka", "serve", str(node), "--port", str(port), "--workers", "1"],
        cwd=ROOT, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        origin = f"http://127.0.0.1:{port}"
        for _ in range(600):
            try:
                urllib.request.urlopen(origin + "/", timeout=1)
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.2)
        yield origin
    finally:
        process.terminate()
        process.wait(10)


INVENTED = 60
REAL = 20
NAME = "Проба «Нітка»"


def _few_rows(target: Path) -> None:
    """The first rows of the real list: enough for every kind of page."""
    with (ROOT / "examples" / "azerbaijan-2014.csv").open(encoding="utf-8", newline="") as source:
        rows = csv.reader(source)
        kept = [next(rows) for _ in range(REAL + 1)]
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(kept)


def build_small(folder: Path) -> Path:
    """One founder, the reference, a part of the real list, sixty invented people: by the commands, in ``folder``.

    Gives the node's folder. The members' machine lies beside it, in ``members``.
    """
    node, members = folder / "node", folder / "members"
    members.mkdir(parents=True)
    key, phrase = str(members / "alesia.key"), members / "alesia.phrase"
    place = {"NITKA_NODE": str(node), "NITKA_STATE": str(members / "state"), "NITKA_PHRASE_FILE": str(phrase)}
    os.environ.pop("NITKA_POSTGRES", None)
    phrase.write_text(nitka("member", "new", key, **place).stdout, encoding="utf-8")
    nitka(
        "node", "init", str(node), "--name", NAME, "--origin", "http://127.0.0.1", "--founder", key, **place
    )

    def sign(name: str) -> str:
        act = str(members / f"{name}.act")
        nitka("review", act, "--yes", "--record", str(node / "site"), **place)
        nitka("sign", act, "--key", key, "--record", str(node / "site"), **place)
        return act

    record = ("--record", str(node / "site"))
    nitka("import", "reference", *record, "--out", str(members / "reference.act"), **place)
    nitka("publish", sign("reference"), "--now", **place)
    _few_rows(members / "real.csv")
    nitka("invent", str(members / "invented.csv"), "--count", str(INVENTED), "--seed", "3", **place)
    for name, profile in (("real", "azerbaijan-2014"), ("invented", "invented")):
        act = str(members / f"{name}.act")
        nitka(
            "import",
            "people",
            str(members / f"{name}.csv"),
            "--profile",
            profile,
            *record,
            "--out",
            act,
            **place,
        )
    nitka("publish", sign("real"), sign("invented"), "--now", **place)
    return node
