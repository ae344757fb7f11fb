"""``nitka serve``: the public site of a node on an address of this machine."""

import os
import socket
import sys
from pathlib import Path
from typing import Annotated

import typer


def free_port(host: str = "127.0.0.1") -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def serving_command(port: int, workers: int = 2) -> list[str]:
    """The command that serves the node named by ``NITKA_NODE``: gunicorn, WSGI only, no log of visitors."""
    return [
        sys.executable, "-m", "gunicorn", "nitka.config.wsgi:application",
        "--bind", f"127.0.0.1:{port}", "--workers", str(workers), "--threads", "4", "--worker-class", "gthread",
        "--no-control-socket", "--log-level", "error",  # a warning would name address and request
    ]  # fmt: skip


def serve(
    folder: Annotated[Path, typer.Argument(help="The node's folder.")],
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 takes a free one.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=16)] = 2,
) -> None:
    """Serve the public site on 127.0.0.1; put nginx or Caddy in front of it for the world."""
    if not (folder / "node.toml").exists():
        typer.echo(f"{folder} is not a node: make one with  nitka node init {folder}", err=True)
        raise typer.Exit(2)
    port = port or free_port()
    typer.echo(f"http://127.0.0.1:{port}/", err=True)
    command = serving_command(port, workers)
    os.execve(command[0], command, {**os.environ, "NITKA_NODE": str(folder.resolve())})  # noqa: S606


def register(app: typer.Typer) -> None:
    """Add ``nitka serve``."""
    app.command("serve")(serve)
