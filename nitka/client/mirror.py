"""Copy a whole site into a folder, checked: what does not hold is not copied, what was withdrawn is deleted."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from nitka.client.memory import Memory, SeenTree, fork_problems
from nitka.client.replay import Finding, replay
from nitka.client.sources import FolderSource, HttpSource, Missing, Source, SourceTrouble
from nitka.client.verify import read_manifest
from nitka.ground import layout, merkle, notes

_AT_ONCE = 16
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
    source: Source, folder: Path, memory: Memory, told: Callable[[str, int, int], None]
) -> Mirrored:
    state = replay(source, progress=lambda done, total: told("acts", done, total))
    state.report(layout.CHECKPOINT, *fork_problems(_head_of(folder), state.hashes))
    state.report(layout.CHECKPOINT, *fork_problems(memory.tree(state.founding), state.hashes))
    listed = read_manifest(state)
    if state.findings:
        raise MirrorRefused(f"{source.name} does not hold; nothing was copied", state.findings)
    # The two files that vouch for the others come last.
    last = {layout.CHECKPOINT}
    wanted = [one for one in listed if one.path not in last]
    written = _copy(source, folder, wanted, lambda done, total: told("files", done, total))
    removed = _remove_others(folder, listed)
    for path in (layout.CHECKPOINT, layout.MANIFEST):
        written += layout.write_file(folder, path, source.read(path))
    root = merkle.Tree(state.hashes).root().hex()
    memory.keep(source.name, state.founding, SeenTree(len(state.hashes), root))
    return Mirrored(len(listed) + 1, written, removed, len(state.hashes), root, state.founding)


def _head_of(folder: Path) -> SeenTree | None:
    """The tree that the mirror holds already."""
    try:
        text, _ = notes.split(FolderSource(folder).read(layout.CHECKPOINT))
        head = notes.parse_checkpoint(text)
    except (Missing, SourceTrouble, notes.BadNote):
        return None
    return SeenTree(head.size, head.root.hex())


def _copy(source: Source, folder: Path, wanted: list[layout.Listed], told: Callable[[int, int], None]) -> int:
    def one(file: layout.Listed) -> bool:
        target = folder / file.path
        if _is_there(target, file):
            return False
        try:
            data = source.read(file.path, file.size)
        except Missing:
            raise _Moved from None
        if layout.list_file(file.path, data) != file:
            raise _Moved
        return layout.write_file(folder, file.path, data, durable=False)

    written = 0
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        try:
            for done, fresh in enumerate(pool.map(one, wanted), start=1):
                written += fresh
                if done % 200 == 0 or done == len(wanted):
                    told(done, len(wanted))
        except _Moved:
            pool.shutdown(cancel_futures=True)
            if _changed_since(source, wanted):
                raise
            broken = [
                Finding(file.path, "is not the file that was signed") for file in _wrong(source, wanted)
            ]
            raise MirrorRefused(f"{source.name} does not hold", broken) from None
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return written


def _is_there(target: Path, file: layout.Listed) -> bool:
    try:
        if target.stat().st_size != file.size:
            return False
        return layout.list_file(file.path, target.read_bytes()) == file
    except OSError:
        return False


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
    for path in sorted((p for p in folder.rglob("*") if p.is_dir()), reverse=True) if gone else ():
        if not any(path.iterdir()):
            shutil.rmtree(path)
    return len(gone)
