"""Counting in the database: one grouped query a figure, over flat rows, no bodies."""

from bisect import bisect_left
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Sum

from nitka.figures.models import Accusation, Standing, Turn
from nitka.figures.rules.bands import months_before
from nitka.figures.rules.corrections import parse_spans
from nitka.figures.rules.figure import Cell, Figure, build_figure
from nitka.figures.rules.measures import BY_NAME, MEASURES, MONTHS, PAST, Measure, Setting
from nitka.ground.people.vocabulary import HELD_STATES
from nitka.record.models import Withdrawal
from nitka.registry.models import Correction


def figures_day() -> date | None:
    """The day of the current figures: the last one on which something about people landed. None: nothing yet."""
    day: date | None = Standing.objects.aggregate(day=Max("known_on"))["day"]
    return day


def count_state() -> str:
    """A short text that changes whenever any figure may have changed: inputs of pages that show them."""
    row = Standing.objects.aggregate(
        last=Max("sequence"), versions=Count("sequence"), sum=Sum("sequence"), ended=Count("until_on")
    )
    notes = Correction.objects.aggregate(last=Max("sequence"), count=Count("sequence"))
    gone = Withdrawal.objects.aggregate(count=Count("item"))
    return ":".join(str(value) for part in (row, notes, gone) for value in part.values())


def counts_invented() -> bool:
    """Whether the figures are about invented people: only when there is nobody real to count today."""
    return not Standing.objects.filter(until_on=None, invented=False).exclude(state=PAST).exists()


def headline(day: date, kinds: dict[str, str]) -> Figure:
    """People and prosecutions held as known now; ``kinds``: facility code → kind."""
    return figure_now("held", day, kinds)


def figure_now(name: str, day: date, kinds: dict[str, str]) -> Figure:
    """The figure ``name`` of ``day`` from the versions in force."""
    measure, invented = BY_NAME[name], counts_invented()
    setting = Setting(day, kinds)
    held = headline(day, kinds) if measure.total != "sum" else None
    return build_figure(measure, cells(measure, day, invented=invented), setting, held)


def current_figures(day: date, kinds: dict[str, str]) -> dict[str, Figure]:
    """Every figure of ``day`` from the versions in force, by name, in the order of the measures."""
    setting, invented = Setting(day, kinds), counts_invented()
    figures: dict[str, Figure] = {}
    for measure in MEASURES:
        counted = cells(measure, day, invented=invented)
        figures[measure.name] = build_figure(measure, counted, setting, figures.get("held"))
    return figures


def facility_counts() -> dict[str, tuple[int, int]]:
    """Facility code → people held there now and their prosecutions; '' for those whose place is not stated."""
    rows = (
        Standing.objects.filter(until_on=None, state__in=HELD_STATES)
        .order_by()
        .values_list("facility")
        .annotate(people=Count("sequence"), prosecutions=Sum("prosecutions"))
    )
    return {facility: (people, prosecutions) for facility, people, prosecutions in rows}


def article_counts() -> dict[str, tuple[int, int, int, int]]:
    """Article code → people held under it and their prosecutions under it, then all known people and prosecutions."""
    held = Q(standing__state__in=HELD_STATES)
    rows = (
        Accusation.objects.filter(standing__until_on=None)
        .order_by()
        .values_list("article")
        .annotate(
            a=Count("number", filter=held),
            b=Sum("prosecutions", filter=held, default=0),
            c=Count("number"),
            d=Sum("prosecutions", default=0),
        )
    )
    return {article: (a, b, c, d) for article, a, b, c, d in rows}


def cells(measure: Measure, day: date, *, invented: bool, first: date | None = None) -> Iterator[Cell]:
    """What there is to count on ``day``: of the versions in force, of invented people only or of real ones only.

    With ``first``, of all versions, with the days they were known, for figures of the days from ``first`` to ``day``.
    Lists are counted one by one, so there both kinds stand.
    """
    current = first is None
    if measure.source == "spans":
        years = day.year - first.year + 1 if first else 0
        return _span_cells(
            months_before(day, MONTHS + 1 + 12 * years)[::-1], current=current, invented=invented
        )
    rows, prefix = _rows(measure)
    if not measure.listed:
        rows = rows.filter(**{f"{prefix}invented": invented})
    if current:
        rows = rows.filter(**{f"{prefix}until_on": None})
    days = () if current else (f"{prefix}known_on", f"{prefix}until_on")
    fields = [field if hasattr(rows.model, field) else prefix + field for field in measure.fields]
    counted = (
        rows.order_by()
        .values_list(*days, *fields, f"{prefix}unnamed", f"{prefix}invented")
        .annotate(people=Count("pk"), counted=Sum(_prosecutions(measure, prefix)))
    )
    return _as_cells(counted.iterator(), len(days), len(fields))


def _rows(measure: Measure) -> tuple[QuerySet[Any], str]:
    """The rows of a measure, and the path from them to the version."""
    rows: QuerySet[Any]
    if measure.source == "people":
        rows, prefix = Standing.objects.all(), ""
    elif measure.source == "articles":
        rows, prefix = Accusation.objects.all(), "standing__"
    else:
        rows, prefix = Turn.objects.filter(way=measure.source), "standing__"
    if measure.states:
        rows = rows.filter(**{f"{prefix}state__in": sorted(measure.states)})
    if measure.listed:  # who is on no list, or under no heading, is not in these figures
        for field in measure.fields:
            rows = rows.exclude(**{f"{prefix}{field}": ""})
    if measure.stages:
        rows = rows.filter(**{f"{prefix}stage__in": sorted(measure.stages)})
    return rows, prefix


def _prosecutions(measure: Measure, prefix: str) -> F:
    return F("prosecutions" if measure.source == "articles" else f"{prefix}prosecutions")


def _as_cells(rows: Iterable[tuple[Any, ...]], known: int, fields: int) -> Iterator[Cell]:
    for row in rows:
        known_on, until_on = row[:2] if known else (None, None)
        yield Cell(known_on, until_on, row[known : known + fields], *row[known + fields :])


def _span_cells(months: Sequence[str], *, current: bool, invented: bool) -> Iterator[Cell]:
    """One cell a month and days known: people in custody on the last day of each of ``months`` (oldest first)."""
    rows = Standing.objects.filter(invented=invented).exclude(spans="")
    if current:
        rows = rows.filter(until_on=None)
    ends = [_month_end(month) for month in months]
    changes: dict[tuple[date | None, date | None], list[list[int]]] = defaultdict(
        lambda: [[0] * (len(ends) + 1) for _ in range(2)]
    )
    columns = rows.order_by().values_list("known_on", "until_on", "spans", "prosecutions")
    for known_on, until_on, spans, prosecutions in columns.iterator():
        people, prosecuted = changes[(None, None) if current else (known_on, until_on)]
        for start, end in parse_spans(spans):
            first, last = bisect_left(ends, start), bisect_left(ends, end) if end else len(ends)
            people[first] += 1
            people[last] -= 1
            prosecuted[first] += prosecutions
            prosecuted[last] -= prosecutions
    for (start_on, end_on), (people, prosecuted) in changes.items():
        for month, count, total in zip(months, accumulate(people), accumulate(prosecuted), strict=False):
            if count:
                yield Cell(start_on, end_on, (month,), False, invented, count, total)


def _month_end(month: str) -> date:
    year, number = int(month[:4]), int(month[5:])
    return date(year, number, monthrange(year, number)[1])
