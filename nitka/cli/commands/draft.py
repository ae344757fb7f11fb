"""``nitka draft``: edits by hand, news, withdrawals, channels, corrections, photos become acts to review and sign."""

from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.asking import spoken_words
from nitka.ground.wording import Words

commands = typer.Typer(
    no_args_is_help=True, help="Edits by hand, news, withdrawals, photos become acts to sign."
)

Record = Annotated[str, typer.Option("--record", help="Address or folder of the record.")]
Out = Annotated[Path, typer.Option("--out", help="File to write.")]
Power = Annotated[str, typer.Option("--power", help="Power of the circle that signs.")]
Subject = Annotated[str, typer.Argument(help="The person's id: the last part of the page's address.")]
Lang = Annotated[str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")]
_POWERS = ("person", "correct", "news", "consent")
_HIDING = ("hide", "consent")


def _one_of(word: str, known: tuple[str, ...], sentence: str, t: Words) -> None:
    if word not in known:
        raise typer.BadParameter(t(f"draft.{sentence}", known=", ".join(known)))


@commands.command("edit")
def edit(subject: Subject, record: Record, out: Out, lang: Lang = None) -> None:
    """Write what the record says of a person as JSON to edit, and explain it."""
    from nitka.cli import drafting as d
    from nitka.client.drafting.people import edit_draft

    t = spoken_words(lang)
    with d.clear_refusals(t):
        desk = d.Desk(record, t)
        draft = edit_draft(desk.record, subject, title=desk.title, today=d.today())
        d.write_key_file(out, draft.to_text().encode(), new=True)
        for line in d.explain(draft, out, list(draft.data["sources"])[-1], t):
            typer.echo(line)


@commands.command("template")
def template(
    kind: Annotated[str, typer.Argument(help="person, channel, organisation or correction.")],
    out: Out,
    title: Annotated[str, typer.Option("--title", help="What the initiative is called.")] = "Our initiative",
    lang: Lang = None,
) -> None:
    """Write a first draft to fill in: somebody new, an address of ours, a partner, the correction of a figure."""
    from nitka.cli import drafting as d
    from nitka.client.drafting import templates

    t = spoken_words(lang)
    _one_of(kind, templates.KINDS, "template_words", t)
    with d.clear_refusals(t):
        draft = templates.template(kind, title=title, today=d.today())
        d.write_key_file(out, draft.to_text().encode(), new=True)
    typer.echo(t("draft.template_written", path=out))


@commands.command("act")
def act(
    files: Annotated[list[Path], typer.Argument(help="Edited drafts (JSON).")],
    record: Record,
    power: Power,
    out: Out,
    new: Annotated[bool, typer.Option("--new", help="People whom the record does not know yet.")] = False,
    daily: Annotated[
        bool, typer.Option("--daily", help="News or a correction that waits for the daily hour.")
    ] = False,
    lang: Lang = None,
) -> None:
    """Make the act of edited drafts. News and corrections land at once, anything else at the daily hour."""
    from nitka.cli import drafting as d
    from nitka.client.drafting.acting import draft_act

    t = spoken_words(lang)
    _one_of(power, _POWERS, "power_words", t)
    with d.clear_refusals(t):
        desk = d.Desk(record, t)
        made = draft_act(
            d.read_drafts(files, desk, new),
            desk.record,
            power=power,
            urgent=power in ("news", "correct") and not daily,
            day=d.today(),
            random=d.RANDOM,
        )
        d.ask_rooms(made, desk, t)
        d.write_act(made, out, desk, t)


@commands.command("withdraw")
def withdraw(
    record: Record,
    out: Out,
    subjects: Annotated[
        list[str] | None, typer.Argument(help="Ids of people, or codes of other entries.")
    ] = None,
    commitment: Annotated[
        list[str] | None, typer.Option("--commitment", help="A single item, by its commitment; may repeat.")
    ] = None,
    power: Power = "hide",
    lang: Lang = None,
) -> None:
    """Make the act that takes back everything about somebody, at once."""
    from nitka.cli import drafting as d
    from nitka.client.drafting.people import withdraw_act

    t = spoken_words(lang)
    _one_of(power, _HIDING, "power_words", t)
    if not subjects and not commitment:
        raise typer.BadParameter(t("draft.nobody_named"))
    with d.clear_refusals(t):
        desk = d.Desk(record, t)
        made = withdraw_act(
            desk.record, subjects or [], commitment or [], power=power, day=d.today(), random=d.RANDOM
        )
        d.write_act(made, out, desk, t)
        typer.echo(t("draft.withdraws", n=len(made.bodies[0].data["commitments"])))


@commands.command("lower")
def lower(
    subject: Subject,
    record: Record,
    level: Annotated[str, typer.Option("--level", help="withheld (no name) or counted (in numbers only).")],
    out: Out,
    later: Annotated[
        Path, typer.Option("--later", help="Draft of the entry without the name, for a later day.")
    ],
    power: Power = "hide",
    lang: Lang = None,
) -> None:
    """Go down a level: take back everything about somebody, and draft the entry without the name, under a new id."""
    from nitka.cli import drafting as d
    from nitka.client.drafting.people import LEVELS, lowered_draft, withdraw_act

    t = spoken_words(lang)
    _one_of(level, LEVELS, "level_words", t)
    _one_of(power, _HIDING, "power_words", t)
    with d.clear_refusals(t):
        desk = d.Desk(record, t)
        day = d.today()
        draft = lowered_draft(desk.record, subject, level, title=desk.title, today=day, random=d.RANDOM)
        made = withdraw_act(desk.record, [subject], [], power=power, day=day, random=d.RANDOM)
        d.write_key_file(later, draft.to_text().encode(), new=True)
        d.write_act(made, out, desk, t)
        typer.echo(t("draft.withdraws", n=len(made.bodies[0].data["commitments"])))
        typer.echo(t("draft.lower_later", path=later, subject=draft.subject))


@commands.command("photo")
def photo(
    subject: Subject,
    record: Record,
    out: Out,
    file: Annotated[Path | None, typer.Argument(help="JPEG or PNG.")] = None,
    credit: Annotated[str, typer.Option(help="Who took it, or whose archive it is from.")] = "",
    licence: Annotated[str, typer.Option(help="Under which licence it may be shown.")] = "",
    origin: Annotated[str, typer.Option(help="Where it was first published, or who gave it.")] = "",
    remove: Annotated[bool, typer.Option("--remove", help="Take the photo back.")] = False,
    power: Power = "consent",
    lang: Lang = None,
) -> None:
    """Add a photo, cleaned of everything but the picture; or take it back."""
    from nitka.cli import drafting as d
    from nitka.client.drafting.acting import draft_act
    from nitka.client.drafting.people import photo_draft, without_photo

    t = spoken_words(lang)
    _one_of(power, ("consent", "person"), "power_words", t)
    if remove == bool(file) or (file and not (credit and licence and origin)):
        raise typer.BadParameter(t("draft.photo_or_remove"))
    with d.clear_refusals(t):
        picture, gone = d.read_photo(file, t) if file else (None, 0)
        desk = d.Desk(record, t)
        naming: list[str] = []
        if picture is None:
            draft, naming = without_photo(desk.record, subject)
            power = "consent"
        else:
            draft = photo_draft(desk.record, subject, picture, credit=credit, licence=licence, origin=origin)
        made = draft_act(
            [draft],
            desk.record,
            power=power,
            urgent=False,
            day=d.today(),
            random=d.RANDOM,
            pictures=[picture] if picture else [],
            withdraw=naming,
        )
        d.ask_rooms(made, desk, t)
        d.write_act(made, out, desk, t)
        if picture:
            kb = -(-len(picture.data) // 1000)
            typer.echo(
                t(
                    "draft.photo_kept", width=picture.width, height=picture.height, kb=kb,
                    removed=gone, sha256=picture.sha256,
                )
            )  # fmt: skip


@commands.command("pictures")
def pictures(
    file: Annotated[Path, typer.Argument(help="An act file.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the photos.")],
    lang: Lang = None,
) -> None:
    """Write the photos that travel with an act into a folder, to look at them before signing."""
    from nitka.cli import drafting as d
    from nitka.ground import acts
    from nitka.ground.photos import Named, clean

    t = spoken_words(lang)
    with d.clear_refusals(t):
        carried = [clean(data) for data in acts.read_file(file.read_bytes()).photos]
        out.mkdir(parents=True, exist_ok=True)
        for picture in carried:
            path = out / Named(picture.sha256, picture.media).name
            d.write_key_file(path, picture.data)
            typer.echo(t("draft.picture_written", path=path))
    if not carried:
        typer.echo(t("draft.no_pictures"))


def register(app: typer.Typer) -> None:
    """Add ``nitka draft``."""
    app.add_typer(commands, name="draft")
