"""Photos of people, as the record names them: only a file whose SHA-256 is the one that was signed."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from nitka.front.rendering.kinds import File, Kind, Slice
from nitka.front.rendering.person_facts import photo_path
from nitka.front.rendering.shelf import SiteFolderError
from nitka.front.rendering.site import Site


def slices(site: Site) -> Iterable[Slice]:
    """Ranges of people; none when the node holds no photo."""
    return site.stock.slices() if site.photos else ()


def slices_of(_site: Site, subjects: Sequence[str]) -> Iterable[Slice]:
    """The people named."""
    return [tuple(subjects)]


def files(site: Site, cut: Slice) -> Iterator[File]:
    """One file for each person of the slice whose photo the node holds."""
    for row in site.stock.rows(cut):
        photo = row.data.get("photo", {})
        if photo.get("sha256") in site.photos:
            yield File(
                photo_path(photo),
                photo["sha256"],
                lambda digest=photo["sha256"]: signed_photo(site, digest),  # type: ignore[misc]
                row.subject,
            )


def signed_photo(site: Site, digest: str) -> bytes:
    """The bytes of the photo. Raises ``SiteFolderError`` when they are not those that were signed."""
    data = site.photos[digest].read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise SiteFolderError(
            f"{site.photos[digest]} is not the picture that was signed: its SHA-256 differs"
        )
    return data


KINDS = (Kind("photos", files, slices, slices_of),)
