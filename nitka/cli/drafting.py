"""The work behind ``nitka draft``: open the record, ask the rooms, say what is wrong, write what was made."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typer

from nitka.cli.nodes import PAGES, Steps
from nitka.client.drafting.acting import Drafted
from nitka.client.drafting.files import Draft, DraftRefused, read_draft
from nitka.client.drafting.people import name_of
from nitka.client.keyfile import KeyFileError, write_key_file
from nitka.client.reader import RecordBroken, RecordReader
from nitka.client.sources import Missing, Source, SourceTrouble, open_source
from nitka.ground import canonical, photos
from nitka.ground.acts import BadAct
from nitka.ground.layout import DiskTrouble
from nitka.ground.people import vocabulary as v
from nitka.ground.wording import Words, words

RANDOM = secrets.token_bytes
# Where one easily looks for a word: path in a body, vocabulary, prefix of its labels.
_CHOICES = (
    ("stage.value", v.Stage, "stage"),
    ("whereabouts.state", v.State, "state"),
    ("detentions[].end_reason", v.EndReason, "end_reason"),
    ("bans[].kind", v.BanKind, "ban"),
    ("ways_out[].kind", v.WayOutKind, "way_out"),
)


def today() -> date:
    """The day that an act carries."""
    return datetime.now(UTC).date()


@contextmanager
def clear_refusals(t: Words) -> Iterator[None]:
    """Every expected error ends with a clear sentence and status 1; nothing half written."""
    try:
        yield
    except DraftRefused as refused:
        lines = _said(refused, t)
    except (RecordBroken, SourceTrouble, BadAct, DiskTrouble, KeyFileError, OSError) as wrong:
        lines = [str(wrong)]
    else:
        return
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(1)


def _said(refused: DraftRefused, t: Words) -> list[str]:
    if refused.code != "fields":
        return [t(f"draft.{refused.code}", **refused.values)]
    file, problems = refused.values["file"], refused.values["problems"]
    return [
        t("draft.field", file=file, path=one.path or "data", why=one.why)
        for one in problems  # type: ignore[attr-defined]
    ]


class Desk:
    """A record that was opened to draft for: its reader, and what the initiative is called."""

    def __init__(self, record: str, t: Words):
        source = open_source(record)
        with Steps() as steps:
            self.record = RecordReader(source, progress=steps.of(t("verify.acts")))
        self.title = _title(source) or self.record.standing.origin.partition("/")[0]


def _title(source: Source) -> str:
    """The initiative's name as its pages give it."""
    try:
        node = canonical.parse(source.read(PAGES)).get("node", {})
    except (Missing, canonical.NotCanonical, AttributeError):
        return ""
    return str(node.get("name", "")) if isinstance(node, dict) else ""


def read_drafts(paths: list[Path], desk: Desk, new: bool) -> list[Draft]:
    """The drafts in these files. Somebody the record does not know needs ``new``, so that no id is mistyped."""
    drafts = [read_draft(path.name, path.read_bytes()) for path in paths]
    for draft in drafts:
        known = draft.subject and desk.record.current("person", draft.subject) is not None
        if draft.kind == "person" and not known and not new:
            raise DraftRefused("needs_new", file=draft.file)
    return [_with_subject(draft) for draft in drafts]


def _with_subject(draft: Draft) -> Draft:
    """A partner's or a place's subject is its code; nobody has to write it twice."""
    if draft.kind == "person" or draft.subject:
        return draft
    code = draft.data.get("code")
    if not code or not isinstance(code, str):
        raise DraftRefused("field", file=draft.file, path="subject", why="is missing")
    return replace(draft, subject=code)


def read_photo(path: Path, t: Words) -> tuple[photos.Picture, int]:
    """The cleaned photo of a file, and how many bytes went. Ends the command for anything that is no fit photo."""
    size = path.stat().st_size
    try:
        if size > photos.LARGEST_FILE:
            raise photos.BadPhoto("heavy", kb=size // 1000, most=photos.MOST_BYTES // 1000)
        picture = photos.clean(path.read_bytes())
    except photos.BadPhoto as wrong:
        typer.echo(t(f"draft.photo.{wrong.code}", file=path.name, **wrong.values), err=True)
        raise typer.Exit(1) from None
    return picture, size - len(picture.data)


def ask_rooms(made: Drafted, desk: Desk, t: Words) -> None:
    """What the rooms would say at the node, said now. A death is explained; anything else ends the command."""
    from nitka.registry.rules import Current, act_problems

    act, record = made.file.act, desk.record
    bodies = [(body.kind, body.subject, body.data) for body in made.bodies]
    held = {(kind, who): record.current(kind, who) for kind, who, _ in bodies}
    now = Current(day=act.day, bodies={place: data for place, data in held.items() if data is not None})
    problems = act_problems(act.power, bodies, made.needed + 1, made.needed, now)
    if problems:
        for problem in problems:
            typer.echo(problem, err=True)
        if any("two independent sources" in problem for problem in problems):
            typer.echo(t("draft.death", needed=made.needed + 1, usual=made.needed), err=True)
        raise typer.Exit(1)
    if act_problems(act.power, bodies, made.needed, made.needed, now):
        typer.echo(t("draft.death", needed=made.needed + 1, usual=made.needed))


def write_act(made: Drafted, out: Path, desk: Desk, t: Words) -> None:
    """Write the act, readable by its owner alone, and say what happens next."""
    act = made.file.act
    out.parent.mkdir(parents=True, exist_ok=True)
    write_key_file(out, made.file.to_bytes())
    power = words("circles", t.language)(f"power.{act.power}")
    typer.echo(t("draft.act_written", path=out, n=act.count, power=power, needed=made.needed))
    typer.echo(t("draft.at_once") if act.urgent else t("draft.daily"))
    if act.power in ("news", "correct"):
        typer.echo(t("draft.second_look"))
    if made.checked:
        held = (desk.record.current("person", subject) or {} for subject in made.checked)
        typer.echo(t("draft.checked", names=", ".join(name_of(data) for data in held)))


def explain(draft: Draft, path: Path, own: str, t: Words) -> Iterator[str]:
    """What a person needs to know who opens the draft: its sources, how to cite, the words that may stand there."""
    data: dict[str, Any] = draft.data
    yield t("draft.edit_written", name=name_of(data), path=path)
    yield t("draft.edit_sources")
    for key, source in data["sources"].items():
        yield "  " + t("draft.edit_source", name=key, title=source["title"], seen=source["seen"])
    yield t("draft.edit_own", name=own)
    yield t("draft.edit_dates")
    label = words("registry", t.language)
    for place, vocabulary, prefix in _CHOICES:
        known = ", ".join(f"{one.value} ({label(f'{prefix}.{one.value}')})" for one in vocabulary)
        yield "  " + t("draft.edit_word", path=place, known=known)
    yield t("draft.edit_next", path=path)
