"""A list file as rows of text: CSV, TSV or XLSX, read once from front to back in constant memory.

Row numbers count records as a spreadsheet shows them: the header line is row 1, the first person row 2.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nitka.client.importing.cells import has_markup, is_formula, tidy
from nitka.client.importing.findings import FileRefused, Finding, HeaderRefused

MOST_BYTES = 100_000_000
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
