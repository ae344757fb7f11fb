"""The ``nitka`` command: each noun is a module of ``commands`` and is listed once, here."""

import os
from importlib import import_module

import typer

# Each module offers ``register(app)`` and adds its commands or its group of commands.
COMMANDS: tuple[str, ...] = (
    "act",
    "charter",
    "demo",
    "import_list",
    "invent",
    "member",
    "mirror",
    "node",
    "record",
    "review",
    "serve",
    "sign",
    "succession",
    "verify",
)

app = typer.Typer(
    name="nitka",
    help="Nitka: publish and verify a list of political prisoners.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)


@app.callback()
def _all() -> None:
    """Keeps the command a group, however few nouns are listed."""


def run() -> None:
    """Entry point: registers every noun and runs."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nitka.config.settings")
    for name in COMMANDS:
        import_module(f"nitka.cli.commands.{name}").register(app)
    app()
