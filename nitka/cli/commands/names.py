"""``nitka names``: find people in a list by any spelling, lay two lists side by side. Nothing leaves the machine."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from nitka.cli.asking import spoken_language, spoken_words
from nitka.cli.crosswalks import csv_text, read_crosswalk, write_crosswalk, write_csv
from nitka.cli.namelists import ListRefused, NameList, open_names, said_columns, shown_name
from nitka.client.importing.findings import ImportRefused
from nitka.ground.names import Match, NameIndex
from nitka.ground.names.link import link
from nitka.ground.names.listed import Line, Listed, Reason
from nitka.ground.wording import Words

COLUMNS_HELP = (
    "FIELD=HEADER, may be given several times. Fields: name (may be several), or given, patronymic, family; id, born, "
    "status, place, article, date (may be several). Without it the headers are guessed, in four languages."
)
Columns = Annotated[list[str] | None, typer.Option("--columns", help=COLUMNS_HELP)]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help="Of CSV files, as cp1251; else told from the bytes.")
]
Out = Annotated[
    Path | None, typer.Option("--out", "-o", help="Write the CSV here; else it goes to the terminal.")
]
Lang = Annotated[str | None, typer.Option("--lang", help="be, ru, en or pl; else as the terminal.")]

FOUND = ("query_row", "query", "rank", "score", "id", "name", "born", "list_row")
LINKED = (
    "verdict", "id_a", "name_a", "born_a", "row_a", "id_b", "name_b", "born_b", "row_b", "score", "reasons", "detail",
)  # fmt: skip

commands = typer.Typer(
    no_args_is_help=True, help="Names in any spelling: find them in a list, link two lists."
)


@commands.command("find")
def find(
    names: Annotated[Path, typer.Argument(metavar="LIST", help="The list of people: CSV or XLSX.")],
    queries: Annotated[Path, typer.Argument(metavar="QUERIES", help="The names to find: CSV or XLSX.")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="Answers for each name.")] = 3,
    least: Annotated[float, typer.Option(min=0, max=1, help="Leave out answers that fit worse.")] = 0.5,
    columns: Columns = None,
    query_columns: Annotated[list[str] | None, typer.Option(help="As --columns, for QUERIES.")] = None,
    encoding: Encoding = None,
    out: Out = None,
    lang: Lang = None,
) -> None:
    """Each name of QUERIES with its best answers in LIST, as CSV.

    \b
    Columns written: query_row, query, rank (1 is the best), score (0 to 1), id, name, born, list_row.
    A name without an answer has one line, with rank, id and name empty and score 0.
    Rows are numbered as a spreadsheet shows them. Any alphabet, order, missing patronymic, one typing error.
    A year of birth in both files moves those who agree up and those who differ down.
    """
    t = spoken_words(lang)
    people = _read(names, columns, encoding, lang, t)
    asked = _read(
        queries,
        query_columns if query_columns is not None else _where_found(queries, columns),
        encoding,
        lang,
        t,
    )
    index: NameIndex[int] = NameIndex.build((at, person.forms) for at, person in enumerate(people.people))
    rows: list[tuple[str, ...]] = []
    missed = 0
    for person in asked.people:
        found = [match for match in _answers(index, people, person, limit) if match.score >= least]
        missed += not found
        if not found:
            rows.append((str(person.row), shown_name(person), "", "0", "", "", "", ""))
        for rank, match in enumerate(found, 1):
            hit = people.people[match.id]
            row = (str(person.row), shown_name(person), str(rank), f"{match.score:.3f}")
            rows.append((*row, _id(hit), shown_name(hit), hit.born, str(hit.row)))
    _give(out, FOUND, rows, t)
    typer.echo(t("names.found", n=len(asked.people), missed=missed, people=len(people.people)), err=True)


def _answers(index: NameIndex[int], people: NameList, asked: Listed, limit: int) -> list[Match[int]]:
    """The best answers over all forms of the question; births that both sides know weigh in."""
    best: dict[int, float] = {}
    for form in asked.forms:
        for match in index.search(form, limit * 3):
            best[match.id] = max(best.get(match.id, 0.0), match.score)
    scored = [
        Match(at, max(0.0, min(1.0, score + _birth(asked, people.people[at])))) for at, score in best.items()
    ]
    return sorted(scored, key=lambda match: (-match.score, match.id))[:limit]


def _birth(asked: Listed, hit: Listed) -> float:
    if not asked.year or not hit.year:
        return 0.0
    return 0.02 if asked.year == hit.year else -0.1


@commands.command("link")
def link_lists(
    a: Annotated[Path, typer.Argument(metavar="A", help="One list: CSV or XLSX.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="The other list: CSV or XLSX.")],
    crosswalk: Annotated[
        Path | None,
        typer.Option(help="Decisions of earlier months; written anew, with what is open now added."),
    ] = None,
    columns: Columns = None,
    columns_b: Annotated[list[str] | None, typer.Option(help="As --columns, for B.")] = None,
    encoding: Encoding = None,
    out: Out = None,
    lang: Lang = None,
) -> None:
    """Who is on both lists, who on one, and which pairs a human has to decide, as CSV. Nothing is merged.

    \b
    Columns written: verdict (both, only_a, only_b, uncertain), id_a, name_a, born_a, row_a, id_b, name_b, born_b,
    row_b, score (likeness of the names, 0 to 1), reasons, detail.
    Every row of A is in exactly one line of both, only_a, uncertain; every row of B in one of both, only_b, uncertain.
    Reasons: spelling (printed otherwise, or a similar name stands on the other list), status, date (births or other
    dates differ, or the row is later than the whole other list), rule (nothing similar: the other list counts, or
    knows, other people), namesake (another row fits as well).
    The crosswalk is a CSV: write "same" or "different" into its column decision; next month's run keeps to it.
    """
    t = spoken_words(lang)
    one = _read(a, columns, encoding, lang, t)
    other = _read(b, columns_b if columns_b is not None else _where_found(b, columns), encoding, lang, t)
    try:
        decided = read_crosswalk(crosswalk) if crosswalk else []
        lines = link(one.people, other.people, [item.decision for item in decided])
        _give(out, LINKED, [_line(line, t) for line in lines], t)
        if crosswalk:
            write_crosswalk(crosswalk, decided, lines)
    except (ListRefused, ImportRefused) as refused:
        raise _stop(refused, lang, t) from None
    counts = {
        where: sum(line.where == where for line in lines)
        for where in ("both", "only_a", "only_b", "uncertain")
    }
    typer.echo(t("names.linked", **counts, a=len(one.people), b=len(other.people)), err=True)


def _where_found(path: Path, columns: list[str] | None) -> list[str] | None:
    """``--columns`` for the second file, as far as its headers have them; none of them means guess."""
    if not columns:
        return columns
    try:
        open_names(path, columns)
    except (ListRefused, ImportRefused):
        return None
    return columns


def _read(
    path: Path, columns: list[str] | None, encoding: str | None, lang: str | None, t: Words
) -> NameList:
    try:
        names = open_names(path, columns or (), encoding)
    except (ListRefused, ImportRefused) as refused:
        raise _stop(refused, lang, t) from None
    typer.echo(
        t("names.read", file=names.name, people=len(names.people), columns=said_columns(names.used)), err=True
    )
    if names.encoding == "cp1251" and not encoding:
        typer.echo(t("names.cp1251", file=names.name), err=True)
    for remark in names.remarks[:20]:
        typer.echo(f"{names.name}: {remark.say(t)}", err=True)
    if len(names.remarks) > 20:
        typer.echo(f"{names.name}: {t('names.more', n=len(names.remarks) - 20)}", err=True)
    return names


def _stop(refused: ListRefused | ImportRefused, lang: str | None, t: Words) -> typer.Exit:
    said = refused.say(t) if isinstance(refused, ListRefused) else refused.say(spoken_language(lang))
    typer.echo(said, err=True)
    return typer.Exit(1)


def _id(person: Listed) -> str:
    """The list's own id; empty where the key was made of name and birth."""
    return "" if person.key.partition("#")[0].startswith(person.forms[0]) else person.key


def _line(line: Line, t: Words) -> tuple[str, ...]:
    def side(person: Listed | None) -> tuple[str, ...]:
        return (_id(person), shown_name(person), person.born, str(person.row)) if person else ("", "", "", "")

    score = f"{line.score:.3f}" if line.a and line.b else ""
    return (
        line.where,
        *side(line.a),
        *side(line.b),
        score,
        " ".join(line.reasons),
        "; ".join(_details(line, t)),
    )


def _details(line: Line, t: Words) -> Iterator[str]:
    """What the reasons mean for this line."""
    if line.decided:
        yield t("names.detail.decided")
    if line.a and line.b:
        if Reason.STATUS in line.reasons:
            yield f"{line.a.status} | {line.b.status}"
        if line.a.born and line.b.born and line.a.born != line.b.born:
            yield f"{line.a.born} | {line.b.born}"
        for column in line.a.dates:
            ours, theirs = line.a.dates[column], line.b.dates.get(column, "")
            if ours and theirs and ours != theirs:
                yield f"{column}: {ours} | {theirs}"
    for other in line.others:
        yield t("names.detail.also", name=shown_name(other), row=other.row)
    if line.nearest:
        yield t("names.detail.nearest", name=shown_name(line.nearest), row=line.nearest.row)
    person = line.b if line.a is None else line.a if line.b is None else None
    if person and Reason.STATUS in line.reasons:
        yield t("names.detail.status", status=person.status)
    if person and Reason.RULE in line.reasons:
        yield t("names.detail.rule", status=person.status or "–")
    if person and Reason.DATE in line.reasons:
        if line.nearest and line.nearest.born and person.born and line.score:
            yield f"{person.born} | {line.nearest.born}"
        for day in sorted(filter(None, person.dates.values()))[-1:]:
            if not (line.nearest and line.nearest.born and person.born):
                yield t("names.detail.later", day=day)


def _give(out: Path | None, header: tuple[str, ...], rows: list[tuple[str, ...]], t: Words) -> None:
    if out is None:
        sys.stdout.write(csv_text(header, rows).replace("\r\n", "\n"))
        return
    try:
        write_csv(out, header, rows)
    except ListRefused as refused:
        typer.echo(refused.say(t), err=True)
        raise typer.Exit(1) from None
    typer.echo(t("names.written", file=out), err=True)


def register(app: typer.Typer) -> None:
    """Adds ``nitka names``."""
    app.add_typer(commands, name="names")
