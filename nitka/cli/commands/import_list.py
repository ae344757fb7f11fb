"""``nitka import``: lists that others keep become acts to sign."""

import typer

from nitka.cli.commands.import_mapping import mapping, profiles
from nitka.cli.commands.import_people import people
from nitka.cli.commands.import_reference import reference

commands = typer.Typer(no_args_is_help=True, help="Lists of people and reference data become acts to sign.")
commands.command("people")(people)
commands.command("reference")(reference)
commands.command("mapping")(mapping)
commands.command("profiles")(profiles)


def register(app: typer.Typer) -> None:
    """Add ``nitka import``."""
    app.add_typer(commands, name="import")
