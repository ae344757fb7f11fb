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
    named: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    unnamed: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    invented = 0
    for cell in cells:
        key = measure.row(cell.values, setting)
        if cell.invented and not _is_beside(measure, key):
            invented += cell.people
        counts = (unnamed if cell.unnamed else named)[key]
        counts[0] += cell.people
        counts[1] += cell.prosecutions
    if measure.total == "last":
        named[f"{setting.day:%Y-%m}"] = [held.people, held.prosecutions] if held else [0, 0]
    else:
        _merge_small(named, unnamed)
    for key, (people, prosecutions) in unnamed.items():
        named[key][0] += people
        named[key][1] += prosecutions
    rows = [Row(key, people, prosecutions) for key, (people, prosecutions) in named.items() if people]
    counted = _ordered(measure, [row for row in rows if not _is_beside(measure, row.key)], setting)
    people, prosecutions = sum(row.people for row in counted), sum(row.prosecutions for row in counted)
    if measure.total == "held" and held is not None:
        people, prosecutions = held.people, held.prosecutions
    elif measure.total == "last":
        people, prosecutions = (counted[0].people, counted[0].prosecutions) if counted else (0, 0)
    beside = _ordered(measure, [row for row in rows if _is_beside(measure, row.key)], setting)
    if measure.total != "sum":
        invented = held.invented if held else 0
    return Figure(measure.name, measure.rule, setting.day, counted, people, prosecutions, beside, invented)


def _is_beside(measure: Measure, key: str) -> bool:
    return measure.name == "held" and key in BESIDE


def _merge_small(named: dict[str, list[int]], unnamed: dict[str, list[int]]) -> None:
    """People without consent in a group of fewer than three leave it for the row of all such groups."""
    for key in [key for key, (people, _) in unnamed.items() if people < FEWEST]:
        people, prosecutions = unnamed.pop(key)
        named[FEW][0] += people
        named[FEW][1] += prosecutions


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
