"""From counted cells to a figure: rows in order, small groups without consent merged, totals."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nitka.figures.rules.measures import BESIDE, EARLIER, FEW, FEWEST, OF, Measure, Setting, Values


class Cell(NamedTuple):
    """People and prosecutions with the same values, known from one day until another (None: still)."""

    known_on: date | None
    until_on: date | None
    values: Values
    unnamed: bool
    invented: bool
    people: int
    prosecutions: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a figure. ``key`` has its label in the words."""

    key: str
    people: int
    prosecutions: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure on a day, as it was known then. ``beside``: rows shown for comparison, not in the total.

    ``invented``: how many of those counted are invented, so that the page can say so.
    """

    name: str
    rule: str
    day: date
    rows: tuple[Row, ...]
    people: int
    prosecutions: int
    beside: tuple[Row, ...] = ()
    invented: int = 0

    @property
    def top(self) -> Row | None:
        """The largest row that says something; the first of equals."""
        telling = [row for row in self.rows if row.people and row.key not in ("none", EARLIER, FEW)]
        return max(telling, key=lambda row: row.people, default=None)


def build_figure(
    measure: Measure, cells: Iterable[Cell], setting: Setting, held: "Figure | None" = None
) -> Figure:
    """The figure of ``measure`` from its cells. ``held``: that figure of the same day, where it is needed."""
    counted, beside, invented = Tally(), Tally(), 0
    for cell in cells:
        key = measure.row(cell.values, setting)
        apart = measure.name == "held" and key in BESIDE
        (beside if apart else counted).add(key, cell)
        invented += cell.people if cell.invented and not apart else 0
    if measure.total == "last":
        counted.named[f"{setting.day:%Y-%m}"] = [held.people, held.prosecutions] if held else [0, 0]
    rows = _ordered(measure, counted.rows(merge=measure.total != "last"), setting)
    people, prosecutions = sum(row.people for row in rows), sum(row.prosecutions for row in rows)
    if measure.total == "held" and held is not None:
        people, prosecutions = held.people, held.prosecutions
    elif measure.total == "last":
        people, prosecutions = (rows[0].people, rows[0].prosecutions) if rows else (0, 0)
    if measure.total != "sum":
        invented = held.invented if held else 0
    apart_rows = beside.rows(merge=True)
    aside = _ordered(measure, apart_rows, setting) if apart_rows else ()
    return Figure(measure.name, measure.rule, setting.day, rows, people, prosecutions, aside, invented)


class Tally:
    """People and prosecutions by row, those without consent to a name apart."""

    def __init__(self) -> None:
        self.named: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.unnamed: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, key: str, cell: Cell) -> None:
        """Count a cell in the row ``key``."""
        counts = (self.unnamed if cell.unnamed else self.named)[key]
        counts[0] += cell.people
        counts[1] += cell.prosecutions

    def rows(self, *, merge: bool) -> list[Row]:
        """The rows that hold anybody.

        With ``merge``, people without consent in a row of fewer than three leave it for the row of all such.
        """
        whole = {key: list(counts) for key, counts in self.named.items()}
        for key, (people, prosecutions) in self.unnamed.items():
            target = whole.setdefault(FEW if merge and people < FEWEST else key, [0, 0])
            target[0] += people
            target[1] += prosecutions
        return [Row(key, people, prosecutions) for key, (people, prosecutions) in whole.items() if people]


def _list_of(row: Row) -> str:
    name, of, _ = row.key.partition(OF)
    return name if of else ""


def _ordered(measure: Measure, rows: list[Row], setting: Setting) -> tuple[Row, ...]:
    order = measure.order(setting)
    if not order:
        last = ("none", FEW)
        return tuple(
            sorted(
                rows, key=lambda row: (row.key in last, row.key == FEW, _list_of(row), -row.people, row.key)
            )
        )
    found = {row.key: row for row in rows}
    if measure.source in ("in", "out", "spans"):  # a month without anyone is a fact too
        empty = [key for key in order if key not in found and key != EARLIER]
        found.update({key: Row(key, 0, 0) for key in empty})
    return tuple(found[key] for key in (*order, FEW) if key in found)
