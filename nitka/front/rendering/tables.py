"""CSV that a spreadsheet opens as text and numbers, never as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def cell(value: object) -> object:
    """``value`` as it may stand in a CSV: numbers as they are, texts that would start a formula behind an ' mark."""
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_line(values: Iterable[object]) -> str:
    """One line of a CSV after RFC 4180."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([cell(value) for value in values])
    return out.getvalue()


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV after RFC 4180, UTF-8 without a mark in front."""
    return "".join([csv_line(header), *(csv_line(row) for row in rows)])
