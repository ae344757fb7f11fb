"""Append an act: check it, write its rows and tiles, fold it into every room, all in one transaction."""

from collections.abc import Callable, Sequence
from datetime import date

from django.db import connection, transaction

from nitka.ground import acts, chain, merkle, tiles
from nitka.record import queries
from nitka.record.actions.photos import drop_photos, keep_photos, photo_problems
from nitka.record.actions.replay import (
    fold_batches,
    forget_withdrawn,
    make_room_to_write,
    projections,
)
from nitka.record.models import Act, Item, Tile, Withdrawal

# A room's veto: the act file → what the rooms know to be wrong with it, in plain words.
Veto = Callable[[acts.ActFile], Sequence[str]]
# Told after each batch: items done, items in all.
Progress = Callable[[int, int], None]
_LOCK = 0x6E69746B61


class ActRefused(ValueError):
    """The act may not land; ``problems`` says why, one sentence each."""

    def __init__(self, problems: Sequence[str]):
        self.problems = list(problems)
        super().__init__("; ".join(self.problems))


def append_act(
    *, file: acts.ActFile, landed: date, veto: Veto | None = None, progress: Progress | None = None
) -> Act:
    """Append a fully signed act that lands on the day ``landed``. Raises ``ActRefused``; then nothing changed.

    Acts are taken one at a time: a second writer waits until the first has finished.
    """
    commitments = [acts.commitment(body) for body in file.bodies]
    try:
        heads = [acts.read_head(body) for body in file.bodies]
    except acts.BadAct as wrong:
        raise ActRefused([str(wrong)]) from wrong
    with transaction.atomic():
        hold_record()
        problems = problems_now(file, commitments, heads, landed)
        if not problems and veto:
            problems = list(veto(file))
        if problems:
            raise ActRefused(problems)
        keep_photos(file)
        act, withdrawn = insert_act(file, commitments, heads, landed, progress)
        if withdrawn:
            bodies = [(item.body or "").encode() for item in withdrawn]
            transaction.on_commit(lambda: drop_photos(bodies))
            transaction.on_commit(wipe_what_was_erased)
    return act


def problems_now(
    file: acts.ActFile, commitments: Sequence[str], heads: Sequence[acts.Body], landed: date
) -> list[str]:
    """Everything that forbids the act as the next one."""
    standing, known = queries.standing(), queries.RowsKnown()
    problems = chain.act_problems(
        standing, file.envelope, commitments, heads, queries.root().hex(), known
    ) + chain.landing_problems(standing, landed)
    if not problems:
        problems = chain.hiding_problems(file.act, heads, known, landed) + photo_problems(file)
    return problems


def insert_act(
    file: acts.ActFile,
    commitments: Sequence[str],
    heads: Sequence[acts.Body | None],
    landed: date,
    progress: Progress | None,
) -> tuple[Act, list[Item]]:
    """Rows, tiles, withdrawals and folds of an act that was checked; the caller holds the record."""
    standing, payload = queries.standing(), file.act
    entry = acts.make_entry(file.envelope, landed)
    act = Act.objects.create(
        position=standing.size,
        entry=entry.decode("utf-8"),
        origin=payload.origin,
        power=payload.power,
        circle=payload.circle,
        charter=payload.charter,
        signed_on=payload.day,
        landed_on=landed,
        hour_at=chain.hour_of(standing, payload, heads, landed),
        items_root=payload.items_root,
        first_item=queries.next_sequence(),
        count=payload.count,
        urgent=payload.urgent,
    )
    _grow_tree(standing.size, entry)
    withdrawn = [one for head in heads if head and head.kind == "withdrawal" for one in chain.withdrawn(head)]
    rooms = projections()
    bodies = iter(file.bodies)
    for start in range(0, payload.count, queries.BATCH):
        batch = [
            Item(
                sequence=act.first_item + number,
                act=act,
                commitment=commitments[number],
                kind=head.kind if head else "",
                subject=head.subject if head else "",
                body=next(bodies).decode("utf-8") if head else None,
            )
            for number, head in enumerate(heads[start : start + queries.BATCH], start=start)
        ]
        Item.objects.bulk_create(batch)
        fold_batches(rooms, [[queries.land(item, act) for item in batch if item.body is not None]])
        if progress:
            progress(min(start + queries.BATCH, payload.count), payload.count)
    return act, withdraw(withdrawn, act)


def withdraw(commitments: Sequence[str], act: Act) -> list[Item]:
    """Erase the bodies of these items, and let every room forget and fold again what remains of their subjects."""
    gone: list[Item] = []
    for batch in queries.batched(commitments):
        gone += Item.objects.filter(commitment__in=batch)
    Withdrawal.objects.bulk_create(
        [Withdrawal(item=item, act=act) for item in gone], batch_size=queries.BATCH
    )
    for batch in queries.batched([item.commitment for item in gone]):
        Item.objects.filter(commitment__in=batch).update(body=None, kind="", subject="")
    forget_withdrawn([item for item in gone if item.body is not None])
    return gone


def hold_record() -> None:
    """Let one writer in at a time; on SQLite the transaction itself does that (it begins IMMEDIATE)."""
    make_room_to_write()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def wipe_what_was_erased() -> None:
    """Erased means erased: no old page in SQLite's write-ahead log, no dead row in PostgreSQL's tables.

    PostgreSQL's own write-ahead log and its statistics of column values are renewed with time only.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "PRAGMA wal_checkpoint(TRUNCATE)" if connection.vendor == "sqlite" else "VACUUM (ANALYZE)"
        )


def _grow_tree(size: int, entry: bytes) -> None:
    grown = tiles.append(size, [merkle.leaf_hash(entry)], queries.tile)
    for (level, index), content in grown.items():
        changed = Tile.objects.filter(level=level, index=index).update(hashes=content)
        if not changed:
            Tile.objects.create(level=level, index=index, hashes=content)
