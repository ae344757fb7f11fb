"""How a record lies in files, and the signed list of all files of a site.

Below the site's folder::

    record/checkpoint                     signed tree head
    record/tile/…                         tiles and entry bundles (C2SP tlog-tiles)
    record/acts/000.items                 commitments of act 0, one hex line each
    record/acts/000.bodies                bodies of act 0, one canonical line each; withdrawn ones are absent
    record/charters/<hash>.json           every charter there was
    record/manifest                       a signed note: every other file of the site

Manifest text: ``nitka-manifest-1``, the origin, the size of the log, then ``sha256 size path`` sorted by path. A
large site keeps the lines in ``record/manifest.d/<two hex digits>``, by the SHA-256 of the path, and lists those
files instead, so that one changed page costs one short list.
"""

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nitka.ground import tiles

CHECKPOINT = "record/checkpoint"
MANIFEST = "record/manifest"
LISTS = "record/manifest.d/"
# A mirror's mark; the only file of a site that no manifest names.
MIRROR_MARK = ".nitka-mirror"
_FIRST = "nitka-manifest-1"
_INLINE_MOST = 4096
_LINE = re.compile(r"([0-9a-f]{64}) (0|[1-9][0-9]{0,14}) ([^\x00-\x1f\x7f]+)")


class BadLayout(ValueError):
    """A file of a record that is not written as it must be."""


class DiskTrouble(OSError):
    """A file could not be written (disk full, no permission); the old one is untouched."""


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """One line of a manifest: path below the site's folder, SHA-256 in hex, bytes."""

    path: str
    sha256: str
    size: int

    def line(self) -> str:
        """The line as it stands in the list."""
        return f"{self.sha256} {self.size} {self.path}\n"


def items_path(position: int) -> str:
    """Where the commitments of an act lie."""
    return f"record/acts/{tiles.index_path(position)}.items"


def bodies_path(position: int) -> str:
    """Where the bodies of an act lie."""
    return f"record/acts/{tiles.index_path(position)}.bodies"


def charter_path(charter_hash: str) -> str:
    """Where a charter lies."""
    return f"record/charters/{charter_hash}.json"


def tile_path(place: tiles.Place) -> str:
    """Where a tile or bundle lies."""
    return f"record/{place.path}"


def write_lines(lines: Iterable[str]) -> bytes:
    """Text lines, each with its newline."""
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def read_lines(data: bytes) -> list[bytes]:
    """The lines of a file in which every line ends in a newline. Raises ``BadLayout``."""
    if not data:
        return []
    if not data.endswith(b"\n"):
        raise BadLayout("the last line does not end")
    return data[:-1].split(b"\n")


def read_items(data: bytes) -> list[str]:
    """The commitments of an ``.items`` file. Raises ``BadLayout``."""
    lines = read_lines(data)
    for number, line in enumerate(lines, start=1):
        if len(line) != 64 or line.translate(None, b"0123456789abcdef"):
            raise BadLayout(f"line {number} is no commitment")
    return [line.decode("ascii") for line in lines]


def match_bodies(commitments: Sequence[str], data: bytes) -> list[bytes | None]:
    """The body of each commitment, in order, ``None`` where it is absent. Raises ``BadLayout`` for a stranger."""
    lines = read_lines(data)
    found: list[bytes | None] = []
    at = 0
    known = [hashlib.sha256(line).hexdigest() for line in lines]
    for commitment in commitments:
        here = at < len(known) and known[at] == commitment
        found.append(lines[at] if here else None)
        at += here
    if at != len(lines):
        raise BadLayout(f"line {at + 1} is no body of this act, or stands out of order")
    return found


def is_safe(path: str) -> bool:
    """Whether a path stays below the folder it is joined to."""
    parts = path.split("/")
    return not path.startswith("/") and "\\" not in path and not {"", ".", ".."} & set(parts)


def list_file(path: str, data: bytes) -> Listed:
    """The manifest line of a file."""
    return Listed(path, hashlib.sha256(data).hexdigest(), len(data))


def read_list(data: str, first_line: int = 1) -> list[Listed]:
    """The lines of a list. Raises ``BadLayout`` for a malformed, unsafe, doubled or unsorted one."""
    found = []
    for number, line in enumerate(data.split("\n")[:-1], start=first_line):
        match = _LINE.fullmatch(line)
        if not match or not is_safe(match[3]):
            raise BadLayout(f"line {number} is not written: sha256 size path")
        found.append(Listed(match[3], match[1], int(match[2])))
    paths = [one.path for one in found]
    if (data and not data.endswith("\n")) or paths != sorted(set(paths)):
        raise BadLayout("the list is not sorted by path, each once")
    return found


def shard_of(path: str) -> str:
    """The list a path belongs to in a large site."""
    return LISTS + hashlib.sha256(path.encode("utf-8")).hexdigest()[:2]


def manifest_text(origin: str, size: int, lines: Iterable[Listed]) -> str:
    """The text that the log key signs."""
    return f"{_FIRST}\n{origin}\n{size}\n" + "".join(one.line() for one in sorted(lines))


def read_manifest(text: str) -> tuple[str, int, list[Listed]]:
    """Origin, size of the log and lines of a manifest's text. Raises ``BadLayout``."""
    parts = text.split("\n", 3)
    if len(parts) != 4 or parts[0] != _FIRST or not re.fullmatch(r"0|[1-9][0-9]{0,14}", parts[2]):
        raise BadLayout(f"the first lines must be {_FIRST}, origin and size")
    return parts[1], int(parts[2]), read_list(parts[3], first_line=4)


def write_list(files: Iterable[Listed]) -> bytes:
    """A list file."""
    return "".join(one.line() for one in sorted(files)).encode("utf-8")


def make_lists(files: Iterable[Listed]) -> dict[str, bytes]:
    """The list files that a site of these files needs: none for a small site."""
    every = list(files)
    if len(every) <= _INLINE_MOST:
        return {}
    shards: dict[str, list[Listed]] = {}
    for one in every:
        shards.setdefault(shard_of(one.path), []).append(one)
    return {path: write_list(shard) for path, shard in shards.items()}


def write_file(
    folder: Path, path: str, data: bytes, moment: float | None = None, *, durable: bool = True
) -> bool:
    """Write ``data`` to ``path`` below ``folder`` unless it is there already; whether anything was written.

    A temporary file is renamed into place, so a reader, or a power cut, finds the old file or the new one whole.
    ``moment`` (seconds since 1970) becomes the file's time. Not ``durable``: the disk may take its time, for what
    can be fetched again. Raises ``DiskTrouble``.
    """
    target = folder / path
    try:
        if target.read_bytes() == data:
            return False
    except OSError:
        pass
    spare = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, spare = tempfile.mkstemp(prefix=".new-", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        os.chmod(spare, 0o644)
        if moment is not None:
            os.utime(spare, (moment, moment))
        os.replace(spare, target)
    except OSError as wrong:
        if spare:
            Path(spare).unlink(missing_ok=True)
        raise DiskTrouble(f"{path} could not be written: {wrong.strerror or wrong}") from wrong
    return True


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Let one process in at a time; the others wait. The lock goes with the process, however that ends."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def settle(folder: Path) -> None:
    """Make renames in a folder outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def files_below(folder: Path) -> list[str]:
    """Every file below a folder, as paths with slashes, sorted; a mirror's mark is left out."""
    found = []
    for place, _, names in os.walk(folder):
        below = Path(place).relative_to(folder).as_posix()
        found += [name if below == "." else f"{below}/{name}" for name in names]
    return sorted(path for path in found if path != MIRROR_MARK)
