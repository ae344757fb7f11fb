"""Ornaments: one for each id, always the same, symmetric, small, and safe under the strictest policy."""

import re
import zlib
from hashlib import sha256
from struct import unpack
from xml.etree import ElementTree

import pytest

from nitka.ground.ornament import (
    band_png,
    band_svg,
    mark_png,
    mark_svg,
    ornament_png,
    ornament_svg,
    weave,
)

ALESIA, BAHDAN = "k3v7qzj2mxw4tbcd", "p5n2hsl7ryg3ueaf"
ALLOWED = {
    "svg": {"viewBox", "fill", "shape-rendering"},
    "path": {"class", "fill", "stroke", "transform", "d"},
    "g": {"id"},
    "use": {"href", "transform"},
}


def woven(text):
    return weave(text).rows


def test_the_same_id_gives_the_same_ornament():
    assert woven(ALESIA) == woven(ALESIA)
    assert ornament_svg(ALESIA) == ornament_svg(ALESIA)
    assert ornament_svg(ALESIA) != ornament_svg(BAHDAN)


def test_ornaments_never_change():
    """People's pictures are held fast: this fails when the weaving changes."""
    row = b"".join(bytes(cells) for text in (ALESIA, BAHDAN, "") for cells in woven(text))
    assert sha256(row).hexdigest() == "07dbac71c0051846cbc6c67380b48c91817723a135679e5b9bbbf55c1fc5da48"


@pytest.mark.parametrize("text", [ALESIA, BAHDAN, "", "a", "Ж"])
def test_symmetric_over_both_axes_and_diagonals(text):
    rows = woven(text)
    assert rows == tuple(reversed(rows))
    assert rows == tuple(tuple(reversed(row)) for row in rows)
    assert rows == tuple(zip(*rows, strict=True))


def test_no_two_of_ten_thousand_are_alike():
    seen = {bytes(cell for row in woven(f"{n:016d}") for cell in row) for n in range(10_000)}
    assert len(seen) == 10_000


def test_each_is_small_and_neither_empty_nor_full():
    for n in range(500):
        text = f"person-{n}"
        svg, png, rows = ornament_svg(text), ornament_png(text), woven(text)
        assert len(svg.encode()) <= 2048
        assert len(png) <= 1024
        covered = sum(cell > 0 for row in rows for cell in row) / len(rows) ** 2
        assert 0.2 < covered < 0.75


@pytest.mark.parametrize(
    "svg", [ornament_svg(ALESIA), ornament_svg(BAHDAN, linen=False), band_svg(), mark_svg(True)]
)
def test_svg_holds_shapes_only(svg):
    found = {}
    for element in ElementTree.fromstring(svg).iter():
        found.setdefault(element.tag.removeprefix("{http://www.w3.org/2000/svg}"), set()).update(
            element.attrib
        )
    assert set(found) <= set(ALLOWED)
    assert all(attributes <= ALLOWED[tag] for tag, attributes in found.items())


def test_ids_inside_differ_between_pictures():
    ids = [set(re.findall(r'id="(\w+)"', ornament_svg(text))) for text in (ALESIA, BAHDAN)]
    assert [len(one) for one in ids] == [2, 2]
    assert ids[0].isdisjoint(ids[1])


def read_png(png):
    """Rows of palette numbers of a PNG as this module writes it."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, place = {}, 8
    while place < len(png):
        (length,) = unpack(">I", png[place : place + 4])
        kind, data = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        assert unpack(">I", png[place + 8 + length : place + 12 + length]) == (zlib.crc32(kind + data),)
        chunks[kind], place = data, place + 12 + length
    width, height, depth, colour = unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, colour) == (2, 3)
    raw, step, rows = zlib.decompress(chunks[b"IDAT"]), (width + 3) // 4 + 1, []
    above = bytes(step - 1)
    for y in range(height):
        filtered, line = raw[y * step], raw[y * step + 1 : (y + 1) * step]
        above = bytes(a + b & 255 for a, b in zip(above, line, strict=True)) if filtered == 2 else line
        rows.append([above[x // 4] >> (6 - 2 * (x % 4)) & 3 for x in range(width)])
    return rows


@pytest.mark.parametrize("scale", [1, 3, 4])
def test_the_png_shows_the_same_cells(scale):
    rows = woven(ALESIA)
    shown = [row[::scale] for row in read_png(ornament_png(ALESIA, scale))[::scale]]
    assert len(shown) == len(rows) + 4
    assert tuple(tuple(row[2:-2]) for row in shown[2:-2]) == rows


def test_band_and_mark():
    band = read_png(band_png(1))
    assert (len(band), len(band[0])) == (9, 24)
    assert [band[4][0], band[4][23]] == [1, 1]  # the thread goes on over the seam
    mark = read_png(mark_png(1))
    assert mark == mark[::-1] == [row[::-1] for row in mark]
    assert band_svg() != band_svg(night=True)
