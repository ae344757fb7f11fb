"""``nitka invent``: a list of invented people, for demonstrations and measurements."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.asking import spoken_words
from nitka.cli.nodes import stop


def invent(
    out: Annotated[Path, typer.Argument(help="CSV file to write.")],
    count: Annotated[int, typer.Option(help="How many people.")] = 240,
    seed: Annotated[int, typer.Option(help="The same seed gives the same list.")] = 7,
    day: Annotated[str, typer.Option(help="Day up to which their fates go, as 2026-11-23.")] = "2026-11-23",
    lang: Annotated[str | None, typer.Option(help="be, ru, en or pl; else as the terminal.")] = None,
) -> None:
    """Write a list of invented people in real facilities under real articles; import it with --profile invented."""
    from nitka.client.inventing import write_invented

    t = spoken_words(lang)
    try:
        write_invented(
            out, count, seed, date.fromisoformat(day), lambda done: typer.echo(t("invent.so_far", n=done))
        )
    except (ValueError, OSError) as wrong:
        raise stop(f"{out}: {wrong}") from None
    typer.echo(t("invent.written", n=count, path=str(out)))


def register(app: typer.Typer) -> None:
    """Add ``nitka invent``."""
    app.command("invent")(invent)
