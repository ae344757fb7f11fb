"""Cloth as SVG and as PNG.

The SVG uses presentation attributes and classes (``linen``, ``madder``, ``dark``) only: no style, no script, so it
passes the strictest policy, and a page that has it inline may recolour it for the dark scheme. One quarter is drawn,
as strokes along the rows, and mirrored twice. The PNG is for browsers that show no SVG (Tor Browser's safest level).
"""

import zlib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from struct import pack

from nitka.ground.ornament.cloth import DARK, LINEN, MADDER, Cloth

COLOURS = {LINEN: "#f4ecdc", MADDER: "#9c1c2b", DARK: "#2a211c"}
# On a dark page the dark thread is undyed and the madder lighter, so that both stay visible without a ground.
NIGHT = {LINEN: "#1c1815", MADDER: "#d9626a", DARK: "#e9dfcb"}
CLASSES = {MADDER: "madder", DARK: "dark"}
_DIGITS = {LINEN: "0", MADDER: "1", DARK: "2"}
MARGIN = 1  # cells of linen around the cloth

Rows = Sequence[Sequence[int]]


def _runs(rows: Rows, thread: int) -> Iterator[tuple[int, int, int]]:
    """All (row, first cell, length) where a thread runs along a row."""
    for y, row in enumerate(rows):
        start = None
        for x, cell in enumerate((*row, LINEN)):
            if cell == thread and start is None:
                start = x
            elif cell != thread and start is not None:
                yield y, start, x - start
                start = None


def _path(rows: Rows, thread: int) -> str:
    """Path data of a thread: strokes of width 1 along the rows."""
    parts: list[str] = []
    row, reached = -1, 0
    for y, x, length in _runs(rows, thread):
        parts.append(f"m{x - reached} 0h{length}" if y == row else f"M{x} {y}h{length}")
        row, reached = y, x + length
    return "".join(parts)


def _paths(rows: Rows, shift: str, colours: dict[int, str]) -> str:
    return "".join(
        f'<path class="{CLASSES[thread]}" stroke="{colours[thread]}" transform="translate({shift})" d="{data}"/>'
        for thread in (MADDER, DARK)
        if (data := _path(rows, thread))
    )


def _frame(box: str, inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" fill="none" '
        f'shape-rendering="crispEdges">{inside}</svg>'
    )


def cloth_svg(cloth: Cloth, linen: bool = True) -> str:
    """A symmetric cloth as an SVG document; without ``linen`` its ground is transparent.

    The ids inside come from the picture itself, so several may stand inline on one page.
    """
    drawn = _paths(cloth.quarter, "-.5", COLOURS)
    name = "o" + sha256(drawn.encode()).hexdigest()[:8]
    edge = cloth.half + MARGIN + 1
    side = 2 * edge
    ground = f'<path class="linen" fill="{COLOURS[LINEN]}" d="M-{edge}-{edge}h{side}v{side}h-{side}z"/>'
    return _frame(
        f"-{edge} -{edge} {side} {side}",
        (ground if linen else "") + f'<g id="{name}"><g id="{name}q">{drawn}</g>'
        f'<use href="#{name}q" transform="scale(-1 1)"/></g><use href="#{name}" transform="scale(1 -1)"/>',
    )


def rows_svg(rows: Rows, night: bool = False) -> str:
    """Any rows of cells as an SVG document of exactly that many cells, without a ground; ``night``: for a dark page."""
    return _frame(f"0 0 {len(rows[0])} {len(rows)}", _paths(rows, "0 .5", NIGHT if night else COLOURS))


def framed(cloth: Cloth) -> list[list[int]]:
    """The rows of a cloth with the margin that its SVG shows (the half cell is rounded up)."""
    edge = [LINEN] * (MARGIN + 1)
    blank = [[LINEN] * (cloth.side + 2 * len(edge))] * len(edge)
    return [*blank, *([*edge, *row, *edge] for row in cloth.rows), *blank]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))


def _packed(row: Sequence[int], scale: int) -> bytes:
    """One line of pixels, four to a byte: the cells read as a number to the base of four."""
    width = len(row) * scale
    digits = "".join([_DIGITS[cell] * scale for cell in row])
    return int(digits + "0" * (-width % 4), 4).to_bytes((width + 3) // 4, "big")


def rows_png(rows: Rows, scale: int = 4, clear: bool = False, night: bool = False) -> bytes:
    """Rows of cells as a PNG with ``scale`` × ``scale`` pixels a cell (2-bit palette, PNG 1.2).

    With ``clear`` the linen is transparent; ``night`` takes the colours for a dark page.
    """
    width, height = len(rows[0]) * scale, len(rows) * scale
    lines = bytearray()
    known: dict[tuple[int, ...], bytes] = {}  # a symmetric cloth has every row twice
    for row in rows:
        cells = tuple(row)
        packed = known.get(cells)
        if packed is None:
            packed = known[cells] = _packed(cells, scale)
        # Filter 0 for the first line of a cell, filter 2 (as above) for its repetitions.
        lines += b"\0" + packed + (b"\2" + bytes(len(packed))) * (scale - 1)
    palette = b"".join(
        bytes.fromhex((NIGHT if night else COLOURS)[cell][1:]) for cell in (LINEN, MADDER, DARK)
    )
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", pack(">IIBBBBB", width, height, 2, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette),
            _chunk(b"tRNS", b"\0") if clear else b"",
            _chunk(b"IDAT", zlib.compress(bytes(lines), 9)),
            _chunk(b"IEND", b""),
        )
    )
