"""``nitka import people``: a list is read, compared with the record, and shown; then the act to sign is made."""

from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.asking import spoken_language

Files = Annotated[
    list[str], typer.Argument(help="CSV or XLSX; several languages of one list as be=FILE ru=FILE.")
]
Named = Annotated[str, typer.Option("--profile", help="A profile of the package: see nitka import profiles.")]
Mapped = Annotated[Path | None, typer.Option("--mapping", help="A mapping file of your own (TOML).")]
Record = Annotated[
    str, typer.Option("--record", help="Address or folder of the site whose record is compared.")
]
Out = Annotated[Path | None, typer.Option("--out", help="Act file to write; without it this is a dry run.")]
Report = Annotated[
    list[Path] | None, typer.Option("--report", help="Write the report: .html or .csv; may repeat.")
]
Answers = Annotated[
    Path | None, typer.Option("--answers", help="A CSV report in which people filled in answers.")
]
Day = Annotated[str, typer.Option("--day", help="Day on which the list was read, as 2026-11-23; else today.")]
Lang = Annotated[str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")]
Shrunk = Annotated[
    bool, typer.Option("--shrunk-is-right", help="The list really became more than 10 % shorter.")
]
LeaveOut = Annotated[bool, typer.Option("--leave-out-rejected", help="Go on without the rejected rows.")]
Encoding = Annotated[str | None, typer.Option("--encoding", help="Encoding of a CSV that is not UTF-8.")]
Sheet = Annotated[str | None, typer.Option("--sheet", help="Sheet of a workbook.")]
MostMb = Annotated[int, typer.Option("--most-mb", help="Largest file that is read, in MB.")]


def people(
    files: Files,
    named: Named = "",
    mapping: Mapped = None,
    record: Record = "",
    out: Out = None,
    report: Report = None,
    answers: Answers = None,
    shrunk_is_right: Shrunk = False,
    leave_out_rejected: LeaveOut = False,
    encoding: Encoding = None,
    sheet: Sheet = None,
    most_mb: MostMb = 100,
    day: Day = "",
    lang: Lang = None,
) -> None:
    """Compare a list with the record: a dry run that writes nothing; with --out, the act to review and sign."""
    from nitka.cli.imports import Wanted, import_people

    import_people(
        Wanted(
            files=files,
            named=named,
            mapping=mapping,
            record=record,
            out=out,
            reports=report or [],
            answers=answers,
            shrunk_is_right=shrunk_is_right,
            leave_out_rejected=leave_out_rejected,
            encoding=encoding,
            sheet=sheet,
            most_mb=most_mb,
            day=day,
            language=spoken_language(lang),
        )
    )
