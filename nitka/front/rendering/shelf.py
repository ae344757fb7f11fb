"""The site folder and what is known of each file in it: written only when the bytes changed, never half.

What is known lies in a small database beside the folder (``<folder>.sqlite3``): path, hash of the inputs, SHA-256 and
size of the bytes, subject, number of the run that last asked for it. If it is lost, everything is built again.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nitka.front.rendering.kinds import File

_TABLE = """
CREATE TABLE IF NOT EXISTS file (
    path TEXT PRIMARY KEY, inputs BLOB NOT NULL, sha256 BLOB NOT NULL, size INTEGER NOT NULL,
    subject TEXT NOT NULL, kind TEXT NOT NULL, run INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_subject ON file (subject) WHERE subject != '';
"""


class SiteFolderError(Exception):
    """The site folder cannot be written: names the file and the reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file as the shelf knows it. ``written`` says whether this run changed the bytes."""

    path: str
    inputs: bytes
    sha256: bytes
    size: int
    subject: str
    kind: str
    written: bool


class Shelf:
    """The site folder of one run."""

    def __init__(self, folder: Path, landed_at: datetime, salt: str):
        self.folder = folder
        self._time = landed_at.timestamp()
        self._salt = salt.encode()
        self._made: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)
        self._known = sqlite3.connect(folder.with_name(folder.name + ".sqlite3"), timeout=60)
        self._known.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;" + _TABLE
        )

    def put(self, file: File, kind: str) -> Entry:
        """Build ``file`` if its inputs changed and write it if its bytes changed."""
        known = self._known.execute(
            "SELECT inputs, sha256, size FROM file WHERE path = ?", (file.path,)
        ).fetchone()
        inputs = (
            hashlib.blake2b(self._salt + file.inputs.encode(), digest_size=16).digest()
            if file.inputs
            else b""
        )
        target = self.folder / file.path
        there = known is not None and _size(target) == known[2]
        if there and inputs and known[0] == inputs:
            return Entry(file.path, inputs, known[1], known[2], file.subject, kind, written=False)
        built = file.build()
        if not isinstance(built, (str, bytes)):
            digest, size = self._stream(target, built)
            return Entry(file.path, inputs, digest, size, file.subject, kind, written=True)
        data = built.encode() if isinstance(built, str) else built
        digest = hashlib.sha256(data).digest()
        changed = not (there and known[1] == digest)
        if changed:
            self._stream(target, (data,))
        return Entry(file.path, inputs, digest, len(data), file.subject, kind, written=changed)

    def _stream(self, target: Path, pieces: Iterable[bytes]) -> tuple[bytes, int]:
        """Write the pieces to ``target``, whole or not at all; their SHA-256 and size."""
        parent, fresh = os.path.dirname(target), f"{target}.new"
        digest, size = hashlib.sha256(), 0
        try:
            if parent not in self._made:
                os.makedirs(parent, exist_ok=True)
                self._made.add(parent)
            with open(fresh, "wb") as out:
                for piece in pieces:
                    out.write(piece)
                    digest.update(piece)
                    size += len(piece)
            os.utime(fresh, (self._time, self._time))
            os.replace(fresh, target)
        except OSError as wrong:
            with suppress(OSError):
                Path(fresh).unlink()
            raise SiteFolderError(f"{target}: {wrong.strerror}") from wrong
        return digest.digest(), size

    def next_run(self) -> int:
        """The number of a new run."""
        return int(self._known.execute("SELECT coalesce(max(run), 0) + 1 FROM file").fetchone()[0])

    def keep(self, entries: Iterable[Entry], run: int) -> None:
        """Remember what a slice gave."""
        with self._known:
            self._known.executemany(
                "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(e.path, e.inputs, e.sha256, e.size, e.subject, e.kind, run) for e in entries],
            )

    def drop_unasked(self, run: int, kinds: Sequence[str] = ()) -> list[str]:
        """Remove the files that run ``run`` did not ask for (all kinds, or only those named); their paths."""
        marks = ",".join("?" * len(kinds))
        where = f"run < ? AND kind IN ({marks})" if kinds else "run < ?"
        return self._drop(where, (run, *kinds))

    def drop_subjects(self, subjects: Sequence[str], run: int) -> list[str]:
        """Remove the files of ``subjects`` that run ``run`` did not ask for; their paths."""
        return [
            path for subject in subjects for path in self._drop("subject = ? AND run < ?", (subject, run))
        ]

    def _drop(self, where: str, values: tuple[object, ...]) -> list[str]:
        paths = [row[0] for row in self._known.execute(f"SELECT path FROM file WHERE {where}", values)]  # noqa: S608
        for path in paths:
            (self.folder / path).unlink(missing_ok=True)
        with self._known:
            self._known.execute(f"DELETE FROM file WHERE {where}", values)  # noqa: S608
        return paths

    def files(self) -> Iterator[tuple[str, str, int]]:
        """Path, SHA-256 in hex and size of every file, by path: what the manifest of the record lists."""
        for path, digest, size in self._known.execute("SELECT path, sha256, size FROM file ORDER BY path"):
            yield path, digest.hex(), size

    def close(self) -> None:
        """Let go of the database."""
        self._known.close()


def _size(path: Path) -> int:
    """Bytes of the file, -1 when there is none."""
    try:
        return os.stat(path).st_size
    except OSError:
        return -1
