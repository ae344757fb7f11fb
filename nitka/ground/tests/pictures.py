"""Small pictures made of nothing: grey JPEGs and PNGs, with what cameras and editors leave in them."""

import struct
import zlib

CANARY = b"Alesia's kitchen, 53.9045 N 27.5615 E"


def jpeg(width: int = 160, height: int = 200, shade: int = 0) -> bytes:
    """A grey picture: every block is zero, the first one darker by ``shade`` (0 to 7) steps."""
    dc = bytes([1, 1] + [0] * 14) + b"\x00\x03"  # code 0: no difference, code 10: three bits follow
    ac = bytes([1] + [0] * 15) + b"\x00"  # code 0: end of block
    blocks = -(-width // 8) * -(-height // 8)
    bits = ("00" * blocks) if not shade else "10" + f"{7 - shade:03b}" + "0" + "00" * (blocks - 1)
    bits += "1" * (-len(bits) % 8)
    data = int(bits, 2).to_bytes(len(bits) // 8).replace(b"\xff", b"\xff\0")
    return b"".join(
        [
            b"\xff\xd8",
            segment(0xDB, b"\x00" + b"\x10" * 64),
            segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"),
            segment(0xC4, b"\x00" + dc),
            segment(0xC4, b"\x10" + ac),
            segment(0xDA, b"\x01\x01\x00\x00\x3f\x00"),
            data,
            b"\xff\xd9",
        ]
    )


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def exif(orientation: int = 1, text: bytes = CANARY) -> bytes:
    """An Exif segment with an orientation and a text behind the directory."""
    entry = struct.pack(">HHIHH", 274, 3, 1, orientation, 0)
    return segment(0xE1, b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4) + text)


def from_a_phone(picture: bytes, orientation: int = 1) -> bytes:
    """The same JPEG with all that a phone and an editor add, each with the canary in it."""
    thumbnail = b"JFIF\0\x01\x01\0\0\x01\0\x01\x02\x01" + CANARY
    added = [
        segment(0xE0, thumbnail),
        segment(0xE0, b"JFXX\0\x10" + CANARY),
        exif(orientation),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + CANARY),
        segment(0xE2, b"ICC_PROFILE\0" + CANARY),
        segment(0xED, b"Photoshop 3.0\0" + CANARY),
        segment(0xEE, b"Adobe\0\x64\0\0\0\0\0" + CANARY),
        segment(0xFE, CANARY),
    ]
    return picture[:2] + b"".join(added) + picture[2:] + CANARY


def png(
    width: int = 160, height: int = 200, grey: int = 90, *, extra: bytes = b"", hidden: bytes = b""
) -> bytes:
    """A grey PNG; ``extra`` are chunks before the pixels, ``hidden`` lies behind the pixels inside the packed data."""
    raw = (b"\0" + bytes([grey]) * width) * height + hidden
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
            extra,
            chunk(b"IDAT", zlib.compress(raw)),
            chunk(b"IEND", b""),
        ]
    )


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
