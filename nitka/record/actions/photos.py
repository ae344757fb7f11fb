"""Photos that bodies name: files in the node's folder ``photos``, named by the SHA-256 of their bytes.

They come with an act and go with the last body that names them. Written before the act lands and removed after a
withdrawal has; what a killed process leaves behind, ``sweep_photos`` removes.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from django.conf import settings

from nitka.ground import acts, layout, photos
from nitka.record.models import Item


def photo_folder() -> Path | None:
    """Where photos lie; nothing without a node's folder."""
    return settings.NITKA_NODE / "photos" if settings.NITKA_NODE else None


def photo_problems(file: acts.ActFile) -> list[str]:
    """Photos that are not clean, that no entry names, or that an entry names and nobody has."""
    problems = photos.carried_problems(file.bodies, file.photos)
    folder = photo_folder()
    if folder is None:
        return problems
    carried = {picture.sha256 for picture in map(photos.clean, file.photos)} if not problems else set()
    for named in filter(None, map(photos.named_in, file.bodies)):
        if named.sha256 not in carried and not (folder / named.name).exists():
            problems.append(
                f"an entry names photo {named.sha256[:16]}…, which neither travels with the act nor is here"
            )
    return problems


def keep_photos(file: acts.ActFile) -> None:
    """Write the photos that travel with an act. Raises ``layout.DiskTrouble``."""
    carried = map(photos.clean, file.photos)
    store_photos({photos.Named(one.sha256, one.media).name: one.data for one in carried})


def store_photos(files: Mapping[str, bytes]) -> None:
    """Write photos, file names as in ``ground.photos.Named.name``. Raises ``layout.DiskTrouble``."""
    folder = photo_folder()
    if folder is None or not files:
        return
    for name, data in files.items():
        layout.write_file(folder, name, data)
    layout.settle(folder)


def drop_photos(bodies: Iterable[bytes]) -> None:
    """Remove the photos that these bodies, now withdrawn, named, unless another body names them."""
    folder = photo_folder()
    for named in {one for one in map(photos.named_in, bodies) if one} if folder else ():
        if not Item.objects.filter(kind="person", body__contains=named.sha256).exists():
            (folder / named.name).unlink(missing_ok=True)  # type: ignore[operator]


def sweep_photos() -> list[str]:
    """Remove files of the folder that no body names; their names."""
    folder = photo_folder()
    there = sorted(path.name for path in folder.iterdir()) if folder and folder.is_dir() else []
    if folder is None or not there:
        return []
    rows = Item.objects.filter(kind="person", body__contains='"photo":{').values_list("body", flat=True)
    found = (photos.named_in((body or "").encode()) for body in rows.iterator(chunk_size=1000))
    named = {one.name for one in found if one}
    gone = [name for name in there if name not in named]
    for name in gone:
        (folder / name).unlink(missing_ok=True)
    return gone
