"""What a page module offers: kinds of files, each a function of its inputs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nitka.front.rendering.site import Site
from nitka.front.rendering.stock import Slice

__all__ = ["File", "Kind", "Slice", "always"]


@dataclass(frozen=True, slots=True)
class File:
    """One file of the site. ``path`` is relative to the site folder, with ``/``.

    ``inputs`` names everything the bytes depend on (the renderer adds release and language words); when it is
    what it was, the file is left alone and ``build`` is never called. Empty: always built, written if changed.
    A large file may be built as an iterator of pieces, so that it never lies in memory as a whole.
    ``subject``: whose file it is, so that it goes at once when that subject is withdrawn.
    """

    path: str
    inputs: str
    build: Callable[[], str | bytes | Iterator[bytes]]
    subject: str = ""


def _one_slice(_site: Site) -> Iterable[Slice]:
    return (None,)


def _no_slice(_site: Site, _subjects: Sequence[str]) -> Iterable[Slice]:
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of files. ``slices`` cuts the work for several processes; ``files`` gives the files of a slice.

    ``slices_of`` gives the slices to do at once when only some subjects changed (persons' own pages; the home
    page always); the rest waits for the nightly run. A small site does everything at once.
    """

    name: str
    files: Callable[[Site, Slice], Iterator[File]]
    slices: Callable[[Site], Iterable[Slice]] = field(default=_one_slice)
    slices_of: Callable[[Site, Sequence[str]], Iterable[Slice]] = field(default=_no_slice)


def always(_site: Site, _subjects: Sequence[str]) -> Iterable[Slice]:
    """For kinds that go out at once after every act: their one slice."""
    return (None,)
