"""A node at the command line: open its folder, and bring its site up to date after something landed."""

import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


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


def refresh_site(node: Node, subjects: Iterable[str] | None = None, everything: bool = False) -> None:
    """Write pages, record and manifest. ``subjects`` limits the pages to what must be out at once."""
    from django.core.management import call_command, get_commands

    from nitka.record import actions

    signer = actions.read_signer(node.keys)
    if "render_site" in get_commands():
        chosen = ["--all"] if subjects is None else ["--subjects", *subjects]
        call_command("render_site", "--out", str(node.site), *chosen, stdout=sys.stderr)
    actions.write_record(site=node.site, signer=signer, everything=everything)
    actions.write_manifest(site=node.site, signer=signer)


def stop(*lines: str, status: int = 1) -> typer.Exit:
    """Say what is wrong on standard error; raise what this gives."""
    for line in lines:
        typer.echo(line, err=True)
    return typer.Exit(status)
