"""Everything in one zip, written piece by piece: only the packed bytes of the moment lie in memory."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime

_PIECE = 1 << 20


class _Pipe(io.RawIOBase):
    """What the zip writer writes into; ``take`` hands the bytes on."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._sent = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self._held += data  # type: ignore[arg-type]
        return len(data)  # type: ignore[arg-type]

    def tell(self) -> int:
        return self._sent + len(self._held)

    def take(self) -> bytes:
        """What has been written since the last time."""
        piece = bytes(self._held)
        self._held.clear()
        self._sent += len(piece)
        return piece


def zipped(entries: Iterable[tuple[str, Iterable[str]]], at: datetime) -> Iterator[bytes]:
    """A zip of text files, each given as name and pieces of text; ``at`` (the landing hour) is every file's time."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        for name, pieces in entries:
            info = zipfile.ZipInfo(name, date_time=(max(at.year, 1980), at.month, at.day, at.hour, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with archive.open(info, "w") as entry:
                for batch in batched_bytes(pieces):
                    entry.write(batch)
                    if packed := pipe.take():
                        yield packed
    yield pipe.take()


def batched_bytes(pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces of text as UTF-8, about a megabyte at a time."""
    held, size = [], 0
    for piece in pieces:
        data = piece.encode()
        held.append(data)
        size += len(data)
        if size >= _PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)
