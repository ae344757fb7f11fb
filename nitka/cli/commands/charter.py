"""``nitka charter``: draft a charter from seat keys, rotate the seats each month, stop a seat at once."""

import secrets
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.asking import clear_errors, opened_keys, read_month, spoken_language, spoken_words
from nitka.cli.nodes import NotANode, open_node, stop
from nitka.client.founding import HOUR, draft_founding, draft_rotation, suspension_statement
from nitka.client.keyfile import write_key_file
from nitka.client.reader import RecordBroken, RecordReader
from nitka.client.sources import SourceTrouble, open_source
from nitka.ground import acts, canonical, charters, envelopes, notes
from nitka.ground.layout import DiskTrouble
from nitka.ground.wording import Words

commands = typer.Typer(no_args_is_help=True, help="Charters: who together may say what.")

Out = Annotated[Path, typer.Argument(help="The act file to write.")]
Seats = Annotated[
    list[str], typer.Option("--seat", help="A seat's public key; CIRCLE=KEY when there are several circles.")
]
CircleId = Annotated[str, typer.Option(help="The circle of seats given without one.")]
Record = Annotated[str, typer.Option("--record", help="Address or folder of the record.")]
Lang = Annotated[str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")]
TROUBLE = (RecordBroken, SourceTrouble, DiskTrouble, NotANode, OSError)


@commands.command("draft")
def draft(
    out: Out,
    seat: Seats,
    log: Annotated[str, typer.Option(help="The node's log key, as nitka node prepare printed it.")] = "",
    node: Annotated[
        Path | None, typer.Option("--node", help="The prepared node's folder, if it is here.")
    ] = None,
    circle: CircleId = "one",
    hour: Annotated[int, typer.Option(min=0, max=23, help="Landing hour, UTC.")] = HOUR,
    lang: Lang = None,
) -> None:
    """Draft the founding charter of a record from the founders' public seat keys."""
    t = spoken_words(lang)
    with clear_errors(*TROUBLE):
        if node is not None:
            key = notes.Signer.from_text((node / "keys" / "log.key").read_text(encoding="ascii"))
            log = key.verifier.to_text()
        file = draft_founding(
            log, _seats(seat, circle, t), hour=hour, day=_today(), nonce=secrets.token_bytes(16)
        )
        _write(out, file, t)


@commands.command("rotate")
def rotate(
    out: Out,
    seat: Seats,
    record: Record,
    start: Annotated[
        str | None, typer.Option("--from", help="First month, as 2026-12; else the next.")
    ] = None,
    circle: CircleId = "one",
    lang: Lang = None,
) -> None:
    """Draft the next charter: every seat fresh, from the first of a month; a majority signs it."""
    t = spoken_words(lang)
    with clear_errors(*TROUBLE):
        reader = RecordReader(open_source(record))
        today = _today()
        first = read_month(start, t) if start else _next_month(today)
        file = draft_rotation(
            reader.charter,
            _seats(seat, circle, t),
            origin=reader.standing.origin,
            log=reader.standing.log,
            from_on=first,
            day=today,
            nonce=secrets.token_bytes(16),
        )
        _write(out, file, t)


@commands.command("show")
def show(
    record: Annotated[str, typer.Argument(help="Address or folder of the record.")], lang: Lang = None
) -> None:
    """Say what the charter in force says: circles, seats, thresholds. All of it is public."""
    from nitka.circles.phrases import describe_charter
    from nitka.ground.wording import words

    with clear_errors(*TROUBLE):
        charter = RecordReader(open_source(record)).charter
    for line in describe_charter(charter, None, words("circles", spoken_language(lang))):
        typer.echo(line)


@commands.command("suspend")
def suspend(
    seat: Annotated[str, typer.Argument(help="Public key of the seat to stop.")],
    file: Annotated[Path, typer.Option("--out", help="File to write, or to add a signature to.")],
    key: Annotated[Path, typer.Option(help="Your key file.")],
    record: Record,
    lang: Lang = None,
) -> None:
    """Sign that a seat has to be refused at once: a member was detained, or a key was lost."""
    t = spoken_words(lang)
    with clear_errors(*TROUBLE):
        charter = RecordReader(open_source(record)).charter
        circle = next((one for one in charter.circles if seat in one.seats), None)
        if circle is None:
            raise stop(t("draft.seat", text=seat[:16]))
        envelope = suspension_statement(charter, circle.id, seat, _today())
        if file.exists():
            envelope = envelopes.merge(envelopes.from_data(canonical.parse(file.read_bytes())), envelope)
        envelope = envelopes.sign(envelope, opened_keys(key, t).seat(circle.seats).private)
        write_key_file(file, envelope.to_bytes() + b"\n")
    typer.echo(t("suspend.written", path=file, n=len(envelope.signatures)))


@commands.command("refuse")
def refuse(
    file: Annotated[Path, typer.Argument(help="What nitka charter suspend wrote.")],
    node: Annotated[Path | None, typer.Option("--node", help="The node's folder; else NITKA_NODE.")] = None,
    lang: Lang = None,
) -> None:
    """On the node: refuse a seat from now on, as members signed it."""
    t = spoken_words(lang)
    with clear_errors(*TROUBLE):
        envelope = envelopes.from_data(canonical.parse(file.read_bytes()))
        open_node(node)
        from nitka.circles.actions import SuspensionRefused, suspend_seat

        try:
            row = suspend_seat(by=envelope, now=datetime.now(UTC))
        except SuspensionRefused as refused:
            raise stop(str(refused)) from None
    until = row.until_at
    typer.echo(t("suspend.until", moment=f"{until:%Y-%m-%d %H:%M}") if until else t("suspend.final"))


def _today() -> date:
    return datetime.now(UTC).date()


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _seats(given: list[str], circle: str, t: Words) -> dict[str, list[str]]:
    """Circle → keys, from ``KEY`` and ``CIRCLE=KEY``."""
    seats: dict[str, list[str]] = {}
    for text in given:
        named, _, key = text.rpartition("=")
        key = key.strip().lower()
        if len(key) != 64 or set(key) - set("0123456789abcdef"):
            raise stop(t("draft.seat", text=text[:80]))
        seats.setdefault(named or circle, []).append(key)
    return seats


def _write(out: Path, file: acts.ActFile, t: Words) -> None:
    if out.exists():
        raise stop(t("draft.exists", path=out))
    write_key_file(out, file.to_bytes())
    body = charters.read(acts.read_body(file.bodies[0]).data)
    holder = body.holder("charter")
    typer.echo(t("draft.written", path=out, n=holder.thresholds["charter"] if holder else 1))


def register(app: typer.Typer) -> None:
    """Add ``nitka charter``."""
    app.add_typer(commands, name="charter")
