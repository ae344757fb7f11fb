"""``nitka sign``: put a seat's signature under an act that was reviewed on this machine."""

from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.asking import clear_errors, opened_keys, spoken_words
from nitka.cli.commands.review import open_record
from nitka.client.keyfile import write_key_file
from nitka.client.reader import RecordBroken
from nitka.client.signing import (
    SigningError,
    forget_review,
    founding_charter,
    merge_files,
    require_review,
    sign_act,
    state_folder,
)
from nitka.client.sources import SourceTrouble
from nitka.ground import acts, charters

Lang = Annotated[str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")]


def sign(
    file: Annotated[Path, typer.Argument(help="The act file; the signature is added to it.")],
    key: Annotated[Path, typer.Option(help="Your key file.")],
    record: Annotated[str, typer.Option("--record", help="Address or folder of the record.")] = "",
    reviewed: Annotated[bool, typer.Option("--reviewed", help="I have read it on another machine.")] = False,
    merge: Annotated[list[Path] | None, typer.Option(help="Copies of the file that others signed.")] = None,
    lang: Lang = None,
) -> None:
    """Sign an act with the seat that your key file holds, after nitka review."""
    t = spoken_words(lang)
    with clear_errors(SigningError, RecordBroken, SourceTrouble, OSError):
        act_file = acts.read_file(file.read_bytes())
        if not reviewed:
            require_review(act_file, state_folder())
        for other in merge or ():
            act_file = merge_files(act_file, acts.read_file(other.read_bytes()))
        reader = open_record(record, t)
        founding = founding_charter(act_file)
        charter = founding or (reader.charter if reader else None)
        signed = sign_act(act_file, opened_keys(key, t), charter)
        write_key_file(file, signed.to_bytes())
        forget_review(act_file, state_folder())
    count = len(signed.envelope.signatures)
    needed = charters.threshold(charter, signed.act.circle, signed.act.power) if charter else None
    if needed is None:
        typer.echo(t("sign.done_blind", path=file, n=count))
    else:
        typer.echo(t("sign.done", path=file, n=count, needed=needed))
        typer.echo(t("sign.enough") if count >= needed else t("sign.next"))


def register(app: typer.Typer) -> None:
    """Add ``nitka sign``."""
    app.command("sign")(sign)
