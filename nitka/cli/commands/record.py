"""``nitka record`` and ``nitka receipt``: look at the record of a node, replay it, prove one item."""

from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.asking import spoken_words
from nitka.cli.nodes import NotANode, Steps, open_node, refresh_site, stop
from nitka.ground import layout
from nitka.ground.layout import DiskTrouble

commands = typer.Typer(no_args_is_help=True, help="The public record of a node.")

Folder = Annotated[Path | None, typer.Option("--node", help="The node's folder; else NITKA_NODE.")]
Lang = Annotated[str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")]


@commands.command("rebuild")
def rebuild(node: Folder = None, lang: Lang = None) -> None:
    """Empty every room's tables and replay the record into them; the result is the same."""
    t = spoken_words(lang)
    try:
        open_node(node)
    except NotANode as wrong:
        raise stop(str(wrong)) from None
    from nitka.record import actions

    with Steps() as steps:
        done = actions.rebuild(progress=steps.of(t("record.rebuilding")))
        typer.echo(t("record.rebuilt", n=done, seconds=f"{steps.seconds:.1f}"))


@commands.command("write")
def write(node: Folder = None) -> None:
    """Compare every file of the site and write what differs: after a crash, or on another disk."""
    try:
        place = open_node(node)
        from nitka.record.actions import NoLogKey

        refresh_site(place, everything=True)
    except (NotANode, DiskTrouble, NoLogKey) as wrong:
        raise stop(str(wrong)) from None


@commands.command("show")
def show(node: Folder = None, lang: Lang = None) -> None:
    """How far the record goes, and what is in force."""
    t = spoken_words(lang)
    try:
        place = open_node(node)
    except NotANode as wrong:
        raise stop(str(wrong)) from None
    from nitka.record import queries
    from nitka.record.actions.landing import waiting_files

    now = queries.freshness()
    typer.echo(t("record.size", n=now.size, root=now.root))
    typer.echo(t("record.waiting", n=len(waiting_files(place.waiting))))
    if now.charter:
        typer.echo(t("record.charter", hash=now.charter.hash))
        if now.signed_by_one:
            typer.echo(t("record.signed_by_one"))


def receipt(
    commitment: Annotated[str, typer.Argument(help="The item's commitment, 64 hex digits.")],
    out: Annotated[Path | None, typer.Option("--out", help="File to write; else standard output.")] = None,
    node: Folder = None,
) -> None:
    """Write the receipt of one item. ``receipt.html`` of the site checks it offline, in a browser."""
    try:
        place = open_node(node)
        from nitka.record import queries

        text = queries.receipt(commitment, (place.site / layout.CHECKPOINT).read_bytes())
    except (NotANode, LookupError, OSError) as wrong:
        raise stop(str(wrong)) from None
    if out is None:
        typer.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")


def register(app: typer.Typer) -> None:
    """Add the group and the command."""
    app.add_typer(commands, name="record")
    app.command("receipt")(receipt)
