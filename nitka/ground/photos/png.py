"""PNG (ISO 15948): the critical chunks, and no others."""

import struct
import zlib
from collections.abc import Iterator

from nitka.ground.photos.errors import BadPhoto
from nitka.ground.photos.jpeg import Kept

START = b"\x89PNG\r\n\x1a\n"
_MOST_RAW = 64_000_000
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
# Interlaced: first column and row, step of columns and rows, of each of the seven passes.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def clean(data: bytes) -> Kept:
    """Only IHDR, PLTE, IDAT, IEND: no text, no time, no Exif, no second picture, no bytes behind the end.

    What an editor left behind the pixels inside IDAT (a cropped part, say) goes too. Raises ``BadPhoto``.
    """
    header, palette, pixels = b"", b"", []
    for kind, content in _chunks(data):
        if kind == b"IHDR":
            header = content
        elif kind == b"PLTE":
            palette = content
        elif kind == b"IDAT":
            pixels.append(content)
        elif not kind[0] & 32 and kind != b"IEND":
            raise BadPhoto("broken", what=f"chunk {kind.decode('ascii', 'replace')}")
    if len(header) != 13 or not pixels:
        raise BadPhoto("broken", what="no picture in it")
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    if colour not in _SAMPLES or depth not in (1, 2, 4, 8, 16) or not width or not height or interlaced > 1:
        raise BadPhoto("broken", what="IHDR")
    wanted = _raw_size(width, height, depth * _SAMPLES[colour], bool(interlaced))
    if wanted > _MOST_RAW:
        raise BadPhoto("pixels", width=width, height=height, least=120, most=1000)
    chunks = [(b"IHDR", header), *([(b"PLTE", palette)] if palette else [])]
    chunks += [(b"IDAT", _only_pixels(b"".join(pixels), wanted)), (b"IEND", b"")]
    return Kept(START + b"".join(_chunk(kind, content) for kind, content in chunks), width, height)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(content, zlib.crc32(kind)))
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each chunk up to IEND, their check sums checked."""
    at = len(START)
    while True:
        head = data[at : at + 8]
        if len(head) < 8:
            raise BadPhoto("truncated")
        length, kind = int.from_bytes(head[:4]), head[4:]
        content, sum_ = data[at + 8 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if len(content) < length or len(sum_) < 4:
            raise BadPhoto("truncated")
        if int.from_bytes(sum_) != zlib.crc32(content, zlib.crc32(kind)):
            raise BadPhoto("broken", what=f"chunk {kind.decode('ascii', 'replace')}")
        yield kind, content
        if kind == b"IEND":
            return
        at += 12 + length


def _raw_size(width: int, height: int, bits: int, interlaced: bool) -> int:
    """Bytes of the pixels with one filter byte a line."""
    if not interlaced:
        return height * (1 + (width * bits + 7) // 8)
    total = 0
    for column, row, step, down in _PASSES:
        across, lines = -(-(width - column) // step), -(-(height - row) // down)
        if across > 0 and lines > 0:
            total += lines * (1 + (across * bits + 7) // 8)
    return total


def _only_pixels(packed: bytes, wanted: int) -> bytes:
    """The packed pixels, packed again only when there was more than pixels."""
    reader = zlib.decompressobj()
    try:
        raw = reader.decompress(packed, wanted + 1)
        if len(raw) == wanted and not reader.eof:
            raw += reader.decompress(reader.unconsumed_tail, 1)
    except zlib.error:
        raise BadPhoto("broken", what="IDAT") from None
    if len(raw) < wanted:
        raise BadPhoto("truncated")
    if len(raw) == wanted and reader.eof and not reader.unused_data:
        return packed
    return zlib.compress(raw[:wanted], 9)
