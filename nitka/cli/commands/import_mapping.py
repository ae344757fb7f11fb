"""``nitka import mapping`` and ``nitka import profiles``: how a list's columns are to be read."""

from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.asking import spoken_language
from nitka.ground.layout import DiskTrouble, write_file
from nitka.ground.wording import words

Lang = Annotated[str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")]


def mapping(
    file: Annotated[Path, typer.Argument(help="The list, CSV or XLSX.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="TOML file to write; else standard output.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="Encoding of a CSV that is not UTF-8.")
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="Sheet of a workbook.")] = None,
    lang: Lang = None,
) -> None:
    """Write a commented mapping for a list, its columns guessed from headers and cells; then correct it."""
    from nitka.client.importing.findings import ImportRefused
    from nitka.client.importing.guessing import starting_mapping
    from nitka.client.importing.opening import open_table

    language = spoken_language(lang)
    try:
        text = starting_mapping(open_table(file, encoding=encoding, sheet=sheet))
        if out is None:
            typer.echo(text, nl=False)
            return
        if out.exists():
            typer.echo(words("cli", language)("import.exists", path=out), err=True)
            raise typer.Exit(1)
        write_file(out.parent, out.name, text.encode())
        typer.echo(words("cli", language)("import.mapping_written", path=out))
    except ImportRefused as wrong:
        typer.echo(wrong.say(language), err=True)
        raise typer.Exit(1) from None
    except DiskTrouble as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(1) from None


def profiles() -> None:
    """List the profiles of the package."""
    from nitka.client.importing.profiles import packaged, profile

    for name in packaged():
        typer.echo(f"{name:<20} {profile(name).about.title}")
