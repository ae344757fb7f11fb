"""A list file as rows of text: CSV, TSV or XLSX, read once from front to back in constant memory.

Row numbers count records as a spreadsheet shows them: the header line is row 1, the first person row 2.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nitka.client.importing.cells import has_markup, is_formula, tidy
from nitka.client.importing.findings import FileRefused, Finding, HeaderRefused

MOST_BYTES = 100 * 1024 * 1024
MOST_ROWS = 500_000
MOST_COLUMNS = 300


@dataclass(frozen=True, slots=True)
class Row:
    """One record: ``cells`` by column name, tidied, and ``findings`` about its text.

    ``turned``, ``marked``, ``formulas``: columns with direction marks, HTML, a formula without a value.
    """

    number: int
    cells: dict[str, str]
    findings: tuple[Finding, ...] = ()
    turned: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True)
class RawTable:
    """What a reader of one kind of file gives: header, then records of raw text with their row numbers.

    A record's third part names the columns (by place) that hold a formula.
    """

    header: list[str]
    records: Callable[[], Iterator[tuple[int, list[str], frozenset[int]]]]
    about: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """A file ready to be read. ``columns`` are the header's names; ``about`` says encoding, delimiter, sheet."""

    path: Path
    columns: tuple[str, ...]
    raw: RawTable
    most_rows: int = MOST_ROWS

    @property
    def name(self) -> str:
        """File name without its folders: what messages print."""
        return self.path.name

    @property
    def about(self) -> dict[str, str]:
        """How the file was read: ``encoding`` and ``delimiter``, or ``sheet``."""
        return self.raw.about

    def rows(self) -> Iterator[Row]:
        """Every record that is not blank. Raises ``FileRefused`` at a broken one, naming row and column."""
        seen = 0
        for number, texts, formulas in self.raw.records():
            row = _row(self.columns, number, texts, formulas)
            if row is None:
                continue
            seen += 1
            if seen > self.most_rows:
                raise FileRefused("too_many_rows", file=self.name, row=number, most=self.most_rows)
            yield row


def _row(columns: tuple[str, ...], number: int, texts: list[str], formulas: frozenset[int]) -> Row | None:
    cells: dict[str, str] = {}
    findings: list[Finding] = []
    turned: list[str] = []
    marked: list[str] = []
    ran: list[str] = []
    for place, (column, raw) in enumerate(zip(columns, texts, strict=False)):
        if not raw:
            if place in formulas:
                ran.append(column)
            continue
        text, has_turned, has_unseen = tidy(raw)
        if has_turned:
            turned.append(column)
            findings.append(Finding("direction_marks", column))
        if has_unseen:
            findings.append(Finding("unseen_characters", column))
        if place in formulas:
            findings.append(Finding("formula_value", column, {"text": text[:60]}))
        elif is_formula(text):
            ran.append(column)
        if has_markup(text):
            marked.append(column)
        if text:
            cells[column] = text
    if not cells and not ran:
        return None
    return Row(number, cells, tuple(findings), tuple(turned), tuple(marked), tuple(ran))


def header_of(path: Path, names: list[str]) -> tuple[str, ...]:
    """Column names, tidied; raises ``HeaderRefused`` for one printed twice, none at all, or far too many."""
    columns = [tidy(name)[0] for name in names]
    while columns and not columns[-1]:
        columns.pop()
    if not columns:
        raise HeaderRefused("no_header", file=path.name)
    if len(columns) > MOST_COLUMNS:
        raise HeaderRefused("too_many_columns", file=path.name, n=len(columns), most=MOST_COLUMNS)
    places: dict[str, int] = {}
    for place, column in enumerate(columns, 1):
        if not column:
            raise HeaderRefused("blank_header", file=path.name, place=place)
        if column.casefold() in places:
            first = places[column.casefold()]
            raise HeaderRefused("column_twice", file=path.name, column=column, first=first, second=place)
        places[column.casefold()] = place
    return tuple(columns)


def open_table(
    path: Path,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    most_bytes: int = MOST_BYTES,
    most_rows: int = MOST_ROWS,
) -> Table:
    """The file at ``path`` as a table. The kind is told from the content, not from the name.

    Raises ``FileRefused`` (unreadable, too large, wrong encoding, another kind of file) or ``HeaderRefused``.
    """
    # Here, so that reading a CSV does not load the spreadsheet library.
    from nitka.client.importing import csvfiles, sheets  # noqa: PLC0415

    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            start = stream.read(8)
    except OSError as error:
        raise FileRefused("unreadable", file=path.name, why=error.strerror or str(error)) from error
    if size == 0:
        raise FileRefused("empty_file", file=path.name)
    if size > most_bytes:
        raise FileRefused("too_large", file=path.name, mb=size // 1_000_000, most=most_bytes // 1_000_000)
    if start.startswith(b"PK\x03\x04"):
        raw = sheets.read(path, sheet=sheet)
    elif start.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused("old_excel", file=path.name)
    elif start.startswith((b"%PDF", b"\x1f\x8b", b"\x89PNG", b"Rar!", b"\xff\xd8\xff")):
        raise FileRefused("not_a_list", file=path.name)
    else:
        raw = csvfiles.read(path, encoding=encoding)
    return Table(path, header_of(path, raw.header), raw, most_rows)
