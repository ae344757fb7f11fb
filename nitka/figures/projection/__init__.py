"""Folds people into rows that can be counted as of any day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection, models

from nitka.figures.models import Accusation, Standing, Turn
from nitka.figures.projection.standing import Flat, flatten
from nitka.record.projection import Landed

_ROOM = 1000  # rows below one item: more articles or months than this in one body are not counted
_PART = 900  # subjects asked for at once, below SQLite's limit of variables


class Figures:
    """The figures' projection: see ``models`` for what each row means."""

    kinds = frozenset({"person"})

    def empty(self) -> None:
        """Delete every row."""
        for model in (Accusation, Turn, Standing):
            model.objects.all().delete()

    def fold(self, items: Sequence[Landed]) -> None:
        """Fold items in order; a later version of a person on the same day replaces the earlier one."""
        self._people([item for item in items if item.kind == "person"])

    def forget(self, kind: str, subjects: Sequence[str]) -> None:
        """Remove every row of ``subjects``, of every day: past figures no longer count them either."""
        if kind == "person":
            for start in range(0, len(subjects), _PART):
                gone = Standing.objects.filter(subject__in=subjects[start : start + _PART])
                Accusation.objects.filter(standing__in=gone).delete()
                Turn.objects.filter(standing__in=gone).delete()
                gone.delete()

    def _people(self, items: Sequence[Landed]) -> None:
        subjects = sorted({item.subject for item in items})
        in_force: dict[str, Standing] = {}
        for start in range(0, len(subjects), _PART):
            # The version in force is picked here: SQLite would walk all versions in force instead of a few subjects.
            rows = Standing.objects.filter(subject__in=subjects[start : start + _PART])
            in_force.update((row.subject, row) for row in rows if row.until_on is None)
        stored = {row.sequence for row in in_force.values()}
        fresh: dict[int, tuple[Standing, Flat]] = {}
        ended: list[Standing] = []
        replaced: list[int] = []
        for item in items:
            before = in_force.get(item.subject)
            # What was signed earlier and landed later became known when it landed: dated figures never change unseen.
            day = max(item.hour_at.date(), before.known_on if before else date.min)
            if before is not None and before.known_on == day:
                if before.sequence in stored:
                    replaced.append(before.sequence)
                else:
                    del fresh[before.sequence]
            elif before is not None:
                before.until_on = day
                if before.sequence in stored:
                    ended.append(before)
            flat = flatten(item.data, day)
            in_force[item.subject] = row = _standing(item, flat, day)
            fresh[item.sequence] = (row, flat)
        _write(list(fresh.values()), ended, replaced)


def _write(fresh: list[tuple[Standing, Flat]], ended: list[Standing], replaced: list[int]) -> None:
    """First what makes room for the versions in force, then those."""
    for start in range(0, len(replaced), _PART):
        part = replaced[start : start + _PART]
        Accusation.objects.filter(standing__in=part).delete()
        Turn.objects.filter(standing__in=part).delete()
        Standing.objects.filter(sequence__in=part).delete()
    by_day: dict[date, list[int]] = {}
    for row in ended:
        by_day.setdefault(row.until_on or date.max, []).append(row.sequence)
    for day, sequences in sorted(by_day.items()):
        for start in range(0, len(sequences), _PART):
            Standing.objects.filter(sequence__in=sequences[start : start + _PART]).update(until_on=day)
    insert(Standing, [_columns(row) for row, _ in fresh])
    insert(
        Accusation,
        [
            (row.sequence * _ROOM + place, row.sequence, article, count)
            for row, flat in fresh
            for place, (article, count) in enumerate(flat.articles[:_ROOM])
        ],
    )
    insert(
        Turn,
        [
            (row.sequence * _ROOM + place, row.sequence, way, month, day.isoformat())
            for row, flat in fresh
            for place, (way, month, day) in enumerate(flat.turns[:_ROOM])
        ],
    )


def insert(model: type[models.Model], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows given as tuples in the order of the model's columns, days as ISO text.

    Three times as fast as ``bulk_create``: an import of 100,000 people makes about 400,000 rows here.
    """
    if not rows:
        return
    columns = [str(field.column) for field in model._meta.concrete_fields]
    names, marks = ", ".join(columns), ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})", rows)  # noqa: S608


def _columns(row: Standing) -> tuple[Any, ...]:
    """The values of a row in the order of its columns."""
    values = (getattr(row, field.attname) for field in Standing._meta.concrete_fields)
    return tuple(value.isoformat() if isinstance(value, date) else value for value in values)


def _standing(item: Landed, flat: Flat, day: date) -> Standing:
    return Standing(
        sequence=item.sequence,
        subject=item.subject,
        known_on=day,
        unnamed=flat.unnamed,
        sex=flat.sex,
        stage=flat.stage,
        state=flat.state,
        state_when=flat.state_when,
        facility=flat.facility,
        born_when=flat.born_when,
        term=flat.term,
        news_when=flat.news_when,
        list_name=flat.list_name,
        category=flat.category,
        invented=flat.invented,
        prosecutions=flat.prosecutions,
        spans=flat.spans,
    )


projection = Figures()
