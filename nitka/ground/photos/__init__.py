"""Photos of people: cleaned of everything but the picture, named by the SHA-256 of their bytes.

A camera writes where and when, with which device, and a small copy of the uncropped picture into a file. ``clean``
keeps only what is needed to draw the picture; a node takes nothing else. The pixels themselves are not looked at.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nitka.ground.photos import jpeg, png
from nitka.ground.photos.errors import BadPhoto

__all__ = [
    "LARGEST_FILE",
    "MOST_BYTES",
    "MOST_SIDE",
    "LEAST_SIDE",
    "BadPhoto",
    "Named",
    "Picture",
    "carried_problems",
    "clean",
    "named_in",
]

# A page with styles and pictures stays near 100 KB; 500 pixels of width are sharp on every screen and on paper.
MOST_BYTES = 60_000
MOST_SIDE = 1_000
LEAST_SIDE = 120
# What is read at all before it is cleaned.
LARGEST_FILE = 20_000_000
ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}
_MARK = b'"photo":{'


@dataclass(frozen=True, slots=True)
class Picture:
    """A cleaned photo: bytes, media type, size in pixels."""

    data: bytes
    media: str
    width: int
    height: int

    @property
    def sha256(self) -> str:
        """What the photo is known by, 64 hex digits."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Named:
    """The photo that a body names."""

    sha256: str
    media: str

    @property
    def name(self) -> str:
        """The file's name: hash and ending."""
        return f"{self.sha256}.{ENDINGS.get(self.media, 'webp')}"

    @property
    def path(self) -> str:
        """Where it lies below the site's folder."""
        return f"photos/{self.name}"


def clean(data: bytes) -> Picture:
    """The picture alone: no metadata, no comments, no small copies, nothing behind its end.

    Cleaning what is clean changes nothing. Raises ``BadPhoto`` for anything but a JPEG or PNG of a fitting size.
    """
    if data.startswith(jpeg.START):
        kept, media = jpeg.clean(data), "image/jpeg"
    elif data.startswith(png.START):
        kept, media = png.clean(data), "image/png"
    else:
        raise BadPhoto("format")
    width, height = kept.width, kept.height
    if max(width, height) > MOST_SIDE or min(width, height) < LEAST_SIDE:
        raise BadPhoto("pixels", width=width, height=height, least=LEAST_SIDE, most=MOST_SIDE)
    if len(kept.data) > MOST_BYTES:
        raise BadPhoto("heavy", kb=-(-len(kept.data) // 1000), most=MOST_BYTES // 1000)
    return Picture(kept.data, media, width, height)


def named_in(body: bytes) -> Named | None:
    """The photo that a body (canonical bytes) names, if it is a person's body and names one."""
    # A quotation mark inside a text is escaped, so these bytes can only be the key itself.
    if _MARK not in body:
        return None
    read = json.loads(body)
    data = read.get("data") if isinstance(read, dict) and read.get("kind") == "person" else None
    photo = data.get("photo") if isinstance(data, dict) else None
    # Names a file on the node and on every mirror: nothing else than a hash may get so far.
    if not isinstance(photo, dict) or not re.fullmatch("[0-9a-f]{64}", str(photo.get("sha256"))):
        return None
    return Named(photo["sha256"], str(photo.get("media", "image/jpeg")))


def carried_problems(bodies: Iterable[bytes], photos: Sequence[bytes]) -> list[str]:
    """What is wrong with photos that travel with these bodies: not clean, named by no body, named as another kind."""
    if not photos:
        return []
    wanted = {named.sha256: named.media for named in map(named_in, bodies) if named}
    problems = []
    for data in photos:
        digest = hashlib.sha256(data).hexdigest()
        if digest not in wanted:
            problems.append(f"photo {digest[:16]}… is named by no entry of the act")
            continue
        try:
            picture = clean(data)
        except BadPhoto as wrong:
            problems.append(f"photo {digest[:16]}…: {wrong}")
            continue
        if picture.data != data:
            problems.append(f"photo {digest[:16]}… holds more than the picture (metadata): clean it first")
        elif picture.media != wanted[digest]:
            problems.append(f"photo {digest[:16]}… is {picture.media}, the entry says {wanted[digest]}")
    return problems
