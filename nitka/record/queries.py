"""Reads of the record: what is in force, what landed, proofs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db.models import Max

from nitka.ground import acts, canonical, chain, charters, merkle, proofs, tiles
from nitka.record.models import Act, Item, Tile, Withdrawal
from nitka.record.projection import Landed

BATCH = 1000


class NotThere(LookupError):
    """The record holds no such thing."""


def standing() -> chain.Standing:
    """What is in force after the last act."""
    last = Act.objects.order_by("-position").first()
    if last is None:
        return chain.Standing()
    charter = charters.read(_latest_data("charter"))
    # Charters and successions both name origin and log key; whichever came last holds.
    latest = _latest_data("charter", "succession")
    return chain.Standing(
        last.position + 1, charter, latest["origin"], latest["log"], last.landed_on, last.hour_at
    )


def _latest_data(*kinds: str) -> Any:
    rows = Item.objects.filter(kind__in=kinds).order_by("-sequence")
    return canonical.parse((rows.values_list("body", flat=True)[0] or "").encode())["data"]


class RowsKnown:
    """``chain.Known`` over the rows."""

    def has_root(self, items_root: str) -> bool:
        """Whether an act with these items landed."""
        return Act.objects.filter(items_root=items_root).exists()

    def kinds_of(self, commitments: Sequence[str]) -> dict[str, str]:
        """The kinds of these items, those not withdrawn."""
        found: dict[str, str] = {}
        for batch in batched(commitments):
            rows = Item.objects.filter(commitment__in=batch, body__isnull=False)
            found.update(rows.values_list("commitment", "kind"))
        return found

    def stands(self, commitments: Sequence[str]) -> bool:
        """Whether any of these items landed before."""
        return any(Item.objects.filter(commitment__in=batch).exists() for batch in batched(commitments))

    def people(self, limit: int) -> int:
        """People on the list, counted no further than ``limit``."""
        rows = Item.objects.filter(kind="person").values("subject").distinct().order_by()
        return rows[:limit].count()

    def hidden_since(self, day: date) -> int:
        """Items withdrawn by the power "hide" since that day."""
        return Withdrawal.objects.filter(act__power="hide", act__landed_on__gte=day).count()


def size() -> int:
    """The number of acts in the log."""
    last = Act.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def next_sequence() -> int:
    """The number that the next item gets."""
    last = Act.objects.order_by("-position").first()
    return last.first_item + last.count if last else 0


def tile(level: int, index: int) -> bytes:
    """The content of a stored tile."""
    return bytes(Tile.objects.values_list("hashes", flat=True).get(level=level, index=index))


def root() -> bytes:
    """The root of the log's tree."""
    return merkle.root(size(), tiles.TileTree(tile).perfect)


def entries(start: int, stop: int) -> list[bytes]:
    """Log entries in order."""
    rows = Act.objects.filter(position__gte=start, position__lt=stop).values_list("entry", flat=True)
    return [entry.encode("utf-8") for entry in rows]


def commitments(position: int) -> list[str]:
    """The commitments of an act's items, in order."""
    return list(Item.objects.filter(act_id=position).values_list("commitment", flat=True))


def body_lines(position: int) -> Iterator[str]:
    """The bodies of an act that are still there, in order."""
    rows = Item.objects.filter(act_id=position, body__isnull=False).values_list("body", flat=True)
    for body in rows.iterator(chunk_size=BATCH):
        yield body or ""


def landed_items(*, after: int = -1, kind: str = "", subjects: Sequence[str] = ()) -> Iterator[list[Landed]]:
    """What the rooms fold: batches of up to 1,000 items in order, withdrawn ones left out.

    ``after`` starts behind a sequence number; ``kind`` and ``subjects`` narrow it to a few subjects.
    """
    rows = (
        Item.objects.filter(body__isnull=False, sequence__gt=after).select_related("act").defer("act__entry")
    )
    if kind:
        rows = rows.filter(kind=kind, subject__in=subjects)
    stream = rows.iterator(chunk_size=BATCH)
    while batch := list(islice(stream, BATCH)):
        yield [land(item, item.act) for item in batch]


def land(item: Item, act: Act) -> Landed:
    """One item as the rooms see it."""
    # The body was checked when it landed; ``canonical`` would look for doubled names once more.
    body = json.loads(item.body or "{}")
    return Landed(
        sequence=item.sequence,
        act=act.position,
        day=act.signed_on,
        hour_at=act.hour_at,
        power=act.power,
        urgent=act.urgent,
        second_look=act.power in acts.SECOND_LOOK_POWERS,
        kind=item.kind,
        subject=item.subject,
        data=body["data"],
        commitment=item.commitment,
    )


@dataclass(frozen=True, slots=True)
class Freshness:
    """What a page says of itself: number of acts, root (hex), last landing day and hour, who must sign."""

    size: int
    root: str
    origin: str
    landed_on: date | None
    hour_at: datetime | None
    charter: charters.Charter | None

    @property
    def signed_by_one(self) -> bool:
        """Whether new people need one signature only."""
        holder = self.charter.holder("person") if self.charter else None
        return holder is not None and holder.thresholds["person"] == 1


def freshness() -> Freshness:
    """How far the record goes."""
    now = standing()
    return Freshness(now.size, root().hex(), now.origin, now.landed, now.hour_at, now.charter)


def charter_texts() -> dict[str, bytes]:
    """Every charter there was: hash → canonical bytes."""
    rows = Item.objects.filter(kind="charter").values_list("body", flat=True)
    found = [charters.read(canonical.parse((body or "").encode())["data"]) for body in rows]
    return {charter.hash: charter.to_bytes() for charter in found}


def receipt(commitment: str, checkpoint: bytes) -> str:
    """The receipt of one item under a signed checkpoint of the present size. Raises ``NotThere``."""
    item = Item.objects.select_related("act").filter(commitment=commitment).first()
    if item is None or item.body is None:
        raise NotThere(f"the record holds no item {commitment}" + (", it was withdrawn" if item else ""))
    act = item.act
    index = item.sequence - act.first_item
    tree = acts.items_tree(commitments(act.position))
    chain_rows = Item.objects.filter(kind__in=("charter", "succession"))
    links = tuple(
        (link.act.entry.encode(), (link.body or "").encode()) for link in chain_rows.select_related("act")
    )
    path = tuple(merkle.inclusion_proof(index, act.count, tree.perfect))
    extra = proofs.ItemProof(act.entry.encode(), index, act.count, path, item.body.encode(), links)
    log_path = merkle.inclusion_proof(act.position, size(), tiles.TileTree(tile).perfect)
    return proofs.Proof(act.position, tuple(log_path), checkpoint, extra.to_bytes()).to_text()


def batched(values: Sequence[str], count: int = BATCH) -> Iterator[Sequence[str]]:
    """Slices of up to ``count``."""
    for start in range(0, len(values), count):
        yield values[start : start + count]


def current_of(places: Sequence[tuple[str, str]]) -> dict[tuple[str, str], dict[str, Any]]:
    """The latest data of each (kind, subject) that the record holds something about."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for kind in sorted({kind for kind, _ in places}):
        subjects = sorted({subject for one, subject in places if one == kind})
        for batch in batched(subjects, 500):
            rows = Item.objects.filter(kind=kind, subject__in=batch, body__isnull=False).order_by("sequence")
            for subject, body in rows.values_list("subject", "body"):
                found[kind, subject] = json.loads(body or "{}")["data"]
    return found


def subjects_of(commitments: Sequence[str]) -> set[str]:
    """The subjects of these items, those not withdrawn."""
    found: set[str] = set()
    for batch in batched(commitments):
        rows = Item.objects.filter(commitment__in=batch, body__isnull=False)
        found.update(rows.values_list("subject", flat=True))
    return found
