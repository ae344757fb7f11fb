"""Fold the record into the rooms: a batch, what remains after a withdrawal, or everything from the beginning."""

from collections.abc import Callable, Iterable, Sequence

from django.conf import settings
from django.db import connection, transaction
from django.utils.module_loading import import_string

from nitka.record import queries
from nitka.record.models import Item
from nitka.record.projection import Landed, Projection

# In KiB. SQLite keeps 2 MB of pages in memory; the indexes of many people are written in any order and want more.
_PAGES_KEPT = 131_072


def make_room_to_write() -> None:
    """Let SQLite keep more pages in memory while many rows are written."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size=-{_PAGES_KEPT}")


def projections() -> list[Projection]:
    """The rooms' folds, in the order of the settings."""
    return [import_string(dotted) for dotted in settings.NITKA_PROJECTIONS]


def fold_batches(rooms: Sequence[Projection], batches: Iterable[list[Landed]]) -> None:
    """Give each room the items of its kinds, batch by batch, in order."""
    for batch in batches:
        for room in rooms:
            mine = [item for item in batch if item.kind in room.kinds]
            if mine:
                room.fold(mine)


def forget_withdrawn(gone: Sequence[Item]) -> None:
    """Every room forgets the subjects of these items and folds again what remains of them.

    A fact of one subject can feed a row of another room, so all rooms that know the kind do it.
    """
    rooms = projections()
    subjects: dict[str, list[str]] = {}
    for item in gone:
        subjects.setdefault(item.kind, []).append(item.subject)
    for kind, named in sorted(subjects.items()):
        unique = sorted(set(named))
        for room in rooms:
            if kind in room.kinds:
                room.forget(kind, unique)
                for batch in queries.batched(unique, 500):
                    fold_batches([room], queries.landed_items(kind=kind, subjects=batch))


def rebuild(*, progress: Callable[[int, int], None] | None = None) -> int:
    """Empty every room's tables and replay the whole record; the number of items folded.

    The result is the same row for row. One transaction: a reader sees the old rows until the new ones are whole.
    """
    total = Item.objects.filter(body__isnull=False).count()
    done = 0
    make_room_to_write()
    with transaction.atomic():
        rooms = projections()
        for room in reversed(rooms):
            room.empty()
        for batch in queries.landed_items():
            fold_batches(rooms, [batch])
            done += len(batch)
            if progress:
                progress(done, total)
    return done
