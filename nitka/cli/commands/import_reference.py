"""``nitka import reference``: the facilities, articles and parcel rules that come with the project."""

from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.asking import spoken_language


def reference(
    record: Annotated[
        str, typer.Option("--record", help="Address or folder of the site to compare with.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="Act file to write; without it only counts.")
    ] = None,
    day: Annotated[str, typer.Option("--day", help="Day of the act, as 2026-11-23; else today.")] = "",
    lang: Annotated[
        str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")
    ] = None,
) -> None:
    """Make an act of the shipped reference data, as far as the record does not hold it yet."""
    from nitka.cli.imports import import_reference

    import_reference(record, out, day, spoken_language(lang))
