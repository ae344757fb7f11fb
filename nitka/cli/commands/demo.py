"""``nitka demo``: a node with a real old list and an invented one, made by the commands an initiative would type."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.checking import CheckFailed, check_site
from nitka.cli.commands.serve import free_port, serving_command
from nitka.cli.demo_steps import Kitchen, StepFailed

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
FOUNDERS = ("alesia", "bahdan", "volha")
INVENTED = 240
SEED = 7


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _members(kitchen: Kitchen) -> list[str]:
    """Three key files with their phrases beside them (a demonstration: never do this) and their seats."""
    seats = []
    for name in FOUNDERS:
        key = str(kitchen.members / f"{name}.key")
        phrase = kitchen.members / f"{name}.phrase"
        phrase.write_text(
            kitchen.step(f"{name}: a key file", "member", "new", key, "--lang", "en"), encoding="utf-8"
        )
        phrase.chmod(0o600)
        seats.append(kitchen.step(f"{name}: a seat", "member", "seat", key, phrase=phrase).split()[-1])
    return seats


def _sign(kitchen: Kitchen, act: Path, names: tuple[str, ...]) -> None:
    """Each of these members reviews the act and signs it."""
    for name in names:
        key = str(kitchen.members / f"{name}.key")
        kitchen.step(f"{name} reviews {act.name}", "review", str(act), "--yes", *_record(kitchen))
        kitchen.step(
            f"{name} signs it",
            *("sign", str(act), "--key", key, *_record(kitchen)),
            phrase=kitchen.members / f"{name}.phrase",
        )


def _record(kitchen: Kitchen) -> list[str]:
    checkpoint = kitchen.node / "site" / "record" / "checkpoint"
    return ["--record", str(kitchen.node / "site")] if checkpoint.exists() else []


def _found(kitchen: Kitchen) -> None:
    """Three founders; two of three sign what is said of people."""
    node = str(kitchen.node)
    kitchen.step(
        "the node's folder", "node", "prepare", node, "--name", "Nitka", "--origin", "http://127.0.0.1"
    )
    seats = _members(kitchen)
    charter = kitchen.members / "founding.act"
    words = [word for seat in seats for word in ("--seat", seat)]
    kitchen.step("a charter of three seats", "charter", "draft", str(charter), *words, "--node", node)
    _sign(kitchen, charter, FOUNDERS)
    kitchen.step("the record begins", "node", "init", node, "--charter", str(charter))


def _publish(kitchen: Kitchen, name: str, text: str, *words: str) -> None:
    """Make an act by an import, have two members sign it, let it land."""
    act = kitchen.members / f"{name}.act"
    kitchen.step(text, "import", *words, *_record(kitchen), "--out", str(act))
    _sign(kitchen, act, FOUNDERS[:2])
    kitchen.step("it lands, and the pages are made", "publish", str(act), "--now")


def build(kitchen: Kitchen) -> None:
    """Everything from nothing to a site with both lists."""
    kitchen.members.mkdir(parents=True, exist_ok=True)
    kitchen.members.chmod(0o700)
    _found(kitchen)
    _publish(kitchen, "reference", "facilities, articles, parcel rules", "reference")
    real = str(EXAMPLES / "azerbaijan-2014.csv")
    _publish(
        kitchen, "azerbaijan-2014", "the real list of August 2014: 98 people",
        "people", real, "--profile", "azerbaijan-2014", "--report", str(kitchen.members / "azerbaijan-2014.html"),
    )  # fmt: skip
    invented = kitchen.members / "invented.csv"
    kitchen.step("invented people", "invent", str(invented), "--count", str(INVENTED), "--seed", str(SEED))
    _publish(
        kitchen, "invented", f"the invented list: {INVENTED} people",
        "people", str(invented), "--profile", "invented", "--report", str(kitchen.members / "invented.html"),
    )  # fmt: skip
    (kitchen.folder / "complete").write_text("both lists are published\n", encoding="ascii")


def _catch_up(kitchen: Kitchen) -> None:
    kitchen.step("pages that show ages are made for today", "land")


def demo(
    folder: Annotated[Path, typer.Option(help="Where everything lives; kept between runs.")] = Path(
        "demo-node"
    ),
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 takes a free one.")] = 8000,
    check: Annotated[bool, typer.Option("--check", help="Fetch every kind of page, verify, stop.")] = False,
) -> None:
    """A node with two lists: 98 real prisoners of August 2014, and invented people in Belarus."""
    kitchen = Kitchen(folder.resolve(), _say)
    try:
        if (kitchen.folder / "complete").exists():
            _say(f"The node in {folder} is kept from last time (delete the folder to begin anew).\n")
            _catch_up(kitchen)
        else:
            if kitchen.folder.exists() and any(kitchen.folder.iterdir()):
                _say(
                    f"{folder} holds something that is not a finished demo: name another one with --folder,\n"
                )
                _say("or delete it if an earlier run was broken off.\n")
                raise typer.Exit(2)
            _say("Making a node with two lists. Everyone called Belarusian in it is invented.\n")
            build(kitchen)
        _serve(kitchen, port or free_port(), check)
    except StepFailed as failed:
        _say(f"\nThat did not work:\n{failed}\n")
        raise typer.Exit(1) from None


def _serve(kitchen: Kitchen, port: int, check: bool) -> None:
    origin = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(serving_command(port), env=kitchen.environment)
    try:
        if check:
            check_site(origin, kitchen)
            _say("Every kind of page answers in four languages, and the record verifies.\n")
            return
        _say(f"\n  {origin}/\n\nStop it with Ctrl-C; the same command starts it again.\n")
        stopped = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
        while process.poll() is None and not stopped.wait(0.5):
            pass
    except CheckFailed as failed:
        _say(f"\n{failed}\n")
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        _say("\nStopped.\n")
    finally:
        process.terminate()
        process.wait(10)


def register(app: typer.Typer) -> None:
    """Add ``nitka demo``."""
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    app.command("demo")(demo)
