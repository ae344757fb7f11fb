"""Where a record is read from: a folder (a mirror, a USB stick) or an address on the web."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, urlsplit

import httpx

from nitka.ground import layout

_LARGEST = 4 * 2**30
_CHUNK = 2**20
_TRIES, _PAUSE = 4, 0.2  # a fetch that broke off is tried again; seconds between


class Missing(LookupError):
    """The source has no such file."""


class SourceTrouble(RuntimeError):
    """The source does not answer as it should (no network, an error page, too much data)."""


class Source(Protocol):
    """A site as files."""

    name: str

    def read(self, path: str, limit: int | None = None) -> bytes:
        """The bytes of a file, at most ``limit`` + 1 of them. Raises ``Missing`` or ``SourceTrouble``."""

    def paths(self) -> list[str] | None:
        """Every file there is, or nothing when the source cannot tell."""


class FolderSource:
    """A site in a folder."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.name = str(folder.resolve())

    def read(self, path: str, limit: int | None = None) -> bytes:
        """The bytes of a file."""
        target = self.folder / path
        try:
            # A pipe or a device would never end.
            if not layout.is_safe(path) or not target.is_file():
                raise Missing(path)
            with target.open("rb") as file:
                most = os.fstat(file.fileno()).st_size if limit is None else limit
                return file.read(min(most, _LARGEST) + 1)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            raise Missing(path) from None
        except OSError as wrong:
            raise SourceTrouble(f"{path}: {wrong.strerror}") from wrong

    def paths(self) -> list[str] | None:
        """Every file below the folder."""
        return layout.files_below(self.folder)


class HttpSource:
    """A site on the web; files of the record are kept in memory, for they are read twice."""

    def __init__(self, address: str, client: httpx.Client | None = None):
        self.name = address.rstrip("/")
        self._client = client or httpx.Client(timeout=30, limits=httpx.Limits(max_connections=16))
        self._kept: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def read(self, path: str, limit: int | None = None) -> bytes:
        """The bytes of a file, fetched."""
        with self._lock:
            if path in self._kept:
                return self._kept[path]
        data = self._fetch(path, _LARGEST if limit is None else min(limit, _LARGEST))
        if path.startswith("record/"):
            with self._lock:
                self._kept[path] = data
        return data

    def paths(self) -> list[str] | None:
        """Nobody can list a site on the web."""
        return None

    def forget(self) -> None:
        """Fetch everything anew from now on: the site has changed."""
        with self._lock:
            self._kept.clear()

    def _fetch(self, path: str, limit: int) -> bytes:
        for left in range(_TRIES - 1, -1, -1):
            try:
                return self._fetch_once(path, limit)
            except httpx.TransportError as wrong:
                # A kept connection that the server closed meanwhile, a hiccup of a slow line: try again.
                if not left:
                    raise SourceTrouble(f"{path}: {wrong or type(wrong).__name__}") from wrong
                time.sleep(_PAUSE)
        raise AssertionError("unreachable")

    def _fetch_once(self, path: str, limit: int) -> bytes:
        try:
            with self._client.stream("GET", f"{self.name}/{quote(path)}") as answer:
                if answer.is_redirect:
                    # Another place is another place: it is for the person to say that they mean it.
                    place = answer.headers.get("location", "").removesuffix(f"/{path}")
                    raise SourceTrouble(
                        f"the site sends on to {place!r}: if that is right, name that address"
                    )
                if answer.status_code in (404, 410):
                    raise Missing(path)
                if answer.status_code != 200:
                    raise SourceTrouble(f"{path}: the site answered {answer.status_code}")
                return _at_most(answer.iter_bytes(_CHUNK), limit)
        except httpx.TransportError:
            raise
        except (httpx.HTTPError, httpx.InvalidURL) as wrong:
            raise SourceTrouble(f"{path}: {wrong or type(wrong).__name__}") from wrong


def open_source(text: str) -> Source:
    """A source from what a person typed: an address, or a folder. Raises ``SourceTrouble``."""
    if text.lower().startswith(("http://", "https://")):
        try:
            host = urlsplit(text).hostname
        except ValueError:
            host = None
        if not host:
            raise SourceTrouble(f"{text} is no address of a site")
        return HttpSource(text)
    folder = Path(text)
    if not os.path.isdir(folder):
        raise SourceTrouble(f"{text} is neither an address nor a folder")
    if not (folder / layout.CHECKPOINT).exists() and (folder / "site" / layout.CHECKPOINT).exists():
        return FolderSource(folder / "site")
    return FolderSource(folder)


def _at_most(chunks: Iterator[bytes], limit: int) -> bytes:
    parts, total = [], 0
    for chunk in chunks:
        parts.append(chunk)
        total += len(chunk)
        if total > limit:
            break
    return b"".join(parts)[: limit + 1]
