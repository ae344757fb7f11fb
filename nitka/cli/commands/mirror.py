"""``nitka mirror``: the whole site as files in a folder, checked, for a USB stick or another host."""

from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.asking import spoken_words
from nitka.cli.commands.verify import State, memory_in
from nitka.cli.nodes import Steps, stop
from nitka.client.mirror import MirrorRefused
from nitka.client.mirror import mirror as mirror_site
from nitka.client.sources import SourceTrouble, open_source


def mirror(
    source: Annotated[str, typer.Argument(help="Address or folder of a site, a mirror or a node.")],
    folder: Annotated[Path, typer.Argument(help="An empty folder, or an earlier mirror.")],
    state: State = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")
    ] = None,
) -> None:
    """Copy a site, checking all of it. Run again it fetches what is new and deletes what was withdrawn."""
    t = spoken_words(lang)
    try:
        with Steps() as steps:
            done = mirror_site(
                open_source(source),
                folder,
                memory=memory_in(state),
                progress=lambda what, now, total: steps(t(f"verify.{what}"), now, total),
            )
            seconds = f"{steps.seconds:.1f}"
    except MirrorRefused as wrong:
        raise stop(str(wrong), *(f"  {one}" for one in wrong.findings)) from None
    except (SourceTrouble, OSError) as wrong:
        raise stop(str(wrong)) from None
    typer.echo(
        t("mirror.done", files=done.files, written=done.written, removed=done.removed, seconds=seconds)
    )


def register(app: typer.Typer) -> None:
    """Add ``nitka mirror``."""
    app.command("mirror")(mirror)
