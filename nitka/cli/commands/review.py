"""``nitka review``: what an act would change, in plain words, before anybody signs it."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.asking import clear_errors, spoken_language, spoken_words
from nitka.cli.describing import room_descriptions
from nitka.cli.nodes import Steps, stop
from nitka.client.memory import Memory, SeenTree, fork_problems
from nitka.client.reader import RecordBroken, RecordReader
from nitka.client.replay import Finding
from nitka.client.review import PASS, Change, Review, review_act
from nitka.client.signing import founding_charter, remember_review, state_folder
from nitka.client.sources import SourceTrouble, open_source
from nitka.ground import acts, charters, envelopes, layout
from nitka.ground.days import say_day
from nitka.ground.wording import Words, words

Lang = Annotated[str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")]


def review(
    file: Annotated[Path, typer.Argument(help="The act file.")],
    record: Annotated[str, typer.Option("--record", help="Address or folder of the record.")] = "",
    everything: Annotated[
        bool, typer.Option("--all", help="All in one pass instead of fifty at a time.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Accept without asking; for scripts.")] = False,
    lang: Lang = None,
) -> None:
    """Show each entry of an act, what it changes and who is affected. Then it can be signed here."""
    t, language = spoken_words(lang), spoken_language(lang)
    with clear_errors(RecordBroken, SourceTrouble, OSError):
        act_file = acts.read_file(file.read_bytes())
        reader = open_record(record, t)
        current = reader.current if reader else lambda _kind, _subject: None
        subject_of = reader.subject_of if reader else lambda _commitment: None
        describe = room_descriptions(current, subject_of)
        seen = review_act(act_file, current, describe, language)
        for line in summary(seen, t):
            typer.echo(line)
        charter = founding_charter(act_file) or (reader.charter if reader else None)
        if charter and charter.hash != seen.act.charter:
            typer.echo(t("review.stale"))
        elif charter:
            typer.echo(signatures(act_file, charter, t))
        accept(seen, PASS if not everything else max(1, len(seen.changes)), yes, t)
        remember_review(act_file, state_folder())
    typer.echo(t("review.accepted", path=file))


def open_record(record: str, t: Words) -> RecordReader | None:
    """The record that was named, read and checked, also against what was seen of it before.

    Raises ``RecordBroken`` when it does not hold, or when it is a fork of the past that this member knows.
    """
    if not record:
        return None
    source, memory = open_source(record), Memory(state_folder())
    with Steps() as steps:
        reader = RecordReader(source, progress=steps.of(t("verify.acts")))
    problems = fork_problems(memory.tree(reader.founding), reader.hashes)
    if problems:
        raise RecordBroken([Finding(layout.CHECKPOINT, problem) for problem in problems])
    if memory.founding(source.name) not in ("", reader.founding):
        typer.echo(t("review.other_record"), err=True)
    memory.keep(source.name, reader.founding, SeenTree(reader.size, reader.root.hex()))
    return reader


def summary(seen: Review, t: Words) -> Iterator[str]:
    """What kind of act this is and what it holds, in a few lines."""
    act = seen.act
    power = words("circles", t.language)(f"power.{act.power}")
    day = say_day(act.day, t.language)
    yield t("review.head", power=power, circle=act.circle, day=day, n=act.count)
    yield t("review.affected", n=seen.subjects)
    if act.urgent:
        yield t("review.urgent")
    for (kind, state), count in seen.counts.items():
        yield "  " + t("review.count", kind=t(f"kind.{kind}"), state=t(f"state.{state}"), n=count)


def signatures(file: acts.ActFile, charter: charters.Charter, t: Words) -> str:
    """How many seats have signed so far, and how many must."""
    act = file.act
    circle = charter.circle(act.circle)
    valid = len(envelopes.signers(file.envelope, circle.seats)) if circle else 0
    return t("review.signatures", n=valid, needed=charters.threshold(charter, act.circle, act.power) or 0)


def accept(seen: Review, size: int, yes: bool, t: Words) -> None:
    """Show pass after pass; each is accepted with one "yes". Ends the command when one is not."""
    shown = 0
    total = sum(len(part) for part in seen.passes(size))
    if not total:
        typer.echo(t("review.nothing"))
        _ask(yes, t)
    for part in seen.passes(size):
        typer.echo("")
        typer.echo(t("review.pass", first=shown + 1, last=shown + len(part), n=total))
        for change in part:
            for line in lines_of(change, t):
                typer.echo(line)
        shown += len(part)
        _ask(yes, t)


def lines_of(change: Change, t: Words) -> Iterator[str]:
    """One item: its state and whom it is about, then each sentence."""
    yield t("review.item", number=change.number, state=t(f"state.{change.state}"), title=change.lines[0])
    for line in change.lines[1:]:
        yield f"      {line}"


def _ask(yes: bool, t: Words) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise stop(t("review.nobody"))
    answer = input(t("review.ask") + " ").strip().casefold()
    if answer not in {t("review.yes"), "yes", "так", "да", "tak"}:
        raise stop(t("review.declined"))


def register(app: typer.Typer) -> None:
    """Add ``nitka review``."""
    app.command("review")(review)
