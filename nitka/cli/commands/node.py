"""``nitka node``: make a node's folder, found its record, look after it."""

import os
import secrets
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from nitka.cli.asking import clear_errors, opened_keys, spoken_language, spoken_words
from nitka.cli.nodes import Node, NotANode, Steps, open_node, refresh_site, stop
from nitka.client.founding import HOUR, draft_founding, log_origin
from nitka.client.keyfile import Keys, seal_keys, write_key_file
from nitka.client.signing import founding_charter, sign_act
from nitka.ground import acts, charters, notes
from nitka.ground.layout import DiskTrouble
from nitka.ground.phrases import fingerprint_words
from nitka.ground.wording import Words

commands = typer.Typer(no_args_is_help=True, help="A node: prepare, found, look after.")

Folder = Annotated[Path, typer.Argument(help="The node's folder; made when it is missing.")]
Name = Annotated[str, typer.Option(help="What the initiative is called.")]
Origin = Annotated[str, typer.Option(help="Address of the public site, as https://example.org.")]
Lang = Annotated[str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")]


@commands.command("prepare")
def prepare(folder: Folder, name: Name, origin: Origin, lang: Lang = None) -> None:
    """Make the folder and its keys, print the log key: the first step of several founders."""
    t = spoken_words(lang)
    with clear_errors(NotANode, OSError):
        verifier = prepare_node(folder, name, origin).verifier
    typer.echo(t("node.log_key"), err=True)
    typer.echo(verifier.to_text())
    typer.echo(t("node.prepared", folder=folder), err=True)


@commands.command("init")
def init(
    folder: Folder,
    name: Name = "",
    origin: Origin = "",
    founder: Annotated[Path | None, typer.Option(help="Key file of the one founder.")] = None,
    founder_seat: Annotated[list[str] | None, typer.Option(help="Public seat keys of more founders.")] = None,
    charter: Annotated[Path | None, typer.Option(help="Founding act that the founders signed.")] = None,
    circle: Annotated[str, typer.Option(help="Id of the founder's circle.")] = "one",
    hour: Annotated[int, typer.Option(min=0, max=23, help="Landing hour, UTC.")] = HOUR,
    lang: Lang = None,
) -> None:
    """Found a record: one founder alone with a key file, several with the charter they signed."""
    t = spoken_words(lang)
    if founder_seat:
        raise stop(t("node.together"))
    if (founder is None) == (charter is None):
        raise stop(t("node.one_way"))
    with clear_errors(NotANode, OSError, DiskTrouble):
        # What a person has to bring is asked for before anything is made.
        signed = acts.read_file(charter.read_bytes()) if charter else None
        keys = _founders_keys(founder, circle, t) if founder else None
        if (folder / "node.toml").exists():
            signer = _read_log_key(folder / "keys")
        elif name and origin:
            signer = prepare_node(folder, name, origin)
        else:
            raise stop(t("node.need"))
        file = signed or _founded_alone(keys, signer, circle, hour)
        said = founding_charter(file)
        if said is None or said.log != signer.verifier.to_text():
            raise stop(t("node.other_log"))
        node = open_node(folder)
        _found(node, file, t)
    typer.echo(t("node.founded", origin=said.origin, n=sum(len(one.seats) for one in said.circles)))
    typer.echo(t("node.compare", words=charter_words(said, spoken_language(lang))))


@commands.command("status")
def status(
    node: Annotated[Path | None, typer.Argument(help="The node's folder; else NITKA_NODE.")] = None,
    lang: Lang = None,
) -> None:
    """How the node does: acts, what waits, the charter in force, files that others can read."""
    t = spoken_words(lang)
    with clear_errors(NotANode):
        place = open_node(node)
        from django.conf import settings
        from django.db import connection

        from nitka.circles.phrases import describe_charter
        from nitka.ground.days import say_day
        from nitka.record import queries
        from nitka.record.actions.landing import landing_hour, waiting_files

        table = settings.NITKA_NODE_TABLE
        typer.echo(t("node.name", name=table.get("name", ""), origin=table.get("origin", "")))
        now = queries.standing() if "record_act" in connection.introspection.table_names() else None
        if now is None or now.charter is None or now.landed is None:
            raise stop(t("node.empty"))
        language = spoken_language(lang)
        typer.echo(t("node.acts", n=now.size, day=say_day(now.landed, language)))
        typer.echo(t("node.waiting", n=len(waiting_files(place.waiting)), hour=landing_hour()))
        for line in describe_charter(now.charter, None, _circle_words(language)):
            typer.echo(line)
        typer.echo(t("node.compare", words=charter_words(now.charter, language)))
    for path in readable_by_others(place.folder):
        typer.echo(t("node.key_open", path=path), err=True)


def prepare_node(folder: Path, name: str, origin: str) -> notes.Signer:
    """Folder, ``node.toml``, ``keys/log.key`` and ``keys/django.key``; the log's signer. Nothing is overwritten.

    Raises ``NotANode`` when a node is there already, ``BadCharter`` for an address that is none.
    """
    if (folder / "node.toml").exists():
        raise NotANode(f"{folder} is a node already")
    signer = notes.Signer.from_seed(log_origin(origin), secrets.token_bytes(32))
    keys = folder / "keys"
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / "site").mkdir(exist_ok=True)
    (folder / "waiting").mkdir(mode=0o700, exist_ok=True)
    write_key_file(keys / "log.key", (signer.to_text() + "\n").encode("ascii"), new=True)
    write_key_file(keys / "django.key", (secrets.token_hex(32) + "\n").encode("ascii"), new=True)
    write_key_file(folder / "node.toml", _toml(name, origin).encode("utf-8"), new=True)
    (folder / "node.toml").chmod(0o644)
    return signer


def _toml(name: str, origin: str) -> str:
    host = urlsplit(origin).hostname or ""
    hosts = dict.fromkeys((host, "127.0.0.1", "localhost", "[::1]"))
    listed = ", ".join(_quoted(one) for one in hosts)
    return (
        "# What differs between nodes. Keys are not here but in keys/.\n"
        f"name = {_quoted(name)}\n"
        f"origin = {_quoted(origin.rstrip('/'))}\n"
        f"hosts = [{listed}]\n"
    )


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(f"\\u{ord(c):04x}" if ord(c) < 32 or ord(c) == 127 else c for c in escaped) + '"'


def _read_log_key(keys: Path) -> notes.Signer:
    try:
        return notes.Signer.from_text((keys / "log.key").read_text(encoding="ascii"))
    except OSError as wrong:
        raise NotANode(f"{keys / 'log.key'}: {wrong.strerror}") from None


def _founders_keys(path: Path, circle: str, t: Words) -> Keys:
    """The founder's keys, with a seat of this month in the circle; a fresh one is kept in the key file."""
    keys = opened_keys(path, t)
    month = datetime.now(UTC).date().replace(day=1)
    if any(seat.circle == circle and seat.from_on == month for seat in keys.seats):
        return keys
    keys = keys.with_seat(circle, month)
    write_key_file(path, seal_keys(keys))
    return keys


def _founded_alone(keys: Keys | None, signer: notes.Signer, circle: str, hour: int) -> acts.ActFile:
    """The founding act of one founder, signed."""
    if keys is None:
        raise ValueError("a founder's keys are missing")
    held = (seat for seat in keys.seats if seat.circle == circle)
    seat = max(held, key=lambda seat: seat.from_on)
    file = draft_founding(
        signer.verifier.to_text(),
        {circle: [seat.public]},
        hour=hour,
        day=datetime.now(UTC).date(),
        nonce=secrets.token_bytes(16),
    )
    return sign_act(file, keys, None)


def _found(node: Node, file: acts.ActFile, t: Words) -> None:
    """Tables, founding act, first pages. What was done before is not done twice."""
    from django.conf import settings
    from django.core.management import call_command

    from nitka.circles.actions import accept_act
    from nitka.record import queries
    from nitka.record.actions import ActRefused

    database = Path(str(settings.DATABASES["default"]["NAME"]))
    if database.parent == node.folder:
        # The database and its write-ahead log take the mode of this file.
        os.close(os.open(database, os.O_CREAT | os.O_RDWR, 0o600))
    call_command("migrate", verbosity=0, interactive=False)
    if queries.size():
        raise stop(t("node.exists", folder=node.folder))
    with Steps() as steps:
        try:
            accept_act(
                file=file, rules=_no_rules, waiting=node.waiting, now=datetime.now(UTC),
                progress=steps.of(t("act.folding")),
            )  # fmt: skip
        except ActRefused as refused:
            raise stop(*refused.problems) from None
    refresh_site(node)


def _no_rules(_file: acts.ActFile, _signatures: int, _threshold: int) -> list[str]:
    """A founding act carries nothing that a room knows about."""
    return []


def charter_words(charter: charters.Charter, language: str) -> str:
    """The charter's hash as words to compare aloud, in English besides."""
    listed = dict.fromkeys((language, "en"))
    return " / ".join(fingerprint_words(charter.to_bytes(), one) for one in listed)


def _circle_words(language: str) -> Words:
    from nitka.ground.wording import words

    return words("circles", language)


def readable_by_others(folder: Path) -> list[Path]:
    """Keys and database files whose mode lets others read them."""
    files = [*(folder / "keys").glob("*"), *folder.glob("db.sqlite3*")]
    return sorted(path for path in files if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def register(app: typer.Typer) -> None:
    """Add ``nitka node``."""
    app.add_typer(commands, name="node")
