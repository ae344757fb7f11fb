"""The work behind ``nitka import people``: read, plan, show, report, write the act. Loaded only when asked for."""

import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from nitka.cli.nodes import Steps
from nitka.client.importing.acting import (
    NoCircle,
    NothingToSign,
    Place,
    changed_items,
    plan_act,
    reference_act,
)
from nitka.client.importing.findings import ImportRefused, RowsRejected
from nitka.client.importing.holdings import Holdings
from nitka.client.importing.languages import open_list
from nitka.client.importing.planning import Plan, make_plan
from nitka.client.importing.profiles import Profile, load, packaged, profile
from nitka.client.importing.reporting import csv_report, html_report, read_answers
from nitka.client.keyfile import KeyFileError, write_key_file
from nitka.client.reader import RecordBroken, RecordReader
from nitka.client.reference import shipped_reference
from nitka.client.replay import parsed
from nitka.client.sources import SourceTrouble, open_source
from nitka.ground.acts import ActFile, BadAct
from nitka.ground.layout import DiskTrouble
from nitka.ground.people.reading import BodyError
from nitka.ground.people.reference import BadReference
from nitka.ground.wording import Words, words

SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What was typed."""

    files: list[str]
    named: str
    mapping: Path | None
    record: str
    out: Path | None
    reports: list[Path]
    answers: Path | None
    shrunk_is_right: bool
    leave_out_rejected: bool
    encoding: str | None
    sheet: str | None
    most_mb: int
    day: str
    language: str


def import_people(wanted: Wanted) -> None:
    """Dry run or act; every expected error ends with one line and status 1, nothing half written."""
    t = words("cli", wanted.language)
    today = _day(wanted.day, t)
    if wanted.out and not wanted.record:
        raise typer.BadParameter(t("import.record_needed"), param_hint="--record")
    for path in wanted.reports:
        if path.suffix.casefold() not in (".html", ".csv"):
            raise typer.BadParameter(t("import.report_kind", path=path), param_hint="--report")
    try:
        chosen = _profile(wanted.named, wanted.mapping, t)
        with Steps() as steps:
            reader = _read_record(wanted.record, t, steps)
            most_bytes = wanted.most_mb * 1_000_000
            opened = open_list(
                wanted.files, chosen, encoding=wanted.encoding, sheet=wanted.sheet, most_bytes=most_bytes
            )
            plan = make_plan(
                opened,
                _holdings(reader, chosen.about.code),
                today=today,
                answers=read_answers(wanted.answers) if wanted.answers else None,
                shrunk_is_right=wanted.shrunk_is_right,
                tell=lambda n: steps(t("import.reading"), n, n),
            )
        _show(plan, wanted.language, t)
        for path in wanted.reports:
            _write_report(plan, path, wanted.language, t)
        _refuse_rejected(plan, wanted.leave_out_rejected, wanted.language)
        if wanted.out and reader:
            _write_act(plan, reader, wanted.out, today, t)
    except ImportRefused as wrong:
        raise _stop(wrong.say(wanted.language)) from None
    except (SourceTrouble, RecordBroken, BadAct, DiskTrouble, KeyFileError, OSError) as wrong:
        raise _stop(str(wrong)) from None


def _stop(text: str) -> typer.Exit:
    typer.echo(text, err=True)
    return typer.Exit(1)


def _day(text: str, t: Words) -> date:
    if not text:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(t("import.bad_day", text=text), param_hint="--day") from None


def _profile(named: str, mapping: Path | None, t: Words) -> Profile:
    if bool(named) == bool(mapping):
        raise typer.BadParameter(
            t("import.one_profile", profiles=", ".join(packaged())), param_hint="--profile"
        )
    return load(mapping) if mapping else profile(named)


def _read_record(source: str, t: Words, steps: Steps) -> RecordReader | None:
    return RecordReader(open_source(source), progress=steps.of(t("import.record"))) if source else None


def _holdings(reader: RecordReader | None, list_code: str) -> Holdings:
    holdings = Holdings(list_code)
    if reader is None:
        return holdings
    bodies = (parsed(body) for act in reader.acts for body in act.bodies if body is not None)
    return holdings.read((body.kind, body.subject, body.data) for body in bodies)


def _refuse_rejected(plan: Plan, leave_out: bool, language: str) -> None:
    rejected = [line for line in plan.lines if line.status == "rejected"]
    if rejected and not leave_out:
        first = rejected[0]
        why = first.reasons[0]
        raise RowsRejected(
            "rejected_rows", file=plan.files[0], n=len(rejected), row=first.number, why=why.say(language)
        )


def _show(plan: Plan, language: str, t: Words) -> None:
    """The counts, the rows that need a person, and the first of the others."""
    console = Console()
    w = words("client", language)
    console.print(w("importing.report.title", list=plan.title), style="bold", highlight=False, markup=False)
    table = Table(box=None, pad_edge=False)
    for _ in range(3):
        table.add_column()
    for status, n in plan.counts.items():
        table.add_row(w(f"importing.status.{status}"), f"{n:>6}", w(f"importing.meaning.{status}"))
    table.add_row(w("importing.report.total"), f"{len(plan.lines):>6}", "")
    table.show_header = False
    console.print(table)
    if plan.facilities:
        console.print(t("import.facilities", n=len(plan.facilities)), highlight=False, markup=False)
    if plan.gone:
        console.print(f"{w('importing.gone')}: {len(plan.gone)}", highlight=False, markup=False)
    if plan.not_taken:
        text = w("importing.report.not_taken", columns=", ".join(plan.not_taken))
        console.print(text, highlight=False, markup=False)
    asking = [line for line in plan.lines if line.status in ("withheld", "rejected", "question")]
    others = [line for line in plan.lines if line.status not in ("withheld", "rejected", "question")]
    shown = [
        *asking[:SHOWN],
        *sorted(others, key=lambda line: not line.findings)[: max(0, SHOWN - len(asking))],
    ]
    for line in shown:
        said = "; ".join(finding.say(language) for finding in (*line.reasons, *line.findings))
        status = w(f"importing.status.{line.status}")
        text = f"{w('importing.column.row')} {line.number:>5}  {status}  {line.name}"
        console.print(f"{text}  {said}".rstrip(), highlight=False, markup=False, soft_wrap=True)
    if len(plan.lines) > len(shown):
        console.print(t("import.more", n=len(plan.lines) - len(shown)), highlight=False, markup=False)


def _write_report(plan: Plan, path: Path, language: str, t: Words) -> None:
    text = html_report(plan, language) if path.suffix.casefold() == ".html" else csv_report(plan, language)
    # A byte order mark, so that spreadsheets read Cyrillic as it is.
    data = text.encode() if path.suffix.casefold() == ".html" else b"\xef\xbb\xbf" + text.encode()
    _keep(path, data)
    typer.echo(t("import.report_written", path=path))


def _write_act(plan: Plan, reader: RecordReader, out: Path, today: date, t: Words) -> None:
    place = _place(reader, plan.counts["created"])
    _write(lambda: plan_act(plan, place, day=today, random=secrets.token_bytes), out, t)


def _place(reader: RecordReader, more_people: int = 0) -> Place:
    people = len(reader.subjects("person")) + more_people
    return Place(reader.standing.origin, reader.charter, people)


def _write(make: Callable[[], ActFile], out: Path, t: Words) -> None:
    try:
        act = make()
    except NothingToSign:
        typer.echo(t("import.nothing"))
        return
    except NoCircle:
        raise _stop(t("import.no_circle")) from None
    _keep(out, act.to_bytes())
    typer.echo(t("import.act_written", path=out, n=act.act.count))


def _keep(path: Path, data: bytes) -> None:
    """Like the keys: nobody else on this machine reads a list before it is published."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise KeyFileError(f"{path}: {wrong.strerror}") from wrong
    write_key_file(path, data)


def import_reference(record: str, out: Path | None, day: str, language: str) -> None:
    """Facilities, articles and rules that come with the project and differ from the record: shown, or an act."""
    t = words("cli", language)
    today = _day(day, t)
    if out and not record:
        raise typer.BadParameter(t("import.record_needed"), param_hint="--record")
    try:
        with Steps() as steps:
            reader = _read_record(record, t, steps)
        items = changed_items(shipped_reference(), reader.current if reader else lambda _kind, _subject: None)
        for kind, n in Counter(kind for kind, _, _ in items).items():
            typer.echo(t("import.reference_item", kind=kind, n=n))
        if not items and not out:
            typer.echo(t("import.nothing"))
        if out and reader:
            place = _place(reader)
            _write(lambda: reference_act(items, place, day=today, random=secrets.token_bytes), out, t)
    except (
        SourceTrouble,
        RecordBroken,
        BadReference,
        BodyError,
        BadAct,
        DiskTrouble,
        KeyFileError,
        OSError,
    ) as wrong:
        raise _stop(str(wrong)) from None
