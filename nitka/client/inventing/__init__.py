"""Invented people, for demonstrations, tests of speed and screenshots: real places and articles, nobody real.

Each row says that it is invented, and the profile ``invented`` marks every page made from it. The same seed gives the
same list. This package knows nothing of the record; it writes a CSV that is imported like any other.
"""

import csv
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from nitka.client.inventing.rows import ABOUT, COLUMNS, MOST, TODAY, invented_row, invented_rows

__all__ = ["ABOUT", "COLUMNS", "MOST", "TODAY", "invented_row", "invented_rows", "write_invented"]


def write_invented(
    path: Path, count: int, seed: int, today: date = TODAY, said: Callable[[int], None] = lambda _: None
) -> None:
    """Write a CSV of ``count`` invented people (UTF-8, comma, header line); ``said`` hears how many are done.

    The file appears whole or not at all, and an existing one is replaced only then. Raises ``ValueError`` for an
    impossible count, ``OSError`` when the file cannot be written.
    """
    rows = invented_rows(count, seed, today)
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            for done, row in enumerate(rows, start=1):
                writer.writerow(row)
                if done % 5_000 == 0:
                    said(done)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
