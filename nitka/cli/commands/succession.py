"""``nitka node continue``: the node was seized, its log key is in other hands; the work goes on from a mirror."""

import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.asking import clear_errors, spoken_words
from nitka.cli.commands.node import commands, prepare_node
from nitka.cli.commands.verify import State, memory_in
from nitka.cli.nodes import NotANode, Steps, open_node, refresh_site, stop
from nitka.client.pictures import NamedPhotos, fetch_photos
from nitka.client.replay import ReadAct
from nitka.client.sources import SourceTrouble, open_source
from nitka.client.verify import Verdict
from nitka.client.verify import verify as verify_site
from nitka.ground import acts, charters, notes
from nitka.ground.layout import DiskTrouble

Lang = Annotated[str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")]


@commands.command("continue")
def continue_node(
    mirror: Annotated[str, typer.Argument(help="A mirror of the record: folder or address.")],
    folder: Annotated[Path, typer.Argument(help="The new node's folder.")],
    name: Annotated[str, typer.Option(help="What the initiative is called.")] = "",
    origin: Annotated[str, typer.Option(help="Address of the new public site, as https://example.org.")] = "",
    act: Annotated[
        Path | None, typer.Option("--act", help="The succession act that a majority signed.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="Where the act to sign is written.")] = Path(
        "succession.act"
    ),
    state: State = None,
    lang: Lang = None,
) -> None:
    """Make a new node from a mirror. First it writes the act to sign; with --act the work goes on."""
    t = spoken_words(lang)
    with clear_errors(NotANode, SourceTrouble, DiskTrouble, OSError):
        if act is not None:
            file = acts.read_file(act.read_bytes())
            _succeed(folder, file)
            typer.echo(t("succession.done", origin=acts.read_body(file.bodies[0]).data["origin"]))
            return
        if not name or not origin:
            raise stop("--name, --origin")
        verdict, read = _read_mirror(mirror, state, t("verify.acts"))
        if not verdict.sound:
            raise stop(t("verify.broken", n=len(verdict.findings)), *(f"  {one}" for one in verdict.findings))
        signer = prepare_node(folder, name, origin)
        open_node(folder)
        _take_over(read, mirror, t("verify.acts"))
        out.write_bytes(draft_succession(read[-1], verdict.root, signer.verifier).to_bytes())
    typer.echo(t("succession.prepared", node=folder, act=out))


def draft_succession(last: ReadAct, root: str, log: notes.Verifier) -> acts.ActFile:
    """The unsigned act by which the record goes on under another origin and log key."""
    standing = last.after
    charter = standing.charter
    holder = charter.holder("succeed") if charter else None
    if charter is None or holder is None:
        raise charters.BadCharter("no circle may let the record go on elsewhere")
    data = {"origin": log.name, "log": log.to_text(), "size": standing.size, "root": root}
    body = acts.make_body("succession", "succession", data, secrets.token_bytes(16))
    return acts.make_act(
        [body], origin=standing.origin, power="succeed", circle=holder.id, charter=charter.hash,
        day=datetime.now(UTC).date(), urgent=True,
    )  # fmt: skip


def _read_mirror(mirror: str, state: Path | None, what: str) -> tuple[Verdict, list[ReadAct]]:
    read: list[ReadAct] = []
    with Steps() as steps:
        verdict = verify_site(
            open_source(mirror),
            memory=memory_in(state),
            visit=read.append,
            progress=lambda _, done, total: steps(what, done, total),
        )
    return verdict, read


def _take_over(read: list[ReadAct], mirror: str, what: str) -> None:
    from django.core.management import call_command

    from nitka.record.actions import ActRefused, store_photos, take_over

    pictures = NamedPhotos()
    for act in read:
        pictures.visit(act)
    store_photos(fetch_photos(open_source(mirror), pictures.named))
    call_command("migrate", verbosity=0, interactive=False)
    with Steps() as steps:
        try:
            take_over(read=read, progress=steps.of(what))
        except ActRefused as refused:
            raise stop(*refused.problems) from None


def _succeed(folder: Path, file: acts.ActFile) -> None:
    node = open_node(folder)
    from nitka.circles.actions import accept_act
    from nitka.record.actions import ActRefused, NoLogKey

    try:
        accept_act(file=file, rules=_no_rules, waiting=node.waiting, now=datetime.now(UTC))
        refresh_site(node)
    except (ActRefused, NoLogKey) as refused:
        raise stop(*getattr(refused, "problems", [str(refused)])) from None


def _no_rules(_file: acts.ActFile, _signatures: int, _threshold: int) -> list[str]:
    """A succession carries nothing that a room knows about."""
    return []


def register(_app: typer.Typer) -> None:
    """The command stands in the group ``node``, which is registered by its own module."""
