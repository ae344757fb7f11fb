"""A node at the command line: open its folder, and bring its site up to date after something landed."""

import os
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from nitka.ground import canonical, layout

# How the pages were made; ``nitka verify`` makes them again from it.
PAGES = "record/pages.json"
# What node.toml says that no page shows.
_PRIVATE = frozenset({"hosts", "landing_hour"})


class NotANode(RuntimeError):
    """The folder is no node."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node's folder and what lies in it."""

    folder: Path

    @property
    def site(self) -> Path:
        """The public snapshot."""
        return self.folder / "site"

    @property
    def keys(self) -> Path:
        """The log key and Django's key."""
        return self.folder / "keys"

    @property
    def waiting(self) -> Path:
        """Fully signed acts that wait for the landing hour."""
        return self.folder / "waiting"


def open_node(folder: Path | None) -> Node:
    """Start Django on the node in ``folder``, or on the one that ``NITKA_NODE`` names. Raises ``NotANode``."""
    named = str(folder or os.environ.get("NITKA_NODE", ""))
    if not named:
        raise NotANode("name the node's folder with --node, or in NITKA_NODE")
    place = Path(named).resolve()
    if not (place / "node.toml").exists():
        raise NotANode(f"{place} is not a node: make one with  nitka node init {place}")
    os.environ["NITKA_NODE"] = str(place)
    start_django()
    return Node(place)


def start_django() -> None:
    """Load the settings and the rooms."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nitka.config.settings")
    django.setup()


class Steps:
    """Progress for whatever takes longer than a second: a bar on a terminal, a line at the end elsewhere."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._bars = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
            console=self._console, transient=True,
        )  # fmt: skip
        self._tasks: dict[str, Any] = {}
        self._began = time.monotonic()

    def __enter__(self) -> "Steps":
        if self._console.is_terminal:
            self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        # Without a terminal nothing was begun, and stopping would print an empty line.
        if self._console.is_terminal:
            self._bars.stop()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` are done of ``what``."""
        if what not in self._tasks:
            self._tasks[what] = self._bars.add_task(what, total=total)
        self._bars.update(self._tasks[what], completed=done, total=total)

    def of(self, what: str) -> Callable[[int, int], None]:
        """The progress of one thing."""
        return lambda done, total: self(what, done, total)

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self._began


def refresh_site(
    node: Node, subjects: Iterable[str] = (), *, whole: bool = True, everything: bool = False
) -> None:
    """Write pages, record and manifest.

    ``subjects`` are those whose files go first; when not ``whole``, only what must be out at once is made, and the
    nightly run does the rest. ``everything`` compares every file of the record.
    """
    from nitka.record import actions

    signer = actions.read_signer(node.keys)
    # Killed between a page and the list of pages, the next run must read every file again.
    unfinished = node.folder / "site.unfinished"
    with layout.one_at_a_time(node.folder / "site.lock"):
        everything |= unfinished.exists()
        unfinished.touch()
        changed = _write_pages(node, subjects, whole=whole)
        changed += actions.write_record(site=node.site, signer=signer, everything=everything)
        actions.write_manifest(site=node.site, signer=signer, changed=None if everything else changed)
        unfinished.unlink()


def _write_pages(node: Node, subjects: Iterable[str], *, whole: bool) -> list[str]:
    """The pages, how they were made, and the checker of receipts; the paths written or removed."""
    from nitka.record import actions
    from nitka.record.receipt import CHECKER

    day = datetime.now(UTC).date()
    if whole:
        actions.sweep_photos()
    changed = render_pages(node.site, day, subjects, whole=whole)
    layout.write_file(node.site, "receipt.html", CHECKER.read_bytes())
    layout.write_file(node.site, PAGES, canonical.encode(_made_with(day, whole)))
    return [*changed, PAGES, "receipt.html"]


def render_pages(site: Path, day: date, subjects: Iterable[str] = (), *, whole: bool = True) -> list[str]:
    """Make the pages of the day in a folder; the paths written or removed."""
    from django.core.management import call_command

    named = [*(["--all"] if whole else []), *(["--subjects", *subjects] if subjects else [])]
    with tempfile.TemporaryDirectory() as spare:
        told = Path(spare) / "changed"
        call_command(
            "render_site", "--out", str(site), "--day", day.isoformat(), "--changed", str(told), *named,
            stdout=StringIO(),
        )  # fmt: skip
        return told.read_text(encoding="utf-8").splitlines()


def release() -> str:
    """Which release makes the pages here."""
    from django.core.management import call_command

    said = StringIO()
    call_command("site_release", stdout=said)
    return said.getvalue().strip()


def _made_with(day: date, whole: bool) -> dict[str, Any]:
    """What the pages depend on besides the record: enough to make them again elsewhere."""
    from django.conf import settings

    table = {key: value for key, value in settings.NITKA_NODE_TABLE.items() if key not in _PRIVATE}
    return {"release": release(), "day": day.isoformat(), "whole": whole, "node": table}


def stop(*lines: str, status: int = 1) -> typer.Exit:
    """Say what is wrong on standard error; raise what this gives."""
    for line in lines:
        typer.echo(line, err=True)
    return typer.Exit(status)
