"""XLSX: values of one sheet as text, streamed; formulas are never run, only the value stored with them is read."""

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl

from nitka.client.importing.findings import FileRefused
from nitka.client.importing.tables import MOST_COLUMNS, RawTable

# An XLSX is a zip: this much is the most that its parts may unpack to.
MOST_UNPACKED = 1_000_000_000
_FORMULA = re.compile(rb"<f[ >/]")
_NONE: frozenset[int] = frozenset()


def read(path: Path, *, sheet: str | None = None) -> RawTable:
    """One sheet of the workbook: the named one, or the only one with rows. Raises ``FileRefused``."""
    _check_zip(path)
    book = _open(path, values=True)
    try:
        name = _choose(path, book, sheet)
        header = next((_texts(cells) for cells in book[name].iter_rows(max_col=MOST_COLUMNS + 1)), [])
        computed = _has_formulas(path)
    finally:
        book.close()

    def people() -> Iterator[tuple[int, list[str], frozenset[int]]]:
        values = _open(path, values=True)
        written = _open(path, values=False) if computed else None
        try:
            plain = written[name].iter_rows(max_col=len(header)) if written else None
            for cells in values[name].iter_rows(max_col=len(header)):
                as_written = next(plain, ()) if plain else ()
                number = next((cell.row for cell in cells if getattr(cell, "row", None)), None)
                if number is None or number == 1:
                    continue
                yield number, _texts(cells), _formulas(as_written)
        finally:
            values.close()
            if written:
                written.close()

    return RawTable(header, people, {"sheet": name})


def _check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
            names = set(parts.namelist())
    except (zipfile.BadZipFile, OSError) as error:
        raise FileRefused("broken_workbook", file=path.name, why=str(error)) from error
    if "xl/workbook.xml" not in names:
        raise FileRefused("not_a_list", file=path.name)
    if unpacked > MOST_UNPACKED:
        most = MOST_UNPACKED // 1_000_000
        raise FileRefused("too_large", file=path.name, mb=unpacked // 1_000_000, most=most)


def _open(path: Path, *, values: bool) -> Any:
    try:
        return openpyxl.load_workbook(path, read_only=True, data_only=values, keep_links=False)
    except Exception as error:  # openpyxl raises whatever its parsers raise; all of it means the same
        raise FileRefused("broken_workbook", file=path.name, why=type(error).__name__) from error


def _choose(path: Path, book: Any, wanted: str | None) -> str:
    if wanted is not None:
        if wanted not in book.sheetnames:
            raise FileRefused(
                "no_such_sheet", file=path.name, sheet=wanted, sheets=", ".join(book.sheetnames)
            )
        return wanted
    filled = [
        name
        for name in book.sheetnames
        if book[name].sheet_state == "visible"
        and any(any(_texts(row)) for row in book[name].iter_rows(max_row=1))
    ]
    if not filled:
        raise FileRefused("empty_file", file=path.name)
    if len(filled) > 1:
        raise FileRefused("several_sheets", file=path.name, sheets=", ".join(filled))
    return str(filled[0])


def _has_formulas(path: Path) -> bool:
    """Whether any sheet holds a formula; only then is the workbook read a second time, side by side."""
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/"):
                with parts.open(name) as stream:
                    tail = b""
                    while chunk := stream.read(1 << 20):
                        if _FORMULA.search(tail + chunk):
                            return True
                        tail = chunk[-4:]
    return False


def _texts(cells: Any) -> list[str]:
    return [_text(cell.value) for cell in cells]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time(0) else value.isoformat(sep=" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _formulas(cells: Any) -> frozenset[int]:
    found = frozenset(place for place, cell in enumerate(cells) if getattr(cell, "data_type", "") == "f")
    return found or _NONE
