"""Folds people into rows that can be counted as of any day."""

from collections.abc import Sequence

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
            rows = Standing.objects.filter(subject__in=subjects[start : start + _PART], until_on=None)
            in_force.update((row.subject, row) for row in rows)
        stored = {row.sequence for row in in_force.values()}
        fresh: dict[int, tuple[Standing, Flat]] = {}
        ended: list[Standing] = []
        replaced: list[int] = []
        for item in items:
            before = in_force.get(item.subject)
            if before is not None and before.known_on == item.day:
                if before.sequence in stored:
                    replaced.append(before.sequence)
                else:
                    del fresh[before.sequence]
            elif before is not None:
                before.until_on = item.day
                if before.sequence in stored:
                    ended.append(before)
            flat = flatten(item.data, item.day)
            in_force[item.subject] = row = _standing(item, flat)
            fresh[item.sequence] = (row, flat)
        _write(list(fresh.values()), ended, replaced)


def _write(fresh: list[tuple[Standing, Flat]], ended: list[Standing], replaced: list[int]) -> None:
    """First what makes room for the versions in force, then those."""
    for start in range(0, len(replaced), _PART):
        part = replaced[start : start + _PART]
        Accusation.objects.filter(standing__in=part).delete()
        Turn.objects.filter(standing__in=part).delete()
        Standing.objects.filter(sequence__in=part).delete()
    Standing.objects.bulk_update(ended, ["until_on"], batch_size=200)
    Standing.objects.bulk_create([row for row, _ in fresh])
    Accusation.objects.bulk_create(
        [
            Accusation(number=row.sequence * _ROOM + place, standing=row, article=article, prosecutions=count)
            for row, flat in fresh
            for place, (article, count) in enumerate(flat.articles[:_ROOM])
        ]
    )
    Turn.objects.bulk_create(
        [
            Turn(number=row.sequence * _ROOM + place, standing=row, way=way, month=month, first_day=day)
            for row, flat in fresh
            for place, (way, month, day) in enumerate(flat.turns[:_ROOM])
        ]
    )


def _standing(item: Landed, flat: Flat) -> Standing:
    return Standing(
        sequence=item.sequence,
        subject=item.subject,
        known_on=item.day,
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
