"""The crosswalk: a CSV of pairs that a human has decided on, read before two lists are linked and written after.

Columns: ``key_a, name_a, key_b, name_b, decision, score``. ``decision`` is ``same`` or ``different`` when a human
said so (yes, no, так, не and the like are understood), ``proposed`` for what the computer thinks the same, empty for
what is uncertain. Decisions stay in the file, also of people who are on neither list this month; the rest is new.
"""

import csv
import io
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nitka.cli.namelists import ListRefused, shown_name
from nitka.client.importing.cells import harmless
from nitka.client.importing.opening import open_table
from nitka.ground.names.link import Decision
from nitka.ground.names.listed import Line

HEADER = ("key_a", "name_a", "key_b", "name_b", "decision", "score")
_SAME = frozenset(
    {
        "same",
        "yes",
        "y",
        "1",
        "true",
        "так",
        "тая ж",
        "той жа",
        "да",
        "tak",
        "ta sama",
        "ten sam",
        "та же",
        "тот же",
    }
)
_DIFFERENT = frozenset(
    {
        "different",
        "no",
        "n",
        "0",
        "false",
        "не",
        "іншая",
        "іншы",
        "нет",
        "другой",
        "другая",
        "nie",
        "inny",
        "inna",
    }
)
_OPEN = frozenset({"", "proposed", "?"})


@dataclass(frozen=True, slots=True)
class Decided:
    """A row of the crosswalk that a human decided, with the names as they were then."""

    decision: Decision
    name_a: str
    name_b: str


def read_crosswalk(path: Path) -> list[Decided]:
    """The decisions in a crosswalk; [] when the file is not there yet.

    Raises ``ListRefused`` for missing columns or a decision that is neither same nor different, naming the row.
    """
    if not path.exists():
        return []
    table = open_table(path)
    missing = [column for column in HEADER[:5] if column not in table.columns]
    if missing:
        raise ListRefused("crosswalk_columns", file=path.name, columns=", ".join(missing))
    found: list[Decided] = []
    for row in table.rows():
        word = row.cells.get("decision", "").casefold().strip()
        if word in _OPEN:
            continue
        if word not in _SAME | _DIFFERENT:
            raise ListRefused("decision", file=path.name, row=row.number, text=word[:40])
        a, b = _undone(row.cells.get("key_a", "")), _undone(row.cells.get("key_b", ""))
        if not a or not b:
            raise ListRefused("crosswalk_keys", file=path.name, row=row.number)
        decision = Decision(a, b, word in _SAME)
        found.append(
            Decided(decision, _undone(row.cells.get("name_a", "")), _undone(row.cells.get("name_b", "")))
        )
    return found


def _undone(text: str) -> str:
    """A cell as it was before ``harmless``."""
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def write_crosswalk(path: Path, decided: Sequence[Decided], lines: Iterable[Line]) -> None:
    """Writes the crosswalk whole, in place of the old one: the human decisions first, then what is open."""
    rows: list[tuple[str, ...]] = []
    done = {(item.decision.a, item.decision.b) for item in decided}
    for item in decided:
        word = "same" if item.decision.same else "different"
        rows.append((item.decision.a, item.name_a, item.decision.b, item.name_b, word, ""))
    for line in lines:
        if line.a and line.b and (line.a.key, line.b.key) not in done:
            word = "proposed" if line.where == "both" else ""
            score = f"{line.score:.3f}"
            rows.append((line.a.key, shown_name(line.a), line.b.key, shown_name(line.b), word, score))
    write_csv(path, HEADER, rows)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A CSV whose cells no spreadsheet program runs."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Writes a CSV (UTF-8 with a mark, so that spreadsheet programs read it) beside and moves it into place."""
    text = csv_text(header, rows)
    beside = path.with_name(path.name + ".new")
    try:
        with beside.open("w", encoding="utf-8-sig", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ListRefused("not_written", file=path.name, why=error.strerror or str(error)) from error
