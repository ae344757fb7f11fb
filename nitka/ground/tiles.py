"""Tiles (C2SP ``tlog-tiles``): a log's tree and entries as a finite set of static files.

A tile of level L holds up to 256 consecutive hashes of whole subtrees of 256^L leaves. Only tiles are kept; every
other hash is computed from them. Entry bundles hold up to 256 entries, each after its length in two bytes.

One deviation, on purpose: a snapshot carries only the partial tiles of its own size. An older partial tile is a
prefix of the newer one, so nothing is lost, and a year of daily checkpoints does not fill a USB stick.
"""

import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from nitka.ground import merkle

WIDTH = 256
_HEIGHT = 8
LONGEST_ENTRY = 0xFFFF


class BadTile(ValueError):
    """A tile or bundle of the wrong shape, or a place outside the tree."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a tile stands: level (−1 for entry bundles), index in its level, number of hashes or entries."""

    level: int
    index: int
    width: int

    @property
    def path(self) -> str:
        """The path below the log's prefix, e.g. ``tile/0/x001/234.p/17`` or ``tile/entries/000``."""
        level = "entries" if self.level < 0 else str(self.level)
        partial = f".p/{self.width}" if self.width < WIDTH else ""
        return f"tile/{level}/{index_path(self.index)}{partial}"


def index_path(index: int) -> str:
    """An index in path elements of three digits: 1234067 → ``x001/x234/067``."""
    if index < 0:
        raise BadTile(f"no tile has the index {index}")
    parts = [f"{index % 1000:03d}"]
    while index := index // 1000:
        parts.append(f"x{index % 1000:03d}")
    return "/".join(reversed(parts))


def places(size: int, since: int = 0) -> Iterator[Place]:
    """Every tile of a tree of ``size`` leaves that a tree of ``since`` leaves did not have, bottom up."""
    level, count, known = 0, size, since
    while count:
        for index in range(known // WIDTH, -(-count // WIDTH)):
            width = min(WIDTH, count - index * WIDTH)
            if min(WIDTH, max(0, known - index * WIDTH)) != width:
                yield Place(level, index, width)
        level, count, known = level + 1, count // WIDTH, known // WIDTH


def bundles(size: int, since: int = 0) -> Iterator[Place]:
    """Every entry bundle of ``size`` entries that ``since`` entries did not have."""
    for index in range(since // WIDTH, -(-size // WIDTH)):
        width = min(WIDTH, size - index * WIDTH)
        if min(WIDTH, max(0, since - index * WIDTH)) != width:
            yield Place(-1, index, width)


def append(
    size: int, hashes: Sequence[bytes], read: Callable[[int, int], bytes]
) -> dict[tuple[int, int], bytes]:
    """The tiles that change when leaf hashes are appended to a tree of ``size``: (level, index) → whole content.

    ``read(level, index)`` gives the present content of a tile that exists. The work is proportional to what is
    appended, never to the size of the tree.
    """
    changed: dict[tuple[int, int], bytes] = {}
    level, count, fresh = 0, size, list(hashes)
    while fresh:
        above: list[bytes] = []
        while fresh:
            index, have = divmod(count, WIDTH)
            room = WIDTH - have
            content = (read(level, index) if have else b"") + b"".join(fresh[:room])
            count, fresh = count + len(fresh[:room]), fresh[room:]
            changed[level, index] = content
            if len(content) == WIDTH * 32:
                above.append(merkle.Tree(split(content)).root())
        level, count, fresh = level + 1, size // WIDTH ** (level + 1), above
    return changed


def split(content: bytes) -> list[bytes]:
    """The hashes of a tile. Raises ``BadTile``."""
    if not content or len(content) % 32 or len(content) > WIDTH * 32:
        raise BadTile(f"a tile has 1 to {WIDTH} hashes of 32 bytes, not {len(content)} bytes")
    return [content[i : i + 32] for i in range(0, len(content), 32)]


class TileTree:
    """Hashes of whole subtrees, out of tiles: what the proofs of ``merkle`` ask for.

    ``read(level, index)`` gives a tile's content; each tile is read once and its inner hashes are kept.
    """

    def __init__(self, read: Callable[[int, int], bytes]):
        self._read = read
        self._kept: dict[tuple[int, int], merkle.Tree] = {}

    def perfect(self, level: int, index: int) -> bytes:
        """The hash of the whole subtree over leaves ``[index · 2^level, (index + 1) · 2^level)``."""
        tile_level, height = divmod(level, _HEIGHT)
        tile, offset = divmod(index << height, WIDTH)
        inner = self._kept.get((tile_level, tile))
        if inner is None:
            inner = self._kept[tile_level, tile] = merkle.Tree(split(self._read(tile_level, tile)))
        try:
            return inner.perfect(height, offset >> height)
        except IndexError:
            raise BadTile(f"tile {tile_level}/{tile} is too narrow") from None


def pack(entries: Iterable[bytes]) -> bytes:
    """Entries as a bundle. Raises ``BadTile`` for one above 65,535 bytes."""
    parts = []
    for entry in entries:
        if len(entry) > LONGEST_ENTRY:
            raise BadTile(f"an entry of {len(entry)} bytes does not fit a bundle")
        parts += [struct.pack(">H", len(entry)), entry]
    return b"".join(parts)


def unpack(bundle: bytes, width: int) -> list[bytes]:
    """The ``width`` entries of a bundle. Raises ``BadTile`` when it is cut off, or longer."""
    entries, at = [], 0
    for _ in range(width):
        if at + 2 > len(bundle):
            raise BadTile("the bundle is cut off")
        length = int.from_bytes(bundle[at : at + 2], "big")
        at += 2 + length
        if at > len(bundle):
            raise BadTile("the bundle is cut off")
        entries.append(bundle[at - length : at])
    if at != len(bundle):
        raise BadTile("the bundle is longer than its entries")
    return entries
