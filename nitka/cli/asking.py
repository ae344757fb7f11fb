"""What every command does alike: which language it speaks, how it asks for a phrase, how it says what is wrong."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from getpass import getpass
from pathlib import Path

import typer

from nitka.client.keyfile import KeyFileError, Keys, open_keys, read_key_file
from nitka.ground.acts import BadAct
from nitka.ground.canonical import NotCanonical
from nitka.ground.charters import BadCharter
from nitka.ground.envelopes import BadEnvelope
from nitka.ground.notes import BadNote
from nitka.ground.phrases import BadPhrase
from nitka.ground.sealing import SealingError
from nitka.ground.wording import LANGUAGES, Words, words

PHRASE_FILE = "NITKA_PHRASE_FILE"
# A phrase is a short line; whoever names a larger file has named the wrong one.
_LONGEST_PHRASE = 4096


class Unanswered(Exception):
    """Something that only a person can answer was needed, and nobody was there to ask."""


EXPECTED: tuple[type[Exception], ...] = (
    Unanswered,
    KeyFileError,
    BadPhrase,
    SealingError,
    BadAct,
    BadCharter,
    BadEnvelope,
    BadNote,
    NotCanonical,
)


def spoken_language(wanted: str | None) -> str:
    """``--lang`` when it is given, else the language of the terminal, else English."""
    if wanted is not None:
        if wanted not in LANGUAGES:
            raise typer.BadParameter(f"one of {', '.join(LANGUAGES)}", param_hint="--lang")
        return wanted
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        language = os.environ.get(name, "")[:2]
        if language in LANGUAGES:
            return language
    return "en"


def spoken_words(wanted: str | None) -> Words:
    """The words of the command line in that language."""
    return words("cli", spoken_language(wanted))


@contextmanager
def clear_errors(*more: type[Exception]) -> Iterator[None]:
    """Expected errors (and ``more``) end the command with one line and status 1, never with a traceback."""
    expected: tuple[type[Exception], ...] = (*EXPECTED, *more)
    try:
        yield
    except expected as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(1) from None


def ask_phrase(t: Words) -> str:
    """The phrase, from the file that ``NITKA_PHRASE_FILE`` names or from the terminal, without echo.

    Never from an argument or from the environment itself: other programs read those.
    """
    named = os.environ.get(PHRASE_FILE, "")
    if named:
        return _phrase_in_file(named, t)
    if not sys.stdin.isatty():
        raise Unanswered(t("ask.nobody"))
    return getpass(t("ask.phrase") + " ")


def _phrase_in_file(named: str, t: Words) -> str:
    try:
        with open(named, encoding="utf-8") as source:
            if stat.S_ISDIR(os.fstat(source.fileno()).st_mode):
                raise Unanswered(t("ask.no_file"))
            return source.read(_LONGEST_PHRASE).strip()
    except (OSError, ValueError):
        # The name is not repeated: somebody may have put the phrase itself there.
        raise Unanswered(t("ask.no_file")) from None


def opened_keys(path: Path, t: Words) -> Keys:
    """The key file at ``path``, opened with the phrase that is asked for."""
    blob = read_key_file(path)
    return open_keys(blob, ask_phrase(t))


def read_month(text: str, t: Words) -> date:
    """The first day of a month written ``2026-12``."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Unanswered(t("ask.month", text=text)) from None
