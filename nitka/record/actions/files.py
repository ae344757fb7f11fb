"""Write the record into a site's folder."""

from pathlib import Path

from nitka.ground import layout, notes, tiles
from nitka.record import queries
from nitka.record.models import Act, Withdrawal


class NoLogKey(RuntimeError):
    """The node's log key is missing, or is another than the charter names."""


def read_signer(keys: Path) -> notes.Signer:
    """The log key from ``keys/log.key``. Raises ``NoLogKey``, also when it is not the one in force."""
    path = keys / "log.key"
    try:
        signer = notes.Signer.from_text(path.read_text(encoding="ascii"))
    except (OSError, ValueError) as wrong:
        raise NoLogKey(f"{path}: {wrong}") from wrong
    in_force = queries.standing().log
    if in_force and signer.verifier.to_text() != in_force:
        raise NoLogKey(f"{path} is not the log key that the charter names; is this another node's?")
    return signer


def write_record(*, site: Path, signer: notes.Signer, everything: bool = False) -> list[str]:
    """Write what changed below ``site/record``, the checkpoint last; the paths written or removed.

    Files carry the landing hour as their time. Interrupted, it is simply run again: nothing is half written.
    ``everything`` compares every file, also those that the checkpoint there says are written.
    """
    standing = queries.standing()
    if standing.charter is None or standing.hour_at is None:
        return []
    moment = standing.hour_at.timestamp()
    old = 0 if everything else _written_size(site)
    changed: list[str] = []

    def put(path: str, data: bytes, at: float = moment) -> None:
        if layout.write_file(site, path, data, at):
            changed.append(path)

    for place in tiles.places(standing.size, old):
        put(layout.tile_path(place), queries.tile(place.level, place.index))
    for place in tiles.bundles(standing.size, old):
        first = place.index * tiles.WIDTH
        put(layout.tile_path(place), tiles.pack(queries.entries(first, first + place.width)))
    for act in Act.objects.filter(position__gte=old):
        put(
            layout.items_path(act.position),
            layout.write_lines(queries.commitments(act.position)),
            act.hour_at.timestamp(),
        )
    for act in Act.objects.filter(position__in=_acts_to_write(old)):
        bodies = layout.write_lines(queries.body_lines(act.position))
        put(layout.bodies_path(act.position), bodies, act.hour_at.timestamp())
    for name, text in queries.charter_texts().items():
        put(layout.charter_path(name), text)
    changed += _drop_old_partials(site, standing.size)
    checkpoint = notes.Checkpoint(standing.origin, standing.size, queries.root())
    put(layout.CHECKPOINT, notes.sign_checkpoint(checkpoint, signer))
    return changed


def _written_size(site: Path) -> int:
    """How many acts the files already hold; anything doubtful means none, and all is compared again."""
    try:
        text, _ = notes.split((site / layout.CHECKPOINT).read_bytes())
        written = notes.parse_checkpoint(text).size
    except (OSError, ValueError):
        return 0
    return written if written <= queries.size() else 0


def _acts_to_write(old: int) -> set[int]:
    """New acts, and older ones that lost a body to an act that is not yet in the files."""
    fresh = set(range(old, queries.size()))
    return fresh | set(Withdrawal.objects.filter(act_id__gte=old).values_list("item__act_id", flat=True))


def _drop_old_partials(site: Path, size: int) -> list[str]:
    wanted = {layout.tile_path(place) for place in (*tiles.places(size), *tiles.bundles(size))}
    stale = [
        path
        for path in ("record/tile/" + name for name in layout.files_below(site / "record/tile"))
        if path not in wanted
    ]
    for path in stale:
        (site / path).unlink()
        parent = (site / path).parent
        if parent.suffix == ".p" and not any(parent.iterdir()):
            parent.rmdir()
    return stale
