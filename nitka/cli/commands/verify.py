"""``nitka verify``: does what this site shows follow from what was signed, and is it the past one has seen?"""

import os
from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.asking import spoken_words
from nitka.cli.nodes import Steps, stop
from nitka.cli.pages import compare_pages
from nitka.cli.vetoes import ReadingRules
from nitka.client.memory import Memory
from nitka.client.replay import ReadAct
from nitka.client.sources import SourceTrouble, open_source
from nitka.client.verify import verify as verify_site

State = Annotated[
    Path | None,
    typer.Option(
        "--state", envvar="NITKA_STATE", help="Folder that remembers what you saw; else your home's."
    ),
]


def memory_in(state: Path | None) -> Memory:
    """The memory of this person: named, or below the home folder."""
    home = Path(os.environ.get("XDG_STATE_HOME", Path.home() / ".local/state"))
    return Memory(state or home / "nitka")


def verify(
    source: Annotated[str, typer.Argument(help="Address or folder of a site, a mirror or a node.")],
    state: State = None,
    founding: Annotated[
        str, typer.Option("--founding", help="Hash of the founding charter, if you know it.")
    ] = "",
    pages: Annotated[bool, typer.Option(help="Also make the pages again and compare them.")] = True,
    lang: Annotated[
        str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")
    ] = None,
) -> None:
    """Check signatures, thresholds, the log, every body and every file; name each file that is wrong."""
    t = spoken_words(lang)
    try:
        memory = memory_in(state)
        place = open_source(source)
        read: list[ReadAct] = []
        new = not memory.founding(place.name)
        with Steps() as steps:
            verdict = verify_site(
                place,
                memory=memory,
                founding=founding.lower(),
                judge=ReadingRules(),
                visit=read.append if pages else None,
                progress=lambda what, done, total: steps(t(f"verify.{what}"), done, total),
            )
            said = compare_pages(place, verdict, read, t, steps) if pages and verdict.sound else []
    except (SourceTrouble, OSError) as wrong:
        raise stop(str(wrong), status=2) from None
    if not verdict.sound:
        raise stop(t("verify.broken", n=len(verdict.findings)), *(f"  {one}" for one in verdict.findings))
    typer.echo(
        t(
            "verify.sound",
            size=verdict.size,
            items=verdict.items,
            files=len(verdict.files) + 1,
            root=verdict.root,
            founding=verdict.founding,
        )
    )
    for line in said:
        typer.echo(line)
    if new and not founding:
        typer.echo(t("verify.first_time"))


def register(app: typer.Typer) -> None:
    """Add ``nitka verify``."""
    app.command("verify")(verify)
