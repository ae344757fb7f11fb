"""Every figure of every day on which something landed, as it was known on that day, and what became of it."""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from nitka.figures.models import Standing, Turn
from nitka.figures.queries.tally import cells, counts_invented, figures_day
from nitka.figures.rules.corrections import Correction, Version, corrections, parse_spans, shifts
from nitka.figures.rules.figure import Cell, Figure, build_figure
from nitka.figures.rules.measures import BY_NAME, MEASURES, Measure, Setting
from nitka.ground.days import parse_when
from nitka.record.models import Withdrawal
from nitka.registry.models import Correction as Printed


@dataclass(frozen=True, slots=True)
class Explained:
    """A correction written by hand."""

    known_on: date
    printed: str
    correct: str
    reason: dict[str, str]


@dataclass(frozen=True, slots=True)
class Release:
    """A dated figure that keeps its address for ever.

    ``corrections``: what a count of that day became with later knowledge, oldest first. ``withdrawn``: entries
    withdrawn since then; they are not counted any more, in no figure of any day.
    """

    figure: Figure
    corrections: tuple[Correction, ...]
    notes: tuple[Explained, ...]
    withdrawn: int


def release_days() -> list[date]:
    """The days on which something about people landed, oldest first."""
    return sorted(Standing.objects.order_by().values_list("known_on", flat=True).distinct())


def releases(kinds: dict[str, str]) -> Iterator[Release]:
    """All dated figures, day by day. ``kinds``: facility code → kind.

    One grouped query a figure for all days together; the days are then walked once.
    """
    days = release_days()
    last = figures_day()
    if last is None:
        return
    figures = _figures_of(days, last, kinds)
    totals = {
        (measure.corrects, day): (found[measure.name].people, found[measure.name].prosecutions)
        for day, found in figures.items()
        for measure in (BY_NAME["held"], BY_NAME["arrivals"], BY_NAME["releases"])
    }
    chains = corrections(shifts(_versions(days[0], counts_invented())), days, totals)  # type: ignore[arg-type]
    notes = _notes(days)
    gone = _withdrawn()
    for day in days:
        withdrawn = sum(entries for on, entries in gone if on > day)
        for measure in MEASURES:
            yield Release(
                figures[day][measure.name],
                chains.get((measure.corrects, day), ()),  # type: ignore[arg-type]
                notes.get((measure.name, day), ()),
                withdrawn,
            )


def _figures_of(days: list[date], last: date, kinds: dict[str, str]) -> dict[date, dict[str, Figure]]:
    figures: dict[date, dict[str, Figure]] = {day: {} for day in days}
    invented = counts_invented()
    for measure in MEASURES:
        for day, known in _known_by_day(measure, days, last, invented):
            held = figures[day].get("held")
            figures[day][measure.name] = build_figure(measure, known, Setting(day, kinds), held)
    return figures


def _known_by_day(
    measure: Measure, days: list[date], last: date, invented: bool
) -> Iterator[tuple[date, list[Cell]]]:
    """Each day with what was known on it: counts come in with the day they became known and go with the next."""
    changes: dict[date, list[tuple[Cell, int]]] = {}
    for cell in cells(measure, last, invented=invented, first=days[0]):
        if cell.known_on:
            changes.setdefault(cell.known_on, []).append((cell, 1))
        if cell.until_on:
            changes.setdefault(cell.until_on, []).append((cell, -1))
    people: Counter[tuple[tuple[str, ...], bool, bool]] = Counter()
    prosecutions: Counter[tuple[tuple[str, ...], bool, bool]] = Counter()
    for day in days:
        for cell, sign in changes.get(day, ()):
            key = (cell.values, cell.unnamed, cell.invented)
            people[key] += sign * cell.people
            prosecutions[key] += sign * cell.prosecutions
        known = [Cell(None, None, *key, count, prosecutions[key]) for key, count in people.items() if count]
        yield day, known


def _versions(first: date, invented: bool) -> Iterator[Version]:
    """All versions of the people about whom something became known after ``first``, by subject and day."""
    later = Standing.objects.filter(known_on__gt=first).values("subject")
    rows = Standing.objects.filter(subject__in=later, invented=invented)
    turns: dict[int, dict[tuple[str, str], date]] = {}
    found = Turn.objects.filter(standing__in=rows.values("pk")).order_by("number")
    for standing, way, month, day in found.values_list("standing_id", "way", "month", "first_day").iterator():
        turns.setdefault(standing, {})[way, month] = day
    columns = rows.order_by("subject", "known_on", "sequence").values_list(
        "sequence", "subject", "known_on", "prosecutions", "spans"
    )
    for sequence, subject, known_on, prosecutions, spans in columns.iterator():
        yield Version(subject, known_on, prosecutions, parse_spans(spans), turns.get(sequence, {}))  # type: ignore[arg-type]


def _notes(days: list[date]) -> dict[tuple[str, date], tuple[Explained, ...]]:
    """Corrections by hand, at the figure of the day they name; of a day without figures, at the last one before it."""
    notes: dict[tuple[str, date], tuple[Explained, ...]] = {}
    for note in Printed.objects.order_by("sequence"):
        when = parse_when(note.on_when)
        on = when.latest or days[0]
        day = days[max(bisect_right(days, on) - 1, 0)]
        made = Explained(note.known_on, note.printed, note.correct, json.loads(note.body)["reason"])
        notes[note.figure, day] = (*notes.get((note.figure, day), ()), made)
    return notes


def _withdrawn() -> list[tuple[date, int]]:
    """Days and how many entries about people were withdrawn on them."""
    rows = Withdrawal.objects.order_by().values_list("act__landed_on").annotate(entries=Count("item"))
    return sorted(rows)
