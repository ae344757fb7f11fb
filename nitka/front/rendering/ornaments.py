"""A person's woven ornament as a tiny picture inside the page: no further request, and seen where SVG is not."""

import base64
import hashlib
import struct
import zlib
from functools import lru_cache

MADDER = bytes((0xB9, 0x32, 0x38))  # seen on linen and on dark paper


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(rows: tuple[tuple[int, ...], ...], colour: bytes = MADDER) -> bytes:
    """A picture of one pixel a stitch: 1 is thread, 0 shows the paper through (PNG, palette of two)."""
    width = len(rows[0])
    raw = b""
    for row in rows:
        bits = "".join(str(stitch) for stitch in row).ljust((width + 7) // 8 * 8, "0")
        raw += b"\0" + int(bits, 2).to_bytes(len(bits) // 8, "big")
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(rows), 1, 3, 0, 0, 0))
        + _chunk(b"PLTE", b"\xff\xff\xff" + colour)
        + _chunk(b"tRNS", b"\0")
        + _chunk(b"IDAT", zlib.compress(raw, 9))
        + _chunk(b"IEND", b"")
    )


def stitches(subject: str) -> tuple[tuple[int, ...], ...]:
    """The ornament of ``subject`` as rows of stitches."""
    size, half = 21, 11
    digest = hashlib.sha256(subject.encode()).digest() * 3
    quarter = [
        [(digest[(r * half + c) // 8] >> ((r * half + c) % 8)) & 1 for c in range(half)] for r in range(half)
    ]
    rows = []
    for r in range(size):
        a = min(r, size - 1 - r)
        row = []
        for c in range(size):
            b = min(c, size - 1 - c)
            low, high = min(a, b), max(a, b)
            edge = abs((half - 1 - a) + (half - 1 - b))
            row.append(1 if edge in (10, 14) or (edge < 9 and quarter[low][high]) else 0)
        rows.append(tuple(row))
    return tuple(rows)


def ornament_png(subject: str, scale: int = 1) -> bytes:
    """The ornament as a picture, each stitch ``scale`` pixels wide."""
    wide = (tuple(stitch for stitch in row for _ in range(scale)) for row in stitches(subject))
    return png(tuple(row for row in wide for _ in range(scale)))


@lru_cache(maxsize=4096)
def ornament_uri(subject: str) -> str:
    """The ornament as a ``data:`` address."""
    return "data:image/png;base64," + base64.b64encode(ornament_png(subject)).decode("ascii")
