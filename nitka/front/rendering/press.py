"""A run of the renderer: kinds cut into slices, slices given to one or several processes."""

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connections

from nitka.front.rendering.kinds import Kind, Slice
from nitka.front.rendering.shelf import Entry, Shelf
from nitka.front.rendering.site import Site

# Below this many slices one process is faster than starting more.
SLICES_FOR_MANY = 12


@dataclass(slots=True)
class Report:
    """What a run did: how many files were asked for, which were written, which were removed (paths)."""

    asked: int = 0
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Press:
    """Site, folder and kinds of one run."""

    site: Site
    folder: Path
    kinds: Sequence[Kind]
    processes: int = 1

    def print_all(self) -> Report:
        """Every file of every kind; what no kind asks for any more is removed."""
        return self._run(
            [(number, cut) for number, kind in enumerate(self.kinds) for cut in kind.slices(self.site)]
        )

    def purge(self, subjects: Sequence[str]) -> list[str]:
        """Remove every file of ``subjects`` now, whatever else is still to be written; the paths."""
        shelf = self._shelf()
        try:
            return shelf.drop_subjects(subjects, shelf.next_run())
        finally:
            shelf.close()

    def print_subjects(self, subjects: Sequence[str]) -> Report:
        """What must be out at once when ``subjects`` changed. Files of subjects that are gone are removed."""
        jobs = [
            (number, cut)
            for number, kind in enumerate(self.kinds)
            for cut in kind.slices_of(self.site, subjects)
        ]
        return self._run(jobs, subjects)

    def _run(self, jobs: list[tuple[int, Slice]], subjects: Sequence[str] | None = None) -> Report:
        report = Report()
        shelf = self._shelf()
        run = shelf.next_run()
        try:
            for entries in self._entries(jobs):
                shelf.keep(entries, run)
                report.asked += len(entries)
                report.written += [entry.path for entry in entries if entry.written]
            if subjects is not None:
                report.removed = shelf.drop_subjects(subjects, run)
            else:
                report.removed = shelf.drop_unasked(
                    run, [kind.name for kind in self.kinds] if self._some() else ()
                )
        finally:
            shelf.close()
        return report

    def _some(self) -> bool:
        """Whether only some kinds were named: then other kinds' files stay."""
        return not any(kind.name == "root" for kind in self.kinds)

    def _entries(self, jobs: list[tuple[int, Slice]]) -> Iterator[list[Entry]]:
        if self.processes < 2 or len(jobs) < SLICES_FOR_MANY:
            shelf = self._shelf()
            for number, cut in jobs:
                yield _slice(self, shelf, number, cut)
            shelf.close()
            return
        connections.close_all()  # a connection must not be shared between processes
        with multiprocessing.get_context("fork").Pool(self.processes, _start, (self,)) as pool:
            yield from pool.imap_unordered(_work, jobs, chunksize=1)

    def _shelf(self) -> Shelf:
        site = self.site
        return Shelf(self.folder, site.landed_at, f"{site.release}|{site.style}|")


def _slice(press: Press, shelf: Shelf, number: int, cut: Slice) -> list[Entry]:
    kind = press.kinds[number]
    return [shelf.put(file, kind.name) for file in kind.files(press.site, cut)]


_here: dict[str, tuple[Press, Shelf]] = {}


def _start(press: Press) -> None:
    _here["press"] = (press, press._shelf())


def _work(job: tuple[int, Slice]) -> list[Entry]:
    return _slice(*_here["press"], *job)
