"""Copy a whole site into a folder, checked: what does not hold is not copied, what was withdrawn is deleted."""

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from nitka.client.memory import Memory, SeenTree, fork_problems
from nitka.client.replay import Finding, replay
from nitka.client.sources import FolderSource, HttpSource, Missing, Source, SourceTrouble
from nitka.client.verify import read_manifest
from nitka.ground import layout, merkle, notes

_AT_ONCE = 16
_TOGETHER = 32
_TRIES = 3


class MirrorRefused(RuntimeError):
    """The folder cannot become a mirror, or the source does not hold. ``findings`` name files of the source."""

    def __init__(self, text: str, findings: list[Finding] | None = None):
        self.findings = findings or []
        super().__init__(text)


class _Moved(Exception):
    """The source published something while it was copied."""


@dataclass(frozen=True, slots=True)
class Mirrored:
    """What a run did: files of the site, files written, files removed, acts of the record."""

    files: int
    written: int
    removed: int
    size: int
    root: str
    founding: str


def mirror(
    source: Source,
    folder: Path,
    *,
    memory: Memory | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Mirrored:
    """Make ``folder`` the same as ``source``; run again, it fetches what is new and deletes what is gone.

    An interrupted run is taken up where it stopped. Raises ``MirrorRefused`` when the folder holds something else,
    when the record does not hold, or when it is not the continuation of what the mirror has; then nothing in the
    folder was changed. Raises ``layout.DiskTrouble`` when the disk is full.
    """
    _claim(folder)
    for _ in range(_TRIES):
        try:
            return _mirror_once(source, folder, memory or Memory(None), progress or _silent)
        except _Moved:
            if isinstance(source, HttpSource):
                source.forget()
    raise MirrorRefused(f"{source.name} kept changing while it was copied: try again")


def _silent(_what: str, _done: int, _total: int) -> None:
    """Nobody watches."""


def _claim(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise MirrorRefused(f"{folder} is a file")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / layout.MIRROR_MARK).exists():
        raise MirrorRefused(f"{folder} is not empty and is no mirror: choose another folder")
    layout.write_file(folder, layout.MIRROR_MARK, b"A mirror made by nitka; it may be run again.\n")


def _mirror_once(
    site: Source, folder: Path, memory: Memory, told: Callable[[str, int, int], None]
) -> Mirrored:
    source = _Steady(site)
    state = replay(source, progress=lambda done, total: told("acts", done, total))
    state.report(layout.CHECKPOINT, *fork_problems(_head_of(folder), state.hashes))
    state.report(layout.CHECKPOINT, *fork_problems(memory.tree(state.founding), state.hashes))
    listed = read_manifest(state)
    if state.findings:
        raise MirrorRefused(f"{source.name} does not hold; nothing was copied", state.findings)
    hour = state.standing.hour_at
    shelf = _Shelf(folder, hour.timestamp() if hour else 0.0)
    # The two files that vouch for the others come last.
    wanted = [one for one in listed if one.path != layout.CHECKPOINT]
    written = _copy(source, shelf, wanted, lambda done, total: told("files", done, total))
    removed = _remove_others(folder, listed)
    for path in (layout.CHECKPOINT, layout.MANIFEST):
        written += layout.write_file(folder, path, source.read(path), shelf.moment)
    root = merkle.Tree(state.hashes).root().hex()
    memory.keep(source.name, state.founding, SeenTree(len(state.hashes), root))
    return Mirrored(len(listed) + 1, written, removed, len(state.hashes), root, state.founding)


class _Steady:
    """A source whose checkpoint and manifest are read once, so that what was checked is what is kept."""

    def __init__(self, source: Source):
        self.inner, self.name = source, source.name
        self._kept: dict[str, bytes] = {}

    def read(self, path: str, limit: int | None = None) -> bytes:
        """The bytes of a file."""
        if path not in (layout.CHECKPOINT, layout.MANIFEST):
            return self.inner.read(path, limit)
        if path not in self._kept:
            self._kept[path] = self.inner.read(path)
        return self._kept[path]

    def paths(self) -> list[str] | None:
        """Every file, when the source can tell."""
        return self.inner.paths()


class _Shelf:
    """The folder of a mirror: many small files, each there whole or not at all, with the landing hour as time."""

    def __init__(self, folder: Path, moment: float):
        self.folder, self.moment = str(folder), moment
        self._made: set[str] = set()

    def holds(self, file: layout.Listed) -> bool:
        """Whether the file is there, the same."""
        try:
            target = f"{self.folder}/{file.path}"
            if os.stat(target).st_size != file.size:
                return False
            with open(target, "rb") as there:
                return hashlib.sha256(there.read()).hexdigest() == file.sha256
        except OSError:
            return False

    def put(self, path: str, data: bytes) -> None:
        """Write a file. Raises ``layout.DiskTrouble``."""
        target = f"{self.folder}/{path}"
        parent = os.path.dirname(target)
        try:
            if parent not in self._made:
                os.makedirs(parent, exist_ok=True)
                self._made.add(parent)
            with open(f"{target}.new", "wb") as fresh:
                fresh.write(data)
            os.utime(f"{target}.new", (self.moment, self.moment))
            os.replace(f"{target}.new", target)
        except OSError as wrong:
            Path(f"{target}.new").unlink(missing_ok=True)
            raise layout.DiskTrouble(f"{path} could not be written: {wrong.strerror or wrong}") from wrong


def _head_of(folder: Path) -> SeenTree | None:
    """The tree that the mirror holds already."""
    try:
        text, _ = notes.split(FolderSource(folder).read(layout.CHECKPOINT))
        head = notes.parse_checkpoint(text)
    except (Missing, SourceTrouble, notes.BadNote):
        return None
    return SeenTree(head.size, head.root.hex())


def _copy(
    source: _Steady, shelf: _Shelf, wanted: list[layout.Listed], told: Callable[[int, int], None]
) -> int:
    def some(files: Sequence[layout.Listed]) -> int:
        fresh = 0
        for file in files:
            if shelf.holds(file):
                continue
            try:
                data = source.read(file.path, file.size)
            except Missing:
                raise _Moved from None
            if len(data) != file.size or hashlib.sha256(data).hexdigest() != file.sha256:
                raise _Moved
            shelf.put(file.path, data)
            fresh += 1
        return fresh

    done = written = 0
    parts = [wanted[start : start + _TOGETHER] for start in range(0, len(wanted), _TOGETHER)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        try:
            for part, fresh in zip(parts, pool.map(some, parts), strict=True):
                done, written = done + len(part), written + fresh
                told(done, len(wanted))
        except _Moved:
            pool.shutdown(cancel_futures=True)
            if _changed_since(source.inner, wanted):
                raise
            broken = [
                Finding(file.path, "is not the file that was signed") for file in _wrong(source, wanted)
            ]
            raise MirrorRefused(f"{source.name} does not hold", broken) from None
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return written


def _changed_since(source: Source, wanted: list[layout.Listed]) -> bool:
    """Whether the source's own manifest no longer lists what we were told to copy."""
    if isinstance(source, HttpSource):
        source.forget()
    state = replay(source)
    listed = {one.path: one for one in read_manifest(state)}
    return any(listed.get(file.path) != file for file in wanted)


def _wrong(source: Source, wanted: list[layout.Listed]) -> list[layout.Listed]:
    found = []
    for file in wanted:
        try:
            if layout.list_file(file.path, source.read(file.path, file.size)) != file:
                found.append(file)
        except (Missing, SourceTrouble):
            found.append(file)
    return found


def _remove_others(folder: Path, listed: list[layout.Listed]) -> int:
    keep = {one.path for one in listed} | {layout.MANIFEST, layout.CHECKPOINT}
    gone = [path for path in layout.files_below(folder) if path not in keep]
    for path in gone:
        (folder / path).unlink()
    for place in sorted((one for one in folder.rglob("*") if one.is_dir()), reverse=True) if gone else ():
        if not any(place.iterdir()):
            shutil.rmtree(place)
    return len(gone)
