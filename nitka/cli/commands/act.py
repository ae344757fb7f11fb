"""``nitka publish`` and ``nitka land``: fully signed acts come to the node, and land together once a day."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from django.db import DatabaseError

from nitka.cli.asking import spoken_words
from nitka.cli.nodes import NotANode, Steps, open_node, refresh_site, stop
from nitka.cli.vetoes import NodeRules, landing_veto
from nitka.ground import acts, chain
from nitka.ground.layout import DiskTrouble

Folder = Annotated[Path | None, typer.Option("--node", help="The node's folder; else NITKA_NODE.")]
Lang = Annotated[str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")]


class Landed:
    """What landed at once in a run of ``publish``, to know which pages must be out now."""

    def __init__(self) -> None:
        self.any = False
        self.whole = False
        self.subjects: set[str] = set()

    def look_at(self, file: acts.ActFile) -> None:
        """Before the act lands: its subjects, and those of what it withdraws; a withdrawal renews every page."""
        from nitka.record import queries

        for body in map(acts.read_body, file.bodies):
            if body.kind == "withdrawal":
                self.subjects.update(queries.subjects_of(chain.withdrawn(body)))
            else:
                self.subjects.add(body.subject)
            self.whole |= body.kind in acts.PERMANENT_KINDS


def publish(
    files: Annotated[list[Path], typer.Argument(help="Signed act files.")],
    node: Folder = None,
    now: Annotated[bool, typer.Option("--now", help="Let everything that waits land at once.")] = False,
    lang: Lang = None,
) -> None:
    """Give fully signed acts to the node. Urgent ones land at once, the others at the landing hour."""
    t = spoken_words(lang)
    try:
        place = open_node(node)
        from nitka.circles.actions import accept_act
        from nitka.record.actions import ActRefused, NoLogKey
        from nitka.record.actions.landing import waiting_files

        landed, failed = Landed(), False
        before = {path.name for path in waiting_files(place.waiting)}
        with Steps() as steps:
            for path in files:
                try:
                    file = acts.read_file(path.read_bytes())
                    landed.look_at(file)
                    act = accept_act(
                        file=file, rules=NodeRules(), waiting=place.waiting, now=datetime.now(UTC),
                        progress=steps.of(t("act.folding")),
                    )  # fmt: skip
                except (OSError, acts.BadAct, ActRefused) as wrong:
                    failed = True
                    stop(*(f"{path}: {one}" for one in getattr(wrong, "problems", [wrong])))
                    continue
                landed.any |= act is not None
                now_waits = {path.name for path in waiting_files(place.waiting)}
                if before - now_waits:
                    typer.echo(t("draft.stopped_waiting", names=", ".join(sorted(before - now_waits))))
                before = now_waits
                typer.echo(t("act.landed", position=act.position) if act else t("act.waits", path=str(path)))
        if now:
            land(node, force=True, lang=lang)
        elif landed.any:
            refresh_site(place, sorted(landed.subjects), whole=landed.whole)
    except (NotANode, DiskTrouble, NoLogKey, DatabaseError) as wrong:
        raise stop(str(wrong)) from None
    if failed:
        raise typer.Exit(1)


def land(
    node: Folder = None,
    force: Annotated[bool, typer.Option("--force", help="Do not wait for the landing hour.")] = False,
    lang: Lang = None,
) -> None:
    """Let the waiting acts land, if their hour has come, and write the site. Run it every hour."""
    t = spoken_words(lang)
    try:
        place = open_node(node)
        from nitka.record.actions import NoLogKey, land_waiting

        with Steps() as steps:
            done = land_waiting(
                waiting=place.waiting, now=datetime.now(UTC), force=force, veto=landing_veto,
                progress=steps.of(t("act.folding")),
            )  # fmt: skip
        for act in done.landed:
            typer.echo(t("act.landed", position=act.position))
        for name, refused in done.refused:
            stop(*(f"{name}: {problem}" for problem in refused.problems))
        refresh_site(place)
    except (NotANode, DiskTrouble, NoLogKey, DatabaseError) as wrong:
        raise stop(str(wrong)) from None
    if done.refused:
        raise typer.Exit(1)


def register(app: typer.Typer) -> None:
    """Add both commands."""
    app.command("publish")(publish)
    app.command("land")(land)
