"""The ``nitka`` command: each noun is a module of ``commands`` and is listed once, here."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import typer

# First word of a command → the modules it needs; each offers ``register(app)``. Only these are loaded, so that a
# command starts quickly on a cheap server.
COMMANDS: dict[str, tuple[str, ...]] = {
    "charter": ("charter",),
    "demo": ("demo",),
    "draft": ("draft",),
    "import": ("import_list",),
    "invent": ("invent",),
    "land": ("act",),
    "member": ("member",),
    "mirror": ("mirror",),
    "names": ("names",),
    "node": ("node", "succession"),
    "publish": ("act",),
    "receipt": ("record",),
    "record": ("record",),
    "review": ("review",),
    "serve": ("serve",),
    "sign": ("sign",),
    "verify": ("verify",),
}

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


def wanted(words: Sequence[str]) -> list[str]:
    """The modules that a command line needs: those of its first word, or all of them to say what there is."""
    if words and words[0] in COMMANDS:
        return list(COMMANDS[words[0]])
    return list(dict.fromkeys(name for names in COMMANDS.values() for name in names))


def run() -> None:
    """Entry point: registers what the command line needs and runs."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nitka.config.settings")
    for name in wanted(sys.argv[1:]):
        import_module(f"nitka.cli.commands.{name}").register(app)
    app()
