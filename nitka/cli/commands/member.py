"""``nitka member``: a member's own keys, on the member's own machine. Nothing here talks to a node."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.asking import clear_errors, opened_keys, read_month, spoken_language, spoken_words
from nitka.client.keyfile import Keys, new_keys, seal_keys, with_sheet, write_key_file
from nitka.ground.phrases import BadPhrase, fingerprint_words, languages

commands = typer.Typer(no_args_is_help=True, help="A member's keys: make, show, seats, printed sheet.")

KeyFile = Annotated[Path, typer.Argument(help="The key file.")]
Lang = Annotated[str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")]
ListLanguage = Annotated[str, typer.Option("--language", help="Word list of the phrase: be, ru, en or pl.")]


def _checked_list(language: str) -> str:
    if language not in languages():
        raise BadPhrase(f"no word list for {language!r}: one of {', '.join(languages())}")
    return language


def _show_secret(text: str, before: str, after: str) -> None:
    """The words alone on standard output, so that they can be piped; what is said about them beside it."""
    typer.echo(before, err=True)
    if sys.stdout.isatty():
        typer.echo(f"\n    {text}\n")
    else:
        typer.echo(text)
    typer.echo(after, err=True)


@commands.command("new")
def new(file: KeyFile, language: ListLanguage = "en", lang: Lang = None) -> None:
    """Make a key file and show the phrase of seven words that opens it. It is always generated."""
    t = spoken_words(lang)
    with clear_errors():
        keys, phrase = new_keys(_checked_list(language))
        write_key_file(file, seal_keys(keys), new=True)
    _show_secret(phrase, t("member.phrase"), t("member.made", path=file))


@commands.command("show")
def show(file: KeyFile, lang: Lang = None) -> None:
    """Show what others may know: public key, fingerprint in words, public keys of the seats."""
    t = spoken_words(lang)
    with clear_errors():
        keys = opened_keys(file, t)
    recipient = str(keys.identity.recipient)
    typer.echo(t("member.recipient"))
    typer.echo(recipient)
    typer.echo(t("member.fingerprint"))
    # In English besides, so that members who read different languages can compare.
    for listed in dict.fromkeys((spoken_language(lang), "en")):
        typer.echo(fingerprint_words(keys.identity.recipient.public, listed))
    if not keys.seats:
        typer.echo(t("member.no_seats"))
    for seat in keys.seats:
        month = f"{seat.from_on:%Y-%m}"
        typer.echo(t("member.seat", circle=seat.circle, month=month, public=seat.public))


@commands.command("seat")
def seat(
    file: KeyFile,
    circle: Annotated[str, typer.Option(help="The circle's id in the charter.")] = "one",
    start: Annotated[
        str | None, typer.Option("--from", help="First month, as 2026-12; else this month.")
    ] = None,
    lang: Lang = None,
) -> None:
    """Make a fresh seat key for a circle; print the public half, to be handed over for the charter."""
    t = spoken_words(lang)
    with clear_errors():
        today = datetime.now(UTC).date()
        month = read_month(start, t) if start else today.replace(day=1)
        keys = opened_keys(file, t).with_seat(circle, month)
        write_key_file(file, seal_keys(keys))
    typer.echo(keys.seats[-1].public)
    typer.echo(t("member.hand_over"), err=True)


@commands.command("forget")
def forget(
    file: KeyFile,
    before: Annotated[str | None, typer.Option(help="Month, as 2026-12: what is in use then stays.")] = None,
    lang: Lang = None,
) -> None:
    """Destroy the secrets of seats that are over: nobody can then be made to sign as of old."""
    t = spoken_words(lang)
    with clear_errors():
        day = read_month(before, t) if before else datetime.now(UTC).date()
        keys = opened_keys(file, t)
        kept = keys.without_seats_before(day)
        write_key_file(file, seal_keys(kept))
    typer.echo(t("member.forgot", n=_gone(keys, kept)))


def _gone(before: Keys, after: Keys) -> int:
    return len(before.seats) - len(after.seats)


@commands.command("sheet")
def sheet(file: KeyFile, language: ListLanguage = "en", lang: Lang = None) -> None:
    """Make the words of a printed sheet, a second way into the key file."""
    t = spoken_words(lang)
    with clear_errors():
        keys, words = with_sheet(opened_keys(file, t), _checked_list(language))
        write_key_file(file, seal_keys(keys))
    _show_secret(words, t("member.sheet"), "")


def register(app: typer.Typer) -> None:
    """Add ``nitka member``."""
    app.add_typer(commands, name="member")
