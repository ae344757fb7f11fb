"""JPEG (ITU T.81): the segments that draw the picture, and no others."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from nitka.ground.photos.errors import BadPhoto

START = b"\xff\xd8\xff"
_EOI, _SOS, _APP0, _EXIF, _ADOBE = 0xD9, 0xDA, 0xE0, 0xE1, 0xEE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Frames, Huffman and arithmetic tables, quantisation tables, restart interval, scans.
_DRAWING = _FRAMES | {0xC4, 0xCC, 0xDB, 0xDD, _SOS}


class Kept(NamedTuple):
    """A cleaned file and its size in pixels."""

    data: bytes
    width: int
    height: int


def clean(data: bytes) -> Kept:
    """Only what draws: no metadata (APP1 to APP15), comments, small copies, bytes behind the end.

    JFIF's header is kept without its thumbnail, Adobe's (it names the colours) without anything behind it.
    Raises ``BadPhoto``, also when metadata say that the picture lies on its side: it would be shown so.
    """
    made = [b"\xff\xd8"]
    size: tuple[int, int] | None = None
    scans = 0
    for marker, content, scan in _segments(data):
        if marker == _EXIF and _turned(content):
            raise BadPhoto("turned")
        if marker == _APP0 and content.startswith(b"JFIF\0") and len(content) >= 14 and len(made) == 1:
            made.append(_segment(marker, content[:12] + b"\0\0"))
        elif marker == _ADOBE and content.startswith(b"Adobe") and len(content) >= 12:
            made.append(_segment(marker, content[:12]))
        elif marker in _DRAWING:
            if marker in _FRAMES:
                if size is not None or len(content) < 6:
                    raise BadPhoto("broken", what="frame")
                size = struct.unpack(">HH", content[1:5])[::-1]
            scans += marker == _SOS
            made.append(_segment(marker, content) + scan)
    if size is None or not all(size) or not scans:
        raise BadPhoto("broken", what="no picture in it")
    return Kept(b"".join([*made, b"\xff\xd9"]), *size)


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Marker, content and, for a scan, its coded data; ends at the end-of-image marker."""
    at = 2
    while True:
        if data[at : at + 1] != b"\xff":
            raise BadPhoto("truncated") if at >= len(data) else BadPhoto("broken", what=f"byte {at}")
        while data[at : at + 1] == b"\xff":
            at += 1
        if at >= len(data):
            raise BadPhoto("truncated")
        marker = data[at]
        at += 1
        if marker == _EOI:
            return
        if marker == 0 or marker == 1 or 0xD0 <= marker <= 0xD8:
            raise BadPhoto("broken", what=f"byte {at}")
        if at + 2 > len(data):
            raise BadPhoto("truncated")
        length = int.from_bytes(data[at : at + 2])
        if length < 2:
            raise BadPhoto("broken", what=f"byte {at}")
        if at + length > len(data):
            raise BadPhoto("truncated")
        content = data[at + 2 : at + length]
        at += length
        end = _scan_end(data, at) if marker == _SOS else at
        yield marker, content, data[at:end]
        at = end


def _scan_end(data: bytes, at: int) -> int:
    """Where the coded data of a scan end: at the first marker that is no restart and no stuffed byte."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise BadPhoto("truncated")
        after = data[at + 1]
        if after == 0 or 0xD0 <= after <= 0xD7:
            at += 2
        elif after == 0xFF:
            at += 1
        else:
            return at


def _turned(content: bytes) -> bool:
    """Whether Exif metadata ask to turn or mirror the picture (tag 274 of the first directory is not 1)."""
    if not content.startswith(b"Exif\0\0"):
        return False
    tiff = content[6:]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    try:
        if order is None:
            return False
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        for place in range(count):
            tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, start + 2 + 12 * place)
            if tag == 274:
                return bool(value not in (0, 1))
    except struct.error:
        return False
    return False
